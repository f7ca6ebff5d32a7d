"""Where the parts of the viewer lie: the details beside the picture, or below it where narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect

from konnect_desktop.views.theme import Space
from konnect_desktop.views.viewer.details import PANEL
from konnect_desktop.views.viewer.tools import ViewerTools

if TYPE_CHECKING:
    from konnect_desktop.views.viewer.page import ViewerPage

_STAGE_BESIDE: Final = 400
_STAGE_BESIDE_LYING: Final = 300
_STAGE_ABOVE: Final = 240
_PANEL_SHARE: Final = 0.4
_PANEL_HIGH: Final = 480


class PagePlaces:
    """Lays out a page's parts; there are no layouts, for in a slideshow bars lie over the stage."""

    def __init__(self, page: ViewerPage, tools: ViewerTools) -> None:
        self._page = page
        self._tools = tools
        self._viewer = tools.viewer

    def arrange(self) -> None:
        """Place everything in the room there is."""
        page = self._page
        page.bar.setGeometry(0, 0, page.width(), page.bar.height())
        is_show = self._viewer.slideshow.is_on
        for bar in (page.bar, page.slide_bar, page.film_bar):
            bar.lie_over(over=is_show)
        page.slide_bar.setVisible(is_show)
        if is_show:
            self._arrange_show(page.rect())
        else:
            self._arrange_page()

    def show_strip(self) -> None:
        """Show the filmstrip where there is more than one of the day; the stage makes room."""
        if self._has_strip() == self._page.strip.isHidden():
            self.arrange()

    def _arrange_show(self, room: QRect) -> None:
        """Give a slideshow all of it, and lay what steers it over the lower edge."""
        page = self._page
        page.details.hide()
        page.strip.hide()
        page.stage.setGeometry(room)
        height = page.slide_bar.height()
        page.slide_bar.setGeometry(0, room.height() - height, room.width(), height)
        page.slide_bar.fit(room.width())
        self._place_film_bar(QRect(0, 0, room.width(), room.height() - height))
        for bar in (page.film_bar, page.slide_bar, page.bar):
            bar.raise_()

    def _arrange_page(self) -> None:
        page, theme = self._page, self._tools.theme
        top = page.bar.height()
        room = self._beside_details(QRect(0, top, page.width(), max(page.height() - top, 1)))
        page.strip.setVisible(self._has_strip())
        if not page.strip.isHidden():
            height, gap = page.strip.sizeHint().height(), theme.px(Space.S)
            page.strip.setGeometry(room.x(), room.bottom() + 1 - height - gap, room.width(), height)
            room.setHeight(room.height() - height - gap)
        if not page.film_bar.isHidden():
            room.setHeight(room.height() - self._place_film_bar(room))
        page.stage.setGeometry(room)

    def _place_film_bar(self, room: QRect) -> int:
        """Put the film's bar at the lower edge of the room; return its height."""
        bar = self._page.film_bar
        bar.fit(room.width())
        height = bar.sizeHint().height()
        bar.setGeometry(room.x(), room.bottom() + 1 - height, room.width(), height)
        return height

    def _beside_details(self, room: QRect) -> QRect:
        """Place the details, and return what is left of the room."""
        details, theme = self._page.details, self._tools.theme
        panel = theme.px(PANEL)
        beside = self._is_beside()
        details.lie(beside=beside, is_high=room.height() >= theme.px(_PANEL_HIGH))
        width, height = panel, room.height()
        if not beside:
            width, height = room.width(), max(round(room.height() * _PANEL_SHARE), 1)
        details.setGeometry(room.right() + 1 - width, room.bottom() + 1 - height, width, height)
        is_open = self._viewer.options.now.details
        details.setVisible(is_open)
        if not is_open:
            return room
        if beside:
            return room.adjusted(0, 0, -width, 0)
        return room.adjusted(0, 0, 0, -height)

    def _is_beside(self) -> bool:
        page, theme = self._page, self._tools.theme
        least = _STAGE_BESIDE_LYING if page.width() > page.height() else _STAGE_BESIDE
        return page.width() >= theme.px(PANEL + least)

    def _has_strip(self) -> bool:
        """Say whether there is a filmstrip, and room for it."""
        page, theme = self._page, self._tools.theme
        room = page.height() - page.bar.height()
        if self._viewer.options.now.details and not self._is_beside():
            room -= round(room * _PANEL_SHARE)
        is_show = self._viewer.slideshow.is_on
        several = len(self._viewer.path.strip) > 1 and not is_show
        return several and room - page.strip.sizeHint().height() >= theme.px(_STAGE_ABOVE)
