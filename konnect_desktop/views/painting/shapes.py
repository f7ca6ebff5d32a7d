"""Rounded shapes with sharp edges, discs, and the colours and lines they are made of."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from konnect_desktop.views.theme import Theme


@contextmanager
def smooth(painter: QPainter) -> Generator[QPainter]:
    """Paint with smooth edges; the painter's state is restored afterwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        yield painter
    finally:
        painter.restore()


def paint_shape(  # noqa: PLR0913 — a shape has a place, a form and two colours
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    *,
    fill: QColor | QBrush | None = None,
    edge: QColor | None = None,
    edge_width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded rectangle; its edge lies inside ``rect``."""
    outer, half = QRectF(rect), 0.0 if edge is None else edge_width / 2
    middle = outer.adjusted(half, half, -half, -half)
    with smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(fill))
        if edge is not None and dashed:
            pen = QPen(edge, edge_width)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
        painter.drawRoundedRect(middle, max(radius - half, 0), max(radius - half, 0))
        if edge is not None and not dashed:
            painter.fillPath(_ring(outer, radius, edge_width), edge)


def _ring(outer: QRectF, radius: float, width: float) -> QPainterPath:
    """Return an edge as an area, which Qt fills in a third of the time of a stroke."""
    path = QPainterPath()
    inner, within = outer.adjusted(width, width, -width, -width), max(radius - width, 0)
    path.addRoundedRect(outer, radius, radius)
    path.addRoundedRect(inner, within, within)
    return path


def paint_disc(painter: QPainter, rect: QRect | QRectF, fill: QColor | QBrush) -> None:
    """Paint a disc without an edge, as large as ``rect``."""
    with smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(fill))
        painter.drawEllipse(QRectF(rect))


def edge_width(theme: Theme) -> int:
    """Return the width of a one pixel edge at the text scale."""
    return max(1, theme.px(1))


def paint_groove(painter: QPainter, rect: QRect | QRectF, theme: Theme) -> None:
    """Paint what a bar fills; in high contrast lines are strong, and it would look full."""
    roles, radius = theme.roles, QRectF(rect).height() / 2
    if theme.high_contrast:
        width = edge_width(theme)
        paint_shape(painter, rect, radius, fill=roles.sunken, edge=roles.strong, edge_width=width)
    else:
        paint_shape(painter, rect, radius, fill=roles.line)


def centred(rect: QRect | QRectF, width: float, height: float) -> QRectF:
    """Return a rectangle of this size in the middle of ``rect``, on whole pixels."""
    outer = QRectF(rect)
    left = round(outer.x() + (outer.width() - width) / 2)
    top = round(outer.y() + (outer.height() - height) / 2)
    return QRectF(left, top, width, height)
