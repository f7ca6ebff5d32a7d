"""How wide and high the photos of a strip are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect

GAP: Final = 4
MOST: Final = 4
NARROW: Final = 520
TARGET: Final = 184
_LOWEST: Final = 132
_HIGHEST: Final = 340
_KEPT: Final = 0.7
_VEILED: Final = 0.65


class Tile(Struct, frozen=True):
    """The place of photo ``index``; ``hidden`` photos more lie behind the last tile."""

    index: int
    rect: QRect
    hidden: int = 0


def arrange_strip(ratios: Sequence[float], width: int, scale: float = 1.0) -> Sequence[Tile]:
    """Place the first photos in one row of ``width``; a ratio is width divided by height.

    Where all of them fit, the row is as high as they ask for uncropped, held between two bounds;
    it is not filled where too much of them would be cut off for that. Else it has as many as look
    well side by side, cropped at their sides, the last one narrow: it is veiled and says how many
    more there are.
    """
    if not ratios:
        return []
    most = MOST if width >= NARROW * scale else MOST - 1
    gap = round(GAP * scale)
    shown = list(ratios[:most])
    hidden = len(ratios) - len(shown)
    free = width - gap * (len(shown) - 1)
    if hidden:
        shown[-1] *= _VEILED
        height = round(TARGET * scale)
    else:
        uncropped = free / sum(shown)
        height = round(min(max(uncropped, _LOWEST * scale), _HIGHEST * scale))
        if height < uncropped * _KEPT:
            # Few photos, and high ones: they stand at the left, whole, and the row stays short.
            free = round(height * sum(shown))
    tiles: list[Tile] = []
    passed, whole = 0.0, sum(shown)
    for index, ratio in enumerate(shown):
        left = round(free * passed / whole) + index * gap
        passed += ratio
        right = round(free * passed / whole) + index * gap
        under = hidden if index == len(shown) - 1 else 0
        tiles.append(Tile(index, QRect(left, 0, right - left, height), under))
    return tiles


def count_in_row(ratios: Sequence[float], width: int, scale: float = 1.0) -> int:
    """Return how many of the first photos fill a row uncropped at about the target height."""
    most = MOST if width >= NARROW * scale else MOST - 1
    gap = round(GAP * scale)
    total = 0.0
    for count, ratio in enumerate(ratios[:most], 1):
        total += ratio
        if (width - gap * (count - 1)) / total <= TARGET * scale * 1.1:
            return count
    return min(len(ratios), most)
