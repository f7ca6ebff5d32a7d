"""Where the three values come from: a card that folds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import lay_out, text_width, without_mnemonics
from konnect_desktop.views.theme import Radius, Size, Space, TextStyle, ThemeSource

_ICON: Final = 20


class HelpBox(Card):
    """A head to press, and two paragraphs below it; unfolded to begin with."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.head = _Head(themes)
        self.head.toggled.connect(self._fold)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._text = Text(themes, "", role="ink2", wraps=True)
        self._nothing = Text(themes, "", role="ink2", wraps=True)
        column.addWidget(self._text)
        column.addWidget(self._nothing)
        self.column.addWidget(self.head)
        self.column.addWidget(self._body)
        self.tighten()
        themes.changed.connect(self.tighten)

    def set_words(self, title: str, text: str, nothing: str) -> None:
        """Show other words."""
        self.head.set_words(title)
        self._text.setText(text)
        self._nothing.setText(nothing)

    def tighten(self) -> None:
        """Take less padding than a card of content has."""
        theme = self._themes.theme
        side, top = theme.px(Space.M) + 1, theme.px(Space.XXS) + 1
        self.column.setContentsMargins(side, top, side, theme.px(Space.XS) + top)
        self.column.setSpacing(0)

    def _fold(self, unfolded: bool) -> None:  # noqa: FBT001 — a slot of Qt's signal
        self._body.setVisible(unfolded)


class _Head(PaintedButton):
    """Icon, title and an arrow over the whole width of the card."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes, Radius.PHOTO)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, words: str) -> None:
        """Show another title."""
        self._words = words
        self.setText(without_mnemonics(words))
        self.setAccessibleName(words)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._words, self._font()) + self._around()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(Size.BUTTON))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        theme = self.theme
        line = theme.line_height(TextStyle.BODY)
        lines = lay_out(self._words, self._font(), line, arg__1 - self._around())
        return max(lines.height + theme.px(Space.L), theme.px(Size.BUTTON))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        fill = (None, theme.roles.hover, theme.roles.pressed)[self.step()]
        if fill is not None:
            wider = rect.adjusted(-theme.px(Space.XXS), 0, theme.px(Space.XXS), 0)
            paint_shape(painter, wider, theme.px(Radius.PHOTO), fill=fill)
        side, gap = theme.px(_ICON), theme.px(Space.S)
        first = QRectF(rect.x(), rect.y(), side, rect.height())
        paint_icon(painter, "mail-open", first, theme.accent.accent, theme.text_scale)
        last = QRectF(rect.right() + 1 - side, rect.y(), side, rect.height())
        arrow = "chevron-up" if self.isChecked() else "chevron-down"
        paint_icon(painter, arrow, last, theme.roles.ink2, theme.text_scale)
        line = theme.line_height(TextStyle.BODY)
        lines = lay_out(self._words, self._font(), line, rect.width() - self._around())
        top = rect.y() + (rect.height() - lines.height) / 2
        area = QRectF(rect.x() + side + gap, top, rect.width(), lines.height)
        lines.paint(painter, area, theme.roles.ink)

    def _around(self) -> int:
        return self.theme.px(2 * _ICON + 2 * Space.S)

    def _font(self) -> QFont:
        return self.theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
