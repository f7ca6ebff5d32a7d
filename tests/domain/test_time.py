"""Days and moments: Amsterdam's, also on the two days that are not 24 hours long (F151)."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.domain.time import (
    AMSTERDAM,
    is_day_only,
    moment_from_wire,
    seconds_into_day,
    start_of_day,
    today_in_amsterdam,
)

_MIDNIGHT_MS = 1_773_270_000_000  # 2026-03-12 00:00 in Amsterdam


@pytest.mark.parametrize(
    "value",
    [
        _MIDNIGHT_MS,
        float(_MIDNIGHT_MS),
        "2026-03-12",
        "2026-03-12T00:00:00",
        "2026-03-12T00:00:00+01:00",
        "2026-03-11T23:00:00Z",
    ],
)
def test_part4_fault10_dates_are_read_as_milliseconds_and_as_text(value: object) -> None:
    moment = moment_from_wire(value)
    assert moment is not None
    assert moment == datetime(2026, 3, 11, 23, tzinfo=UTC)
    assert moment.astimezone(AMSTERDAM).date() == date(2026, 3, 12)


@pytest.mark.parametrize(
    "value",
    [0, -1, 10**18, -(10**18), 1_773_270_000, None, True, "", "soon", math.nan, math.inf, [], {},
     "9" * 5000, "0001-01-01", "9999-12-31T23:59:59+00:00", "-1"],
)  # fmt: skip
def test_f055_what_is_no_date_is_no_date(value: object) -> None:
    assert moment_from_wire(value) is None


@given(st.one_of(st.integers(), st.floats(), st.text(), st.none(), st.booleans()))
def test_f055_no_value_breaks_the_reading(value: object) -> None:
    moment = moment_from_wire(value)
    assert moment is None or 2000 <= moment.astimezone(UTC).year <= 2100


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 4, 14), 24)],
)
def test_f151_a_day_begins_at_its_own_midnight_however_long_it_is(day: date, hours: int) -> None:
    begin = start_of_day(day)
    following = start_of_day(date.fromordinal(day.toordinal() + 1))
    assert (following.astimezone(UTC) - begin.astimezone(UTC)).total_seconds() == hours * 3600
    assert is_day_only(begin)
    read = moment_from_wire(int(begin.timestamp() * 1000))
    assert read is not None
    assert read.date() == day


def test_seconds_into_a_day_are_those_of_the_clock_on_the_wall() -> None:
    assert seconds_into_day(date(2026, 3, 29), 7).isoformat() == "2026-03-29T00:00:07+01:00"
    assert seconds_into_day(date(2026, 10, 25), 7).isoformat() == "2026-10-25T00:00:07+02:00"
    assert seconds_into_day(date(2026, 4, 14), 10**6).date() == date(2026, 4, 14)


def test_today_is_amsterdams_wherever_the_computer_is() -> None:
    assert today_in_amsterdam(datetime(2026, 4, 13, 22, 30, tzinfo=UTC)) == date(2026, 4, 14)
