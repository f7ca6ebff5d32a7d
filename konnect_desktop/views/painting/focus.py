"""The focus ring: 2 px of accent, 2 px off the shape of what has the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from konnect_desktop.views.painting.buttons import button_radius
from konnect_desktop.views.painting.choices import is_switch
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.theme import RING_GAP, RING_WIDTH, Radius, Size, Theme

RING_RADIUS: Final = "ringRadius"
"""Dynamic property: the radius of the widget's own corners in pixels at 100 %."""
INVERSE_RING: Final = "inverseRing"
"""Dynamic property: the widget lies on inverse ground, where the accent would not be seen."""
OWN_RING: Final = "ownRing"
"""Dynamic property: the widget paints the ring itself, around what has the focus in it."""


def ring_margin(theme: Theme) -> int:
    """Return how far the ring reaches beyond the shape."""
    return theme.px(RING_GAP + RING_WIDTH)


def paint_ring(
    painter: QPainter, shape: QRect, radius: int, theme: Theme, *, inverse: bool = False
) -> None:
    """Paint the ring around ``shape``, whose corners have ``radius`` pixels."""
    margin = ring_margin(theme)
    outer = shape.adjusted(-margin, -margin, margin, margin)
    width = theme.px(RING_WIDTH)
    edge = theme.roles.on_inverse if inverse else theme.accent.accent
    paint_shape(painter, outer, radius + margin, edge=edge, edge_width=width)


def paint_focus_frame(painter: QPainter, frame: QRect, target: QWidget, theme: Theme) -> None:
    """Paint the ring of ``target`` into a frame that is wider by the ring's margin all round."""
    if isinstance(target, QLineEdit) or target.property(OWN_RING):
        return
    margin = ring_margin(theme)
    shape = _shape_of(target).translated(frame.topLeft() + QPoint(margin, margin))
    inverse = bool(target.property(INVERSE_RING))
    paint_ring(painter, shape, theme.px(_radius_of(target)), theme, inverse=inverse)


def _shape_of(target: QWidget) -> QRect:
    option = QStyleOptionButton()
    if isinstance(target, QCheckBox):
        target.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        return target.style().subElementRect(element, option, target)
    if isinstance(target, QRadioButton):
        target.initStyleOption(option)
        element = QStyle.SubElement.SE_RadioButtonIndicator
        return target.style().subElementRect(element, option, target)
    return target.rect()


def _radius_of(target: QWidget) -> float:
    if isinstance(target, QCheckBox):
        return Size.SWITCH_HEIGHT / 2 if is_switch(target) else Radius.TAG
    if isinstance(target, QRadioButton):
        return Size.BOX / 2
    if isinstance(target, QPushButton):
        return button_radius(target)
    radius: object = target.property(RING_RADIUS)
    return float(radius) if isinstance(radius, int | float) else Radius.CONTROL
