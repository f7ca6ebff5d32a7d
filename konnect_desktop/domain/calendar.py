"""The planning: which child is expected when, day by day (portal-api 2.12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from konnect_desktop.domain.timeline import Quarantined


class Attendance(StrEnum):
    """Whether a child is expected; a code that is not known yet is ``UNKNOWN``, never a guess."""

    PLANNED = "attend"
    ABSENT = "absent"
    TENTATIVE = "tentative"
    UNKNOWN = "unknown"


_TELLING: Final = (
    Attendance.PLANNED,
    Attendance.TENTATIVE,
    Attendance.UNKNOWN,
    Attendance.ABSENT,
)
"""What says most of a day first."""


@dataclass(frozen=True, slots=True)
class PlanningPart:
    """A stretch of time; the portal gives it no id of its own.

    ``wire_code`` is the portal's own word for the attendance, ``remark`` its ``extraInfo``.
    ``to_confirm`` says that the parents are asked to confirm it.
    """

    starts_at: datetime
    ends_at: datetime
    attendance: Attendance
    wire_code: str
    remark: str
    to_confirm: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """What a child's day comes to: whether it is expected, and from when until when."""

    attendance: Attendance
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ChildPlanning:
    """One child on one day; parts of one inner tuple belong together."""

    child_id: str
    first_name: str
    full_name: str
    combined: tuple[tuple[PlanningPart, ...], ...]

    @property
    def parts(self) -> tuple[PlanningPart, ...]:
        """All parts of the day, in the portal's order."""
        return tuple(part for parts in self.combined for part in parts)

    @property
    def stay(self) -> Stay | None:
        """What the parts come to; ``None`` without any.

        A child that is expected for a part of the day is expected, whatever the other parts say.
        """
        for attendance in _TELLING:
            parts = [part for part in self.parts if part.attendance is attendance]
            if parts:
                starts_at = min(part.starts_at for part in parts)
                return Stay(attendance, starts_at, max(part.ends_at for part in parts))
        return None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day; ``day`` is ``None`` where neither the portal nor any part says which."""

    day: date | None
    children: tuple[ChildPlanning, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The planning from ``first`` to ``last``, as it was asked for.

    Whether the portal counts ``last`` in is not known. ``may_be_outdated`` says that the portal
    has lost its connection to the planning itself (F060).
    """

    first: date
    last: date
    days: tuple[CalendarDay, ...]
    may_be_outdated: bool
    quarantined: tuple[Quarantined, ...]


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
