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
_HIGHEST: Final = 280


class Tile(Struct, frozen=True):
    """The place of photo ``index``; ``hidden`` photos more lie behind the last tile."""

    index: int
    rect: QRect
    hidden: int = 0


def arrange_strip(ratios: Sequence[float], width: int, scale: float = 1.0) -> Sequence[Tile]:
    """Place the first photos in one row of ``width``; a ratio is width divided by height.

    The row is as high as its photos uncropped ask for, held between two bounds.
    """
    if not ratios:
        return []
    most = MOST if width >= NARROW * scale else MOST - 1
    gap = round(GAP * scale)
    count = _count(ratios, width, most, scale, gap)
    shown = ratios[:count]
    free = width - gap * (count - 1)
    height = round(min(max(free / sum(shown), _LOWEST * scale), _HIGHEST * scale))
    tiles: list[Tile] = []
    passed = 0.0
    for index, ratio in enumerate(shown):
        left = round(free * passed / sum(shown)) + index * gap
        passed += ratio
        right = round(free * passed / sum(shown)) + index * gap
        hidden = len(ratios) - count if index == count - 1 else 0
        tiles.append(Tile(index, QRect(left, 0, right - left, height), hidden))
    return tiles


def _count(ratios: Sequence[float], width: int, most: int, scale: float, gap: int) -> int:
    """Return how many photos fill the row at about the target height."""
    total = 0.0
    for count, ratio in enumerate(ratios[:most], 1):
        total += ratio
        if (width - gap * (count - 1)) / total <= TARGET * scale * 1.1:
            return count
    return min(len(ratios), most)
