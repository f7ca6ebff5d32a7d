"""Counts, sizes and durations as people write them: 1.284 and 4,1 GB, or 1,284 and 4.1 GB."""

from __future__ import annotations

from typing import Final

from konnect_desktop.wording.language import Language

_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB")
_STEP: Final = 1000
_WHOLE_FROM: Final = 100
_MINUTE_S: Final = 60
_HOUR_S: Final = 3_600


def count(number: int, language: Language) -> str:
    """Write a whole number with its thousands apart."""
    return language.pick(f"{number:,}", f"{number:,}".replace(",", "."))


def size(size_bytes: float, language: Language) -> str:
    """Write a size with a unit of powers of 1000 and at most one digit behind the point."""
    value, unit = float(size_bytes), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value /= _STEP
        unit += 1
    text = f"{value:.0f}" if unit == 0 or value >= _WHOLE_FROM else f"{value:.1f}"
    return f"{language.pick(text, text.replace('.', ','))} {_UNITS[unit]}"


def duration(seconds: float, language: Language) -> str:
    """Write how long something takes, no more exactly than it can be known."""
    whole = max(0, round(seconds))
    if whole < _MINUTE_S:
        return f"{whole} s"
    if whole < _HOUR_S:
        return f"{round(whole / _MINUTE_S)} min"
    hours, rest = divmod(round(whole / _MINUTE_S), 60)
    return f"{hours} {language.pick('h', 'u')} {rest:02}"


def plural(number: int, one: str, many: str, language: Language) -> str:
    """Write a number with its noun, ``one`` or ``many``."""
    return f"{count(number, language)} {one if number == 1 else many}"
