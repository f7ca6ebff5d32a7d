"""Every page and dialog: named, reachable by keyboard, and whole in every language and size."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

import pytest

from konnect_desktop.domain.portals import Portal
from konnect_desktop.viewmodels.timeline_filter import Shown
from tests.support.qt_loop import Run, until
from tests.window.acting import read
from tests.window.home import Home
from tests.window.looks import LOOKS, Look, look_through, stage_of, walk_through
from tools.screenshots.scene import Scene
from tools.screenshots.scenes_over import DIALOGS
from tools.screenshots.scenes_photos import PHOTOS
from tools.screenshots.scenes_saving import PLAN
from tools.screenshots.scenes_timeline import PAGES
from tools.screenshots.stage import Stage

PARTS = [
    pytest.param(PAGES, id="pages"),
    pytest.param(PHOTOS, id="photos"),
    pytest.param((*DIALOGS, *PLAN), id="dialogs"),
]


@asynccontextmanager
async def few_entries(stage: Stage) -> AsyncGenerator[None]:
    """Show few entries: Tab goes through all of a list, and this one has hundreds."""
    timeline = stage.work.timeline
    before = timeline.rowCount()
    timeline.set_children(frozenset({timeline.active_children()[0].key}))
    timeline.set_kinds(frozenset({Shown.VIDEOS}))
    await until(lambda: 0 < timeline.rowCount() < before / 5)
    yield
    timeline.set_children(None)
    timeline.set_kinds(None)


@asynccontextmanager
async def signed_in(home: Home) -> AsyncGenerator[Stage]:
    """Open the window with two families that have been read."""
    async with home.app() as app:
        for org in ("demo", "demo2"):
            who = home.wire.of(org)
            where = Portal(org, f"https://{org}.ouderportaal.nl")
            done = await app.work.keeper.sign_in(where, who.username, who.password, keep=False)
            await app.work.accounts.take(done.account_id)
        app.shell.window.show_page()
        await read(app)
        yield stage_of(app)


@pytest.mark.parametrize("scenes", PARTS)
@pytest.mark.parametrize("looks", LOOKS)
def test_every_page_and_dialog_is_named_and_whole_in_every_language_and_text_size(
    run: Run, home: Home, looks: Sequence[Look], scenes: Sequence[Scene]
) -> None:
    async def story() -> None:
        async with signed_in(home) as stage:
            assert await look_through(stage, scenes, looks) == {}

    run(story())


@pytest.mark.parametrize("scenes", PARTS)
def test_tab_goes_round_every_page_and_dialog_and_shows_where_it_is(
    run: Run, home: Home, scenes: Sequence[Scene]
) -> None:
    async def story() -> None:
        async with signed_in(home) as stage:
            few = {"timeline": Scene("timeline", few_entries)}
            shown = [few.get(scene.name, scene) for scene in scenes]
            assert await walk_through(stage, shown) == {}

    run(story())
