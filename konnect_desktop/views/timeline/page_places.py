"""Where the parts of the page stand: one column, beside it saving where the window is wide."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QSize

from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.theme import Space, Theme

_MARGINS: Final = {
    NavigationForm.RAIL: Space.XXL,
    NavigationForm.SLIM: Space.XL,
    NavigationForm.BAR: Space.M,
}
_WIDEST: Final = {
    NavigationForm.RAIL: 760,
    NavigationForm.SLIM: 840,
    NavigationForm.BAR: 720,
}
_SIDE: Final = 288
_HEAD_LEAST: Final = 40
_ICON_INSET: Final = 10


class PagePlaces(Struct, frozen=True):
    """Places in the page. ``column`` and ``side`` reach from the head to the lower edge."""

    page: QSize
    column: QRect
    side: QRect | None
    form: NavigationForm
    theme: Theme

    @property
    def gap(self) -> int:
        """Space between title row and filters."""
        return self.theme.px(Space.S)

    @property
    def first_gap(self) -> int:
        """Space above the first day, which has some of its own."""
        return self.theme.px(Space.S)

    @property
    def last_gap(self) -> int:
        """Space below the last card."""
        return self.theme.px(Space.M)

    @property
    def pill_gap(self) -> int:
        """Space above what floats over the list."""
        return self.theme.px(Space.XS)

    def head(self, height: int) -> QRect:
        """Return the title row, which asks for this height.

        Where it ends in a button without a ground, the icon stands at the column's edge.
        """
        row = self.across(self.column.y(), max(height, self.theme.px(_HEAD_LEAST)))
        out = 0 if self.form is NavigationForm.SLIM else self.theme.px(_ICON_INSET)
        return row.adjusted(0, 0, out, 0)

    def across(self, top: int, height: int) -> QRect:
        """Return a part of the column."""
        return QRect(self.column.x(), top, self.column.width(), height)

    def body(self, top: int) -> QRect:
        """Return where the list is: wider than the column, for focus rings and the scroll bar."""
        left = max(self.column.x() - self.theme.px(Space.XS), 0)
        end = self.page.width() if self.side is None else self.side.x()
        return QRect(left, top, max(end - left, 1), max(self.page.height() - top, 1))


def places_for(page: QSize, form: NavigationForm, theme: Theme) -> PagePlaces:
    """Return the places at a size of the page, beside a navigation of this form."""
    margin, widest = theme.px(_MARGINS[form]), theme.px(_WIDEST[form])
    top = theme.px(Space.M if form is NavigationForm.BAR else Space.L)
    height = max(page.height() - top, 1)
    beside = theme.px(_SIDE + Space.XL) if form is NavigationForm.RAIL else 0
    width = max(min(page.width() - 2 * margin - beside, widest), 1)
    left = max((page.width() - width - beside) // 2, margin)
    column = QRect(left, top, width, height)
    if not beside:
        return PagePlaces(page, column, None, form, theme)
    side = QRect(column.right() + 1 + theme.px(Space.XL), top, theme.px(_SIDE), height)
    return PagePlaces(page, column, side, form, theme)
