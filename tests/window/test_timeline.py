"""Rows 3.a, B7, B10 and B32: the timeline as a parent goes through it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.timeline_layout import EntrySlot
from konnect_desktop.viewmodels.timeline_rows import DayRow
from konnect_desktop.views.components.day_ribbon import DayRibbon
from konnect_desktop.views.focus_ring import is_ringed
from konnect_desktop.views.rich_text import RichTextView
from konnect_desktop.views.timeline.entry_card import EntryCard
from tests.support.census import Census
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    button,
    cards,
    info_cards,
    keys_in_order,
    menu_texts,
    opened_links,
    pick,
    press,
    scroll_until,
    shown,
    sign_in,
    signed_in,
    words,
)
from tests.window.home import Home

OPTIONS = ("--photos", "90", "--videos", "6", "--months", "18", "--org", "demo")


def slots(app: App) -> list[DayRow | EntrySlot]:
    timeline = app.work.timeline
    return [timeline.slot(row) for row in range(timeline.rowCount())]


def test_row_3_a_all_entries_are_there_newest_day_first_and_scroll_to_the_end(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        address = home.wire.of("demo")
        there = Census(address.url, address.username, address.password)
        all_of_them = len(list(there._cards()))
        async with home.app() as app:
            await sign_in(app, address)
            await until(lambda: len(keys_in_order(app)) == all_of_them)
            days = [slot.day for slot in slots(app) if isinstance(slot, DayRow)]
            known = [day for day in days if day is not None]
            assert known == sorted(set(known), reverse=True)
            view = app.shell.timeline_page.view
            await scroll_until(app, lambda: view.rows_in_sight().start > 20)
            QTest.keyClick(view, Qt.Key.Key_End)
            await until(lambda: view.rows_in_sight().stop == view.count)
            assert view.rows_in_sight().stop == app.work.timeline.rowCount()
            await until(lambda: view.live.is_shown(view.count - 1))
            assert len(view.live) < 40, "only what is near is a widget"
            QTest.keyClick(view, Qt.Key.Key_Home)
            await until(lambda: view.is_at_top and view.live.is_shown(0))

    run(story())


def test_row_3_a_entries_can_be_narrowed_to_a_child_and_to_a_kind(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            page, everything = app.shell.timeline_page, len(keys_in_order(app))
            noor = next(
                each.child.child_id
                for each in app.work.timeline.active_children()
                if each.child.first_name == "Noor"
            )
            click(button(page, "Noor"))
            await until(lambda: 0 < len(keys_in_order(app)) < everything)
            marks = [slot.mark for slot in slots(app) if isinstance(slot, EntrySlot)]
            assert all(noor in mark.children for mark in marks)
            of_noor = len(keys_in_order(app))
            click(button(page, "Wat er te zien is: Alle berichten"))
            await until(lambda: len(menu_texts()) == 5)
            await pick("Video’s")
            await until(lambda: len(keys_in_order(app)) < of_noor)
            marks = [slot.mark for slot in slots(app) if isinstance(slot, EntrySlot)]
            assert all(mark.videos for mark in marks)
            click(button(page, "Alle kinderen"))
            click(button(page, "Wat er te zien is: Video’s"))
            await pick("Alle berichten")
            await until(lambda: len(keys_in_order(app)) == everything)

    run(story())


def test_row_b32_former_children_stand_apart_and_are_shown_on_request(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            former = app.work.timeline.former_children()[0]
            page, name = app.shell.timeline_page, former.child.first_name
            everything = len(keys_in_order(app))
            chips = {chip.text() for chip in page.top.child_filter._chips.values()}
            assert name not in chips
            click(button(page, "Eerdere kinderen"))
            await pick(name)
            await until(lambda: 0 < len(keys_in_order(app)) < everything)
            marks = [slot.mark for slot in slots(app) if isinstance(slot, EntrySlot)]
            assert all(former.child.child_id in mark.children for mark in marks)
            assert button(page, name).isChecked()

    run(story())


def test_row_b7_what_this_version_cannot_show_leads_to_the_portal(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            links = opened_links(app)
            await scroll_until(app, lambda: info_cards(app))
            card = info_cards(app)[0]
            assert words(card)
            click(button(card, "Open in portaal"))
            assert links == ["https://demo.ouderportaal.nl/parent/"]

    run(story())


def test_row_b10_a_day_is_told_with_icons_times_and_amounts(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            view = app.shell.timeline_page.view
            await scroll_until(app, lambda: shown(view, DayRibbon))
            said = shown(view, DayRibbon)[0].accessibleName()
            assert ":" in said, "times"

    run(story())


def test_row_3_2_c_a_click_opens_the_whole_diary_and_escape_leads_back_to_the_same_place(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            view = app.shell.timeline_page.view
            await scroll_until(
                app, lambda: view.verticalScrollBar().value() > 900 and _texts_in_sight(app)
            )
            before = view.verticalScrollBar().value()
            click(_texts_in_sight(app)[0], QPoint(4, 12))
            page = app.shell.diary_page
            await until(lambda: page.isVisible() and page.card is not None)
            whole = app.work.diary.row
            assert whole is not None
            assert whole.text.plain.strip()
            assert "Terug naar de tijdlijn (Esc)" in words(page)
            assert not app.shell.timeline_page.isVisible()
            press(app, Qt.Key.Key_Escape)
            await until(view.isVisible)
            assert abs(view.verticalScrollBar().value() - before) <= 2

    run(story())


def test_row_3_2_c_after_a_diary_the_keyboard_goes_on_from_its_card(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            view = app.shell.timeline_page.view
            await scroll_until(app, lambda: _diaries(app))
            opened = _diaries(app)[0]._row.key
            row = app.work.timeline.row_of(opened)
            view.setFocus()
            for _ in range(row + 1):
                if view.live.focused_row() < row:
                    press(app, Qt.Key.Key_Down)
            for keys in ([], [Qt.Key.Key_Tab]):
                press(app, Qt.Key.Key_Return)
                await until(app.shell.diary_page.isVisible)
                assert is_ringed(app.shell.window)
                for key in (*keys, Qt.Key.Key_Escape):
                    press(app, key)
                await until(view.isVisible)
                assert view.live.focused_row() == row
                await until(lambda: is_ringed(app.shell.window))
            press(app, Qt.Key.Key_Down)
            assert view.live.focused_row() > row

    run(story())


def _texts_in_sight(app: App) -> list[QWidget]:
    """Return the texts of diaries of which the first line can be clicked."""
    ground = app.shell.timeline_page.view.viewport()
    grounds = [
        text.viewport() for card in _diaries(app) for text in card.findChildren(RichTextView)
    ]
    return [each for each in grounds if ground.rect().contains(each.mapTo(ground, QPoint(4, 12)))]


def _diaries(app: App) -> list[EntryCard]:
    return [card for card in cards(app) if card._row.kind == "journal" and card._row.text.plain]
