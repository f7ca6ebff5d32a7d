"""The few rows of a long list that are widgets now, by their place in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget


class Built:
    """A row as a widget; ``gap_px`` is the space below it.

    ``stops`` returns what Tab stops at in it, the row itself first if it is one of them.
    ``stale`` asks to measure it again, ``outdated`` to build it again.
    """

    def __init__(
        self, widget: QWidget, gap_px: int, stops: Callable[[], Sequence[QWidget]]
    ) -> None:
        self.widget = widget
        self.gap_px = gap_px
        self.stops = stops
        self.stale = False
        self.outdated = False

    def focused_stop(self) -> int:
        """Return which of the stops has the keyboard; -1 where none has."""
        focused = QApplication.focusWidget()
        return next((at for at, stop in enumerate(self.stops()) if stop is focused), -1)


class RowSource(Protocol):
    """Where a list gets its rows from."""

    def count(self) -> int:
        """Return how many rows there are."""
        ...

    def estimate(self, row: int) -> int:
        """Return about how high a row will be, its space below included."""
        ...

    def build(self, row: int, parent: QWidget) -> Built | None:
        """Make the widget of a row; ``None`` while its content is on the way."""
        ...


class LiveRows:
    """Widgets by row; rows move when others come or go before them."""

    def __init__(self) -> None:
        self._rows: dict[int, Built] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row: int) -> bool:
        return row in self._rows

    def __iter__(self) -> Iterator[tuple[int, Built]]:
        return iter(sorted(self._rows.items()))

    def get(self, row: int) -> Built | None:
        """Return the widget of a row, if it has one now."""
        return self._rows.get(row)

    def is_shown(self, row: int) -> bool:
        """Say whether a row is a widget that can be seen."""
        built = self._rows.get(row)
        return built is not None and not built.widget.isHidden()

    def put(self, row: int, built: Built) -> None:
        """Keep the widget of a row; the one before it goes."""
        self.drop(row)
        self._rows[row] = built

    def drop(self, row: int) -> None:
        """Delete the widget of a row."""
        built = self._rows.pop(row, None)
        if built is not None:
            _delete(built)

    def clear(self) -> None:
        """Delete all widgets."""
        gone, self._rows = self._rows, {}
        for built in gone.values():
            _delete(built)

    def keep(self, wanted: range) -> None:
        """Delete what lies outside of ``wanted``, but never what has the keyboard."""
        outside = [row for row in self._rows if row not in wanted]
        for row in outside:
            if not has_focus(self._rows[row].widget):
                self.drop(row)

    def doubt(self) -> None:
        """Have every row measured again."""
        for built in self._rows.values():
            built.stale = True

    def insert(self, first: int, count: int) -> None:
        """Move what lies at or below ``first`` down."""
        self._move(lambda row: row if row < first else row + count)

    def remove(self, first: int, count: int) -> None:
        """Delete these rows and move what lies below them up."""
        rows = range(first, first + count)
        gone = [built for row, built in self._rows.items() if row in rows]
        self._rows = {row: built for row, built in self._rows.items() if row not in rows}
        self._move(lambda row: row if row < first else row - count)
        # Only now: hiding one may make Qt ask where the others are.
        for built in gone:
            _delete(built)

    def focused_row(self) -> int:
        """Return the row that has the keyboard; -1 when none has."""
        return next((row for row, built in self._rows.items() if has_focus(built.widget)), -1)

    def stops(self) -> Sequence[QWidget]:
        """Return what Tab stops at, from the first row to the last."""
        return [stop for _, built in self for stop in built.stops()]

    def _move(self, place: Callable[[int], int]) -> None:
        self._rows = {place(row): built for row, built in self._rows.items()}


def _delete(built: Built) -> None:
    built.widget.hide()
    built.widget.deleteLater()


def has_focus(widget: QWidget) -> bool:
    """Say whether a widget or something in it has the keyboard."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
