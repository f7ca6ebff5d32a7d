"""A portal that is maintained, has lost a route, or sends nothing: what the window says of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.faults import Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.qt_loop import Run, until
from tests.window.acting import banner, cards, keys_in_order, press, sign_in
from tests.window.home import Home
from tests.window.wire import TIMELINE

OPTIONS = ("--photos", "24", "--videos", "2", "--months", "1", "--org", "demo")
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
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
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
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
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
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
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
