"""The day header that stays at the upper edge while its day is scrolled through.

Rule: a header is never cut by that edge. Where the next day's own header comes near, this one is
gone, and what is scrolled into sight by keyboard comes to lie below it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.timeline_rows import DayRow
from konnect_desktop.views.timeline.card_builder import SlotModel
from konnect_desktop.views.timeline.day_header import DayHeader
from konnect_desktop.views.timeline.row_area import RowArea
from konnect_desktop.views.timeline.tools import CardTools

_ABOVE_MORE: Final = 8
"""How much more air than in the list the header has above its words."""


class StickyDay:
    """Lays a ``DayHeader`` over the list, which gives way to that of the next day."""

    def __init__(
        self,
        tools: CardTools,
        area: RowArea,
        slots: SlotModel,
        saves_day: Callable[[DayRow, QWidget], None],
    ) -> None:
        self._tools = tools
        self._area = area
        self._slots = slots
        self._saves_day = saves_day
        self._header: DayHeader | None = None

    def renew(self) -> None:
        """Make the header anew, because words or theme have changed."""
        if self._header is not None:
            self._header.hide()
            self._header.deleteLater()
        self._header = None
        self.follow()

    def follow(self) -> None:
        """Show the day of the topmost row, if its own header is out of sight."""
        row = self._day_of(self._area.rows_in_sight().start)
        if row < 0:
            self._hide()
            return
        header = self._header_for(row)
        place = self._area.column()
        height = header.heightForWidth(place.width())
        following = self._next_day(row)
        has_own = self._area.row_top(row) >= self._tools.theme.px(_ABOVE_MORE)
        if has_own or (following >= 0 and self._area.row_top(following) < height):
            self._hide()
        else:
            header.setGeometry(QRect(place.x(), 0, place.width(), height))
            header.show()
            header.raise_()
        # Also where it is hidden: what is scrolled into sight may bring it back.
        self._area.set_sticky(height)

    def _hide(self) -> None:
        if self._header is not None:
            self._header.hide()

    def _header_for(self, row: int) -> DayHeader:
        day = self._slots.slot(row)
        if self._header is not None and self._header.shown == day:
            return self._header
        if self._header is not None:
            self._header.hide()
            self._header.deleteLater()
        assert isinstance(day, DayRow)  # noqa: S101 — what _day_of looked for
        ground = self._area.viewport()
        self._header = DayHeader(self._tools, day, self._saves_day, ground, solid=True)
        # By keyboard the list's own header is reached; this one would be a stop out of order.
        for stop in self._header.stops:
            stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return self._header

    def _day_of(self, row: int) -> int:
        if row >= self._area.count:
            return -1
        while row >= 0 and not isinstance(self._slots.slot(row), DayRow):
            row -= 1
        return row

    def _next_day(self, row: int) -> int:
        """Return the header after this one, if it is in sight."""
        sight = self._area.rows_in_sight()
        rows = range(max(row + 1, sight.start), sight.stop)
        return next((at for at in rows if isinstance(self._slots.slot(at), DayRow)), -1)
