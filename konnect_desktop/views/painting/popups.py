"""What pops up: tooltips in inverse, menus as a surface with an edge, both with round corners."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionMenuItem

from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import as_shown, paint_line, text_width
from konnect_desktop.views.theme import Radius, Size, Space, TextStyle, Theme

TIP_PADDING: Final = Space.XS
MENU_PADDING: Final = Space.XXS + 2
_MARK: Final = 18


def paint_tip(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint the ground of a tooltip."""
    paint_shape(painter, rect, theme.px(Radius.TAG), fill=theme.roles.inverse)


def tip_mask(rect: QRect, theme: Theme) -> QRegion:
    """Return the shape of a tooltip's window."""
    return _rounded(rect, theme.px(Radius.TAG))


def menu_mask(rect: QRect, padding: int) -> QRegion:
    """Return the shape of a menu's window from its padding, which follows the text scale."""
    return _rounded(rect, round(Radius.ROW * padding / MENU_PADDING))


def corners_shine_through() -> bool:
    """Say whether windows can have transparent corners: on X11 only a compositor makes them."""
    return QGuiApplication.platformName() != "xcb"


def _rounded(rect: QRect, radius: int) -> QRegion:
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())


def paint_menu_ground(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint the ground and edge of a menu."""
    paint_shape(
        painter,
        rect,
        theme.px(Radius.ROW),
        fill=theme.roles.surface,
        edge=theme.roles.line,
        edge_width=edge_width(theme),
    )


def menu_item_size(option: QStyleOptionMenuItem, theme: Theme) -> QSize:
    """Return the size of an item; a separator is a line with air."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(1, theme.px(9))
    text, _, shortcut = option.text.partition("\t")
    width = (
        text_width(as_shown(text), _font(theme)) + theme.px(2 * Space.S) + _before(option, theme)
    )
    if shortcut:
        width += text_width(shortcut, _font(theme)) + theme.px(Space.XL)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        width += theme.px(_MARK + Space.XL)
    return QSize(width, theme.px(Size.SMALL_BUTTON + Space.XXS))


def paint_menu_item(painter: QPainter, option: QStyleOptionMenuItem, theme: Theme) -> None:
    """Paint one item: tick, words and its keys."""
    roles, rect = theme.roles, QRectF(option.rect)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        painter.fillRect(QRectF(rect.x(), rect.center().y(), rect.width(), 1), roles.line)
        return
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    if enabled and option.state & QStyle.StateFlag.State_Selected:
        paint_shape(painter, rect, theme.px(Radius.PHOTO), fill=roles.hover)
    color = roles.ink if enabled else roles.ink3
    mark = QRectF(rect.x() + theme.px(Space.S), rect.y(), theme.px(_MARK), rect.height())
    if option.checked:
        paint_icon(painter, "check", mark, theme.accent.soft_ink, theme.text_scale)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        end = QRectF(
            rect.right() - theme.px(Space.S + _MARK), rect.y(), theme.px(_MARK), rect.height()
        )
        paint_icon(painter, "chevron-right", end, color, theme.text_scale)
    text, _, shortcut = option.text.partition("\t")
    line = rect.adjusted(theme.px(Space.S) + _before(option, theme), 0, -theme.px(Space.S), 0)
    paint_line(painter, line, as_shown(text), _font(theme), color)
    if shortcut:
        from_left = line.right() - text_width(shortcut, _font(theme))
        keys = QRectF(from_left, line.y(), line.right() - from_left, line.height())
        paint_line(painter, keys, shortcut, _font(theme), roles.ink3)


def paint_menu_scroller(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """Paint the end of a menu that is higher than the screen, beyond which there is more."""
    painter.fillRect(option.rect.adjusted(1, 1, -1, -1), theme.roles.surface)
    is_down = bool(option.state & QStyle.StateFlag.State_DownArrow)
    name = "chevron-down" if is_down else "chevron-up"
    paint_icon(painter, name, QRectF(option.rect), theme.roles.ink2, theme.text_scale)


def _before(option: QStyleOptionMenuItem, theme: Theme) -> int:
    """Return the room for ticks, which only a menu of choices has."""
    return theme.px(_MARK + Space.XS) if option.menuHasCheckableItems else 0


def _font(theme: Theme) -> QFont:
    return theme.font(TextStyle.BODY)
