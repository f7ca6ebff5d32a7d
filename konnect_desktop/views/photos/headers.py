"""The lines above photos: a month with its counts, a day with its counts and its box."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import Radius, Size, Space, TextStyle, Theme

_BELOW_DAY: Final = 11
_BELOW_MONTH: Final = 8
_ABOVE_DAY: Final = 17
_ABOVE_MONTH: Final = 32
_COUNTS_GAP: Final = 10
_EDGE: Final = 2
_TICK_INSET: Final = 3


class HeaderWords(Struct, frozen=True):
    """A header's title and its counts."""

    title: str
    counts: str


def day_room(theme: Theme) -> int:
    """Return the room above a day's first row."""
    return theme.px(_ABOVE_DAY + _BELOW_DAY) + theme.line_height(TextStyle.BODY)


def month_room(theme: Theme) -> int:
    """Return what a month's header takes above a day's room, part of which it lies in."""
    line = theme.line_height(TextStyle.SECTION)
    return line + theme.px(_BELOW_MONTH - _ABOVE_DAY)


def above_month(theme: Theme) -> int:
    """Return the space between a month and what stands above it."""
    return theme.px(_ABOVE_MONTH)


def day_line(row_top: int, width: int, theme: Theme) -> QRect:
    """Return the line of a day whose first row begins at ``row_top``."""
    height = theme.line_height(TextStyle.BODY)
    return QRect(0, row_top - theme.px(_BELOW_DAY) - height, width, height)


def month_line(row_top: int, width: int, theme: Theme) -> QRect:
    """Return the line of a month above such a day."""
    height = theme.line_height(TextStyle.SECTION)
    top = day_line(row_top, width, theme).y() - theme.px(_BELOW_MONTH) - height
    return QRect(0, top, width, height)


def box_hit(line: QRect, theme: Theme) -> QRect:
    """Return where a press is meant for the box of a day's line."""
    side = theme.px(Size.HIT)
    box = QRect(0, 0, side, side)
    box.moveCenter(QPoint(line.x() + theme.px(Size.BOX) // 2, line.center().y()))
    return box


def paint_month(painter: QPainter, line: QRect, words: HeaderWords, theme: Theme) -> None:
    """Paint the header of a month."""
    font = theme.font(TextStyle.SECTION)
    paint_line(painter, line, words.title, font, theme.roles.ink)
    left = line.x() + text_width(words.title, font) + theme.px(_COUNTS_GAP)
    rest = QRectF(left, line.y(), line.right() - left, line.height())
    counts = theme.font(TextStyle.BODY, tabular=True)
    # On the baseline of the larger words.
    down = theme.px(1)
    paint_line(painter, rest.translated(0, down), words.counts, counts, theme.roles.ink3)


def paint_day(
    painter: QPainter, line: QRect, words: HeaderWords, theme: Theme, box: float | None
) -> None:
    """Paint the line of a day; ``box`` is the share that is selected, ``None`` without a box."""
    left = line.x()
    if box is not None:
        side = theme.px(Size.BOX)
        square = QRect(left, 0, side, side)
        square.moveTop(line.center().y() - side // 2 + 1)
        _paint_box(painter, square, box, theme)
        left += side + theme.px(Space.XS)
    font = theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
    title = QRectF(left, line.y(), line.right() - left, line.height())
    paint_line(painter, title, words.title, font, theme.roles.ink)
    left += text_width(words.title, font) + theme.px(Space.XS)
    rest = QRectF(left, line.y(), line.right() - left, line.height())
    paint_line(
        painter, rest, words.counts, theme.font(TextStyle.BODY, tabular=True), theme.roles.ink3
    )


def _paint_box(painter: QPainter, square: QRect, share: float, theme: Theme) -> None:
    radius, roles = theme.px(Radius.TAG), theme.roles
    if not share:
        edge = theme.px(_EDGE)
        paint_shape(painter, square, radius, fill=roles.surface, edge=roles.strong, edge_width=edge)
        return
    paint_shape(painter, square, radius, fill=theme.accent.accent)
    inset = theme.px(_TICK_INSET)
    mark = QRectF(square).adjusted(inset, inset, -inset, -inset)
    ink: QColor = theme.accent.on_accent
    paint_icon(painter, "check" if share >= 1 else "minus", mark, ink, theme.text_scale)
