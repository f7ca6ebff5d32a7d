"""A sentence whose start is bold, broken into lines; for banners."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout

from konnect_desktop.views.painting.paragraph import lay_out
from konnect_desktop.views.theme import TextStyle, Theme


class Sentence(Struct, frozen=True):
    """``lead`` in bold and ``rest`` after it, both plain text."""

    lead: str
    rest: str

    def text(self) -> str:
        """Return all of it as one plain text."""
        return f"{self.lead} {self.rest}".strip()

    def height(self, width: int, theme: Theme) -> int:
        """Return how high it is at a width."""
        return self._laid_out(width, theme).lineCount() * theme.line_height(TextStyle.BODY)

    def natural_width(self, theme: Theme) -> int:
        """Return its width on one line."""
        layout = self._laid_out(100_000, theme)
        return -int(-layout.lineAt(0).naturalTextWidth() // 1) if layout.lineCount() else 0

    def paint(self, painter: QPainter, width: int, color: QColor, theme: Theme) -> None:
        """Paint it from the painter's origin down."""
        painter.save()
        painter.setPen(color)
        self._laid_out(width, theme).draw(painter, QPointF(0, 0))
        painter.restore()

    def _laid_out(self, width: int, theme: Theme) -> QTextLayout:
        bold = QTextCharFormat()
        bold.setFont(theme.font(TextStyle.BODY, QFont.Weight.DemiBold))
        run = QTextLayout.FormatRange()
        run.start, run.length, run.format = 0, len(self.lead), bold
        return lay_out(self.text(), [run], width, theme)
