"""Puts the parts of the timeline's page where ``PagePlaces`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from konnect_desktop.views.components.navigation import (
    NavigationForm,
    form_around,
    is_low_around,
)
from konnect_desktop.views.painting.focus import ring_margin
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline.page_places import PagePlaces, places_for

if TYPE_CHECKING:
    from konnect_desktop.views.timeline.page import TimelinePage


class PageLayout:
    """Lays out a page whose parts are made."""

    def __init__(self, page: TimelinePage, themes: ThemeSource) -> None:
        self._page = page
        self._themes = themes
        self._places: PagePlaces | None = None
        self._head_asked = QSize()

    @property
    def is_bar(self) -> bool:
        """Whether the window is so narrow that words have to be short."""
        return form_around(self._page, self._themes.theme) is NavigationForm.BAR

    @property
    def head_fits(self) -> bool:
        """Whether the title row still asks for the height that it was given."""
        asked = self._head_asked
        return self._page.head.heightForWidth(asked.width()) == asked.height()

    def arrange(self) -> None:
        """Put everything in its place at the size that page and window have now."""
        page, theme = self._page, self._themes.theme
        form = form_around(page, theme)
        page.head.set_form(form)
        page.top.set_form(form)
        places = self._places = places_for(page.size(), form, theme)
        page.side.setVisible(places.side is not None)
        if places.side is not None:
            page.side.setGeometry(places.side)
        width = places.column.width()
        self._head_asked = QSize(width, page.head.heightForWidth(width))
        head = places.head(self._head_asked.height())
        page.head.setGeometry(head)
        scrolls = is_low_around(page, theme) and not page.view.isHidden()
        below = self._place_top(places, head.bottom() + 1 + places.gap, scrolls=scrolls)
        self._place_body(places, below)
        self.place_pill()

    def place_pill(self) -> None:
        """Let what tells of news float over the list."""
        pill = self._page.pill
        if self._places is not None:
            size = pill.sizeHint()
            left = self._places.column.center().x() - size.width() // 2
            top = self._page.view.y() + self._places.pill_gap
            pill.setGeometry(QRect(left, top, size.width(), size.height()))
        pill.raise_()

    def _place_top(self, places: PagePlaces, below: int, *, scrolls: bool) -> int:
        """Place the filters below the title row, or in the list; return where the list begins."""
        top, view = self._page.top, self._page.view
        if scrolls:
            top.fit(places.column.width())
            # A ring around what has the focus is not cut by the edge of the list.
            room = ring_margin(places.theme)
            view.set_lead(top, room)
            return below - room
        view.set_lead(None)
        top.setParent(self._page)
        top.show()
        height = top.fit(places.column.width())
        top.setGeometry(places.across(below, height))
        return below + height

    def _place_body(self, places: PagePlaces, below: int) -> None:
        view, empty = self._page.view, self._page.empty
        body, width = places.body(below), places.column.width()
        left = places.column.x() - body.x()
        view.setGeometry(body)
        view.set_column(left, width, above=places.first_gap, below=places.last_gap)
        empty.setGeometry(body)
        empty.set_column(QRect(left, 0, width, 1), above=places.last_gap)
