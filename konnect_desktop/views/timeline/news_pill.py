"""The pill over the list that says how many entries are new; pressing it shows them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width, without_mnemonics
from konnect_desktop.views.theme import Size, Space, TextStyle, ThemeSource
from konnect_desktop.wording import timeline as words

_ICON: Final = 16


class NewsPill(PaintedButton):
    """‘3 nieuwe’, or nothing."""

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, Size.CHIP / 2, parent)
        self._languages = languages
        self._words = ""
        self.hide()

    def show_count(self, number: int) -> None:
        """Say how many there are; it hides without any."""
        language = self._languages.language
        self._words = words.announced(number, language)
        self.setText(without_mnemonics(self._words))
        self.setAccessibleName(words.announced_spoken(number, language))
        self.setToolTip(words.announced_spoken(number, language))
        self.setVisible(number > 0)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        width = text_width(self._words, self._font()) + theme.px(2 * Space.M + _ICON + Space.XS)
        return QSize(width, theme.px(Size.CHIP))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        fill = theme.accent_shades()[self.step()]
        paint_shape(painter, rect, rect.height() / 2, fill=fill)
        side, left = theme.px(_ICON), theme.px(Space.M)
        box = QRectF(left, 0, side, rect.height())
        paint_icon(painter, "chevron-up", box, theme.accent.on_accent, theme.text_scale)
        line = QRectF(left + side + theme.px(Space.XS), 0, rect.width(), rect.height())
        paint_line(painter, line, self._words, self._font(), theme.accent.on_accent)

    def _font(self) -> QFont:
        return self.theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
