"""Slim scroll bars without arrows: a rounded handle on the page's own ground."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.theme import Theme

EXTENT: Final = 12
_HANDLE: Final = 6


def paint_scroll_bar(
    painter: QPainter, option: QStyleOptionSlider, handle: QRect, theme: Theme
) -> None:
    """Paint the handle; under the pointer it is wider and darker."""
    state = option.state
    busy = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken))
    busy = busy and bool(option.activeSubControls & QStyle.SubControl.SC_ScrollBarSlider)
    thickness = theme.px(_HANDLE + 2 if busy else _HANDLE)
    gap = (theme.px(EXTENT) - thickness) / 2
    area = QRectF(handle)
    if option.orientation is Qt.Orientation.Horizontal:
        bar = area.adjusted(2, gap, -2, -gap)
    else:
        bar = area.adjusted(gap, 2, -gap, -2)
    color = theme.roles.ink3 if busy else theme.roles.strong
    paint_shape(painter, bar, thickness / 2, fill=color)


def part_rect(option: QStyleOptionSlider, part: QStyle.SubControl, shortest: int) -> QRect:
    """Return where a part of the bar is; there are no arrows, so the groove is all of it."""
    whole = QRect(option.rect)
    upright = option.orientation is not Qt.Orientation.Horizontal
    length = whole.height() if upright else whole.width()
    steps = option.maximum - option.minimum
    size = length
    if steps > 0:
        size = max(length * option.pageStep // (steps + option.pageStep), shortest)
    size = min(size, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    spans = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, size),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + size, length - start - size),
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
    }
    begin, extent = spans.get(part, (0, 0))
    if upright:
        return QRect(whole.x(), whole.y() + begin, whole.width(), extent)
    return QRect(whole.x() + begin, whole.y(), extent, whole.height())
