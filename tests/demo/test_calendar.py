"""The Dutch calendar of the invented organisations."""

from __future__ import annotations

from datetime import date

import pytest

from konnect_desktop.demo.content.calendar import (
    clock_changes,
    easter,
    in_words,
    is_beside_clock_change,
    is_open,
    midnight_ms,
    months_before,
    next_holiday,
)


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28")]
)
def test_easter_is_on_the_right_day(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("year", "spring", "autumn"),
    [(2025, "03-30", "10-26"), (2026, "03-29", "10-25"), (2027, "03-28", "10-31")],
)
def test_the_clock_changes_on_the_last_sundays(year: int, spring: str, autumn: str) -> None:
    expected = [date.fromisoformat(f"{year}-{day}") for day in (spring, autumn)]
    assert [*clock_changes(year)] == expected


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25", "2026-12-25",
        "2026-12-29", "2026-04-11", "2026-04-12", "2026-07-28", "2025-05-05", "2025-04-26",
    ],
)  # fmt: skip
def test_there_is_no_care_on_holidays_and_weekends(day: str) -> None:
    assert not is_open(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-04-14", "2026-05-05", "2026-04-03", "2026-08-10"])
def test_there_is_care_on_other_days(day: str) -> None:
    assert is_open(date.fromisoformat(day))


def test_friday_and_monday_are_beside_a_clock_change() -> None:
    days = [date(2026, 3, day) for day in range(24, 32)]
    assert [day.day for day in days if is_beside_clock_change(day)] == [27, 30]
    assert is_beside_clock_change(date(2027, 11, 1))


def test_midnight_follows_the_local_clock() -> None:
    assert midnight_ms(date(2026, 3, 12)) == 1773270000000
    assert midnight_ms(date(2026, 3, 30)) - midnight_ms(date(2026, 3, 29)) == 23 * 3600 * 1000
    assert midnight_ms(date(2025, 10, 27)) - midnight_ms(date(2025, 10, 26)) == 25 * 3600 * 1000


def test_the_next_holiday_is_named() -> None:
    day, name = next_holiday(date(2026, 4, 14))
    assert (in_words(day), name) == ("maandag 27 april", "Koningsdag")
    assert next_holiday(date(2026, 12, 28)) == (date(2027, 1, 1), "Nieuwjaarsdag")


def test_months_are_counted_from_their_first_day() -> None:
    assert months_before(date(2026, 4, 14), 18) == date(2024, 10, 1)
    assert months_before(date(2026, 1, 31), 1) == date(2025, 12, 1)
