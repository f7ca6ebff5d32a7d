"""Days and moments of the portal: days are days in Amsterdam, arithmetic is on dates (R27)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_EARLIEST_MS: Final = 946_684_800_000  # 2000-01-01
_LATEST_MS: Final = 4_102_444_800_000  # 2100-01-01
_LONGEST_TEXT: Final = 40


def moment_from_wire(value: object) -> datetime | None:
    """Read a time of the portal: epoch milliseconds or an ISO text (portal-api 2).

    Args:
        value: Whatever the answer holds.

    Returns:
        The moment in Amsterdam, or ``None`` for what is no time between 2000 and 2100; a date of
        1970 or of today is never made up.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # The comparison also drops NaN and the infinities.
        if not _EARLIEST_MS <= value < _LATEST_MS:
            return None
        return datetime.fromtimestamp(value / 1000, UTC).astimezone(AMSTERDAM)
    if isinstance(value, str) and len(value) <= _LONGEST_TEXT:
        return _moment_from_text(value.strip())
    return None


def _moment_from_text(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    # fold=0: of the hour that comes twice in October a text without offset means the first.
    moment = moment.replace(tzinfo=AMSTERDAM) if moment.tzinfo is None else moment
    try:
        moment = moment.astimezone(AMSTERDAM)
    except (OverflowError, ValueError):
        return None
    return moment if 2000 <= moment.year < 2100 else None  # noqa: PLR2004 — as in the milliseconds


def is_day_only(moment: datetime) -> bool:
    """Say whether a moment is an Amsterdam midnight, which is how the portal writes a day."""
    return moment.astimezone(AMSTERDAM).time() == time(0)


def start_of_day(day: date) -> datetime:
    """Return the Amsterdam midnight with which ``day`` begins."""
    return datetime.combine(day, time(0), AMSTERDAM)


def seconds_into_day(day: date, seconds: int) -> datetime:
    """Return the moment that a clock on the wall of ``day`` shows ``seconds`` after 00:00:00.

    Args:
        day: The day in Amsterdam.
        seconds: 0 to 86,399; more stays at the last second of the day.
    """
    wall = datetime.combine(day, time(0)) + timedelta(seconds=min(max(seconds, 0), 86_399))
    return wall.replace(tzinfo=AMSTERDAM)


def today_in_amsterdam(now: datetime) -> date:
    """Return the day it is in Amsterdam at ``now`` (an aware moment)."""
    return now.astimezone(AMSTERDAM).date()
