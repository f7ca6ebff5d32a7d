"""How one list of rows becomes another: which ranges go, which come; all other rows stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct


class Rows(NamedTuple):
    """A range of rows, both ends included."""

    first: int
    last: int


class RowEdits(Struct, frozen=True):
    """First ``removed``, the last range first, in the old rows; then ``inserted``, in the new."""

    removed: tuple[Rows, ...]
    inserted: tuple[Rows, ...]

    def __len__(self) -> int:
        return len(self.removed) + len(self.inserted)


def row_edits(old: Sequence[Hashable], new: Sequence[Hashable]) -> RowEdits:
    """Compare two lists of identities, each without doubles; as many rows as possible stay."""
    new_place = {identity: place for place, identity in enumerate(new)}
    common = [
        (place, new_place[identity]) for place, identity in enumerate(old) if identity in new_place
    ]
    kept = [common[index] for index in _longest_rise([there for _, there in common])]
    stay_old = {here for here, _ in kept}
    stay_new = {there for _, there in kept}
    removed = ranges(place for place in range(len(old)) if place not in stay_old)
    inserted = ranges(place for place in range(len(new)) if place not in stay_new)
    return RowEdits(tuple(reversed(removed)), tuple(inserted))


def ranges(rows: Iterable[int]) -> list[Rows]:
    """Return rising rows as ranges."""
    found: list[Rows] = []
    for row in rows:
        if found and found[-1].last == row - 1:
            found[-1] = Rows(found[-1].first, row)
        else:
            found.append(Rows(row, row))
    return found


def _longest_rise(places: Sequence[int]) -> list[int]:
    """Return the indices of a longest rising subsequence, in O(n log n)."""
    if all(before < after for before, after in pairwise(places)):
        return list(range(len(places)))
    ends: list[int] = []
    indices: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(indices[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        indices[length : length + 1] = [index]
    rise: list[int] = []
    index = indices[-1] if indices else -1
    while index >= 0:
        rise.append(index)
        index = before[index]
    return rise[::-1]
