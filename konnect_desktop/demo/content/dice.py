"""Repeatable draws: the same parts give the same row of numbers on every system."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")

_DRAW_BYTES = 8


def hex_id(*parts: object) -> str:
    """Return the opaque id, 32 lower-case hexadecimal digits, of the thing these parts name."""
    return blake2b(_joined(parts), digest_size=16).hexdigest()


class Dice:
    """A row of draws that depends on nothing but the parts it was made with."""

    def __init__(self, *parts: object) -> None:
        self._key = blake2b(_joined(parts), digest_size=32).digest()
        self._blocks = 0
        self._drawn = b""

    def below(self, bound: int) -> int:
        """Draw a whole number from 0 up to but not including `bound`."""
        if not self._drawn:
            self._blocks += 1
            self._drawn = blake2b(self._blocks.to_bytes(4, "big"), key=self._key).digest()
        number, self._drawn = self._drawn[:_DRAW_BYTES], self._drawn[_DRAW_BYTES:]
        return int.from_bytes(number, "big") % bound

    def between(self, lowest: int, highest: int) -> int:
        """Draw a whole number from `lowest` to `highest`, both included."""
        return lowest + self.below(highest - lowest + 1)

    def chance(self, percent: int) -> bool:
        """Say yes in so many of a hundred draws."""
        return self.below(100) < percent

    def pick(self, items: Sequence[_T]) -> _T:
        """Draw one of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[_T]) -> list[_T]:
        """Return the items in a drawn order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(len(rest))]


def _joined(parts: tuple[object, ...]) -> bytes:
    return "/".join(str(part) for part in parts).encode()
