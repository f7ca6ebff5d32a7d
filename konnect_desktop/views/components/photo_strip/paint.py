"""Paints a photo tile: the photo or its quiet ground, the veil with "+4", the mark of a video."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPainterPath, QPixmap

from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred, paint_disc, paint_shape, smooth
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import Radius, Space, TextStyle, Theme

_PLAY: Final = 64
_PLAY_ICON: Final = 24
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class Photo(Struct, frozen=True):
    """A photo or video; ``ratio`` is width by height, ``name`` what a screen reader says.

    ``picture`` is None until it is there; ``length`` ("0:24") is that of a video.
    """

    ratio: float
    name: str
    picture: QPixmap | None = None
    is_video: bool = False
    length: str = ""


def paint_tile(  # noqa: PLR0913 — a photo, and what its neighbours leave to it
    painter: QPainter,
    rect: QRect,
    photo: Photo,
    theme: Theme,
    *,
    hidden: int = 0,
    left_end: bool = False,
    right_end: bool = False,
) -> None:
    """Paint a tile; the corners at the ends of the strip are round."""
    outline = _outline(QRectF(rect), theme.px(Radius.ROW), left_end, right_end)
    ground = QBrush(theme.roles.sunken)
    if photo.picture is not None and not photo.picture.isNull():
        ground = picture_brush(photo.picture, QRectF(rect))
    _fill(painter, outline, ground)
    if hidden:
        _fill(painter, outline, QBrush(theme.roles.photo_veil))
        font = theme.font(TextStyle.SECTION)
        paint_line(painter, rect, f"+{hidden}", font, theme.roles.on_photo, _CENTRE)
    elif photo.is_video:
        _paint_video(painter, rect, photo.length, theme)


def _fill(painter: QPainter, outline: QPainterPath, brush: QBrush) -> None:
    with smooth(painter):
        painter.fillPath(outline, brush)


def _outline(rect: QRectF, radius: int, left_end: bool, right_end: bool) -> QPainterPath:  # noqa: FBT001 — two ends
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if not (left_end or right_end):
        path.addRect(rect)
        return path
    path.addRoundedRect(rect, radius, radius)
    if not left_end:
        path.addRect(rect.adjusted(0, 0, -radius, 0))
    if not right_end:
        path.addRect(rect.adjusted(radius, 0, 0, 0))
    return path.simplified()


def _paint_video(painter: QPainter, rect: QRect, length: str, theme: Theme) -> None:
    side = theme.px(_PLAY)
    disc = centred(rect, side, side)
    paint_disc(painter, disc, theme.roles.on_photo)
    icon = theme.px(_PLAY_ICON)
    # The triangle's weight lies to the left of its box.
    box = centred(disc, icon, icon).translated(theme.px(2), 0)
    paint_icon(painter, "play", box, theme.roles.viewer, theme.text_scale)
    if not length:
        return
    font = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
    gap, height = theme.px(Space.XS), theme.px(20)
    width = text_width(length, font) + 2 * theme.px(6)
    label = QRectF(rect.x() + gap, rect.bottom() + 1 - gap - height, width, height)
    paint_shape(painter, label, theme.px(Radius.TAG), fill=theme.roles.photo_veil)
    paint_line(painter, label, length, font, theme.roles.on_photo, _CENTRE)
