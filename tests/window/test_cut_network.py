"""The main stories with the network killed at each request: a sensible screen, nothing lost.

The cut comes at request ``n`` and stays; then the network comes back, and so does everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from konnect_desktop.views.sign_in.outcome import Outcome
from konnect_desktop.views.timeline.media_tile import MediaTile
from tests.support.leaks import LogWatch
from tests.support.qt_loop import Run, until
from tests.support.story import QUICK
from tests.support.window import App, click
from tests.window.acting import (
    account_menu,
    banner,
    button,
    cards,
    keys_in_order,
    pick,
    press,
    read,
    scroll_until,
    shown,
    sign_in,
    sign_in_page,
    signed_in,
    tiles,
    type_account,
    words,
)
from tests.window.home import Home

OPTIONS = ("--photos", "24", "--videos", "2", "--months", "1", "--org", "demo", "--org", "demo2")

_FEW: Final = (1, 3, 6)
_PHOTOS_LOOKED_AT: Final = 4
_EACH: Final = tuple(n for n in range(1, 25) if n not in _FEW)


def at_each_request(few: tuple[int, ...], each: tuple[int, ...]) -> pytest.MarkDecorator:
    """Take a few places always, all of them in the long run."""
    deep = [pytest.param(n, marks=pytest.mark.deep) for n in each]
    return pytest.mark.parametrize("nth", [*few, *deep])


def is_sensible(app: App) -> bool:
    """Say whether the page tells what is wrong, or has nothing to tell."""
    accounts = app.work.accounts.entries
    if any(entry.state in {"opening", "refreshing"} for entry in accounts):
        return False
    page = app.shell.timeline_page
    if all(entry.problem is None for entry in accounts):
        return bool(cards(app))
    return bool(banner(app)) or page.empty.isVisible()


def photo_tiles(app: App) -> list[MediaTile]:
    """Return the photos in sight; a film needs a player."""
    return [tile for tile in tiles(app) if tile._medium.medium.kind is MediaKind.PHOTO]


async def be_impatient(app: App) -> None:
    """Let saving wait for thousandths of a second where it waits for seconds."""
    (entry,) = app.work.accounts.entries
    saver = await app.work.keeper.saver(entry.look.account_id)
    saver._options = replace(saver._options, tries=QUICK)


@pytest.fixture(autouse=True)
def checked_log(home: Home, expected_logs: LogWatch) -> Iterator[None]:
    """Fail on a traceback, and on what the app must never write down; tries again are expected."""
    expected_logs.allow("stamina")
    yield
    log = home.log()
    assert "Traceback" not in log
    for org in ("demo", "demo2"):
        assert home.wire.of(org).password not in log


@at_each_request(_FEW, _EACH)
def test_signing_in_with_the_network_killed_at_request_n(run: Run, home: Home, nth: int) -> None:
    async def story() -> None:
        home.wire.cut(nth)
        async with home.app() as app:
            page = await sign_in_page(app)
            type_account(page, home.wire.of("demo"))
            click(button(page, "Inloggen"))
            await until(
                lambda: app.work.accounts.entries or shown(app.shell.window, Outcome),
                within_s=40,
            )
            if not app.work.accounts.entries:
                assert page.form.password.edit.text() == home.wire.of("demo").password
                home.wire.heal()
                click(button(page, "Inloggen"))
                await read(app)
            else:
                await until(lambda: is_sensible(app), within_s=40)
                home.wire.heal()
                press(app, Qt.Key.Key_F5)
                await read(app)
            assert not banner(app)
            assert home.wire.logins <= 3

    run(story())


@at_each_request((2,), tuple(range(1, 25)))
def test_starting_again_with_the_network_killed_at_request_n(
    run: Run, home: Home, nth: int
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await account_menu(app, "Account toevoegen…")
            await sign_in(app, home.wire.of("demo2"))
            known = keys_in_order(app)
        home.wire.cut(nth)
        async with home.app() as app:
            await until(lambda: keys_in_order(app) == known)
            await until(lambda: is_sensible(app), within_s=40)
            assert keys_in_order(app) == known, "nothing that was known is gone"
            home.wire.heal()
            press(app, Qt.Key.Key_F5)
            await read(app)
            assert keys_in_order(app) == known
            assert not banner(app)

    run(story())


@at_each_request((4,), tuple(range(1, 40)))
def test_saving_everything_with_the_network_killed_at_request_n(
    run: Run, home: Home, nth: int
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await be_impatient(app)
            home.wire.cut(nth)
            click(button(app.shell.timeline_page.side, "Opslaan…"))
            await pick("Alles opslaan…")
            await until(lambda: shown(app.shell.window, PlanDialog))
            plan = shown(app.shell.window, PlanDialog)[0]
            await until(lambda: plan._draft.state != "reading", within_s=40)
            if not plan.start_button.isEnabled():
                assert shown(plan, Banner), "it says why"
                home.wire.heal()
                click(button(plan, "Opnieuw proberen"))
                await until(plan.start_button.isEnabled)
            press(app, Qt.Key.Key_Return)
            await until(lambda: app.work.jobs.jobs and not app.work.jobs.under_way, within_s=50)
            (job,) = app.work.jobs.jobs
            if job.left:
                before = home.saved
                app.shell.saving.open_downloads()
                panel = app.shell.saving.downloads
                assert words(panel)
                home.wire.heal()
                app.work.jobs.try_again(job.job_id)
                await until(lambda: not app.work.jobs.under_way, within_s=40)
                assert before <= home.saved, "what was saved stays"
            (job,) = app.work.jobs.jobs
            assert not job.left
            assert job.state == "done"

    run(story())


@at_each_request((2,), (1, *range(3, 20)))
def test_looking_at_photos_with_the_network_killed_at_request_n(
    run: Run, home: Home, nth: int
) -> None:
    """Each photo is there or says why not, and all of them are once the network is back."""

    async def story() -> None:
        async with signed_in(home) as app:
            home.wire.cut(nth)
            await scroll_until(app, lambda: photo_tiles(app))
            click(photo_tiles(app)[0])
            page, viewer = app.shell.viewer_page, app.shell.viewer
            canvas, notice = page.stage.canvas, page.stage.notice
            for _ in range(_PHOTOS_LOOKED_AT):
                await until(lambda: not canvas.is_empty or notice.isVisible(), within_s=40)
                await until(lambda: viewer.path._looked_around or not viewer.path.has_next)
                press(app, Qt.Key.Key_Right)
            home.wire.heal()
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not page.isVisible())
            press(app, Qt.Key.Key_F5)
            await read(app)
            click(photo_tiles(app)[0])
            for _ in range(_PHOTOS_LOOKED_AT):
                await until(lambda: not canvas.is_empty and not notice.isVisible())
                press(app, Qt.Key.Key_Right)

    run(story())


@at_each_request((1,), tuple(range(2, 12)))
def test_signing_out_with_the_network_killed_at_request_n(run: Run, home: Home, nth: int) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            home.wire.cut(nth)
            press(app, Qt.Key.Key_F5)
            await account_menu(app, "Uitloggen…")
            click(button(app.shell.window, "Uitloggen"))
            await sign_in_page(app)
            assert not home.vault.entries
            assert not list(home.paths.data.rglob("local-copy*"))

    run(story())
