"""Check boxes, radio buttons and switches: the indicator; the text beside it is Qt's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_disc, paint_shape
from konnect_desktop.views.theme import Radius, Theme

SWITCH: Final = "switch"
_BOLD_EDGE: Final = 2
_KNOB_ON: Final = 16
_KNOB_OFF: Final = 12


def is_switch(widget: QWidget | None) -> bool:
    """Tell whether a check box is shown as a switch."""
    return widget is not None and widget.property("kind") == SWITCH


def paint_check_box(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """Paint the box with its tick or, where only some are chosen, its dash."""
    state, roles, accent = option.state, theme.roles, theme.accent
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    chosen = bool(state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange))
    rect, radius = QRectF(option.rect), theme.px(Radius.TAG)
    if not enabled:
        paint_shape(painter, rect, radius, fill=roles.sunken, edge=roles.line)
    elif chosen:
        paint_shape(painter, rect, radius, fill=theme.accent_shades()[_step(state)])
    else:
        paint_shape(
            painter,
            rect,
            radius,
            fill=_ground(state, theme),
            edge=roles.strong,
            edge_width=theme.px(_BOLD_EDGE),
        )
    if chosen:
        name = "minus" if state & QStyle.StateFlag.State_NoChange else "check"
        inset = theme.px(3)
        mark = rect.adjusted(inset, inset, -inset, -inset)
        color = accent.on_accent if enabled else roles.ink3
        paint_icon(painter, name, mark, color, theme.text_scale)


def paint_radio(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """Paint the ring and, where chosen, the disc in it."""
    state, roles = option.state, theme.roles
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    chosen = bool(state & QStyle.StateFlag.State_On)
    rect = QRectF(option.rect)
    edge = theme.accent_shades()[_step(state)] if chosen else roles.strong
    paint_shape(
        painter,
        rect,
        rect.height() / 2,
        fill=_ground(state, theme) if enabled else roles.sunken,
        edge=edge if enabled else roles.line,
        edge_width=theme.px(_BOLD_EDGE),
    )
    if chosen:
        inset = theme.px(5)
        dot = rect.adjusted(inset, inset, -inset, -inset)
        paint_disc(painter, dot, edge if enabled else roles.ink3)


def paint_switch(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """Paint track and knob; a switch that is off is an outline with a smaller knob."""
    state = option.state
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    chosen = bool(state & QStyle.StateFlag.State_On)
    rect = QRectF(option.rect)
    fill, edge, knob = _switch_colors(state, theme)
    paint_shape(
        painter,
        rect,
        rect.height() / 2,
        fill=fill,
        edge=edge,
        edge_width=theme.px(_BOLD_EDGE) if enabled else edge_width(theme),
    )
    side = theme.px(_KNOB_ON if chosen else _KNOB_OFF)
    gap = (rect.height() - side) / 2
    left = rect.right() - gap - side if chosen else rect.x() + gap
    paint_disc(painter, QRectF(left, rect.y() + gap, side, side), knob)


def _switch_colors(state: QStyle.StateFlag, theme: Theme) -> tuple[QColor, QColor | None, QColor]:
    roles = theme.roles
    if not state & QStyle.StateFlag.State_Enabled:
        return roles.sunken, roles.line, roles.ink3
    if state & QStyle.StateFlag.State_On:
        return theme.accent_shades()[_step(state)], None, theme.accent.on_accent
    return _ground(state, theme), roles.strong, roles.strong


def _ground(state: QStyle.StateFlag, theme: Theme) -> QColor:
    return (theme.roles.surface, theme.roles.sunken, theme.roles.hover)[_step(state)]


def _step(state: QStyle.StateFlag) -> int:
    if state & QStyle.StateFlag.State_Sunken:
        return 2
    return 1 if state & QStyle.StateFlag.State_MouseOver else 0
