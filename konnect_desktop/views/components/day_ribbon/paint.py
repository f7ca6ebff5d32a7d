"""Paints the ribbon in its two forms; used by the widget and by the timeline's delegate."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPixmap

from konnect_desktop.views.components.day_ribbon.arrange import Arrangement, Placed
from konnect_desktop.views.components.day_ribbon.moment import Moment
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import elide, paint_line, text_width
from konnect_desktop.views.theme import Size, Space, TextStyle, Theme, Tint

RIBBON_HEIGHT: Final = Size.BEAD + 6 + 16 + 16
"""Height of the line with its words in pixels at 100 %."""
LIST_ROW: Final = 40
_LINE: Final = 2
_LINE_GAP: Final = 3
_LABEL_TOP: Final = Size.BEAD + 6
_ICON: Final = 20
_FADE: Final = 44
_LIST_DISC: Final = 32
_LIST_ICON: Final = 18
_LIST_TIME: Final = 44
_LIST_NAME: Final = 100
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


def paint_ribbon(
    painter: QPainter, top_left: QPoint, arrangement: Arrangement, theme: Theme
) -> None:
    """Paint line, beads and words with the upper left corner at ``top_left``."""
    painter.save()
    painter.translate(top_left)
    _paint_line(painter, arrangement, theme)
    for placed in arrangement.placed:
        _paint_bead(painter, placed, theme)
        _paint_label(painter, placed, theme)
    painter.restore()


def paint_list_row(painter: QPainter, rect: QRect, moment: Moment, theme: Theme) -> None:
    """Paint one moment of the list form: icon, time, name, amount."""
    tint = theme.rhythm[moment.look.group]
    side = theme.px(_LIST_DISC)
    disc = QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
    paint_disc_icon(painter, disc, moment.look.icon, tint, theme, icon=_LIST_ICON)
    bold = theme.font(TextStyle.BODY, QFont.Weight.DemiBold, tabular=True)
    body = theme.font(TextStyle.BODY, tabular=True)
    right = rect.right() + 1
    if moment.amount:
        line = QRectF(right - text_width(moment.amount, body), rect.y(), 0, rect.height())
        line.setRight(right)
        paint_line(painter, line, moment.amount, body, theme.roles.ink2)
        right = round(line.x()) - theme.px(Space.S)
    time = QRectF(rect.x() + theme.px(_LIST_TIME), rect.y(), 0, rect.height())
    paint_line(painter, time, moment.time, bold, theme.roles.ink)
    name = QRectF(rect.x() + theme.px(_LIST_NAME), rect.y(), 0, rect.height())
    name.setRight(right)
    words = moment.inside if moment.is_running else moment.name
    paint_line(painter, name, elide(words, body, name.width()), body, theme.roles.ink)


def paint_disc_icon(  # noqa: PLR0913 — a disc, and the icon in it
    painter: QPainter, disc: QRect, icon_name: str, tint: Tint, theme: Theme, *, icon: int = _ICON
) -> None:
    """Paint a bead: a disc of the group's fill with its icon."""
    edge = theme.tint_edge(tint)
    ratio = painter.device().devicePixelRatio()
    key = _Disc(disc.width(), tint.fill.rgba(), edge.rgba() if edge else None, edge_width(theme))
    painter.drawPixmap(disc.topLeft(), _disc(key, ratio))
    side = theme.px(icon)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(disc).center())
    paint_icon(painter, icon_name, box, tint.text, theme.text_scale)


class _Disc(NamedTuple):
    side: int
    fill: int
    edge: int | None
    edge_width: int


@lru_cache(maxsize=64)
def _disc(disc: _Disc, ratio: float) -> QPixmap:
    """Return a disc, drawn once: a timeline shows the same few hundreds of times."""
    pixmap = QPixmap(round(disc.side * ratio), round(disc.side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_shape(
        painter,
        QRectF(0, 0, disc.side, disc.side),
        disc.side / 2,
        fill=QColor.fromRgba(disc.fill),
        edge=None if disc.edge is None else QColor.fromRgba(disc.edge),
        edge_width=disc.edge_width,
    )
    painter.end()
    return pixmap


def _paint_line(painter: QPainter, arrangement: Arrangement, theme: Theme) -> None:
    gap, width = theme.px(_LINE_GAP), theme.px(_LINE)
    top = theme.px(Size.BEAD) // 2 - width // 2
    left = 0
    for placed in arrangement.placed:
        _paint_piece(painter, left, placed.shape.left() - gap, top, width, theme.roles.line)
        left = placed.shape.left() + placed.shape.width() + gap
    _paint_piece(painter, left, arrangement.width, top, width, theme.roles.line)


def _paint_piece(  # noqa: PLR0913, PLR0917 — a straight line
    painter: QPainter, left: int, right: int, top: int, width: int, color: QColor
) -> None:
    if right > left:
        painter.fillRect(QRect(left, top, right - left, width), color)


def _paint_bead(painter: QPainter, placed: Placed, theme: Theme) -> None:
    moment, shape = placed.moment, placed.shape
    tint = theme.rhythm[moment.look.group]
    if not moment.is_nap:
        paint_disc_icon(painter, shape, moment.look.icon, tint, theme)
        return
    fill = _fading(shape, tint.fill, theme) if moment.is_running else QBrush(tint.fill)
    edge = None if moment.is_running else theme.tint_edge(tint)
    paint_shape(
        painter, shape, shape.height() / 2, fill=fill, edge=edge, edge_width=edge_width(theme)
    )
    font = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
    icon, gap = theme.px(_ICON), theme.px(Space.XS)
    content = icon + gap + text_width(moment.inside, font)
    left = shape.x() + (shape.width() - content) / 2
    if moment.is_running:
        left = shape.x() + theme.px(Space.S)
    box = QRectF(round(left), shape.y(), icon, shape.height())
    paint_icon(painter, moment.look.icon, box, tint.text, theme.text_scale)
    words = QRectF(box.right() + gap, shape.y(), content, shape.height())
    paint_line(painter, words, moment.inside, font, tint.text)


def _fading(shape: QRect, fill: QColor, theme: Theme) -> QBrush:
    gradient = QLinearGradient(QPointF(shape.topLeft()), QPointF(shape.topRight()))
    gone = QColor(fill)
    gone.setAlpha(0)
    gradient.setColorAt(0, fill)
    gradient.setColorAt(max(0.0, 1 - theme.px(_FADE) / max(shape.width(), 1)), fill)
    gradient.setColorAt(1, gone)
    return QBrush(gradient)


def _paint_label(painter: QPainter, placed: Placed, theme: Theme) -> None:
    moment, shape = placed.moment, placed.shape
    height = theme.line_height(TextStyle.CAPTION)
    line = QRectF(shape.x(), theme.px(_LABEL_TOP), shape.width(), height)
    bold = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
    paint_line(painter, line, moment.time, bold, theme.roles.ink, _CENTRE)
    detail = theme.font(TextStyle.CAPTION, tabular=True)
    below = line.translated(0, height)
    paint_line(painter, below, placed.label, detail, theme.roles.ink2, _CENTRE)
