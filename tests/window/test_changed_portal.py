"""A portal that is maintained, has lost a route, or sends nothing: what the window says of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.faults import Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.portal_faults import faults_on
from tests.support.qt_loop import Run, until
from tests.support.window import App
from tests.window.acting import banner, cards, keys_in_order, press, read, sign_in, signed_in, words
from tests.window.home import Home
from tests.window.wire import TIMELINE

OPTIONS = ("--photos", "24", "--videos", "2", "--months", "1", "--org", "demo")
_CALENDAR = "/calendar/"
_LOST = "Het ouderportaal kan nu niet bij de planning. Deze dagen kunnen verouderd zijn."
_PAGE = (("Content-Type", "text/html"), ("Retry-After", "3600"))


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("", (Respond(503, b"<h1>Onderhoud</h1>", _PAGE),)), "Het portaal is in onderhoud."),
        (Fault(TIMELINE, (Respond(404),)), "Het portaal is veranderd."),
        (Fault("/notification/", (Respond(410),)), "Het portaal is veranderd."),
        (Fault(TIMELINE, (Respond(200, b"[]"),)), "Het portaal stuurde niets"),
    ],
    ids=["f047", "f061 timeline", "f061 counters", "f050"],
)
def test_f047_f050_f061_what_the_portal_cannot_do_is_said_above_what_is_kept(
    run: Run, home: Home, fault: Fault, said: str, expected_logs: LogWatch
) -> None:
    expected_logs.allow("stamina")

    async def story() -> None:
        async with signed_in(home) as app:
            known = keys_in_order(app)
            home.wire.proxy.use(fault)
            press(app, Qt.Key.Key_F5)
            await until(lambda: said in banner(app))
            assert "Je ziet wat " in banner(app)
            assert keys_in_order(app) == known
            assert cards(app)

    run(story())


def test_f047_a_portal_that_is_maintained_is_left_alone_whatever_happens_in_the_window(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            maintained = Respond(503, b"<h1>Onderhoud</h1>", _PAGE)
            home.wire.proxy.use(Fault("", (maintained,)))
            press(app, Qt.Key.Key_F5)
            await until(lambda: "onderhoud" in banner(app))
            known = home.wire.requests
            for _ in range(5):
                app.work.accounts.refresh()
                press(app, Qt.Key.Key_F5)
                await until(lambda: "onderhoud" in banner(app))
            assert home.wire.requests == known

    run(story())


def test_f061_what_is_left_of_a_portal_is_read_all_the_same(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            home.wire.proxy.use(Fault("/notification/", (Respond(404),)))
            asked = len(home.wire.proxy.seen("/notification/"))
            for _ in range(3):
                before = len(home.wire.proxy.seen(TIMELINE))
                press(app, Qt.Key.Key_F5)
                await until(
                    lambda known=before: (
                        len(home.wire.proxy.seen(TIMELINE)) > known and "veranderd" in banner(app)
                    )
                )
            assert len(home.wire.proxy.seen("/notification/")) == asked + 1

    run(story())


def week_words(app: App) -> str:
    """Return all that the card of this week says, nothing where it is not there."""
    card = app.shell.timeline_page.side.week
    return words(card) if card.isVisible() else ""


def test_f060_a_planning_that_may_be_old_is_marked_also_offline_until_it_is_back(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        portal = home.wire.of("demo")
        with faults_on(portal.url, "planning-offline"):
            async with home.app() as app:
                await sign_in(app, portal)
                await until(lambda: _LOST in week_words(app))
                days = [cell.accessibleName() for cell in app.shell.timeline_page.side.week.cells]
                assert len(days) >= 5
                assert any("Noor" in day for day in days)
                assert not banner(app), "the timeline is as new as can be"
        async with home.app(home.wire.no_network()) as app:
            await until(lambda: _LOST in week_words(app))
            shown = app.shell.timeline_page.side.week.cells
            assert [cell.accessibleName() for cell in shown] == days
        async with home.app() as app:
            await read(app)
            await until(lambda: "Deze week" in week_words(app) and _LOST not in week_words(app))

    run(story())


def test_f061_a_planning_that_is_gone_leaves_the_timeline_alone_and_tells_its_age(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await until(lambda: "Deze week" in week_words(app))
            assert "Bijgewerkt" not in week_words(app)
            home.wire.proxy.use(Fault(_CALENDAR, (Respond(404),)))
            press(app, Qt.Key.Key_F5)
            await until(lambda: "Bijgewerkt" in week_words(app))
            assert not banner(app)
            asked = len(home.wire.proxy.seen(_CALENDAR))
            pages = len(home.wire.proxy.seen(TIMELINE))
            press(app, Qt.Key.Key_F5)
            await until(lambda: len(home.wire.proxy.seen(TIMELINE)) > pages)
            await read(app)
            assert len(home.wire.proxy.seen(_CALENDAR)) == asked

    run(story())
