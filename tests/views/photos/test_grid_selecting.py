"""Opening and selecting in the grid, by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.qt_loop import Run, until
from tests.views.photos.gridding import Stage, days_of

Staged = Callable[..., Stage]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TICK = QPoint(14, 14)
# With photos of 4:3 in 944 pixels, four or five to a row.
DAYS = days_of(9, 9, 9, 9, 9, 9, 9, 9)


# -- the pointer ----------------------------------------------------------------------------------


def test_a_click_opens_a_photo(staged: Staged) -> None:
    stage = staged(DAYS)
    stage.click(2)
    assert (stage.opened, stage.selected) == ([2], [])
    assert stage.selection.current == 2


def test_a_click_on_the_tick_or_with_control_selects_and_from_then_on_every_click_does(
    staged: Staged,
) -> None:
    stage = staged(DAYS)
    QTest.mouseMove(stage.grid.viewport(), stage.middle(1))
    assert stage.grid.pointer.hovered == 1
    stage.click(1, at=TICK)
    assert (stage.selected, stage.selection.is_on) == ([1], True)
    stage.click(3)
    stage.click(1)
    stage.click(5, CONTROL)
    assert (stage.selected, stage.opened) == ([3, 5], [])


def test_shift_selects_from_the_last_click_and_to_another_one_again(staged: Staged) -> None:
    stage = staged(DAYS)
    stage.click(6, CONTROL)
    stage.click(2, CONTROL)
    stage.click(4, SHIFT)
    assert stage.selected == [2, 3, 4, 6]
    stage.click(0, SHIFT)
    assert stage.selected == [0, 1, 2, 6]
    stage.click(8, SHIFT)
    assert stage.selected == list(range(2, 9))


def test_a_rectangle_selects_what_it_touches_on_top_of_what_was_selected(
    staged: Staged,
) -> None:
    stage = staged(DAYS)
    stage.click(8, CONTROL)
    first, last = stage.grid.item_rect(0), stage.grid.item_rect(6)
    stage.drag(first.topLeft() - QPoint(4, 10), last.center())
    rows = stage.grid.rows
    below = [tile.item for tile in rows.row_of(6) if tile.item <= 6]
    above = [tile.item for tile in rows.row_of(0) if tile.x <= last.center().x() - 8]
    assert stage.selected == sorted({*above, *below, 8})
    stage.drag(first.topLeft() - QPoint(4, 10), first.center())
    stage.drop(first.center())
    assert stage.grid.pointer.band is None
    assert 8 in stage.selected


def test_a_rectangle_that_is_pulled_over_the_edge_scrolls_on(run: Run, staged: Staged) -> None:
    async def story() -> None:
        stage = staged(DAYS)
        bar, ground = stage.grid.verticalScrollBar(), stage.grid.viewport()
        stage.drag(QPoint(2, 2), QPoint(500, ground.height() + 60))
        await until(lambda: bar.value() == bar.maximum())
        stage.drop(QPoint(500, ground.height() + 60))
        assert len(stage.selected) > 30
        assert stage.selected[-1] > 60

    run(story())


def test_a_press_on_the_box_of_a_day_selects_the_day_while_selecting(staged: Staged) -> None:
    stage = staged(DAYS)
    ground = stage.grid.viewport()
    box = QPoint(18, stage.grid.item_rect(9).y() - 21)
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=box)
    assert stage.selected == []
    stage.selection.begin()
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=box)
    assert stage.selected == list(range(9, 18))
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=box)
    assert stage.selected == []


def test_dragging_a_photo_drags_it_out_and_dragging_one_that_is_not_selected_spans(
    staged: Staged,
) -> None:
    stage = staged(DAYS)
    drags: list[int] = []
    stage.grid.drag_wanted.connect(lambda: drags.append(stage.selection.current))
    stage.drag(stage.middle(3), stage.middle(3) + QPoint(60, 40))
    stage.drop(stage.middle(3) + QPoint(60, 40))
    assert (drags, stage.opened, stage.selected) == ([3], [], [])
    stage.click(1, CONTROL)
    stage.drag(stage.middle(1), stage.middle(1) + QPoint(60, 40))
    stage.drop(stage.middle(1) + QPoint(60, 40))
    assert len(drags) == 2
    stage.drag(stage.middle(2), stage.middle(3))
    stage.drop(stage.middle(3))
    assert stage.selected == [1, 2, 3]
    assert len(drags) == 2


def test_a_press_that_slips_off_its_photo_opens_nothing(staged: Staged) -> None:
    stage = staged(DAYS)
    ground = stage.grid.viewport()
    edge = stage.grid.item_rect(0).topRight()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=edge + QPoint(-1, 20))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=edge + QPoint(4, 20))
    assert stage.opened == []


def test_the_menu_is_asked_for_where_the_pointer_is_or_the_focus(staged: Staged) -> None:
    stage = staged(DAYS)
    asked: list[int] = []

    def ask(item: int, _place: QPoint) -> None:
        asked.append(item)

    stage.grid.menu_wanted.connect(ask)
    reasons = QContextMenuEvent.Reason

    def want(reason: QContextMenuEvent.Reason, place: QPoint) -> None:
        ground = stage.grid.viewport()
        event = QContextMenuEvent(reason, place, ground.mapToGlobal(place))
        QApplication.sendEvent(ground, event)

    want(reasons.Keyboard, QPoint())
    want(reasons.Mouse, stage.middle(4))
    want(reasons.Mouse, QPoint(2, 2))
    stage.press(Key.Key_End)
    want(reasons.Keyboard, QPoint())
    assert asked == [4, len(DAYS) - 1]


# -- the keyboard ---------------------------------------------------------------------------------


def test_the_first_arrow_shows_where_one_is_and_the_others_go_by_the_places(
    staged: Staged,
) -> None:
    stage = staged(DAYS)
    rows = stage.grid.rows
    stage.press(Key.Key_Right)
    assert stage.selection.current == 0
    stage.press(Key.Key_Right)
    assert stage.selection.current == 1
    stage.press(Key.Key_Down)
    below = stage.selection.current
    assert rows.tile(below).y > rows.tile(1).y
    middle = rows.tile(1).x + rows.tile(1).width // 2
    assert rows.tile(below).x <= middle <= rows.tile(below).x + rows.tile(below).width
    stage.press(Key.Key_Up)
    assert stage.selection.current == 1
    stage.press(Key.Key_Left)
    stage.press(Key.Key_Left)
    assert stage.selection.current == 0
    assert stage.selected == []


def test_home_end_and_pages_bring_the_focus_into_sight(staged: Staged) -> None:
    stage = staged(DAYS)
    stage.press(Key.Key_End)
    assert stage.selection.current == len(DAYS) - 1
    assert stage.grid.viewport().rect().contains(stage.grid.item_rect(len(DAYS) - 1))
    stage.press(Key.Key_PageUp)
    up = stage.selection.current
    rows = stage.grid.rows
    assert rows.tile(0).y < rows.tile(up).y < rows.tile(len(DAYS) - 1).y
    stage.press(Key.Key_PageDown)
    assert rows.tile(stage.selection.current).y > rows.tile(up).y
    stage.press(Key.Key_Home, CONTROL)
    assert stage.selection.current == 0
    assert stage.grid.verticalScrollBar().value() == 0
    seen = 0
    for _ in range(40):
        stage.press(Key.Key_PageDown)
        row = rows.tile(stage.selection.current).y
        assert row >= seen
        assert (
            stage.grid.viewport().rect().intersects(stage.grid.item_rect(stage.selection.current))
        )
        seen = row
    assert seen == rows.tile(len(DAYS) - 1).y


def test_space_selects_enter_opens_and_shift_spans(staged: Staged) -> None:
    stage = staged(DAYS)
    stage.press(Key.Key_Home)
    stage.press(Key.Key_Right)
    stage.press(Key.Key_Return)
    assert stage.opened == [1]
    stage.press(Key.Key_Space)
    assert (stage.selected, stage.selection.is_on) == ([1], True)
    stage.press(Key.Key_Right, SHIFT)
    stage.press(Key.Key_Right, SHIFT)
    assert stage.selected == [1, 2, 3]
    stage.press(Key.Key_Left, SHIFT)
    assert stage.selected == [1, 2]
    stage.press(Key.Key_Right, CONTROL)
    stage.press(Key.Key_Right)
    assert stage.selected == [1, 2]
    stage.press(Key.Key_Right, SHIFT)
    assert stage.selected == [1, 2, 4, 5]
    stage.press(Key.Key_End, SHIFT | CONTROL)
    assert stage.selected == [1, 2, *range(4, len(DAYS))]
    stage.press(Key.Key_Space)
    assert len(DAYS) - 1 not in stage.selected


def test_a_page_down_with_shift_selects_all_between(staged: Staged) -> None:
    stage = staged(DAYS)
    stage.press(Key.Key_Home)
    stage.press(Key.Key_PageDown, SHIFT)
    assert stage.selected == list(range(stage.selection.current + 1))
    assert len(stage.selected) > 8


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_F5, Key.Key_A, Key.Key_Delete])
def test_other_keys_are_left_to_others(staged: Staged, key: Key) -> None:
    stage = staged(DAYS)
    stage.press(key)
    assert (stage.selected, stage.opened, stage.selection.current) == ([], [], -1)


def test_an_empty_grid_takes_any_key(staged: Staged) -> None:
    stage = staged([])
    for key in (Key.Key_Down, Key.Key_End, Key.Key_Space, Key.Key_Return, Key.Key_PageUp):
        stage.press(key)
    assert stage.opened == []


def test_the_ring_stands_where_the_keyboard_is_and_goes_with_the_mouse(staged: Staged) -> None:
    stage = staged(DAYS)
    plain = stage.grid.viewport().grab().toImage()
    stage.press(Key.Key_Right)
    ringed = stage.grid.viewport().grab().toImage()
    assert ringed != plain
    ground = stage.grid.viewport()
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert ground.grab().toImage() == plain
