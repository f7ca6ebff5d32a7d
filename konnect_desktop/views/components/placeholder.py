"""Placeholders: the quiet shape of a card while its content is on the way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.painting.shapes import edge_width, paint_disc, paint_shape
from konnect_desktop.views.theme import Radius, Size, Space, Theme, ThemeSource

_LINE: Final = 12
_PHOTOS: Final = 64
_BEADS: Final = 5
_BEADS_TOP: Final = 108
# Widths of the lines as shares of the card: two beside the face, two of text.
_BESIDE: Final = ((6, 0.4), (26, 0.65))
_TEXT: Final = ((58, 1.0), (78, 0.84))
_PHOTO_SHARES: Final = (0.45, 0.3, 0.25)


def paint_placeholder(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint a diary card without content; a low one has less of it."""
    roles = theme.roles
    paint_shape(
        painter,
        rect,
        theme.px(Radius.CARD),
        fill=roles.surface,
        edge=roles.line,
        edge_width=edge_width(theme),
    )
    pad = theme.px(Space.XL)
    inner = QRectF(rect).adjusted(pad, pad, -pad, -pad)
    face = theme.px(Size.BUTTON)
    paint_disc(painter, QRectF(inner.x(), inner.y(), face, face), roles.sunken)
    beside = inner.adjusted(face + theme.px(Space.S), 0, 0, 0)
    for top, share in _BESIDE:
        _paint_bar(painter, beside, top, share, theme)
    for top, share in _TEXT:
        _paint_bar(painter, inner, top, share, theme)
    beads_end = inner.y() + theme.px(_BEADS_TOP + Size.BEAD)
    photos_top = inner.bottom() - theme.px(_PHOTOS)
    if beads_end <= inner.bottom():
        _paint_beads(painter, inner, theme)
    if beads_end + theme.px(Space.XS) <= photos_top:
        _paint_photos(painter, inner, theme)


def _paint_bar(painter: QPainter, area: QRectF, top: float, share: float, theme: Theme) -> None:
    height = theme.px(_LINE)
    bar = QRectF(area.x(), area.y() + theme.px(top), area.width() * share, height)
    paint_shape(painter, bar, height / 2, fill=theme.roles.sunken)


def _paint_beads(painter: QPainter, area: QRectF, theme: Theme) -> None:
    side = theme.px(Size.BEAD)
    top = area.y() + theme.px(_BEADS_TOP)
    step = area.width() / _BEADS
    for index in range(_BEADS):
        paint_disc(painter, QRectF(area.x() + index * step, top, side, side), theme.roles.sunken)


def _paint_photos(painter: QPainter, area: QRectF, theme: Theme) -> None:
    gap = theme.px(Space.XXS)
    left = area.x()
    width = area.width() - gap * (len(_PHOTO_SHARES) - 1)
    for share in _PHOTO_SHARES:
        photo = QRectF(left, area.bottom() - theme.px(_PHOTOS), width * share, theme.px(_PHOTOS))
        paint_shape(painter, photo, theme.px(Radius.PHOTO), fill=theme.roles.sunken)
        left += photo.width() + gap


class CardPlaceholder(Painted):
    """The placeholder as a widget; ``name`` tells a screen reader that content is loading."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        height = 2 * Space.XL + _BEADS_TOP + Size.BEAD + Space.M + _PHOTOS
        return QSize(self.theme.px(360), self.theme.px(height))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_placeholder(painter, rect, self.theme)
