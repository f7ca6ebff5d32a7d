"""What a child's day comes to, and the week that a day is in."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from konnect_desktop.domain.calendar import (
    Attendance,
    ChildPlanning,
    PlanningPart,
    Stay,
    week_of,
)
from konnect_desktop.domain.time import AMSTERDAM


def part(first_hour: int, last_hour: int, attendance: Attendance) -> PlanningPart:
    day = datetime(2026, 4, 14, tzinfo=AMSTERDAM)
    starts_at, ends_at = day.replace(hour=first_hour), day.replace(hour=last_hour)
    return PlanningPart(starts_at, ends_at, attendance, attendance.value, "", to_confirm=False)


def stay_of(*parts: PlanningPart) -> Stay | None:
    return ChildPlanning("c1", "Noor", "Noor de Wit", ((parts[:1]), (parts[1:]))).stay


def test_parts_that_follow_each_other_are_one_stay() -> None:
    stay = stay_of(part(13, 18, Attendance.PLANNED), part(8, 13, Attendance.PLANNED))
    assert stay is not None
    assert (stay.attendance, stay.starts_at.hour, stay.ends_at.hour) == ("attend", 8, 18)


def test_a_child_that_comes_for_a_part_of_the_day_comes() -> None:
    stay = stay_of(part(8, 13, Attendance.ABSENT), part(13, 18, Attendance.PLANNED))
    assert stay is not None
    assert (stay.attendance, stay.starts_at.hour) == (Attendance.PLANNED, 13)


@pytest.mark.parametrize("other", [Attendance.TENTATIVE, Attendance.UNKNOWN])
def test_what_is_not_known_for_certain_is_not_called_absence(other: Attendance) -> None:
    stay = stay_of(part(8, 13, Attendance.ABSENT), part(13, 18, other))
    assert stay is not None
    assert stay.attendance is other


def test_without_parts_there_is_no_stay() -> None:
    assert stay_of() is None


@pytest.mark.parametrize("day", [date(2026, 4, 13), date(2026, 4, 16), date(2026, 4, 19)])
def test_a_week_goes_from_monday_to_sunday(day: date) -> None:
    assert week_of(day) == (date(2026, 4, 13), date(2026, 4, 19))


def test_a_week_goes_over_the_turn_of_the_year() -> None:
    assert week_of(date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))
