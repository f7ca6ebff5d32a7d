"""What a day of this week says to a screen reader, and the line about today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from konnect_desktop.domain.calendar import Attendance, Stay
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.wording import week as words
from konnect_desktop.wording.language import Language

_TODAY = date(2026, 4, 14)
_NL, _EN = Language.NL, Language.EN


def stay(until_hour: int = 18, attendance: Attendance = Attendance.PLANNED) -> Stay:
    morning = datetime(2026, 4, 14, 8, tzinfo=AMSTERDAM)
    return Stay(attendance, morning, morning.replace(hour=until_hour))


AWAY = stay(attendance=Attendance.ABSENT)


def test_a_day_says_who_comes_and_when() -> None:
    told = [("Noor", stay()), ("Sem", stay())]
    yesterday = _TODAY - timedelta(days=1)
    assert words.day_words(yesterday, _TODAY, told, _NL) == (
        "maandag 13 april: Noor en Sem, 08:00 tot 18:00"
    )
    assert words.day_words(_TODAY, _TODAY, told, _EN) == (
        "today, Tuesday 14 April: Noor and Sem, 08:00 until 18:00"
    )


def test_a_day_tells_different_hours_and_states_apart() -> None:
    told = [
        ("Noor", stay(13)),
        ("Sem", AWAY),
        ("Lotte", stay(attendance=Attendance.TENTATIVE)),
        ("Bram", stay(attendance=Attendance.UNKNOWN)),
    ]
    assert words.day_words(_TODAY, _TODAY, told, _NL) == (
        "vandaag, dinsdag 14 april: Noor, 08:00 tot 13:00; Sem afwezig; "
        "Lotte, 08:00 tot 18:00, optie extra; Bram, 08:00 tot 18:00, onbekend"
    )


def test_a_day_of_nobody_is_free() -> None:
    day = _TODAY + timedelta(days=1)
    assert words.day_words(day, _TODAY, [], _NL) == "woensdag 15 april: vrij"
    assert words.day_words(day, _TODAY, [], _EN) == "Wednesday 15 April: free"


@pytest.mark.parametrize(
    ("told", "of", "dutch", "english"),
    [
        ([("Noor", stay())], 1, "Vandaag tot 18:00", "Today until 18:00"),
        ([("Noor", stay())], 2, "Vandaag tot 18:00, Noor", "Today until 18:00, Noor"),
        (
            [("Noor", stay()), ("Sem", stay())],
            2,
            "Vandaag tot 18:00, beiden",
            "Today until 18:00, both",
        ),
        (
            [("Noor", stay()), ("Sem", stay()), ("Lotte", stay())],
            3,
            "Vandaag tot 18:00, allemaal",
            "Today until 18:00, all",
        ),
        (
            [("Noor", stay()), ("Sem", stay())],
            3,
            "Vandaag tot 18:00, Noor en Sem",
            "Today until 18:00, Noor and Sem",
        ),
        (
            [("Noor", stay()), ("Sem", stay(13))],
            2,
            "Vandaag Noor tot 18:00, Sem tot 13:00",
            "Today Noor until 18:00, Sem until 13:00",
        ),
        (
            [("Noor", stay()), ("Sem", AWAY)],
            2,
            "Vandaag tot 18:00, Noor · Sem afwezig",
            "Today until 18:00, Noor · Sem absent",
        ),
        ([("Sem", AWAY)], 2, "Vandaag afwezig: Sem", "Absent today: Sem"),
        ([("Sem", AWAY)], 1, "Vandaag afwezig", "Absent today"),
        ([], 2, "", ""),
        ([("Sem", stay(attendance=Attendance.TENTATIVE))], 1, "", ""),
    ],
)
def test_today_says_until_when(told: list[words.Told], of: int, dutch: str, english: str) -> None:
    assert words.today_line(told, of, _NL) == dutch
    assert words.today_line(told, of, _EN) == english


def test_days_have_short_names_in_both_languages() -> None:
    assert [words.weekday(_TODAY, language) for language in (_NL, _EN)] == ["di", "Tue"]
