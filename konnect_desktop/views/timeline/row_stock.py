"""The rows of a long list: their heights, and the widgets of those that are near."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.timeline.heights import RowHeights
from konnect_desktop.views.timeline.live_rows import Built, LiveRows, RowSource


class RowStock:
    """Builds and measures rows of ``source`` as children of ``ground``, ``width`` pixels wide."""

    def __init__(self, source: RowSource, ground: QWidget) -> None:
        self.heights = RowHeights()
        self.live = LiveRows()
        self.width = 0
        self._source = source
        self._ground = ground
        self._waiting: set[int] = set()

    def reset(self) -> None:
        """Begin anew: the rows have become others."""
        self.live.clear()
        self._waiting.clear()
        self.heights.reset(self._estimates(0, self._source.count()))

    def insert(self, first: int, count: int) -> None:
        """Take note of rows that have come before row ``first``."""
        self._waiting.clear()
        self.heights.insert(first, self._estimates(first, count))
        self.live.insert(first, count)

    def remove(self, first: int, count: int) -> None:
        """Take note of rows that are gone."""
        self._waiting.clear()
        self.heights.remove(first, count)
        self.live.remove(first, count)

    def widen(self, width: int) -> None:
        """Take another width: all heights are estimates until rows are measured again."""
        self.width = width
        self.heights.doubt()
        self.live.doubt()

    def renew(self, rows: range) -> None:
        """Let rows be built again, because their content has changed."""
        # There may be thousands; only those that are widgets have anything to do.
        self._waiting = {row for row in self._waiting if row not in rows}
        for row, built in self.live:
            if row in rows:
                built.outdated = True

    def to_do(self, sight: range, near: range) -> Sequence[int]:
        """Return which rows near are to be built or measured: in sight first, then by distance."""
        rows = [row for row in near if self._needs(row)]
        middle = (sight.start + sight.stop) / 2
        return sorted(rows, key=lambda row: (row not in sight, abs(row - middle)))

    def work_on(self, row: int) -> None:
        """Do the next step for a row: make it, or measure and show it; a changed one is both."""
        before = self.live.get(row)
        if before is None or before.outdated:
            self._build(row)
        built = self.live.get(row)
        if built is not None and before is not None:
            self.measure(row, built)

    def measure(self, row: int, built: Built) -> None:
        """Note how high a row is at the width, and show it."""
        built.stale = False
        height = max(built.widget.heightForWidth(self.width), 1)
        self.heights.measure(row, height + built.gap_px)
        # One without a size asks itself for one when it is shown, and lays all it holds out for it.
        built.widget.resize(self.width, height)
        built.widget.show()

    def _needs(self, row: int) -> bool:
        built = self.live.get(row)
        if built is None:
            return row not in self._waiting
        return built.stale or built.outdated

    def _build(self, row: int) -> None:
        before = self.live.get(row)
        focused = -1 if before is None else before.focused_stop()
        built = self._source.build(row, self._ground)
        if built is None:
            self._waiting.add(row)
            return
        built.stale = True
        self.live.put(row, built)
        if focused < 0:
            return
        self.measure(row, built)
        stops = built.stops()
        if stops:
            stops[min(focused, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _estimates(self, first: int, count: int) -> list[int]:
        return [self._source.estimate(row) for row in range(first, first + count)]
