"""One tab: the same button in every form, so that focus and choice survive a resize."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.navigation.form import NavigationForm
from konnect_desktop.views.components.navigation.paint import (
    ItemLook,
    paint_bar_item,
    paint_rail_item,
    paint_slim_item,
)
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.theme import Radius, Size, ThemeSource

_SIZES: Final = {
    NavigationForm.RAIL: QSize(184, Size.MAIN_ACTION),
    NavigationForm.SLIM: QSize(68, 60),
    NavigationForm.BAR: QSize(72, Size.BAR - 4),
}
_PAINTERS: Final = {
    NavigationForm.RAIL: paint_rail_item,
    NavigationForm.SLIM: paint_slim_item,
    NavigationForm.BAR: paint_bar_item,
}


class NavigationItem(PaintedButton):
    """A tab with its label, icon and unread badge."""

    def __init__(
        self, themes: ThemeSource, text: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, Radius.CONTROL, parent)
        self._words = text
        self._icon = icon
        self._count = 0
        self._form = NavigationForm.RAIL
        self.setCheckable(True)
        self.set_words(text)
        self.set_form(NavigationForm.RAIL)

    def set_words(self, text: str) -> None:
        """Show another label, after the language has changed."""
        self._words = text
        self.setText(without_mnemonics(text))
        self.setAccessibleName(text)
        self.refresh()

    def set_count(self, count: int, spoken: str) -> None:
        """Show a badge, none at zero; ``spoken`` is the name with it, "Messages, 2 unread"."""
        self._count = count
        self.setAccessibleName(spoken)
        self.update()

    def set_form(self, form: NavigationForm) -> None:
        """Take another form; the items of the bar share its width."""
        self._form = form
        self.setProperty(
            RING_RADIUS, float(Radius.ROW if form is NavigationForm.SLIM else Radius.CONTROL)
        )
        grows = form is not NavigationForm.SLIM
        across = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        size = _SIZES[self._form]
        return QSize(self.theme.px(size.width()), self.theme.px(size.height()))

    @override
    def minimumSizeHint(self) -> QSize:
        if self._form is NavigationForm.BAR:
            return QSize(self.theme.px(Size.ROW), self.sizeHint().height())
        return self.sizeHint()

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        look = ItemLook(
            text=self._words,
            icon=self._icon,
            count=self._count,
            active=self.isChecked(),
            enabled=self.isEnabled(),
            step=self.step(),
        )
        _PAINTERS[self._form](painter, rect, look, self.theme)
