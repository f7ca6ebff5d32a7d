"""Heights of the rows of a long list: measured where a row was built, estimated elsewhere.

Tops are kept up to the row that was last asked for, so that what lies below costs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class RowHeights:
    """Heights in whole pixels, each with the space below it."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._measured = bytearray()
        self._total = 0
        # Top of every row that is known, and of the one after it; never empty.
        self._tops: list[int] = [0]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """Height of all rows together."""
        return self._total

    def height(self, row: int) -> int:
        """Return the height of a row."""
        return self._heights[row]

    def is_measured(self, row: int) -> bool:
        """Say whether the height of a row is more than an estimate."""
        return bool(self._measured[row])

    def top(self, row: int) -> int:
        """Return where a row begins; of the row after the last one, the total."""
        self._know(row)
        return self._tops[row]

    def row_at(self, y: int) -> int:
        """Return the row at a height of the list, the nearest one outside of it; -1 without any."""
        if not self._heights:
            return -1
        if y >= self._tops[-1]:
            self._know(len(self._heights))
        row = bisect_right(self._tops, y) - 1
        return min(max(row, 0), len(self._heights) - 1)

    def measure(self, row: int, height: int) -> int:
        """Note the true height of a row; return by how much it differs from what was thought."""
        difference = height - self._heights[row]
        self._measured[row] = 1
        if difference:
            self._heights[row] = height
            self._total += difference
            self._forget_below(row)
        return difference

    def doubt(self) -> None:
        """Take every height as an estimate from now on, because the width has changed."""
        self._measured = bytearray(len(self._heights))

    def reset(self, estimates: Sequence[int]) -> None:
        """Begin anew with these rows."""
        self._heights = list(estimates)
        self.doubt()
        self._total = sum(self._heights)
        self._tops = [0]

    def insert(self, first: int, estimates: Sequence[int]) -> None:
        """Put rows before row ``first``."""
        self._heights[first:first] = estimates
        self._measured[first:first] = bytearray(len(estimates))
        self._total += sum(estimates)
        self._forget_below(first)

    def remove(self, first: int, count: int) -> None:
        """Take rows out."""
        self._total -= sum(self._heights[first : first + count])
        del self._heights[first : first + count]
        del self._measured[first : first + count]
        self._forget_below(first)

    def _forget_below(self, row: int) -> None:
        del self._tops[row + 1 :]

    def _know(self, row: int) -> None:
        known = len(self._tops) - 1
        if row > known:
            more = accumulate(self._heights[known:row], initial=self._tops[-1])
            next(more)
            self._tops.extend(more)
