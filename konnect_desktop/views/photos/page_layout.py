"""Puts the parts of the photos' page where ``PhotosPlaces`` says.

Rule: in a low window the filters scroll with the photos, and the scrubber stands below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.components.navigation import (
    NavigationForm,
    form_around,
    is_low_around,
)
from konnect_desktop.views.painting.focus import ring_margin
from konnect_desktop.views.photos.places import PhotosPlaces, places_for
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Space

if TYPE_CHECKING:
    from konnect_desktop.views.photos.page import PhotosPage


class PageLayout(QObject):
    """Lays out a page whose parts are made; it goes with the page, as it follows the focus."""

    def __init__(self, page: PhotosPage, tools: GridTools) -> None:
        super().__init__(page)
        self._page = page
        self._tools = tools
        self._scrolls, self._lead = False, 0
        self._head_asked = QSize()
        self._rail_area = QRect()
        page.grid.scrolled.connect(self._follow_scroll)
        tools.application.focusChanged.connect(self._keep_focus_in_sight)

    @property
    def is_bar(self) -> bool:
        """Whether the window is so narrow that words have to be short."""
        return form_around(self._page, self._tools.theme) is NavigationForm.BAR

    @property
    def head_fits(self) -> bool:
        """Whether the title row still asks for the height that it was given."""
        asked = self._head_asked
        return self._page.head.heightForWidth(asked.width()) == asked.height()

    def arrange(self, tile: int) -> None:
        """Put everything in its place at the size that page and window have now.

        Args:
            tile: How high rows of photos are, in pixels at 100 %.
        """
        page, theme = self._page, self._tools.theme
        form = form_around(page, theme)
        page.head.set_form(form)
        page.top.set_form(form)
        places = places_for(page.size(), form, theme)
        width = places.column.width()
        self._head_asked = QSize(width, page.head.heightForWidth(width))
        head = places.head(self._head_asked.height())
        page.head.setGeometry(head)
        below = head.bottom() + 1 + theme.px(Space.S)
        height = page.top.fit(places.column.width())
        self._scrolls = is_low_around(page, theme) and not page.grid.isHidden()
        if not self._scrolls:
            page.top.setParent(page)
            page.top.setGeometry(places.across(below, height))
            page.top.show()
            self._place_body(places, below + height, tile, lead=0)
        else:
            # A ring around what has the focus is not cut by the edge of the grid.
            room = ring_margin(theme)
            self._place_body(places, below - room, tile, lead=room + height)
            page.top.setParent(page.grid.viewport())
            page.top.resize(places.column.width(), height)
            self._follow_scroll()
            page.top.show()

    def _place_body(self, places: PhotosPlaces, top: int, tile: int, *, lead: int) -> None:
        page, theme = self._page, self._tools.theme
        # With the filters in it, the grid is as wide as they are.
        body = places.body(top, beside=page.rail.is_shown)
        wide = places.body(top, beside=False)
        left = places.column.x() - body.x()
        width = body.width() - 2 * left
        above = theme.px(Space.XS) + lead
        page.grid.setGeometry(wide if lead else body)
        page.grid.set_column(left, width, above=above, below=page.selecting.room)
        self._rail_area = places.scrubber(top)
        self._lead = lead
        self._place_rail()
        page.empty.setGeometry(wide)
        page.empty.set_column(QRect(left, theme.px(Space.M), places.column.width(), 1))
        page.empty.arrange(tile)
        page.selecting.place(wide)

    def _place_rail(self) -> None:
        """Put the scrubber beside the photos, below the filters where these scroll with them."""
        down = max(self._lead - self._page.grid.verticalScrollBar().value(), 0)
        self._page.rail.place(self._rail_area.adjusted(0, down, 0, 0))

    def _follow_scroll(self) -> None:
        if self._scrolls:
            theme, bar = self._tools.theme, self._page.grid.verticalScrollBar()
            self._page.top.move(theme.px(Space.XS), ring_margin(theme) - bar.value())
            self._place_rail()

    def _keep_focus_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._scrolls and new is not None and self._page.top.isAncestorOf(new):
            self._page.grid.verticalScrollBar().setValue(0)
