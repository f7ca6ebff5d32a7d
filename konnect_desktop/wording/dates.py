"""Days, clock times and lengths of time as people say them: ‘dinsdag 14 april’, ‘1 u 15’.

Days are days in Amsterdam and differences are differences of dates, never of 24 hours (R27).
Nothing here asks the system's locale.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from konnect_desktop.domain.time import AMSTERDAM, today_in_amsterdam
from konnect_desktop.wording.language import Language

_HOUR_MIN: Final = 60
_DAY_MIN: Final = 24 * _HOUR_MIN
_YESTERDAY: Final = 1

_WEEKDAYS_EN: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_WEEKDAYS_NL: Final = (
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip
_MONTHS_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_NL: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS_NL: Final = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip


def day_title(day: date | None, today: date, language: Language) -> str:
    """Name a day as a heading does: ‘Vandaag’, ‘Gisteren’, ‘dinsdag 14 april’."""
    if day is None:
        return language.pick("Without a date", "Zonder datum")
    near = _near(day, today)
    return language.pick(*near) if near else long_day(day, today, language)


def day_subtitle(day: date | None, today: date, language: Language) -> str:
    """Return the date beside a heading that does not say it itself; empty beside one that does."""
    if day is None or _near(day, today) is None:
        return ""
    return long_day(day, today, language)


def long_day(day: date, today: date, language: Language) -> str:
    """Write ‘dinsdag 14 april’; of another year ‘dinsdag 3 februari 2025’."""
    year = _year(day, today)
    return language.pick(
        f"{_WEEKDAYS_EN[day.weekday()]} {_day_and_month_en(day)}{year}",
        f"{_WEEKDAYS_NL[day.weekday()]} {_day_and_month_nl(day)}{year}",
    )


def short_day(day: date, today: date, language: Language) -> str:
    """Write ‘di 14 april’; of another year ‘di 3 februari 2025’."""
    year = _year(day, today)
    return language.pick(
        f"{_WEEKDAYS_EN[day.weekday()][:3]} {_day_and_month_en(day)}{year}",
        f"{_WEEKDAYS_NL[day.weekday()][:2]} {_day_and_month_nl(day)}{year}",
    )


def narrow_day(day: date, today: date, language: Language) -> str:
    """Write ‘vr 10 apr’, where there is little room; of another year with the year."""
    year = _year(day, today)
    return language.pick(
        f"{_WEEKDAYS_EN[day.weekday()][:3]} {day.day} {_MONTHS_EN[day.month - 1][:3]}{year}",
        f"{_WEEKDAYS_NL[day.weekday()][:2]} {day.day} {_SHORT_MONTHS_NL[day.month - 1]}{year}",
    )


def month_and_year(day: date, language: Language) -> str:
    """Write the month of a day, always with its year: ‘november 2024’."""
    return language.pick(
        f"{_MONTHS_EN[day.month - 1]} {day.year}", f"{_MONTHS_NL[day.month - 1]} {day.year}"
    )


def clock(moment: datetime) -> str:
    """Write the time that clocks in Amsterdam show at an aware moment: ‘14:05’."""
    return f"{moment.astimezone(AMSTERDAM):%H:%M}"


def clock_of(minutes: int) -> str:
    """Write the time that is ``minutes`` after midnight on a clock: ‘08:20’."""
    hours, rest = divmod(minutes % _DAY_MIN, _HOUR_MIN)
    return f"{hours:02}:{rest:02}"


def time_range(start_min: int, end_min: int) -> str:
    """Write ‘08:00–13:00’; both are minutes after midnight."""
    return f"{clock_of(start_min)}–{clock_of(end_min)}"


def span(minutes: int, language: Language) -> str:
    """Write how long something lasted: ‘45 min’, ‘1 u’, ‘1 u 15’."""
    hours, rest = divmod(max(0, minutes), _HOUR_MIN)
    if not hours:
        return f"{rest} min"
    tail = f" {rest:02}" if rest else ""
    return language.pick(f"{hours} h{tail}", f"{hours} u{tail}")


def moment_words(at: datetime, now: datetime, language: Language) -> str:
    """Write a moment as briefly as it is clear: ‘14:05’, ‘gisteren 17:20’, ‘di 14 april 17:20’."""
    day, today = at.astimezone(AMSTERDAM).date(), today_in_amsterdam(now)
    if day == today:
        return clock(at)
    if (today - day).days == _YESTERDAY:
        return language.pick(f"yesterday {clock(at)}", f"gisteren {clock(at)}")
    return language.pick(
        f"{short_day(day, today, Language.EN)} {clock(at)}",
        f"{short_day(day, today, Language.NL)} {clock(at)}",
    )


def freshness(at: datetime | None, now: datetime, language: Language) -> str:
    """Say from when the shown data are: ‘Bijgewerkt 14:05’, ‘Bijgewerkt gisteren 17:20’."""
    if at is None:
        return language.pick("Not updated yet", "Nog niet bijgewerkt")
    return language.pick(
        f"Updated {moment_words(at, now, Language.EN)}",
        f"Bijgewerkt {moment_words(at, now, Language.NL)}",
    )


def _near(day: date, today: date) -> tuple[str, str] | None:
    names = {
        0: ("Today", "Vandaag"),
        _YESTERDAY: ("Yesterday", "Gisteren"),
        -_YESTERDAY: ("Tomorrow", "Morgen"),
    }
    return names.get((today - day).days)


def _year(day: date, today: date) -> str:
    return "" if day.year == today.year else f" {day.year}"


def _day_and_month_en(day: date) -> str:
    return f"{day.day} {_MONTHS_EN[day.month - 1]}"


def _day_and_month_nl(day: date) -> str:
    return f"{day.day} {_MONTHS_NL[day.month - 1]}"
