"""Words that wrap, some of them in another format, in lines of the theme's height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QTextLayout

from konnect_desktop.views.theme import TextStyle, Theme


def lay_out(
    text: str, formats: Sequence[QTextLayout.FormatRange], width: int, theme: Theme
) -> QTextLayout:
    """Lay out body text within a width in pixels; it is drawn from its upper left corner."""
    font = theme.font(TextStyle.BODY)
    layout = QTextLayout(text, font)
    layout.setFormats(formats)
    line_height = theme.line_height(TextStyle.BODY)
    above = (line_height - QFontMetricsF(font).height()) / 2
    layout.beginLayout()
    top = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, round(top + above)))
        top += line_height
    layout.endLayout()
    return layout
