"""Where on the screen a row of a list stands, so that it can be put there again."""

from __future__ import annotations

from msgspec import Struct

from konnect_desktop.views.timeline.heights import RowHeights


class Anchor(Struct, frozen=True):
    """The upper edge of ``row`` stands ``y`` pixels below the upper edge of the viewport."""

    row: int
    y: int

    def after_insert(self, first: int, count: int) -> Anchor:
        """Return the anchor after rows came before row ``first``."""
        return self if first > self.row else Anchor(self.row + count, self.y)

    def after_remove(self, first: int, count: int, left: int) -> Anchor:
        """Return the anchor after rows are gone, of which ``left`` remain in the whole list."""
        if first > self.row:
            return self
        row = self.row - count if self.row >= first + count else first
        return Anchor(min(row, max(left - 1, 0)), self.y)


def anchor_in_sight(heights: RowHeights, offset: int, viewport_height: int) -> Anchor:
    """Return the first row that begins in sight, else the one that fills the viewport.

    ``offset`` is where the viewport begins, seen from the first row. A row that begins in sight is
    the better anchor: one that reaches in from above may change its height without a jump.
    """
    row = heights.row_at(offset)
    if row < 0:
        return Anchor(0, -offset)
    following = row + 1
    if heights.top(row) < offset and following < len(heights):
        below = heights.top(following) - offset
        if below < viewport_height:
            return Anchor(following, below)
    return Anchor(row, heights.top(row) - offset)


def anchor_at_top(heights: RowHeights, offset: int) -> tuple[int, float]:
    """Return the topmost row and which share of it lies above the viewport, for a new width."""
    row = heights.row_at(offset)
    if row < 0:
        return 0, 0.0
    return row, (offset - heights.top(row)) / max(heights.height(row), 1)
