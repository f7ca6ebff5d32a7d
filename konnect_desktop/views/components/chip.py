"""Chips: filters of which one is chosen, moved along with the arrow keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.avatar import Face, paint_face
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width, without_mnemonics
from konnect_desktop.views.theme import Size, Space, TextStyle, Theme, ThemeSource

_DISC: Final = 26
_INSET: Final = 4
_PADDING: Final = 14
_MARK: Final = 16


class Chip(PaintedButton):
    """A chip with words and, if wanted, a face; ``opens`` shows that a list unfolds."""

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        *,
        face: Face | None = None,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, Size.CHIP / 2, parent)
        self._words = text
        self._face = face
        self._opens = opens
        self._measured: tuple[Theme, str, int] | None = None
        self.setText(without_mnemonics(text))
        self.setAccessibleName(text)
        self.setCheckable(not opens)

    def set_words(self, text: str) -> None:
        """Show other words, after the language has changed."""
        self._words = text
        self.setText(without_mnemonics(text))
        self.setAccessibleName(text)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        before = _INSET + _DISC + Space.XS if self._face else _PADDING
        after = _MARK + Space.XS if self._opens else 0
        width = self._words_width() + self.theme.px(before + after + _PADDING)
        return QSize(width, self.theme.px(Size.CHIP))

    def _words_width(self) -> int:
        """Return the width in the widest weight, so that choosing a chip moves nothing.

        Layouts ask for it dozens of times.
        """
        theme, words, width = self._measured or (None, "", 0)
        if theme is not self.theme or words != self._words:
            widest = self.theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
            width = text_width(self._words, widest)
            self._measured = (self.theme, self._words, width)
        return width

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        fill, ink, edge = self._colors()
        width = edge_width(theme)
        paint_shape(painter, rect, rect.height() / 2, fill=fill, edge=edge, edge_width=width)
        left = rect.x() + theme.px(_PADDING)
        if self._face:
            side, inset = theme.px(_DISC), theme.px(_INSET)
            disc = QRectF(rect.x() + inset, rect.y() + inset, side, side)
            paint_face(painter, disc, self._face, theme)
            left = rect.x() + inset + side + theme.px(Space.XS)
        line = QRectF(left, rect.y(), rect.right() - left, rect.height())
        paint_line(painter, line, self._words, self._font(), ink)
        if self._opens:
            side = theme.px(_MARK)
            from_left = rect.right() + 1 - theme.px(_PADDING) - side
            box = QRectF(from_left, rect.y(), side, rect.height())
            paint_icon(painter, "chevron-down", box, ink, theme.text_scale)

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        roles, accent = self.theme.roles, self.theme.accent
        if not self.isEnabled():
            return roles.sunken, roles.ink3, roles.line
        if self.isChecked():
            return self.theme.soft_shades()[self.step()], accent.soft_ink, accent.accent
        fill = (roles.surface, roles.sunken, roles.hover)[self.step()]
        return fill, roles.ink2, roles.line

    def _font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        return self.theme.font(TextStyle.BODY, weight)


class ChipGroup(QWidget):
    """Chips in a row, one of them chosen; ``buttons`` tells of choices by index."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(name)
        self.buttons = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take the space between the chips from the theme."""
        self._row.setSpacing(self._themes.theme.px(Space.XS))

    def add(self, chip: Chip) -> None:
        """Put a chip at the end; its index is its id in ``buttons``."""
        self.buttons.addButton(chip, len(self.buttons.buttons()))
        self._row.addWidget(chip)
