"""Plain text with a fixed line height, laid out once and painted anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

UNLIMITED: Final = 10_000
_LINE_BREAK: Final = "\u2028"


class Lines(Struct, frozen=True):
    """Lines of one font; ``elided`` says that there is more text than was laid out."""

    texts: Sequence[str]
    font: QFont
    line_height: int
    width: float
    elided: bool

    @property
    def height(self) -> int:
        """Height of all lines in pixels."""
        return len(self.texts) * self.line_height

    def paint(
        self,
        painter: QPainter,
        rect: QRect | QRectF,
        color: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Paint the lines from the top of ``rect`` down."""
        area = QRectF(rect)
        for index, text in enumerate(self.texts):
            line = QRectF(
                area.x(), area.y() + index * self.line_height, area.width(), self.line_height
            )
            paint_line(painter, line, text, self.font, color, align)


def lay_out(
    text: str, font: QFont, line_height: int, width: float, most_lines: int = UNLIMITED
) -> Lines:
    """Break ``text`` into at most ``most_lines`` lines of ``width`` pixels, the last one elided."""
    content = text.replace("\n", _LINE_BREAK)
    layout = QTextLayout(content, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    ends: list[tuple[int, int]] = []
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        ends.append((line.textStart(), line.textLength()))
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    texts = [content[start : start + length].rstrip(f"{_LINE_BREAK} ") for start, length in ends]
    elided = len(texts) > most_lines
    if elided:
        rest = content[ends[most_lines - 1][0] :].replace(_LINE_BREAK, " ")
        last = elide(rest, font, width)
        texts = [*texts[: most_lines - 1], last]
    return Lines(texts, font, line_height, widest, elided)


def paint_line(  # noqa: PLR0913, PLR0917 — what, where, how and in which colour
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line in the middle of the height of ``rect``."""
    area = QRectF(rect)
    metrics = QFontMetricsF(font)
    free = area.width() - metrics.horizontalAdvance(text)
    left = area.x()
    if align is Qt.AlignmentFlag.AlignHCenter:
        left += free / 2
    elif align is Qt.AlignmentFlag.AlignRight:
        left += free
    baseline = area.y() + (area.height() + metrics.ascent() - metrics.descent()) / 2
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QPointF(left, round(baseline)), text)
    painter.restore()


def elide(text: str, font: QFont, width: float) -> str:
    """Return ``text`` cut to ``width`` pixels with an ellipsis where it does not fit."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def text_width(text: str, font: QFont) -> int:
    """Return the width of one line in whole pixels, rounded up."""
    return -int(-QFontMetricsF(font).horizontalAdvance(text) // 1)


def without_mnemonics(text: str) -> str:
    """Return text for a button of Qt in which an ampersand is an ampersand."""
    return text.replace("&", "&&")


def as_shown(text: str) -> str:
    """Return a text for Qt as it is read: Qt’s own words mark a key by an ampersand."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
