"""The keyboard of the grid beside that of Qt's own list in icon mode, key by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from typing_extensions import override

from tests.views.photos.gridding import Stage, days_of

Staged = Callable[..., Stage]
Stroke = tuple[Qt.Key, Qt.KeyboardModifier]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
# All of one day and one form: rows of as many photos as a list has in each of its rows.
COUNT = 43


class Pair:
    """A grid and a list of Qt's with as many items in as many columns, both given the same keys."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        columns = len(stage.grid.rows.row_of(0))
        self.list = QListView()
        self.list.setModel(QStringListModel([str(item) for item in range(COUNT)], self.list))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setGridSize(QSize(100, 80))
        self.list.setUniformItemSizes(True)
        bar = self.list.verticalScrollBar().sizeHint().width()
        self.list.resize(columns * 100 + bar + 30, 1200)
        self.list.show()
        QApplication.processEvents()
        self.press(Key.Key_Home, CONTROL)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.stage.press(key, held)
        QTest.keyClick(self.list, key, held)

    @property
    def of_grid(self) -> tuple[int, list[int]]:
        """Where the focus is in the grid, and what is selected there."""
        return self.stage.selection.current, self.stage.selected

    @property
    def of_list(self) -> tuple[int, list[int]]:
        """The same of Qt's list."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return self.list.currentIndex().row(), rows


@pytest.fixture
def pair(staged: Staged) -> Iterator[Pair]:
    made = Pair(staged(days_of(COUNT), size=QSize(960, 2200)))
    yield made
    made.list.deleteLater()


def moving(held: Qt.KeyboardModifier, *keys: Qt.Key) -> list[Stroke]:
    return [(key, held) for key in keys]


WALKS: dict[str, Sequence[Stroke]] = {
    "focus": moving(
        CONTROL,
        *(Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Left, Key.Key_Up),
        *(Key.Key_End, Key.Key_Up, Key.Key_Up, Key.Key_Right, Key.Key_Home, Key.Key_Down),
    ),
    "toggled": [
        *moving(CONTROL, Key.Key_Right, Key.Key_Space, Key.Key_Down, Key.Key_Space),
        *moving(CONTROL, Key.Key_Right, Key.Key_Space, Key.Key_Left, Key.Key_Space),
    ],
    "spanned": [
        *moving(CONTROL, Key.Key_Down, Key.Key_Right, Key.Key_Space),
        *moving(SHIFT, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left),
    ],
    "to the end": [
        *moving(CONTROL, Key.Key_Right, Key.Key_Down, Key.Key_Space),
        *moving(CONTROL, Key.Key_End, Key.Key_Space, Key.Key_Home, Key.Key_Space, Key.Key_Space),
    ],
}


@pytest.mark.parametrize("walk", WALKS)
def test_the_same_keys_do_what_they_do_in_a_list_of_qt(pair: Pair, walk: str) -> None:
    for key, held in WALKS[walk]:
        pair.press(key, held)
        assert pair.of_grid == pair.of_list, (key.name, held.name)


def test_a_span_down_takes_what_lies_between_in_the_order_of_time(staged: Staged) -> None:
    """A list of Qt's takes a rectangle of the places; photos are a row of moments."""
    stage = staged(days_of(COUNT))
    stage.press(Key.Key_Home)
    stage.press(Key.Key_Down, SHIFT)
    stage.press(Key.Key_Down, SHIFT)
    assert stage.selected == list(range(stage.selection.current + 1))
    stage.press(Key.Key_Up, SHIFT)
    assert stage.selected == list(range(stage.selection.current + 1))


class _Around(QWidget):
    """What lies around the grid, and hears the keys that the grid leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


def test_letters_digits_and_escape_are_left_to_the_page(staged: Staged) -> None:
    stage, around = staged(days_of(5)), _Around()
    stage.grid.setParent(around)
    stage.selection.set_rows(range(2), selected=True)
    keys = (Key.Key_A, Key.Key_H, Key.Key_2, Key.Key_Escape)
    for key in keys:
        stage.press(key)
    assert around.heard == list(keys)
    assert (stage.selected, stage.selection.current) == ([0, 1], -1)
    stage.grid.setParent(None)
