"""A button that reads as a link: words in the accent's ink, or underlined on inverse ground."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.painting.text import paint_line, text_width, without_mnemonics
from konnect_desktop.views.theme import Radius, Size, TextStyle, ThemeSource


class LinkButton(PaintedButton):
    """Words to press; ``inverse`` is for toasts and the selection bar."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        *,
        inverse: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, Radius.TAG, parent)
        self._words = text
        self._inverse = inverse
        self.setText(without_mnemonics(text))
        self.setAccessibleName(text)

    def set_words(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self.setText(without_mnemonics(text))
        self.setAccessibleName(text)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        return QSize(text_width(self._words, self._font()), self.theme.px(Size.SMALL_BUTTON))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        font = self._font()
        font.setUnderline(self._inverse or self.step() > 0)
        color = theme.roles.on_inverse if self._inverse else theme.accent.soft_ink
        paint_line(
            painter, rect, self._words, font, color if self.isEnabled() else theme.roles.ink3
        )

    def _font(self) -> QFont:
        return self.theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
