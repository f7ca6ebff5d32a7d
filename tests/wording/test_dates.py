"""Days, times and lengths as the look says them, whatever the computer's own settings are."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.wording import dates
from konnect_desktop.wording.language import Language

TODAY = date(2026, 4, 14)
EN, NL = Language.EN, Language.NL


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 4, 14), ("Vandaag", "dinsdag 14 april"), ("Today", "Tuesday 14 April")),
        (date(2026, 4, 13), ("Gisteren", "maandag 13 april"), ("Yesterday", "Monday 13 April")),
        (date(2026, 4, 10), ("vrijdag 10 april", ""), ("Friday 10 April", "")),
        (date(2025, 2, 3), ("maandag 3 februari 2025", ""), ("Monday 3 February 2025", "")),
        (None, ("Zonder datum", ""), ("Without a date", "")),
    ],
)
def test_a_day_header_says_the_day_once(
    day: date | None, dutch: tuple[str, str], english: tuple[str, str]
) -> None:
    for language, (title, subtitle) in ((NL, dutch), (EN, english)):
        assert dates.day_title(day, TODAY, language) == title
        assert dates.day_subtitle(day, TODAY, language) == subtitle


def test_days_are_written_shorter_where_there_is_less_room() -> None:
    assert dates.short_day(date(2026, 4, 14), TODAY, NL) == "di 14 april"
    assert dates.short_day(date(2026, 4, 14), TODAY, EN) == "Tue 14 April"
    assert dates.short_day(date(2025, 2, 4), TODAY, NL) == "di 4 februari 2025"
    assert dates.narrow_day(date(2026, 4, 10), TODAY, NL) == "vr 10 apr"
    assert dates.narrow_day(date(2026, 3, 10), TODAY, NL) == "di 10 mrt"
    assert dates.narrow_day(date(2025, 3, 10), TODAY, EN) == "Mon 10 Mar 2025"


def test_times_and_lengths() -> None:
    assert dates.clock_of(500) == "08:20"
    assert dates.time_range(480, 780) == "08:00–13:00"
    assert [dates.span(minutes, NL) for minutes in (45, 60, 75, 125)] == [
        "45 min",
        "1 u",
        "1 u 15",
        "2 u 05",
    ]
    assert dates.span(75, EN) == "1 h 15"


def test_the_age_of_what_is_shown_is_said_as_briefly_as_it_is_clear() -> None:
    now = datetime(2026, 4, 14, 12, 30, tzinfo=UTC)
    at = datetime(2026, 4, 14, 12, 5, tzinfo=UTC)
    assert dates.freshness(at, now, NL) == "Bijgewerkt 14:05"
    assert dates.freshness(at, now, EN) == "Updated 14:05"
    yesterday = datetime(2026, 4, 13, 15, 20, tzinfo=UTC)
    assert dates.freshness(yesterday, now, NL) == "Bijgewerkt gisteren 17:20"
    assert dates.freshness(yesterday - timedelta(days=1), now, NL) == "Bijgewerkt zo 12 april 17:20"
    assert dates.freshness(None, now, NL) == "Nog niet bijgewerkt"


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 4, 14), 24)]
)
def test_f151_yesterday_is_a_date_and_not_24_hours(day: date, hours: int) -> None:
    """The days on which the clocks change are an hour shorter or longer."""
    for hour in range(hours):
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=2)
        at = midnight + timedelta(hours=hour, minutes=90)
        if today_in_amsterdam(at) != day:
            continue
        after = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
        assert dates.moment_words(at, after, EN).startswith("yesterday ")
    assert dates.day_title(day, day + timedelta(days=1), NL) == "Gisteren"


def test_f151_the_hour_that_comes_twice_and_the_one_that_is_not_there() -> None:
    twice = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]
    assert [dates.clock(at) for at in twice] == ["02:30", "02:30"]
    around = [datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)]
    assert [dates.clock(at) for at in around] == ["01:59", "03:00"]


_SAYS = """
from datetime import UTC, datetime
from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.wording import dates
from konnect_desktop.wording.language import Language
at = datetime(2026, 4, 13, 22, 30, tzinfo=UTC)
print(ascii(dates.freshness(at, at, Language.NL)))
print(ascii(dates.day_title(today_in_amsterdam(at), today_in_amsterdam(at), Language.NL)))
print(ascii(dates.long_day(today_in_amsterdam(at), today_in_amsterdam(at), Language.EN)))
"""


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "Asia/Tehran", "LC_ALL": "fa_IR.UTF-8"},
    ],
)
def test_f150_days_are_amsterdam_days_whatever_the_computer_says(settings: dict[str, str]) -> None:
    said = subprocess.run(  # noqa: S603 — our own interpreter with a fixed text
        [sys.executable, "-c", _SAYS],
        env={**os.environ, **settings},
        capture_output=True,
        check=True,
    )
    assert said.stdout.decode().splitlines() == [
        "'Bijgewerkt 00:30'",
        "'Vandaag'",
        "'Tuesday 14 April'",
    ]
