"""Icons: Lucide and our own drawings, rendered in one colour and kept per size and screen.

Qt's SVG module draws ``currentColor`` as black; that shape is then dyed in the colour asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE: Final = re.compile(r'stroke-width="[^"]+"')
_SETS: Final = ("lucide", "own")
# Optical weight: small drawings need a thicker line (size in pixels at 100 %, line on the grid).
_STROKES: Final = ((14, 2.2), (16, 2.0), (18, 1.85))
_STROKE_ABOVE: Final = 1.75
_KEPT: Final = 512
_FILLED: Final = "filled"
_HOLLOW: Final = 'fill="none"'


def icon_pixmap(name: str, size_px: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """Return the icon, ``size_px`` square in logical pixels; KeyError for an unknown name.

    ``heart:filled`` is the heart with its inside filled; so it is with every name.
    """
    return _rendered(name, size_px, color.rgba(), ratio)


def paint_icon(
    painter: QPainter, name: str, rect: QRectF, color: QColor, text_scale: float = 1.0
) -> None:
    """Paint the icon in the middle of ``rect``, as large as the shorter side."""
    size = round(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatio()
    pixmap = _rendered(name, size, color.rgba(), ratio, text_scale)
    left = round(rect.center().x() - size / 2)
    top = round(rect.center().y() - size / 2)
    painter.drawPixmap(left, top, pixmap)


def stroke_width(size_px: float) -> float:
    """Return the line width on the 24 grid for an icon of this size at 100 %."""
    return next((width for limit, width in _STROKES if size_px <= limit), _STROKE_ABOVE)


@lru_cache(maxsize=_KEPT)
def _rendered(name: str, size_px: int, rgba: int, ratio: float, text_scale: float = 1.0) -> QPixmap:
    pixmap = QPixmap(_shape(name, size_px, ratio, text_scale))
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor.fromRgba(rgba))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=_KEPT)
def _shape(name: str, size_px: int, ratio: float, text_scale: float) -> QPixmap:
    """Return the icon in black; a change of the theme only dyes it."""
    drawing, _, form = name.partition(":")
    svg = _STROKE.sub(f'stroke-width="{stroke_width(size_px / text_scale)}"', _drawing(drawing))
    if form == _FILLED:
        svg = svg.replace(_HOLLOW, 'fill="currentColor"', 1)
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    return pixmap


@lru_cache(maxsize=_KEPT)
def _drawing(name: str) -> str:
    folder = files("konnect_desktop") / "resources" / "icons"
    for of in _SETS:
        drawing = folder / of / f"{name}.svg"
        if drawing.is_file():
            return drawing.read_text("utf-8")
    raise KeyError(name)
