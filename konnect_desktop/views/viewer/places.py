"""Where the parts of the viewer lie: the details beside the picture, or below it where narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

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
_Way = QBoxLayout.Direction


class PagePlaces:
    """Lays out a page's parts."""

    def __init__(self, page: ViewerPage, tools: ViewerTools) -> None:
        self._page = page
        self._tools = tools
        self._left = QVBoxLayout()
        self._body = QBoxLayout(_Way.LeftToRight)
        column = QVBoxLayout(page)
        for layout in (self._left, self._body, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._left.addWidget(page.stage, 1)
        self._left.addWidget(page.film_bar)
        self._left.addWidget(page.strip)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(page.details)
        column.addWidget(page.bar)
        column.addLayout(self._body, 1)

    def arrange(self) -> None:
        """Put the details beside the picture or below it, and leave out what has no room."""
        page, theme = self._page, self._tools.theme
        panel, is_open = theme.px(PANEL), self._tools.viewer.options.now.details
        least = _STAGE_BESIDE_LYING if page.width() > page.height() else _STAGE_BESIDE
        beside = page.width() >= panel + theme.px(least)
        self._body.setDirection(_Way.LeftToRight if beside else _Way.TopToBottom)
        free = page.height() - page.bar.height()
        page.details.lie(beside=beside, is_high=free >= theme.px(_PANEL_HIGH))
        if beside:
            page.details.setFixedSize(panel, max(free, 1))
        else:
            page.details.setFixedSize(max(page.width(), 1), max(round(free * _PANEL_SHARE), 1))
        page.details.setVisible(is_open)
        self._left.setContentsMargins(0, 0, 0, theme.px(Space.S))
        self.show_strip()
        page.film_bar.fit(page.width() - (panel if beside and is_open else 0))

    def show_strip(self) -> None:
        """Show the filmstrip where there is more than one of the day, and room."""
        page = self._page
        several = len(self._tools.viewer.path.strip) > 1
        page.strip.setVisible(several and self._has_room_for_strip())

    def _has_room_for_strip(self) -> bool:
        page, theme = self._page, self._tools.theme
        below = not page.details.isHidden() and page.details.width() >= page.width()
        taken = page.bar.height() + (page.details.height() if below else 0)
        strip = page.strip.sizeHint().height()
        return page.height() - taken - strip >= theme.px(_STAGE_ABOVE)
