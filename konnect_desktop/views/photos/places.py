"""Where the parts of the photos' page stand: all of its width, the scrubber at the right."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QSize

from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.photos.scrubber import WIDTH as SCRUBBER
from konnect_desktop.views.theme import Space, Theme

_MARGINS: Final = {
    NavigationForm.RAIL: Space.XXL,
    NavigationForm.SLIM: Space.XL,
    NavigationForm.BAR: Space.M,
}
_BESIDE: Final = {
    NavigationForm.RAIL: Space.XL,
    NavigationForm.SLIM: Space.M,
    NavigationForm.BAR: 0,
}
_HEAD_LEAST: Final = 40
_ICON_INSET: Final = 10
_AT_EDGE: Final = 6


class PhotosPlaces(Struct, frozen=True):
    """Places in the page; ``column`` is the width of title row and filters."""

    page: QSize
    column: QRect
    form: NavigationForm
    theme: Theme

    def head(self, height: int) -> QRect:
        """Return the title row; where it ends in an icon, that stands at the column's edge."""
        row = self.across(self.column.y(), max(height, self.theme.px(_HEAD_LEAST)))
        out = self.theme.px(_ICON_INSET) if self.form is NavigationForm.BAR else 0
        return row.adjusted(0, 0, out, 0)

    def across(self, top: int, height: int) -> QRect:
        """Return a part of the column."""
        return QRect(self.column.x(), top, self.column.width(), height)

    def body(self, top: int, *, beside: bool) -> QRect:
        """Return where the photos are; ``beside`` leaves room for the scrubber.

        It is wider than the column, for focus rings.
        """
        ring = self.theme.px(Space.XS)
        left, end = self.column.x() - ring, self.column.right() + 1 + ring
        if beside:
            free = self.theme.px(_BESIDE[self.form])
            end = min(end, self.scrubber(top).x() - free + ring)
        return QRect(left, top, max(end - left, 1), max(self.page.height() - top, 1))

    def scrubber(self, top: int) -> QRect:
        """Return where the scrubber is."""
        width = self.theme.px(SCRUBBER)
        left = self.page.width() - width - self.theme.px(_AT_EDGE)
        return QRect(left, top, width, max(self.page.height() - top, 1))


def places_for(page: QSize, form: NavigationForm, theme: Theme) -> PhotosPlaces:
    """Return the places at a size of the page, beside a navigation of this form."""
    margin = theme.px(_MARGINS[form])
    top = theme.px(Space.M if form is NavigationForm.BAR else Space.L)
    column = QRect(margin, top, max(page.width() - 2 * margin, 1), max(page.height() - top, 1))
    return PhotosPlaces(page, column, form, theme)
