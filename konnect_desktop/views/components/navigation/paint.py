"""How an item of the navigation is painted in each of its forms."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from konnect_desktop.views.components.badge import badge_size, paint_badge
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred, paint_shape
from konnect_desktop.views.painting.text import elide, paint_line
from konnect_desktop.views.theme import Radius, Space, TextStyle, Theme

ICON: Final = 22
_RAIL_TEXT: Final = 44
_PILL_WIDTH: Final = 52
_PILL_HEIGHT: Final = 28
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class ItemLook(Struct, frozen=True):
    """What an item shows; ``step`` is 0 at rest, 1 under the pointer, 2 pressed."""

    text: str
    icon: str
    count: int
    active: bool
    enabled: bool
    step: int


def paint_rail_item(painter: QPainter, rect: QRect, look: ItemLook, theme: Theme) -> None:
    """Paint icon, label and badge in a row; the active item is a surface pill."""
    _paint_pill(painter, QRectF(rect), look, theme, theme.px(Radius.CONTROL))
    ink = _ink(look, theme)
    box = QRectF(rect.x() + theme.px(Space.S - 1), rect.y(), theme.px(ICON), rect.height())
    paint_icon(painter, look.icon, box, ink, theme.text_scale)
    right = rect.right() + 1 - theme.px(Space.S)
    if look.count:
        size = badge_size(look.count, theme)
        right -= size.width()
        top = rect.y() + (rect.height() - size.height()) // 2
        paint_badge(painter, QPoint(right, top), look.count, theme)
        right -= theme.px(Space.XS)
    left = rect.x() + theme.px(_RAIL_TEXT)
    weight = QFont.Weight.DemiBold if look.active else QFont.Weight.Medium
    font = theme.font(TextStyle.BODY, weight)
    line = QRectF(left, rect.y(), right - left, rect.height())
    paint_line(painter, line, elide(look.text, font, line.width()), font, ink)


def paint_slim_item(painter: QPainter, rect: QRect, look: ItemLook, theme: Theme) -> None:
    """Paint the icon over a small label; the active item is a surface pill."""
    _paint_pill(painter, QRectF(rect), look, theme, theme.px(Radius.ROW))
    _paint_stacked(painter, rect, look, theme, icon_top=theme.px(9), label_top=theme.px(35))


def paint_bar_item(painter: QPainter, rect: QRect, look: ItemLook, theme: Theme) -> None:
    """Paint the icon on its pill over a small label."""
    width, height = theme.px(_PILL_WIDTH), theme.px(_PILL_HEIGHT)
    pill = QRectF(centred(rect, width, height))
    pill.moveTop(rect.y() + theme.px(Space.XS))
    fill = (None, theme.roles.hover, theme.roles.pressed)[look.step]
    if look.active:
        fill = theme.soft_shades()[look.step]
    if fill is not None and look.enabled:
        paint_shape(painter, pill, height / 2, fill=fill)
    top = theme.px(Space.XS + (_PILL_HEIGHT - ICON) / 2)
    _paint_stacked(painter, rect, look, theme, icon_top=top, label_top=theme.px(39))


def _paint_stacked(  # noqa: PLR0913 — two heights besides the usual four
    painter: QPainter,
    rect: QRect,
    look: ItemLook,
    theme: Theme,
    *,
    icon_top: int,
    label_top: int,
) -> None:
    ink = _ink(look, theme)
    side = theme.px(ICON)
    box = QRectF(rect.x(), rect.y() + icon_top, rect.width(), side)
    paint_icon(painter, look.icon, box, ink, theme.text_scale)
    weight = QFont.Weight.DemiBold if look.active else QFont.Weight.Medium
    font = theme.font(TextStyle.CAPTION, weight)
    height = theme.line_height(TextStyle.CAPTION)
    line = QRectF(rect.x(), rect.y() + label_top, rect.width(), height)
    paint_line(painter, line, elide(look.text, font, line.width()), font, ink, _CENTRE)
    if look.count:
        shoulder = round(box.center().x()) + side // 2 - theme.px(Space.XXS)
        top = rect.y() + icon_top - theme.px(Space.XXS + 1)
        paint_badge(painter, QPoint(shoulder, top), look.count, theme)


def _paint_pill(painter: QPainter, rect: QRectF, look: ItemLook, theme: Theme, radius: int) -> None:
    fill = (None, theme.roles.hover, theme.roles.pressed)[look.step]
    if look.active:
        fill = theme.roles.surface
    if fill is not None and look.enabled:
        paint_shape(painter, rect, radius, fill=fill)


def _ink(look: ItemLook, theme: Theme) -> QColor:
    if not look.enabled:
        return theme.roles.ink3
    return theme.accent.soft_ink if look.active else theme.roles.ink2
