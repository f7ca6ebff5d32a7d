"""Days on which there is care: the Dutch calendar, in Europe/Amsterdam."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_SUMMER_WEEKS = frozenset({31, 32})
_LIBERATION_YEARS = 5
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def midnight_ms(day: date) -> int:
    """Return the local midnight at the start of a day in epoch milliseconds."""
    return epoch_ms(datetime.combine(day, time(), AMSTERDAM))


def epoch_ms(moment: datetime) -> int:
    """Return an aware moment in epoch milliseconds."""
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000


def months_before(day: date, months: int) -> date:
    """Return the first day of the month that lies so many months back."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


@cache
def easter(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian algorithm."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, before = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, before + 1)


@cache
def public_holidays(year: int) -> dict[date, str]:
    """Return the public holidays on which day care is closed, with their names."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == _SATURDAY + 1:
        kings_day -= _ONE_DAY
    days = {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday + _ONE_DAY: "Tweede paasdag",
        kings_day: "Koningsdag",
        sunday + 39 * _ONE_DAY: "Hemelvaartsdag",
        sunday + 50 * _ONE_DAY: "Tweede pinksterdag",
        date(year, 12, 25): "Eerste kerstdag",
        date(year, 12, 26): "Tweede kerstdag",
    }
    if year % _LIBERATION_YEARS == 0:
        days[date(year, 5, 5)] = "Bevrijdingsdag"
    return days


def next_holiday(after: date) -> tuple[date, str]:
    """Return the first public holiday on a weekday after this day, and its name."""
    both = {**public_holidays(after.year), **public_holidays(after.year + 1)}
    day = min(day for day in both if day > after and day.weekday() < _SATURDAY)
    return day, both[day]


def in_words(day: date) -> str:
    """Return a day as it is written in a sentence, such as `maandag 27 april`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def month_in_words(day: date) -> str:
    """Return the month of a day with its year, such as `maart 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


@cache
def clock_changes(year: int) -> tuple[date, date]:
    """Return the Sundays on which summer time begins and ends."""
    return _last_sunday(date(year, 3, 31)), _last_sunday(date(year, 10, 31))


def is_open(day: date) -> bool:
    """Say whether there is care: not in weekends, on holidays, around Christmas, in high summer."""
    if day.weekday() >= _SATURDAY or day in public_holidays(day.year):
        return False
    christmas = (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
    return not christmas and day.isocalendar().week not in _SUMMER_WEEKS


def is_beside_clock_change(day: date) -> bool:
    """Say whether a day is the Friday before or the Monday after a change of the clock."""
    return any(day in (sunday - 2 * _ONE_DAY, sunday + _ONE_DAY) for sunday in _changes_near(day))


def days_between(first: date, last: date) -> list[date]:
    """Return all days from the first to the last, both included."""
    return [first + index * _ONE_DAY for index in range((last - first).days + 1)]


def _changes_near(day: date) -> tuple[date, date]:
    return clock_changes(day.year)


def _last_sunday(last_of_month: date) -> date:
    return last_of_month - ((last_of_month.weekday() + 1) % 7) * _ONE_DAY
