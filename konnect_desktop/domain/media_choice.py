"""Which photos and videos of one account are wanted, and in which company."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.media import MediaKind


class Company(StrEnum):
    """Who may be on a photo besides the family's own children.

    ``TAGGED``: an own child is named on it. ``ALONE``: nobody else's child is.
    """

    ANY = "any"
    TAGGED = "tagged"
    ALONE = "alone"


class MediaChoice(Struct, frozen=True):
    """What is wanted; everything that is not said is no matter.

    With ``child_ids`` a photo is of a child that is named on it, or whose card it stands in where
    no own child is named; ``ALONE`` then means this one child alone. ``staff`` and ``label`` are
    names as the portal gives them. ``text`` is looked for in captions, and in the diaries that
    were written on that day about a child that the photo is of. ``media_ids`` are the only ones.
    """

    child_ids: frozenset[str] | None = None
    company: Company = Company.ANY
    kind: MediaKind | None = None
    staff: str = ""
    label: str = ""
    text: str = ""
    media_ids: frozenset[str] | None = None


EVERYTHING: Final = MediaChoice()


class NamedTag(Struct, frozen=True):
    """A member of staff or a label, and how many photos and videos it stands on."""

    name: str
    number: int
