"""The planning of the children: when each one comes, came, or stays at home (portal-api 2.12).

It agrees with the timeline: a child that a card of a day tells of was there. One that no card
tells of may have been ill.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import (
    AMSTERDAM,
    days_between,
    is_open,
    months_before,
    public_holidays,
)
from konnect_desktop.demo.content.dice import Dice
from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.plan import is_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konnect_desktop.demo.content.people import Child, Organisation
    from konnect_desktop.demo.content.settings import ContentSettings
    from konnect_desktop.demo.content.timeline import Timeline

_MONTHS_AHEAD = 12
_FAMILY_WEEKS = frozenset({8, 30, 43})
_ASKED_WITHIN = timedelta(days=60)
_SATURDAY, _WEDNESDAY, _DECEMBER = 5, 2, 12

_MORNING = (time(7, 30), time(13, 0))
_AFTERNOON = (time(13, 0), time(18, 30))
_AFTER_SCHOOL = (time(14, 30), time(18, 30))
_WEDNESDAY_AFTERNOON = (time(12, 0), time(18, 30))


class Attendance(Enum):
    """Whether a child comes, by the portal's codes."""

    ATTEND = "attend"
    ABSENT = "absent"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a child's day; `must_be_confirmed` is None where nothing can be."""

    start: datetime
    end: datetime
    attendance: Attendance
    remark: str | None
    must_be_confirmed: bool | None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day with the slots of each child that has any."""

    day: date
    children: tuple[tuple[Child, tuple[Slot, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    attendance: Attendance
    remark: str | None = None
    must_be_confirmed: bool | None = None


class Planning:
    """The planning of an organisation's family."""

    def __init__(self, place: Organisation, settings: ContentSettings, timeline: Timeline) -> None:
        self._place = place
        self._settings = settings
        self._timeline = timeline
        self.first_day = months_before(settings.today, settings.months)
        after = months_before(settings.today, -_MONTHS_AHEAD - 1)
        self.last_day = after - timedelta(days=1)

    def days(self, first: date, last: date) -> list[PlannedDay]:
        """Return the planned days from the first to the last, both included."""
        first, last = max(first, self.first_day), min(last, self.last_day)
        planned = (self._planned(day) for day in days_between(first, last))
        return [each for each in planned if each.children]

    def _planned(self, day: date) -> PlannedDay:
        seen = self._seen_on(day)
        children = (
            (child, tuple(self._slots(child, day, seen)))
            for child in self._place.children
            if child.is_placed_on(day) and day.weekday() < _SATURDAY
        )
        return PlannedDay(day, tuple((child, slots) for child, slots in children if slots))

    def _seen_on(self, day: date) -> set[str]:
        """Return the ids of the children of whom the timeline tells on a day."""
        if day > self._settings.today:
            return set()
        return {child.id for card in self._timeline.cards_of(day) for child in card.children}

    def _slots(self, child: Child, day: date, seen: set[str]) -> Iterator[Slot]:
        verdict = self._verdict(child, day, seen)
        if verdict is None:
            return
        for start, end in self._parts(child, day, verdict):
            yield Slot(
                datetime.combine(day, start, AMSTERDAM),
                datetime.combine(day, end, AMSTERDAM),
                verdict.attendance,
                verdict.remark,
                verdict.must_be_confirmed,
            )

    def _parts(self, child: Child, day: date, verdict: _Verdict) -> Sequence[tuple[time, time]]:
        if child.stage_on(day) is Stage.SCHOOL:
            return [_WEDNESDAY_AFTERNOON if day.weekday() == _WEDNESDAY else _AFTER_SCHOOL]
        return [_MORNING] if verdict.attendance is Attendance.TENTATIVE else [_MORNING, _AFTERNOON]

    def _verdict(self, child: Child, day: date, seen: set[str]) -> _Verdict | None:
        is_own_day = day.weekday() in child.weekdays
        if not is_open(day):
            return _Verdict(Attendance.ABSENT, _why_closed(day)) if is_own_day else None
        if day > self._settings.today:
            return self._coming(child, day, is_own_day=is_own_day)
        if child.id in seen:
            return _Verdict(Attendance.ATTEND, None if is_own_day else "Extra dag")
        if not is_there(self._place, child, day):
            return None
        dice = Dice(self._settings.seed, self._place.org, "absence", day, child.key)
        if dice.chance(60):
            return _Verdict(Attendance.ABSENT, dice.pick(("Ziek gemeld", "Dagje vrij", None)))
        return _Verdict(Attendance.ATTEND)

    def _coming(self, child: Child, day: date, *, is_own_day: bool) -> _Verdict | None:
        dice = Dice(self._settings.seed, self._place.org, "coming", day, child.key)
        if is_own_day:
            is_holiday = day.isocalendar().week in _FAMILY_WEEKS
            stays_home = is_holiday or dice.chance(3)
            attendance = Attendance.ABSENT if stays_home else Attendance.ATTEND
            return _Verdict(attendance, "Vakantie" if is_holiday else None, must_be_confirmed=False)
        if is_there(self._place, child, day):
            return _Verdict(Attendance.ATTEND, "Extra dag", must_be_confirmed=False)
        is_soon = day <= self._settings.today + _ASKED_WITHIN
        return _asked(dice) if is_soon and dice.chance(18) else None


def _asked(dice: Dice) -> _Verdict:
    is_offered = dice.chance(60)
    remark = "Extra dagdeel" if is_offered else "Aangevraagd"
    return _Verdict(Attendance.TENTATIVE, remark, must_be_confirmed=is_offered)


def _why_closed(day: date) -> str:
    name = public_holidays(day.year).get(day)
    if name:
        return f"{name}: gesloten"
    is_christmas = day.month in {_DECEMBER, 1}
    return "Kerstvakantie: gesloten" if is_christmas else "Zomersluiting"
