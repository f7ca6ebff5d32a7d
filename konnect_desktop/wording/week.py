"""Words about this week: its days, who comes, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from konnect_desktop.domain.calendar import Attendance, Stay
from konnect_desktop.wording.dates import clock, long_day
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.timeline import names

_BOTH: Final = 2
_DOT: Final = " · "
_SHORT_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_NL: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")

Told = tuple[str, Stay]
"""A child's name and its day."""


def this_week(language: Language) -> str:
    """Name the card."""
    return language.pick("This week", "Deze week")


def weekday(day: date, language: Language) -> str:
    """Name a day as a column is named: ‘di’."""
    return language.pick(_SHORT_EN[day.weekday()], _SHORT_NL[day.weekday()])


def free(language: Language) -> str:
    """Say that nobody is expected."""
    return language.pick("free", "vrij")


def absent(language: Language) -> str:
    """Say that a child who would come does not."""
    return language.pick("absent", "afwezig")


def day_words(day: date, today: date, told: Sequence[Told], language: Language) -> str:
    """Say all of a day: ‘dinsdag 14 april: Noor en Sem, 08:00 tot 18:00’."""
    near = language.pick("today, ", "vandaag, ") if day == today else ""
    whole = "; ".join(_group(group, language) for group in _grouped(told)) or free(language)
    return f"{near}{long_day(day, today, language)}: {whole}"


def today_line(told: Sequence[Told], of: int, language: Language) -> str:
    """Say until when today is: ‘Vandaag tot 18:00, beiden’; empty where nobody is told of.

    Args:
        told: The children that today's planning tells of.
        of: How many children all of this is about.
        language: Which one is spoken.
    """
    coming = [each for each in told if each[1].attendance is Attendance.PLANNED]
    away = [name for name, stay in told if stay.attendance is Attendance.ABSENT]
    parts = [_until(coming, of, language)] if coming else []
    if away:
        listed = names(away, language)
        parts.append(language.pick(f"{listed} absent", f"{listed} afwezig"))
    if away and not coming:
        listed = f": {names(away, language)}" if of > 1 else ""
        return language.pick(f"Absent today{listed}", f"Vandaag afwezig{listed}")
    return _DOT.join(parts)


def _until(coming: Sequence[Told], of: int, language: Language) -> str:
    ends = {clock(stay.ends_at) for _, stay in coming}
    if len(ends) > 1:
        each = ", ".join(
            language.pick(
                f"{name} until {clock(stay.ends_at)}", f"{name} tot {clock(stay.ends_at)}"
            )
            for name, stay in coming
        )
        return language.pick(f"Today {each}", f"Vandaag {each}")
    who = _who([name for name, _ in coming], of, language)
    tail = f", {who}" if who else ""
    (end,) = ends
    return language.pick(f"Today until {end}{tail}", f"Vandaag tot {end}{tail}")


def _who(coming: Sequence[str], of: int, language: Language) -> str:
    if len(coming) < of or not coming:
        return names(coming, language)
    if of == 1:
        return ""
    return language.pick("both", "beiden") if of == _BOTH else language.pick("all", "allemaal")


def _grouped(told: Sequence[Told]) -> list[tuple[Stay, list[str]]]:
    """Put children together whose day is the same; those who are away whatever their hours."""
    groups: dict[Stay | None, list[Told]] = {}
    for name, stay in told:
        is_away = stay.attendance is Attendance.ABSENT
        groups.setdefault(None if is_away else stay, []).append((name, stay))
    return [(group[0][1], [name for name, _ in group]) for group in groups.values()]


def _group(group: tuple[Stay, list[str]], language: Language) -> str:
    stay, who = group
    listed = names(who, language)
    start, end = clock(stay.starts_at), clock(stay.ends_at)
    hours = language.pick(f"{start} until {end}", f"{start} tot {end}")
    match stay.attendance:
        case Attendance.PLANNED:
            return f"{listed}, {hours}"
        case Attendance.ABSENT:
            return f"{listed} {absent(language)}"
        case Attendance.TENTATIVE:
            pending = language.pick("extra, pending", "optie extra")
            return f"{listed}, {hours}, {pending}"
        case Attendance.UNKNOWN:
            unknown = language.pick("unknown", "onbekend")
            return f"{listed}, {hours}, {unknown}"
