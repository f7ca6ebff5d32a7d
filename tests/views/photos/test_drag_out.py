"""Photos dragged out of the grid by a real press and move: which files go along, as what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDrag

from konnect_desktop.views.photos.drag_out import DragOut, files_of
from tests.views.photos.gridding import Stage, days_of

Staged = Callable[..., Stage]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Drags out of a grid, and lets go over something that takes copies, or over nothing."""

    def __init__(self, stage: Stage, saved: Sequence[int], *, takes: bool = True) -> None:
        self.stage = stage
        self.files: list[list[Path]] = []
        self.pictures: list[QSize] = []
        self.said: list[str] = []
        self.saved = {stage.key(item): Path(f"/tmp/Foto’s/{item} #1.jpg") for item in saved}  # noqa: S108 — nothing is written
        self.takes = takes
        DragOut(stage.grid, self.saved.get, self.said.append, self._carry)

    def _carry(self, drag: QDrag) -> Qt.DropAction:
        data = drag.mimeData()
        self.files.append([Path(url.toLocalFile()) for url in data.urls()])
        self.pictures.append(drag.pixmap().size())
        drag.deleteLater()
        return Qt.DropAction.CopyAction if self.takes else Qt.DropAction.IgnoreAction

    def drag(self, item: int) -> None:
        """Press a photo, pull it away and let go."""
        start = self.stage.middle(item)
        self.stage.drag(start, start + QPoint(60, 40))
        self.stage.drop(start + QPoint(60, 40))

    def path(self, item: int) -> Path:
        return self.saved[self.stage.key(item)]


def test_a_saved_photo_is_dragged_as_its_file(staged: Staged) -> None:
    hand = Hand(staged(days_of(9)), saved=range(9))
    hand.drag(3)
    assert hand.files == [[hand.path(3)]]
    assert (hand.said, hand.stage.opened, hand.stage.selected) == ([], [], [])


def test_all_that_is_selected_goes_along_in_its_order_with_a_number_on_it(staged: Staged) -> None:
    stage = staged(days_of(9), pictures=9)
    hand = Hand(stage, saved=range(9))
    for item in (5, 2, 7):
        stage.click(item, CONTROL)
    hand.drag(5)
    assert hand.files == [[hand.path(item) for item in (2, 5, 7)]]
    assert hand.said == []
    assert hand.pictures[0].width() > 128


def test_what_is_not_saved_yet_is_left_out_and_said(staged: Staged) -> None:
    stage = staged(days_of(9))
    hand = Hand(stage, saved=[1, 2])
    stage.selection.set_rows(range(4), selected=True)
    hand.drag(0)
    assert hand.files == [[hand.path(1), hand.path(2)]]
    assert hand.said == ["2 van 4 gesleept. 2 staan nog niet op je computer."]


def test_nothing_is_dragged_where_no_file_is_there_and_it_says_why(staged: Staged) -> None:
    hand = Hand(staged(days_of(9)), saved=[])
    hand.drag(4)
    assert hand.files == []
    assert hand.said == [
        "Deze staat nog niet op je computer. Sla hem eerst op, dan kun je hem slepen."
    ]


def test_nothing_is_said_where_nobody_took_what_was_dragged(staged: Staged) -> None:
    stage = staged(days_of(9))
    hand = Hand(stage, saved=[1], takes=False)
    stage.selection.set_rows(range(2), selected=True)
    hand.drag(0)
    assert (hand.files, hand.said) == ([[hand.path(1)]], [])


def test_after_a_drag_the_next_click_opens_as_ever(staged: Staged) -> None:
    hand = Hand(staged(days_of(9)), saved=range(9))
    hand.drag(3)
    hand.stage.click(1)
    assert hand.stage.opened == [1]


@pytest.mark.parametrize("name", ["Noor & Sem #1 50%.jpg", "zandbak é.mp4"])
def test_names_of_any_kind_arrive_as_addresses_of_files(name: str, tmp_path: Path) -> None:
    data = files_of([tmp_path / name])
    assert [url.toLocalFile() for url in data.urls()] == [str(tmp_path / name)]
    assert data.hasFormat("text/uri-list")
    assert b" " not in data.data("text/uri-list").data()


def test_a_thousand_photos_go_along_at_once(staged: Staged) -> None:
    stage = staged(days_of(*[50] * 20))
    hand = Hand(stage, saved=range(1_000))
    stage.selection.select_all()
    hand.drag(0)
    assert len(hand.files[0]) == 1_000
