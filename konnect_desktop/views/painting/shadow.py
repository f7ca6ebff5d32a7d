"""The shadow of what floats, drawn once per theme and screen and stretched as a nine-patch."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from konnect_desktop.views.theme import Scheme, Theme

_OFFSETS: Final = {Scheme.LIGHT: (8, 28), Scheme.DARK: (10, 32)}


def shadow_margin(theme: Theme) -> int:
    """Return how far the shadow reaches beyond its shape, in pixels."""
    offset, blur = _OFFSETS[theme.scheme]
    return theme.px(offset + blur)


def paint_shadow(painter: QPainter, rect: QRect, radius: int, theme: Theme) -> None:
    """Paint the shadow of a rounded ``rect``; the shape itself comes on top of it."""
    offset, blur = (theme.px(length) for length in _OFFSETS[theme.scheme])
    ratio = painter.device().devicePixelRatio()
    patch = _patch(radius, blur, theme.roles.shadow.rgba(), ratio)
    corner = radius + 2 * blur
    outer = rect.adjusted(-blur, -blur + offset, blur, blur + offset)
    _paint_nine(painter, patch, outer, corner, ratio)


@lru_cache(maxsize=16)
def _patch(radius: int, blur: int, rgba: int, ratio: float) -> QPixmap:
    corner = radius + 2 * blur
    side = 2 * corner + 1
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    color = QColor.fromRgba(rgba)
    opacity = color.alphaF()
    for inset in range(2 * blur):
        # A Gaussian blur with a deviation of half its radius, seen across a straight edge.
        share = 0.5 * (1 + math.erf((inset + 1 - blur) / (blur / 2 * math.sqrt(2))))
        color.setAlphaF(opacity * share)
        painter.setBrush(color)
        round_by = max(radius + blur - inset, radius / 2)
        painter.drawRoundedRect(
            QRectF(inset, inset, side - 2 * inset, side - 2 * inset), round_by, round_by
        )
    painter.end()
    return pixmap


def _paint_nine(painter: QPainter, patch: QPixmap, outer: QRect, corner: int, ratio: float) -> None:
    across = min(corner, outer.width() // 2)
    down = min(corner, outer.height() // 2)
    columns = (
        (outer.left(), across, 0, across),
        (outer.left() + across, outer.width() - 2 * across, corner, 1),
        (outer.left() + outer.width() - across, across, 2 * corner + 1 - across, across),
    )
    rows = (
        (outer.top(), down, 0, down),
        (outer.top() + down, outer.height() - 2 * down, corner, 1),
        (outer.top() + outer.height() - down, down, 2 * corner + 1 - down, down),
    )
    for top, height, from_top, from_height in rows:
        for left, width, from_left, from_width in columns:
            source = QRectF(
                from_left * ratio, from_top * ratio, from_width * ratio, from_height * ratio
            )
            painter.drawPixmap(QRectF(left, top, width, height), patch, source)
