"""Paints a tile of the grid: the photo or its colour, what is chosen, and the marks on it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from konnect_desktop.views.components.avatar import Face, paint_account_badge
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.focus import paint_ring
from konnect_desktop.views.painting.shapes import centred, paint_disc, paint_shape, smooth
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import Radius, Space, TextStyle, Theme

INSET: Final = 10
TICK: Final = 26
_TICK_AT: Final = 4
_TICK_ICON: Final = 16
_TICK_VEIL: Final = 0.42
_EDGE: Final = 2
_MARK: Final = 28
_MARK_ICON: Final = 18
_MARK_AT: Final = 8
_LABEL: Final = 24
_PLAY: Final = 14
_BADGE: Final = 18
_LOST: Final = 24
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class TileLook(Struct, frozen=True):
    """How a tile looks beside its picture.

    ``color`` is the mean of its picture where it was seen once. ``selecting`` shows a place for the
    tick. ``length`` is that of a video ("0:42"), empty where it is not known. ``badge`` says whose
    it is, where that is to be told.
    """

    color: QColor | None = None
    chosen: bool = False
    selecting: bool = False
    hovered: bool = False
    ringed: bool = False
    is_video: bool = False
    length: str = ""
    blocked: bool = False
    favourite: bool = False
    lost: bool = False
    badge: Face | None = None


def photo_rect(rect: QRect, theme: Theme, *, chosen: bool) -> QRect:
    """Return where the photo itself lies in its tile."""
    inset = theme.px(INSET) if chosen else 0
    return rect.adjusted(inset, inset, -inset, -inset)


def tick_rect(rect: QRect, theme: Theme) -> QRect:
    """Return where the tick lies in a tile."""
    at, side = theme.px(_TICK_AT), theme.px(TICK)
    return QRect(rect.x() + at, rect.y() + at, side, side)


def paint_tile(
    painter: QPainter, rect: QRect, picture: QPixmap | None, look: TileLook, theme: Theme
) -> None:
    """Paint a tile; ``picture`` is cut to ``photo_rect``, or stretched; ``None`` without one."""
    photo = photo_rect(rect, theme, chosen=look.chosen)
    if look.chosen:
        _paint_ground(painter, rect, theme)
    if picture is None:
        _paint_color(painter, photo, look, theme)
    else:
        painter.drawPixmap(photo, picture)
    if look.lost and picture is None:
        box = centred(photo, theme.px(_LOST), theme.px(_LOST))
        paint_icon(painter, "image-off", box, theme.roles.ink3, theme.text_scale)
    _paint_marks(painter, photo, look, theme)
    if look.chosen or look.selecting or look.hovered:
        _paint_tick(painter, tick_rect(rect, theme), look, theme)
    if look.ringed:
        paint_ring(painter, rect, theme.px(Radius.PHOTO), theme)


def _paint_ground(painter: QPainter, rect: QRect, theme: Theme) -> None:
    edge = theme.px(_EDGE)
    fill, accent = theme.accent.soft, theme.accent.accent
    paint_shape(painter, rect, theme.px(Radius.PHOTO), fill=fill, edge=accent, edge_width=edge)


def _paint_color(painter: QPainter, photo: QRect, look: TileLook, theme: Theme) -> None:
    # With an edge where the page shows through that colour alone: a light photo on a light page.
    fill = theme.roles.hover if look.color is None else look.color
    paint_shape(painter, photo, theme.px(Radius.PHOTO), fill=fill)


def _paint_tick(painter: QPainter, disc: QRect, look: TileLook, theme: Theme) -> None:
    roles, accent = theme.roles, theme.accent
    if look.chosen:
        paint_disc(painter, disc, accent.accent)
        box = centred(disc, theme.px(_TICK_ICON), theme.px(_TICK_ICON))
        paint_icon(painter, "check", box, accent.on_accent, theme.text_scale)
        _ring(painter, disc, roles.surface, theme)
    else:
        veil = QColor(roles.photo_veil)
        veil.setAlphaF(_TICK_VEIL)
        paint_disc(painter, disc, veil)
        _ring(painter, disc, roles.on_photo, theme)


def _ring(painter: QPainter, disc: QRect, color: QColor, theme: Theme) -> None:
    width = theme.px(_EDGE)
    with smooth(painter):
        pen = painter.pen()
        pen.setColor(color)
        pen.setWidth(width)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawEllipse(QRectF(disc).adjusted(half, half, -half, -half))


def _paint_marks(painter: QPainter, photo: QRect, look: TileLook, theme: Theme) -> None:
    """Paint from the lower corners: at the right what it is, at the left whose and how dear."""
    at, side = theme.px(_MARK_AT), theme.px(_MARK)
    right, bottom = photo.right() + 1 - at, photo.bottom() + 1 - at
    if look.is_video:
        right -= _paint_length(painter, right, bottom, look.length, theme) + theme.px(Space.XXS)
    if look.blocked:
        _paint_mark(painter, QRect(right - side, bottom - side, side, side), "download-off", theme)
    left = photo.x() + at
    if look.favourite:
        square = QRect(left, bottom - side, side, side)
        _paint_mark(painter, square, "heart:filled", theme)
        left += side + theme.px(Space.XXS)
    if look.badge is not None:
        badge = theme.px(_BADGE)
        disc = QRectF(left, bottom - (side + badge) / 2, badge, badge)
        paint_account_badge(painter, disc, look.badge, theme, theme.roles.surface)


def _paint_mark(painter: QPainter, square: QRect, icon: str, theme: Theme) -> None:
    paint_shape(painter, square, theme.px(Radius.PHOTO), fill=theme.roles.photo_veil)
    box = centred(square, theme.px(_MARK_ICON), theme.px(_MARK_ICON))
    paint_icon(painter, icon, box, theme.roles.on_photo, theme.text_scale)


def _paint_length(painter: QPainter, right: int, bottom: int, length: str, theme: Theme) -> int:
    """Paint the sign of a video and how long it lasts; return how wide that is."""
    font = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
    pad, icon, height = theme.px(Space.XS), theme.px(_PLAY), theme.px(_LABEL)
    words = text_width(length, font) + theme.px(Space.XXS) if length else 0
    width = 2 * pad + icon + words
    label = QRect(right - width, bottom - height, width, height)
    paint_shape(painter, label, theme.px(Radius.TAG), fill=theme.roles.photo_veil)
    box = QRectF(label.x() + pad, label.y(), icon, height)
    ink = theme.roles.on_photo
    paint_icon(painter, "play:filled", box, ink, theme.text_scale)
    if length:
        line = QRectF(box.right() + theme.px(Space.XXS), label.y(), words, height)
        paint_line(painter, line, length, font, ink)
    return width
