"""Faces: a round photo or initials, with the account's badge where accounts are merged."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.painting.shapes import paint_disc, smooth
from konnect_desktop.views.painting.text import paint_line
from konnect_desktop.views.theme import AccountAccent, TextStyle, Theme, ThemeSource

_BADGE: Final = 18
_BADGE_GAP: Final = 2
_BADGE_OUT: Final = 4
_BADGE_TEXT: Final = 8
_CUT_ABOVE: Final = 0.35
_CAPTION_BELOW: Final = 32


class Face(Struct, frozen=True):
    """Whom an avatar shows; ``badge`` holds the account's initials, empty for none.

    ``strong`` puts initials on the accent (an account) instead of on its soft fill (a person).
    """

    initials: str
    account: AccountAccent
    picture: QPixmap | None = None
    badge: str = ""
    strong: bool = False


def paint_face(
    painter: QPainter, rect: QRectF, face: Face, theme: Theme, ground: QColor | None = None
) -> None:
    """Paint a face into the square ``rect``; ``ground`` colours the gap around the badge."""
    if face.picture is None or face.picture.isNull():
        _paint_initials(painter, rect, face, theme)
    else:
        paint_round_picture(painter, rect, face.picture)
    if face.badge:
        _paint_account(painter, rect, face, theme, ground or theme.roles.surface)


def paint_round_picture(painter: QPainter, rect: QRectF, picture: QPixmap) -> None:
    """Paint the middle of a picture as a disc, with smooth edges."""
    with smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(picture_brush(picture, rect))
        painter.drawEllipse(rect)


def picture_brush(picture: QPixmap, rect: QRectF) -> QBrush:
    """Return a brush that fills ``rect`` with the picture.

    What does not fit is cut off at both sides, and rather below than above: there are the faces.
    """
    ratio = picture.devicePixelRatio()
    width, height = picture.width() / ratio, picture.height() / ratio
    factor = max(rect.width() / width, rect.height() / height)
    left = rect.center().x() - width * factor / 2
    top = rect.y() - (height * factor - rect.height()) * _CUT_ABOVE
    brush = QBrush(picture)
    brush.setTransform(QTransform.fromTranslate(left, top).scale(factor, factor))
    return brush


def _paint_initials(painter: QPainter, rect: QRectF, face: Face, theme: Theme) -> None:
    accent = theme.accents[face.account]
    fill, ink = (accent.soft, accent.soft_ink)
    if face.strong:
        fill, ink = accent.accent, accent.on_accent
    paint_disc(painter, rect, fill)
    small = rect.width() < theme.px(_CAPTION_BELOW)
    style = TextStyle.CAPTION if small else TextStyle.BODY
    font = theme.font(style, QFont.Weight.Bold)
    paint_line(painter, rect, face.initials, font, ink, Qt.AlignmentFlag.AlignHCenter)


def _paint_account(
    painter: QPainter, rect: QRectF, face: Face, theme: Theme, ground: QColor
) -> None:
    side, out = theme.px(_BADGE), theme.px(_BADGE_OUT)
    disc = QRectF(rect.right() + out - side, rect.bottom() + out - side, side, side)
    paint_account_badge(painter, disc, face, theme, ground)


def paint_account_badge(
    painter: QPainter, disc: QRectF, face: Face, theme: Theme, ground: QColor
) -> None:
    """Paint whose account it is, ``face.badge``, with a gap in the ground's colour around it."""
    accent, gap = theme.accents[face.account], theme.px(_BADGE_GAP)
    paint_disc(painter, disc.adjusted(-gap, -gap, gap, gap), ground)
    paint_disc(painter, disc, accent.accent)
    font = theme.font(TextStyle.CAPTION, QFont.Weight.Bold)
    font.setPixelSize(theme.px(_BADGE_TEXT))
    paint_line(painter, disc, face.badge, font, accent.on_accent, Qt.AlignmentFlag.AlignHCenter)


class Avatar(Painted):
    """A face of its own, 40 pixels by default; ``name`` is what a screen reader says."""

    def __init__(
        self,
        themes: ThemeSource,
        face: Face,
        name: str,
        *,
        size: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._face = face
        self._size = size
        self.setAccessibleName(name)

    def set_picture(self, picture: QPixmap) -> None:
        """Show the photo, once it is there."""
        self._face = replace(self._face, picture=picture)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._size + (_BADGE_OUT + _BADGE_GAP if self._face.badge else 0)
        return QSize(self.theme.px(side), self.theme.px(side))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        side = self.theme.px(self._size)
        paint_face(painter, QRectF(0, 0, side, side), self._face, self.theme)
