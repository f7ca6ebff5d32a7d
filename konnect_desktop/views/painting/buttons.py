"""Buttons of all kinds and sizes, read from the dynamic properties of a ``QPushButton``."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import as_shown, elide, paint_line, text_width
from konnect_desktop.views.theme import Radius, Size, Space, TextStyle, Theme
from konnect_desktop.views.theme.shades import mixed

KIND: Final = "kind"
SIZE: Final = "buttonSize"
ICON: Final = "iconName"
LEADING: Final = "leading"
"""Dynamic properties of a button; ``leading`` puts the content at the left instead of centred."""


class ButtonKind(StrEnum):
    """How loudly a button asks for attention; one primary per view.

    The last two are for inverse ground: the main one, and the others.
    """

    PRIMARY = "primary"
    TONAL = "tonal"
    OUTLINE = "outline"
    QUIET = "quiet"
    DANGER = "danger"
    SEGMENT = "segment"
    INVERSE = "inverse"
    ON_INVERSE = "on-inverse"


class ButtonSize(StrEnum):
    """Heights 32, 40, 44 and 48; a segment is 34."""

    SMALL = "small"
    MEDIUM = "medium"
    MAIN = "main"
    LOGIN = "login"
    SEGMENT = "segment"


class _Measures(Struct, frozen=True):
    height: int
    padding: int
    radius: int
    text: TextStyle = TextStyle.BODY


_MEASURES: Final = {
    ButtonSize.SMALL: _Measures(Size.SMALL_BUTTON, Space.S, Radius.PHOTO),
    ButtonSize.MEDIUM: _Measures(Size.BUTTON, Space.M, Radius.CONTROL),
    ButtonSize.MAIN: _Measures(Size.MAIN_ACTION, Space.M, Radius.CONTROL),
    ButtonSize.LOGIN: _Measures(Size.LOGIN_BUTTON, Space.L, Radius.CONTROL, TextStyle.READING),
    ButtonSize.SEGMENT: _Measures(34, 14, Radius.PHOTO),
}
_ICON_SIZE: Final = 20
_MARK: Final = 16
_SHADE: Final = 0.12
_FADED: Final = 0.62


class _Colors(Struct, frozen=True):
    fill: QColor | None
    text: QColor
    edge: QColor | None = None


def button_font(theme: Theme, size: ButtonSize) -> QFont:
    """Return the font of a button."""
    return theme.font(_MEASURES[size].text, QFont.Weight.DemiBold)


def button_radius(widget: QWidget | None) -> int:
    """Return the radius of a button's corners at 100 %."""
    return _MEASURES[size_of(widget)].radius


def kind_of(widget: QWidget | None) -> ButtonKind:
    """Return the kind of a button; one that says nothing is an outline."""
    value: object = None if widget is None else widget.property(KIND)
    return ButtonKind(value) if isinstance(value, str) else ButtonKind.OUTLINE


def size_of(widget: QWidget | None) -> ButtonSize:
    """Return the size of a button; one that says nothing is 40 high."""
    value: object = None if widget is None else widget.property(SIZE)
    return ButtonSize(value) if isinstance(value, str) else ButtonSize.MEDIUM


def button_size(option: QStyleOptionButton, widget: QWidget | None, theme: Theme) -> QSize:
    """Return the size that the content asks for."""
    measures = _MEASURES[size_of(widget)]
    height = theme.px(measures.height)
    text = as_shown(option.text)
    if not text:
        return QSize(height, height)
    width = _content_width(text, _icon_of(widget), size_of(widget), theme)
    width += theme.px(_MARK + Space.XS) if _opens(option) else 0
    return QSize(width + 2 * theme.px(measures.padding), height)


def paint_button(
    painter: QPainter, option: QStyleOptionButton, widget: QWidget | None, theme: Theme
) -> None:
    """Paint fill, edge, icon and text."""
    size = size_of(widget)
    colors = _colors(kind_of(widget), option.state, theme)
    rect = option.rect
    radius = theme.px(_MEASURES[size].radius)
    if kind_of(widget) is ButtonKind.SEGMENT and colors.fill is not None:
        _paint_thumb_shade(painter, rect, radius, theme)
    if colors.fill is not None or colors.edge is not None:
        paint_shape(
            painter,
            rect,
            radius,
            fill=colors.fill,
            edge=colors.edge,
            edge_width=edge_width(theme),
        )
    _paint_content(painter, option, widget, colors.text, theme)


def _paint_thumb_shade(painter: QPainter, rect: QRect, radius: int, theme: Theme) -> None:
    shade = QColor(theme.roles.shadow)
    shade.setAlphaF(shade.alphaF() / 2)
    paint_shape(painter, QRectF(rect).translated(0, edge_width(theme)), radius, fill=shade)


def _paint_content(
    painter: QPainter,
    option: QStyleOptionButton,
    widget: QWidget | None,
    color: QColor,
    theme: Theme,
) -> None:
    size = size_of(widget)
    text = as_shown(option.text)
    icon = _icon_of(widget)
    width = _content_width(text, icon, size, theme)
    width += theme.px(_MARK + Space.XS) if _opens(option) else 0
    area = QRectF(option.rect)
    left = area.x() + (area.width() - width) / 2
    if widget is not None and widget.property(LEADING):
        left = area.x() + theme.px(_MEASURES[size].padding)
    left = max(round(left), round(area.x()) + theme.px(Space.XXS))
    if icon:
        side = theme.px(_ICON_SIZE)
        box = QRectF(left, area.y(), side, area.height())
        paint_icon(painter, icon, box, color, theme.text_scale)
        left += side + theme.px(Space.XS)
    if text:
        room = area.right() - left - (theme.px(_MARK + Space.XS) if _opens(option) else 0)
        line = QRectF(left, area.y(), room, area.height())
        font = button_font(theme, size)
        paint_line(painter, line, elide(text, font, room), font, color)
    if _opens(option):
        side = theme.px(_MARK)
        right = left + text_width(text, button_font(theme, size)) + theme.px(Space.XS)
        box = QRectF(right, area.y(), side, area.height())
        paint_icon(painter, "chevron-down", box, color, theme.text_scale)


def _content_width(text: str, icon: str, size: ButtonSize, theme: Theme) -> int:
    width = text_width(text, button_font(theme, size)) if text else 0
    if icon:
        width += theme.px(_ICON_SIZE)
    if icon and text:
        width += theme.px(Space.XS)
    return width


def _opens(option: QStyleOptionButton) -> bool:
    return bool(option.features & QStyleOptionButton.ButtonFeature.HasMenu)


def _icon_of(widget: QWidget | None) -> str:
    value: object = None if widget is None else widget.property(ICON)
    return value if isinstance(value, str) else ""


def _colors(kind: ButtonKind, state: QStyle.StateFlag, theme: Theme) -> _Colors:
    roles = theme.roles
    if kind is ButtonKind.SEGMENT:
        return _segment_colors(state, theme)
    if kind in {ButtonKind.INVERSE, ButtonKind.ON_INVERSE}:
        return _inverse_colors(kind, state, theme)
    if not state & QStyle.StateFlag.State_Enabled:
        return _Colors(roles.sunken, roles.ink3)
    return _plain_colors(kind, _step(state), theme)


def _plain_colors(kind: ButtonKind, step: int, theme: Theme) -> _Colors:
    """Return those of the usual kinds; a button is painted often, so no other kind is mixed."""
    roles, accent = theme.roles, theme.accent
    match kind:
        case ButtonKind.PRIMARY:
            return _Colors(theme.accent_shades()[step], accent.on_accent)
        case ButtonKind.TONAL:
            soft_edge = accent.soft_ink if theme.high_contrast else None
            return _Colors(theme.soft_shades()[step], accent.soft_ink, soft_edge)
        case ButtonKind.DANGER:
            return _Colors(theme.danger_shades()[step], roles.on_danger)
        case ButtonKind.QUIET:
            return _Colors((None, roles.hover, roles.pressed)[step], roles.ink2)
        case _:
            outline = (roles.surface, roles.sunken, roles.hover)[step]
            return _Colors(outline, roles.ink, roles.line)


def _segment_colors(state: QStyle.StateFlag, theme: Theme) -> _Colors:
    roles = theme.roles
    if not state & QStyle.StateFlag.State_Enabled:
        return _Colors(None, roles.ink3)
    if state & QStyle.StateFlag.State_On:
        return _Colors(roles.segment_thumb, roles.ink)
    hovered = state & QStyle.StateFlag.State_MouseOver
    return _Colors(roles.pressed if hovered else None, roles.ink2)


def _inverse_colors(kind: ButtonKind, state: QStyle.StateFlag, theme: Theme) -> _Colors:
    """Return light on dark in a light theme, dark on light in a dark one."""
    roles, step = theme.roles, _step(state)
    if not state & QStyle.StateFlag.State_Enabled:
        return _Colors(None, mixed(roles.inverse, roles.on_inverse, _FADED))
    if kind is ButtonKind.INVERSE:
        return _Colors(mixed(roles.on_inverse, roles.inverse, step * _SHADE), roles.inverse)
    fill = mixed(roles.inverse, roles.on_inverse, step * _SHADE) if step else None
    return _Colors(fill, roles.on_inverse)


def _step(state: QStyle.StateFlag) -> int:
    if state & QStyle.StateFlag.State_Sunken:
        return 2
    return 1 if state & QStyle.StateFlag.State_MouseOver else 0
