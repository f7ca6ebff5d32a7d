"""What of one account is to be saved: everything, some children's, a day, or single media."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class WholeAccount(Struct, frozen=True):
    """All that the account shows, messages included."""


class OfChildren(Struct, frozen=True):
    """All of these children; what shows several of an account's children is of each of them."""

    child_ids: frozenset[str]


class OfDay(Struct, frozen=True):
    """All that the timeline shows on a day in Amsterdam."""

    day: date


class OfMedia(Struct, frozen=True):
    """Single photos and videos."""

    media_ids: frozenset[str]


Selection = WholeAccount | OfChildren | OfDay | OfMedia


def reads_anew(selection: Selection) -> bool:
    """Say whether the portal is read before planning; a day or a photo is taken as it is shown."""
    return isinstance(selection, WholeAccount | OfChildren)
