"""The list keeps what is looked at in its place, and holds few widgets however long it is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import psutil
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.views.timeline.day_header import DayHeader
from konnect_desktop.views.timeline.entry_card import EntryCard
from konnect_desktop.views.timeline.timeline_view import TimelineView
from tests.views.timeline.stand_ins import (
    MORNING,
    NOOR,
    TODAY,
    StandInModel,
    StandInPictures,
    entry,
    make_tools,
    many,
    medium,
    rich,
    settle,
    showcase,
    wait_for,
)

Show = Callable[[QWidget], QWidget]
MOST_WIDGETS = 40
MEGABYTE = 2**20


def open_view(
    themes: ThemeSource, show: Show, model: StandInModel, pictures: StandInPictures | None = None
) -> TimelineView:
    view = TimelineView(make_tools(themes, pictures), model, model)
    view.resize(740, 700)
    view.set_column(8, 696, below=16)
    show(view)
    settle(view)
    return view


def go_to(view: TimelineView, value: int) -> None:
    view.verticalScrollBar().setValue(value)
    settle(view)


def seen(view: TimelineView, model: StandInModel) -> dict[object, int]:
    """Return where the rows stand that can be seen, by what they show."""
    return {id(model.rows[row]): view.row_top(row) for row in view.rows_in_sight()}


def assert_no_jump(before: dict[object, int], after: dict[object, int]) -> None:
    """Nothing that began in sight has moved."""
    kept = {key: top for key, top in before.items() if top >= 0 and key in after}
    assert kept
    assert kept == {key: after[key] for key in kept}


def test_only_rows_near_the_visible_range_are_widgets(themes: ThemeSource, show: Show) -> None:
    view = open_view(themes, show, StandInModel(many(1_000)))
    assert 0 < len(view.live) < MOST_WIDGETS
    go_to(view, 90_000)
    assert 0 < len(view.live) < MOST_WIDGETS
    near = view.rows_near()
    assert all(row in near for row, _ in view.live)


@pytest.mark.deep
def test_f179_scrolling_through_10_000_entries_keeps_memory_bounded(
    themes: ThemeSource, show: Show
) -> None:
    view = open_view(themes, show, StandInModel(many(10_000)))
    bar = view.verticalScrollBar()
    process = psutil.Process()

    def scroll_through(steps: int) -> None:
        for step in range(steps):
            bar.setValue(bar.maximum() * step // steps)
            settle(view)
            assert len(view.live) < MOST_WIDGETS

    scroll_through(20)
    before, widgets = process.memory_info().rss, len(QApplication.allWidgets())
    scroll_through(40)
    assert process.memory_info().rss - before < 12 * MEGABYTE
    assert len(QApplication.allWidgets()) < widgets + 100


def test_entries_that_come_in_above_move_nothing(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(200))
    view = open_view(themes, show, model)
    go_to(view, 5_000)
    before = seen(view, model)
    model.insert(
        1, [entry(9_000 + n, CardKind.PHOTO, TODAY, (NOOR,), [medium(n)]) for n in range(5)]
    )
    settle(view)
    assert_no_jump(before, seen(view, model))


def test_entries_that_go_above_move_nothing(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(200))
    view = open_view(themes, show, model)
    go_to(view, 5_000)
    before = seen(view, model)
    model.remove(1, 3)
    settle(view)
    assert_no_jump(before, seen(view, model))


def test_an_entry_above_that_grows_moves_nothing(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(200))
    view = open_view(themes, show, model)
    go_to(view, 5_000)
    before = seen(view, model)
    row = view.rows_in_sight().start - 1
    media = [medium(n) for n in range(5)]
    model.change(row, entry(7_000, CardKind.JOURNAL, TODAY, text=rich(MORNING * 3), media=media))
    settle(view)
    assert_no_jump(before, seen(view, model))


def test_scrolling_up_into_rows_not_yet_measured_moves_nothing(
    themes: ThemeSource, show: Show
) -> None:
    model = StandInModel(many(400))
    view = open_view(themes, show, model)
    view.verticalScrollBar().setValue(60_000)
    before = seen(view, model)
    settle(view)
    wait_for(lambda: all(row in view.live for row in view.rows_near()))
    settle(view)
    after = seen(view, model)
    anchor = min((top, key) for key, top in before.items() if top >= 0)[1]
    assert after[anchor] == before[anchor]


def test_another_width_keeps_the_same_entry_at_the_top(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(300))
    view = open_view(themes, show, model)
    go_to(view, 20_000)
    top = view.rows_in_sight().start
    view.resize(480, 700)
    view.set_column(8, 440, below=16)
    settle(view)
    assert view.rows_in_sight().start == top
    view.resize(740, 700)
    view.set_column(8, 696, below=16)
    settle(view)
    assert view.rows_in_sight().start == top


def test_another_text_size_keeps_the_same_entry_at_the_top(themes: ThemeSource, show: Show) -> None:
    view = open_view(themes, show, StandInModel(many(300)))
    go_to(view, 20_000)
    top = view.rows_in_sight().start
    themes.use(make_theme(Scheme.DARK, text_scale=2.0))
    settle(view)
    assert view.rows_in_sight().start == top


def test_the_first_filling_stays_at_the_beginning(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(7))
    view = open_view(themes, show, model)
    model.insert(0, many(7))
    settle(view)
    assert view.verticalScrollBar().value() == 0


def test_news_at_the_top_does_not_push_away_what_is_read(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(50))
    view = open_view(themes, show, model)
    go_to(view, 30)
    before = seen(view, model)
    model.insert(0, many(3))
    settle(view)
    assert_no_jump(before, seen(view, model))


def test_a_reset_keeps_the_entry_that_is_looked_at(themes: ThemeSource, show: Show) -> None:
    model = StandInModel(many(300))
    view = open_view(themes, show, model)
    go_to(view, 20_000)
    row = next(r for r in view.rows_in_sight() if view.row_top(r) >= 0 and r % 8)
    key, top = model.rows[row], view.row_top(row)
    model.beginResetModel()
    del model.rows[1:5]
    model._slots = model._slots[:1] + model._slots[5:]
    model._loaded.clear()
    model.endResetModel()
    settle(view)
    assert view.row_top(model.rows.index(key)) == top


def test_the_end_stays_the_end_while_rows_are_measured(themes: ThemeSource, show: Show) -> None:
    view = open_view(themes, show, StandInModel(many(500)))
    QTest.keyClick(view, Qt.Key.Key_End)
    settle(view)
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert view.rows_in_sight().stop == view.count
    QTest.keyClick(view, Qt.Key.Key_Home)
    settle(view)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > 300


def test_arrow_keys_go_from_card_to_card_and_stay_in_sight(themes: ThemeSource, show: Show) -> None:
    view = open_view(themes, show, StandInModel(many(60)))
    view.setFocus()
    reached: list[int] = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Down)
        settle(view)
        row = view.live.focused_row()
        reached.append(row)
        assert row in view.rows_in_sight()
    assert reached == sorted(set(reached))
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Up)
    assert view.live.focused_row() == reached[-2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab])
def test_the_upper_edge_cuts_no_header_and_no_header_covers_what_the_keyboard_reached(
    themes: ThemeSource, show: Show, key: Qt.Key
) -> None:
    view = open_view(themes, show, StandInModel(many(40)))
    view.resize(740, 420)
    view.set_column(8, 696, above=12, below=16)
    settle(view)
    if key is Qt.Key.Key_Up:
        view.scroll_to_end()
        settle(view)
    view.setFocus()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or view, key)
        settle(view)
        headers = [each for each in view.findChildren(DayHeader) if each.isVisible()]
        sticky = [each for each in headers if each._solid]
        seen = [each for each in headers if -each.height() < each.y() < view.height()]
        assert all(each.y() == 0 for each in sticky)
        for header in seen:
            replaced = any(header.shown == each.shown for each in sticky)
            assert header.y() >= 0 or replaced, header.accessibleName()
        for one, other in combinations([each for each in seen if each.y() >= 0], 2):
            assert one.shown == other.shown or not one.geometry().intersects(other.geometry())
        focused = QApplication.focusWidget()
        assert focused is not None
        top = focused.mapTo(view.viewport(), QPoint(0, 0)).y()
        assert not sticky or top >= sticky[0].height()


def test_tab_goes_through_the_cards_from_the_first_down(themes: ThemeSource, show: Show) -> None:
    view = open_view(themes, show, StandInModel(many(60)))
    view.setFocus()
    rows: list[int] = []
    for _ in range(25):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        settle(view)
        rows.append(view.live.focused_row())
    assert rows == sorted(rows)
    assert len(set(rows)) > 3
    assert rows[-1] in view.rows_in_sight()


def test_a_card_with_the_keyboard_outlives_being_scrolled_away(
    themes: ThemeSource, show: Show
) -> None:
    view = open_view(themes, show, StandInModel(many(300)))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    go_to(view, 30_000)
    assert QApplication.focusWidget() is focused


@pytest.mark.parametrize(("first", "kept"), [(0, 0), (0, 4), (3, 3)])
def test_the_keyboard_stays_in_the_list_when_the_row_that_has_it_goes(
    themes: ThemeSource, show: Show, first: int, kept: int
) -> None:
    model = StandInModel(many(40))
    view = open_view(themes, show, model)
    rows = [row for row, built in view.live if built.stops() and row >= first]
    stops = view.live.get(rows[0])
    assert stops is not None
    stops.stops()[-1].setFocus()
    model.remove(first, model.rowCount() - kept)
    settle(view)
    assert QApplication.focusWidget() is view
    assert view.count == kept
    assert view.verticalScrollBar().value() == 0


def test_what_is_not_loaded_is_asked_for_once_and_built_when_it_comes(
    themes: ThemeSource, show: Show
) -> None:
    model = StandInModel(many(40), loads=False)
    view = open_view(themes, show, model)
    asked = model.asked
    settle(view)
    assert model.asked == asked
    model.load()
    settle(view)
    cards = [built.widget for _, built in view.live if isinstance(built.widget, EntryCard)]
    assert cards


def test_pictures_in_sight_are_asked_for_before_those_near(themes: ThemeSource, show: Show) -> None:
    pictures = StandInPictures(there=False)
    open_view(themes, show, StandInModel(many(60)), pictures)
    wait_for(lambda: pictures.asked.near)
    assert pictures.asked.visible
    assert not set(pictures.asked.near) & {k for k in pictures.asked.visible if not k.child_id}


def test_a_photo_that_comes_changes_its_row_without_a_jump(themes: ThemeSource, show: Show) -> None:
    pictures = StandInPictures(there=False)
    model = StandInModel(many(120))
    view = open_view(themes, show, model, pictures)
    go_to(view, 8_000)
    before = seen(view, model)
    for _, built in list(view.live):
        if isinstance(built.widget, EntryCard):
            for key in built.widget.keys:
                pictures.come(key)
    settle(view)
    anchor = min((top, key) for key, top in before.items() if top >= 0)[1]
    assert seen(view, model)[anchor] == before[anchor]


@pytest.mark.parametrize("change", ["edited", "removed"])
def test_a_change_builds_only_its_own_row_anew(
    themes: ThemeSource, show: Show, change: str
) -> None:
    model = StandInModel(showcase())
    view = open_view(themes, show, model)
    widgets = {row: built.widget for row, built in view.live}
    row = model.rows[1]
    model.change(1, replace(row, **{change: True}))  # pyright: ignore[reportArgumentType] — a flag by name
    settle(view)
    other = {row: built.widget for row, built in view.live}
    assert other[1] is not widgets[1]
    assert all(other[at] is widgets[at] for at in widgets if at != 1 and at in other)


def test_other_colours_alone_measure_no_row_anew(themes: ThemeSource, show: Show) -> None:
    view = open_view(themes, show, StandInModel(showcase()))
    for scheme, scale, is_measured in ((Scheme.DARK, 1.0, False), (Scheme.DARK, 1.5, True)):
        QApplication.sendPostedEvents()
        themes.use(make_theme(scheme, text_scale=scale))
        doubted = [built.stale for _, built in view.live]
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        doubted += [built.stale for _, built in view.live]
        assert any(doubted) is is_measured
        settle(view)
