"""Discs of accounts: one, or two overlapping where all are meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from konnect_desktop.viewmodels.frame import Choice
from konnect_desktop.viewmodels.timeline_rows import AccountLook
from konnect_desktop.views.components.avatar import Face, paint_face
from konnect_desktop.views.painting.shapes import paint_disc
from konnect_desktop.views.theme import AccountAccent, Theme

_ACCENTS: Final = tuple(AccountAccent)
_SHARE: Final = 0.69
_GAP: Final = 2


def accent_of(look: AccountLook) -> AccountAccent:
    """Return the accent of an account."""
    return _ACCENTS[look.color % len(_ACCENTS)]


def face_of(look: AccountLook) -> Face:
    """Return an account's disc."""
    return Face(look.initials, accent_of(look), strong=True)


def paint_choice(
    painter: QPainter, rect: QRectF, choice: Choice, theme: Theme, ground: QColor
) -> None:
    """Paint the disc of an account, or those of the first two on ``ground``, into ``rect``."""
    looks = [entry.look for entry in choice.entries]
    if choice.account_id is None:
        _paint_pair(painter, rect, looks, theme, ground)
    else:
        paint_face(painter, rect, face_of(looks[0]), theme, ground)


def _paint_pair(
    painter: QPainter, rect: QRectF, looks: Sequence[AccountLook], theme: Theme, ground: QColor
) -> None:
    side, gap = rect.width() * _SHARE, theme.px(_GAP)
    top = rect.y() + (rect.height() - side) / 2
    first = QRectF(rect.x(), top, side, side)
    second = QRectF(rect.right() - side, top, side, side)
    paint_disc(painter, first, theme.accents[accent_of(looks[0])].accent)
    paint_disc(painter, second.adjusted(-gap, -gap, gap, gap), ground)
    paint_disc(painter, second, theme.accents[accent_of(looks[1])].accent)
