"""The line about today: a clock, and a sentence in which the times stand out."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.paragraph import lay_out
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource

_ICON: Final = 18
_TIME: Final = re.compile(r"\d\d:\d\d")
_UNLIMITED: Final = 100_000


class TodayLine(QWidget):
    """As high as its lines at a width; its name says it whole."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.refresh)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text

    def say(self, text: str) -> None:
        """Show another sentence."""
        self._text = text
        self.setAccessibleName(text)
        self.refresh()

    def refresh(self) -> None:
        """Measure and paint anew, after the theme or the text has changed."""
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._before() + -int(-self._laid_out(_UNLIMITED).maximumWidth() // 1)
        return QSize(width, self._themes.theme.line_height(TextStyle.BODY))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self._themes.theme
        return QSize(theme.px(120), theme.line_height(TextStyle.BODY))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        lines = self._laid_out(arg__1 - self._before()).lineCount()
        return max(lines, 1) * self._themes.theme.line_height(TextStyle.BODY)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        box = QRectF(0, 0, theme.px(_ICON), theme.line_height(TextStyle.BODY))
        paint_icon(painter, "clock", box, theme.roles.ink2, theme.text_scale)
        painter.setPen(theme.roles.ink2)
        self._laid_out(self.width() - self._before()).draw(painter, QPointF(self._before(), 0))
        painter.end()

    def _before(self) -> int:
        return self._themes.theme.px(_ICON + Space.XS)

    def _laid_out(self, width: int) -> QTextLayout:
        formats = [self._strong(found) for found in _TIME.finditer(self._text)]
        return lay_out(self._text, formats, width, self._themes.theme)

    def _strong(self, found: re.Match[str]) -> QTextLayout.FormatRange:
        theme = self._themes.theme
        strong = QTextCharFormat()
        strong.setFont(theme.font(TextStyle.BODY, QFont.Weight.Bold, tabular=True))
        strong.setForeground(theme.roles.ink)
        run = QTextLayout.FormatRange()
        run.start, run.length, run.format = found.start(), len(found.group()), strong
        return run
