"""What stands in paths and queries: numbers and days, or None for what is neither."""

from __future__ import annotations

import re
from datetime import date

_MOST_DIGITS = 18
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def number_of(text: str) -> int | None:
    """Return a whole number from 0 on."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None


def day_of(text: str) -> date | None:
    """Return a day written as `yyyymmdd`."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
