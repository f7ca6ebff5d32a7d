"""A photo or a film's frame with round corners, painted the quick way: whole, then its corners.

A brush of the picture in a rounded shape looks the same and takes five times as long.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap, QTransform

from konnect_desktop.views.painting.shapes import smooth

_QUARTER: Final = 90


def paint_photo(
    painter: QPainter, target: QRectF, picture: QPixmap | QImage, radius: float, ground: QColor
) -> None:
    """Paint a picture into ``target``, which is on whole pixels, with corners of ``ground``."""
    with smooth(painter):
        if isinstance(picture, QImage):
            painter.drawImage(target, picture)
        else:
            painter.drawPixmap(target, picture, QRectF(picture.rect()))
        if radius > 0:
            painter.fillPath(_corners(target, radius), ground)


def turned(picture: QPixmap, quarters: int) -> QPixmap:
    """Return a picture turned to the right by quarters, with its pixels as they are."""
    if not quarters:
        return picture
    return picture.transformed(QTransform().rotate(_QUARTER * quarters))


def turned_image(image: QImage, quarters: int) -> QImage:
    """Return an image turned to the right by quarters."""
    return image if not quarters else image.transformed(QTransform().rotate(_QUARTER * quarters))


def _corners(rect: QRectF, radius: float) -> QPainterPath:
    """Return what a rectangle has more than its rounded shape."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    side = 2 * radius
    for corner, left, top, start in (
        (rect.topLeft(), rect.left(), rect.top(), 90),
        (rect.bottomLeft(), rect.left(), rect.bottom() - side, 180),
        (rect.bottomRight(), rect.right() - side, rect.bottom() - side, 270),
        (rect.topRight(), rect.right() - side, rect.top(), 0),
    ):
        path.moveTo(corner)
        path.arcTo(QRectF(left, top, side, side), start, 90)
        path.closeSubpath()
    return path
