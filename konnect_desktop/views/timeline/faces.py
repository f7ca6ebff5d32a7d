"""Whose face stands on a card: of one child, of several, or the account's initials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from konnect_desktop.domain.pictures import PictureKey, portrait_of
from konnect_desktop.viewmodels.initials import initials
from konnect_desktop.viewmodels.timeline_rows import AccountLook, ShownChild
from konnect_desktop.views.components.avatar import Face, paint_face
from konnect_desktop.views.painting.shapes import paint_disc
from konnect_desktop.views.theme import AccountAccent, Theme

ACCENTS: Final = tuple(AccountAccent)
_PAIR_SHARE: Final = 0.7
_PAIR_GAP: Final = 2


def accent_of(account: AccountLook) -> AccountAccent:
    """Return the accent that the user gave an account."""
    return ACCENTS[account.color % len(ACCENTS)]


def portrait_key(child: ShownChild) -> PictureKey:
    """Return the key of a child's portrait."""
    return portrait_of(child.account.account_id, child.child.child_id)


def child_face(child: ShownChild, picture: QPixmap | None, *, badge: bool = False) -> Face:
    """Return the face of a child; ``badge`` shows whose account it is."""
    mark = child.account.initials if badge else ""
    return Face(initials(child.child.first_name), accent_of(child.account), picture, mark)


def account_face(account: AccountLook) -> Face:
    """Return the disc of an account."""
    return Face(account.initials, accent_of(account), strong=True)


def person_face(name: str, account: AccountLook) -> Face:
    """Return the face of someone of whom there is no portrait."""
    return Face(initials(name), accent_of(account))


def paint_faces(painter: QPainter, rect: QRectF, faces: Sequence[Face], theme: Theme) -> None:
    """Paint one face, or the first two of several one behind the other."""
    if len(faces) == 1:
        paint_face(painter, rect, faces[0], theme)
        return
    side = rect.width() * _PAIR_SHARE
    behind = QRectF(rect.right() - side, rect.y(), side, side)
    before = QRectF(rect.x(), rect.bottom() - side, side, side)
    paint_face(painter, behind, faces[0], theme)
    gap = theme.px(_PAIR_GAP)
    paint_disc(painter, before.adjusted(-gap, -gap, gap, gap), theme.roles.surface)
    paint_face(painter, before, faces[1], theme)
