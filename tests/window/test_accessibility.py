"""Every page and dialog: named, reachable by keyboard, and whole in every language and size."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

import pytest
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.portals import Portal
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run, the_application, until
from tests.support.window import App
from tests.window.acting import read
from tests.window.home import Home
from tests.window.reach import controls, problems, settle, tab_tour
from tools.screenshots.scene import Scene
from tools.screenshots.scenes_over import DIALOGS
from tools.screenshots.scenes_saving import PLAN
from tools.screenshots.scenes_sign_in import FIRST_RUN
from tools.screenshots.scenes_timeline import PAGES
from tools.screenshots.stage import Dressed, Stage

WIDE, SLIM, NARROW = (1280, 800), (900, 640), (480, 800)
USUAL = ((Language.NL, 100, WIDE), (Language.DOUBLED, 200, WIDE), (Language.DOUBLED, 100, NARROW))
EVERY = tuple(
    (language, percent, size)
    for language in (Language.NL, Language.EN, Language.DOUBLED)
    for percent in (100, 200)
    for size in (WIDE, SLIM, NARROW)
)
SIGNED_IN = (*PAGES, *DIALOGS, *PLAN)
Look = tuple[Language, int, tuple[int, int]]
LOOKS = [
    pytest.param(USUAL, id="usual"),
    *(
        pytest.param((look,), marks=pytest.mark.deep, id=f"{look[0]}-{look[1]}-{look[2][0]}")
        for look in EVERY
    ),
]


def stage_of(app: App) -> Stage:
    shell = app.shell
    dressed = Dressed(the_application(), shell._themes, shell._languages)
    return Stage(dressed, app.work, shell)


def scope_of(stage: Stage) -> QWidget:
    """Return what can be reached now: the dialog that is open, else the window."""
    window = stage.window
    dialogs = [each for each in window.findChildren(Dialog) if each.isVisible()]
    return dialogs[-1] if dialogs else window


async def wear(stage: Stage, look: Look) -> None:
    language, percent, size = look
    settings = stage.work.settings
    settings.set_reduced_motion(True)
    settings.set_language("nl" if language is Language.NL else "en")
    settings.set_text_percent(percent)
    stage.window.resize(*size)
    stage.dressed.languages.use(language)
    await settle(stage.window)


async def look_through(
    stage: Stage, scenes: Sequence[Scene], looks: Sequence[Look]
) -> dict[str, list[str]]:
    """Return what is wrong, by view and look."""
    wrong: dict[str, list[str]] = {}
    for look in looks:
        await wear(stage, look)
        for scene in scenes:
            async with scene.show(stage):
                # A setting that a page changes brings back the language that is set.
                stage.dressed.languages.use(look[0])
                await settle(stage.window)
                found = problems(scope_of(stage))
            if found:
                language, percent, (width, _) = look
                wrong[f"{scene.name} {language} {percent} {width}"] = found
            await settle(stage.window)
    return wrong


async def walk_through(stage: Stage, scenes: Sequence[Scene]) -> dict[str, list[str]]:
    """Return by view what Tab does not reach."""
    missed: dict[str, list[str]] = {}
    for scene in scenes:
        async with scene.show(stage):
            await settle(stage.window)
            scope = scope_of(stage)
            stops = await tab_tour(stage.window, scope)
            left = [each for each in controls(scope) if each not in stops]
        if left:
            missed[scene.name] = [each.accessibleName() or str(each) for each in left]
    return missed


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


@pytest.mark.parametrize("looks", LOOKS)
def test_signing_in_is_named_and_whole_in_every_language_and_text_size(
    run: Run, home: Home, looks: Sequence[Look]
) -> None:
    async def story() -> None:
        async with home.app() as app:
            assert await look_through(stage_of(app), FIRST_RUN, looks) == {}

    run(story())


@pytest.mark.parametrize("looks", LOOKS)
def test_every_page_and_dialog_is_named_and_whole_in_every_language_and_text_size(
    run: Run, home: Home, looks: Sequence[Look]
) -> None:
    async def story() -> None:
        async with signed_in(home) as stage:
            assert await look_through(stage, SIGNED_IN, looks) == {}

    run(story())


def test_tab_goes_round_signing_in_and_shows_where_it_is(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            assert await walk_through(stage_of(app), FIRST_RUN) == {}

    run(story())


def test_tab_goes_round_every_page_and_dialog_and_shows_where_it_is(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as stage:
            assert await walk_through(stage, (Scene("timeline", few_entries), *SIGNED_IN[1:])) == {}

    run(story())
