"""Which picture of which account: what a place on the screen asks for, whatever its link."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

_PORTRAIT: Final = "portrait:"


class PictureSize(StrEnum):
    """The sizes in which the portal gives a picture (portal-api 2.5)."""

    THUMB = "thumb"
    MEDIUM = "medium"
    FULL = "full"


class PictureKey(Struct, frozen=True):
    """A photo, a film's still, or a child's portrait.

    ``account_id`` is ours. ``picture_id`` is the portal's media id, or made by ``portrait_of``.
    """

    account_id: str
    picture_id: str

    @property
    def child_id(self) -> str | None:
        """The child whose portrait it is, if it is one."""
        return self.picture_id.removeprefix(_PORTRAIT) if is_portrait(self.picture_id) else None


class FileFacts(Struct, frozen=True):
    """What a file on this computer is; ``pixels`` are those of a whole, upright picture."""

    size_bytes: int
    pixels: tuple[int, int] | None = None


def portrait_id(child_id: str) -> str:
    """Return the ``picture_id`` of a child's portrait."""
    return f"{_PORTRAIT}{child_id}"


def is_portrait(picture_id: str) -> bool:
    """Say whether a picture is a child's portrait."""
    return picture_id.startswith(_PORTRAIT)


def portrait_of(account_id: str, child_id: str) -> PictureKey:
    """Return the key of a child's portrait."""
    return PictureKey(account_id, portrait_id(child_id))
