"""What is said when photos are dragged out of the grid and not all of them can go along."""

from __future__ import annotations

from typing import Final

from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count

_EN: Final = Language.EN
_NL: Final = Language.NL


def none_at_hand(number: int, language: Language) -> str:
    """Say that there is no file to drag yet."""
    if number == 1:
        return language.pick(
            "This one is not saved on your computer yet. Save it first, then you can drag it.",
            "Deze staat nog niet op je computer. Sla hem eerst op, dan kun je hem slepen.",
        )
    return language.pick(
        "These are not saved on your computer yet. Save them first, then you can drag them.",
        "Deze staan nog niet op je computer. Sla ze eerst op, dan kun je ze slepen.",
    )


def some_left_out(gone_along: int, number: int, language: Language) -> str:
    """Say how many of some went along: ‘12 van 14 gesleept. …’."""
    left = number - gone_along
    english = "One is" if left == 1 else f"{count(left, _EN)} are"
    dutch = "Eén staat" if left == 1 else f"{count(left, _NL)} staan"
    return language.pick(
        f"Dragged {count(gone_along, _EN)} of {count(number, _EN)}. "
        f"{english} not saved on your computer yet.",
        f"{count(gone_along, _NL)} van {count(number, _NL)} gesleept. "
        f"{dutch} nog niet op je computer.",
    )
