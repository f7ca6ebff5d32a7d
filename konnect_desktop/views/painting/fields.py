"""The ground and edge of text fields; a field draws its focus on the edge."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import RING_WIDTH, Radius, Size, Theme

INVALID: Final = "invalid"
SEARCH: Final = "search"
"""Dynamic properties of a ``QLineEdit``."""
PADDING: Final = 14


def paint_field(
    painter: QPainter, option: QStyleOption, widget: QWidget | None, theme: Theme
) -> None:
    """Paint ground and edge: strong at rest, the accent in focus, danger when not valid."""
    roles, state = theme.roles, option.state
    radius = theme.px(Radius.CONTROL)
    if not state & QStyle.StateFlag.State_Enabled:
        paint_shape(
            painter,
            option.rect,
            radius,
            fill=roles.sunken,
            edge=roles.line,
            edge_width=edge_width(theme),
        )
        return
    edge, width = roles.strong, edge_width(theme)
    if is_invalid(widget):
        edge, width = roles.danger, theme.px(RING_WIDTH)
    elif state & QStyle.StateFlag.State_HasFocus:
        edge, width = theme.accent.accent, theme.px(RING_WIDTH)
    elif state & QStyle.StateFlag.State_MouseOver:
        edge = roles.ink2
    paint_shape(painter, option.rect, radius, fill=roles.surface, edge=edge, edge_width=width)


def field_height(widget: QWidget | None, theme: Theme) -> int:
    """Return the height of a field; a search field is lower."""
    return theme.px(Size.SEARCH if is_search(widget) else Size.FIELD)


def is_invalid(widget: QWidget | None) -> bool:
    """Tell whether the field shows that its content is not right."""
    return widget is not None and bool(widget.property(INVALID))


def is_search(widget: QWidget | None) -> bool:
    """Tell whether the field is a search field."""
    return widget is not None and bool(widget.property(SEARCH))
