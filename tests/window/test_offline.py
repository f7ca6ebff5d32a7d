"""F028 and row 3.a: started without a network, and what refreshing does around that."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.views.timeline.news_pill import NewsPill
from tests.support.faults import Delay, Fault
from tests.support.portal import running_portal
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    banner,
    button,
    cards,
    keys_in_order,
    press,
    read,
    scroll_until,
    shown,
    sign_in,
    signed_in,
    words,
)
from tests.window.home import Home
from tests.window.wire import CHILDREN


def test_f028_without_a_network_the_local_copy_is_there_with_its_age_and_no_dialog(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            known = keys_in_order(app)
        before = home.wire.requests
        at = time.monotonic()
        async with home.app(home.wire.no_network()) as app:
            await until(lambda: cards(app) and keys_in_order(app) == known)
            took_s = time.monotonic() - at
            await until(lambda: "Je bent offline." in banner(app))
            assert "Je ziet wat om " in banner(app)
            assert "is opgehaald" in banner(app)
            assert "Bijgewerkt" in words(app.shell.timeline_page.head)
            assert not shown(app.shell.window, Dialog)
            assert home.wire.requests == before
            assert took_s < 5.0, "2 s on a computer that does nothing else"
            await scroll_until(app, lambda: app.shell.timeline_page.view.rows_in_sight().start > 9)

    run(story())


def test_row_3_a_after_a_cut_the_button_of_the_banner_reads_anew(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            home.wire.cut()
            press(app, Qt.Key.Key_F5)
            await until(lambda: banner(app))
            assert cards(app)
            home.wire.heal()
            click(button(app.shell.timeline_page, "Opnieuw"))
            await read(app)
            assert not banner(app)

    run(story())


def test_row_3_a_f5_many_times_is_one_refresh_and_so_is_coming_back_after_five_minutes(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            home.wire.proxy.use(Fault(CHILDREN, (Delay(0.3),)))
            before = _children_asked(home)
            for _ in range(5):
                press(app, Qt.Key.Key_F5)
            await until(lambda: _children_asked(home) > before)
            await read(app)
            assert _children_asked(home) == before + 1
            _come_back(app)
            await read(app)
            assert _children_asked(home) == before + 1, "it is fresh"
            (entry,) = app.work.accounts.entries
            six_minutes_ago = datetime.now(UTC) - timedelta(minutes=6)
            app.work.accounts._update(entry.look.account_id, refreshed_at=six_minutes_ago)
            _come_back(app)
            await until(lambda: _children_asked(home) == before + 2)
            await read(app)

    run(story())


def test_row_3_a_new_entries_are_announced_and_what_is_read_does_not_move(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        small = ("--photos", "30", "--videos", "2", "--months", "1", "--org", "demo")
        with running_portal(*small, "--grown", "0") as morning, running_portal(*small) as evening:
            proxy = home.wire.proxy
            proxy.lead_to(morning.portals[0].url)
            async with home.app() as app:
                await sign_in(app, home.wire.of("demo"))
                view, known = app.shell.timeline_page.view, keys_in_order(app)
                await scroll_until(app, lambda: view.verticalScrollBar().value() > 500)
                row = view.rows_in_sight().start + 1
                slot, top = app.work.timeline.slot(row), view.row_top(row)
                proxy.lead_to(evening.portals[0].url)
                press(app, Qt.Key.Key_F5)
                await until(lambda: app.work.timeline.announced)
                await read_again(app)
                assert keys_in_order(app) == known
                assert app.work.timeline.slot(row) == slot
                assert abs(view.row_top(row) - top) <= 2
                pill = shown(app.shell.window, NewsPill)[0]
                assert str(app.work.timeline.announced) in pill.accessibleName()
                click(pill)
                await until(lambda: len(keys_in_order(app)) > len(known))
                await until(lambda: view.is_at_top)
                assert not shown(app.shell.window, NewsPill)

    run(story())


async def read_again(app: App) -> None:
    await until(lambda: all(entry.state == "ready" for entry in app.work.accounts.entries))


def _children_asked(home: Home) -> int:
    return len(home.wire.proxy.seen(CHILDREN))


def _come_back(app: App) -> None:
    """Let the window come to the front, as after another program."""
    QApplication.sendEvent(app.shell.window, QEvent(QEvent.Type.ActivationChange))
