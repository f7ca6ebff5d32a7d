"""What of one account is to be saved: everything, some children's, a day, or single media."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WholeAccount:
    """All that the account shows, messages included."""


@dataclass(frozen=True, slots=True)
class OfChildren:
    """All of these children; what shows several of an account's children is of each of them."""

    child_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfDay:
    """All that the timeline shows on a day in Amsterdam."""

    day: date


@dataclass(frozen=True, slots=True)
class OfMedia:
    """Single photos and videos."""

    media_ids: frozenset[str]


Selection = WholeAccount | OfChildren | OfDay | OfMedia


def reads_anew(selection: Selection) -> bool:
    """Say whether the portal is read before planning; a day or a photo is taken as it is shown."""
    return isinstance(selection, WholeAccount | OfChildren)
