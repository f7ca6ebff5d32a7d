"""The looks that every view is shown in: theme, language, size of window and of text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Final, Literal

_Theme = Literal["light", "dark"]
_Language = Literal["nl", "en"]

SIZES: Final = ((1280, 800, 100), (900, 640, 100), (480, 800, 100), (1280, 800, 200))
"""Width and height in pixels, text in per cent."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look; ``name`` is part of a picture's file name."""

    theme: _Theme
    language: _Language
    width: int
    height: int
    text_percent: int

    @property
    def name(self) -> str:
        """What tells it from the others: ``1280x800-200-dark-nl``."""
        text = "" if self.text_percent == 100 else f"-{self.text_percent}"  # noqa: PLR2004 — usual
        return f"{self.width}x{self.height}{text}-{self.theme}-{self.language}"


def every_look() -> tuple[Look, ...]:
    """Return all looks, those of one size together, because a new size costs most."""
    themes: tuple[_Theme, ...] = ("light", "dark")
    languages: tuple[_Language, ...] = ("nl", "en")
    return tuple(
        Look(theme, language, *size) for size, theme, language in product(SIZES, themes, languages)
    )
