"""What a parent marks on photos and videos for themselves; it never leaves the computer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

QUARTERS: Final = 4
"""So many quarter turns to the right, and a picture stands as it did."""


class OwnMarks(Struct, frozen=True):
    """All marks of one account, by media id.

    ``turns`` holds the quarter turns to the right, 1 to 3, of what is shown turned.
    """

    favourites: frozenset[str] = frozenset()
    turns: Mapping[str, int] = {}

    def with_favourites(self, media_ids: Collection[str], *, favourite: bool) -> OwnMarks:
        """Return the marks with these among the favourites, or without them."""
        ids = frozenset(media_ids)
        favourites = self.favourites | ids if favourite else self.favourites - ids
        return replace(self, favourites=favourites)

    def with_turn(self, media_id: str, quarters: int) -> OwnMarks:
        """Return the marks with one photo turned to the right by so many quarters."""
        turns = {**self.turns, media_id: quarters % QUARTERS}
        return replace(self, turns={known: turn for known, turn in turns.items() if turn})

    def differing(self, other: OwnMarks) -> frozenset[str]:
        """Return the media ids that the other marks say something else of."""
        turned = dict(set(self.turns.items()) ^ set(other.turns.items()))
        return (self.favourites ^ other.favourites) | turned.keys()
