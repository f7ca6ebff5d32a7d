"""Which months and years are written at the scrubber, so that no two words touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from konnect_desktop.views.photos.time_scale import MonthMark


class Label(Struct, frozen=True):
    """A mark that is written: the middle of its line, in pixels, and whether it is a year."""

    middle: int
    mark: MonthMark
    is_year: bool


class Distances(Struct, frozen=True):
    """How far apart the middles of words must be, at least."""

    years: int
    months: int
    beside_year: int


def place_labels(
    marks: Sequence[MonthMark], middle_of: Callable[[float], int], apart: Distances
) -> list[Label]:
    """Return the years that have room, and between them the months that still have some."""
    dated = [mark for mark in marks if mark.day is not None]
    years: list[Label] = []
    for mark in dated:
        middle = middle_of(mark.share)
        if mark.begins_year and (not years or middle - years[-1].middle >= apart.years):
            years.append(Label(middle, mark, is_year=True))
    taken = {label.mark.share for label in years}
    months: list[Label] = []
    for mark in dated:
        middle = middle_of(mark.share)
        if mark.share in taken or (months and middle - months[-1].middle < apart.months):
            continue
        if all(abs(middle - label.middle) >= apart.beside_year for label in years):
            months.append(Label(middle, mark, is_year=False))
    return sorted([*years, *months], key=lambda label: label.middle)
