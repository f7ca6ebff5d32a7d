"""Where justified rows break: as many photos in each as bring it nearest to the wanted height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final, NamedTuple

from msgspec import Struct

_HIGHEST: Final = 1.6
"""No row is higher than so many times the wanted height; its photos are cropped instead."""


class RowForm(Struct, frozen=True):
    """How wide the grid is, how high its rows should be, and how much room headers take.

    ``day`` is the room above the first row of a day; ``month`` is added above the first day of a
    month, ``above`` where anything stands above that.
    """

    width: int
    target: int
    gap: int
    day: int
    month: int
    above: int


class Row(NamedTuple):
    """Photos beside each other: their places in the day, and where the row lies below its header.

    ``scale`` is the width of a photo of ratio 1, which is the row's height unless it is cropped.
    """

    first: int
    end: int
    top: int
    height: int
    scale: float


def break_day(ratios: Sequence[float], form: RowForm) -> list[Row]:
    """Break the photos of a day into rows; all but the last one are filled to the edge."""
    rows: list[Row] = []
    first, top = 0, 0
    while first < len(ratios):
        number, scale = _next_row(ratios, first, form)
        height = max(round(min(scale, _HIGHEST * form.target)), 1)
        rows.append(Row(first, first + number, top, height, scale))
        first += number
        top += height + form.gap
    return rows


def _next_row(ratios: Sequence[float], first: int, form: RowForm) -> tuple[int, float]:
    """Return how many photos the row from ``first`` on has, and their scale."""
    widths, number = 0.0, 0
    for ratio in ratios[first:]:
        room = form.width - form.gap * number
        if (widths + ratio) * form.target > room:
            # With it all are shrunk to fit, without it they are stretched: what changes less.
            more = room / (widths + ratio)
            fewer = (room + form.gap) / widths if number else float("inf")
            if fewer * more < form.target**2:
                return number, fewer
            return number + 1, more
        widths += ratio
        number += 1
    return number, float(form.target)


def guessed_heights(
    ratio_sums: Iterable[float], numbers: Iterable[int], form: RowForm
) -> list[int]:
    """Guess how high the rows of each day are: exactly where all its photos fit in one.

    In one go, as there are thousands of days and all of them wait for it.
    """
    target, gap = form.target, form.gap
    room, step = form.width + gap, form.target + gap
    return [
        (rows if (rows := ceil((ratios * target + gap * number) / room)) < number else number)
        * step
        - gap
        for ratios, number in zip(ratio_sums, numbers, strict=True)
    ]
