"""Spot drawings for empty states: 120 by 84, two colours, lines of 2.5."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from konnect_desktop.views.painting.shapes import smooth
from konnect_desktop.views.theme import Status, Theme, Tint

SPOT_SIZE: Final = QSize(120, 84)
_LINE: Final = 2.5
_RAYS: Final = 8


class Spot(Enum):
    """What a drawing shows."""

    BOOTS = "boots"
    LETTER = "letter"
    SUN = "sun"
    CLOUD = "cloud"
    LOCK = "lock"


def paint_spot(painter: QPainter, rect: QRectF, spot: Spot, theme: Theme) -> None:
    """Paint a drawing into ``rect``, which has the proportions of ``SPOT_SIZE``."""
    with smooth(painter):
        painter.translate(rect.topLeft())
        factor = rect.width() / SPOT_SIZE.width()
        painter.scale(factor, factor)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.roles.sunken)
        painter.drawEllipse(QRectF(14, 70, 92, 12))
        _DRAWINGS[spot](painter, theme)


def _use(painter: QPainter, line: QColor, fill: QColor | None) -> None:
    pen = QPen(line, _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(fill))


def _use_accent(painter: QPainter, theme: Theme) -> None:
    _use(painter, theme.accent.accent, theme.accent.soft)


def _use_tint(painter: QPainter, tint: Tint) -> None:
    _use(painter, tint.text, tint.fill)


def _boots(painter: QPainter, theme: Theme) -> None:
    _use_tint(painter, theme.statuses[Status.OPTION])
    painter.drawPath(_boot(32, 18, 1.0))
    _use_accent(painter, theme)
    painter.drawPath(_boot(68, 26, 0.86))


def _boot(left: float, top: float, size: float) -> QPainterPath:
    bottom = 75.0
    path = QPainterPath(QPointF(left, top))
    path.lineTo(left + 20 * size, top)
    path.lineTo(left + 20 * size, top + 32 * size)
    path.cubicTo(
        left + 30 * size,
        bottom - 22 * size,
        left + 33 * size,
        bottom - 14 * size,
        left + 33 * size,
        bottom,
    )
    path.lineTo(left, bottom)
    path.closeSubpath()
    return path


def _letter(painter: QPainter, theme: Theme) -> None:
    _use_accent(painter, theme)
    painter.drawRoundedRect(QRectF(24, 22, 70, 50), 7, 7)
    painter.drawPolyline(QPolygonF([QPointF(26, 27), QPointF(59, 53), QPointF(92, 27)]))
    _use_tint(painter, theme.statuses[Status.OPTION])
    painter.drawEllipse(QPointF(92, 22), 9, 9)


def _sun(painter: QPainter, theme: Theme) -> None:
    _use_tint(painter, theme.statuses[Status.OPTION])
    centre = QPointF(60, 40)
    painter.drawEllipse(centre, 20, 20)
    for ray in range(_RAYS):
        angle = ray * 2 * math.pi / _RAYS
        way = QPointF(math.cos(angle), math.sin(angle))
        painter.drawLine(centre + way * 26, centre + way * 32)


def _cloud(painter: QPainter, theme: Theme) -> None:
    tint = theme.statuses[Status.ABSENT]
    _use_tint(painter, tint)
    path = QPainterPath()
    path.addRoundedRect(QRectF(22, 34, 78, 32), 16, 16)
    for left, top, side in ((36, 12, 40), (62, 22, 30)):
        puff = QPainterPath()
        puff.addEllipse(QRectF(left, top, side, side))
        path = path.united(puff)
    painter.drawPath(path.simplified())
    strike = QPen(theme.roles.surface, 4 * _LINE)
    painter.setPen(strike)
    painter.drawLine(QPointF(84, 16), QPointF(46, 76))
    _use(painter, tint.text, None)
    painter.drawLine(QPointF(84, 16), QPointF(46, 76))


def _lock(painter: QPainter, theme: Theme) -> None:
    _use(painter, theme.accent.accent, None)
    bow = QPainterPath(QPointF(47, 36))
    bow.lineTo(47, 26)
    bow.arcTo(QRectF(47, 12, 26, 28), 180, -180)
    bow.lineTo(73, 36)
    painter.drawPath(bow)
    _use_accent(painter, theme)
    painter.drawRoundedRect(QRectF(36, 36, 48, 38), 8, 8)
    painter.setBrush(theme.accent.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(60, 52), 5, 5)
    painter.drawRoundedRect(QRectF(58.5, 54, 3, 10), 1.5, 1.5)


_DRAWINGS: Final[dict[Spot, Callable[[QPainter, Theme], None]]] = {
    Spot.BOOTS: _boots,
    Spot.LETTER: _letter,
    Spot.SUN: _sun,
    Spot.CLOUD: _cloud,
    Spot.LOCK: _lock,
}
