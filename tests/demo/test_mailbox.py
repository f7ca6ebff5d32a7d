"""Messages of the nights in which the clock changes, which are hard on dates."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM
from tests.demo.reading import Json

Family = tuple[list[Json], list[Json], list[Json]]


@pytest.mark.parametrize("night", ["2025-03-30", "2025-10-26", "2026-03-29"])
@pytest.mark.parametrize("org", [0, 1])
def test_there_is_a_message_with_a_photo_in_each_night_of_a_clock_change(
    zonnebloem: Family, kompas: Family, night: str, org: int
) -> None:
    found = [
        datetime.fromtimestamp(message["date"] / 1000, AMSTERDAM)
        for thread in (zonnebloem, kompas)[org][2]
        for message in thread["messages"]
        if message["photos"]
    ]
    assert [moment for moment in found if moment.date().isoformat() == night and moment.hour < 6]


def test_in_october_two_messages_have_the_same_time_an_hour_apart(zonnebloem: Family) -> None:
    moments = [
        datetime.fromtimestamp(message["date"] / 1000, AMSTERDAM)
        for thread in zonnebloem[2]
        for message in thread["messages"]
    ]
    night = [each for each in moments if each.date().isoformat() == "2025-10-26"]
    assert [(each.hour, each.minute, each.fold) for each in night] == [(2, 30, 0), (2, 30, 1)]
    assert timedelta(minutes=59) < timedelta(seconds=night[1].timestamp() - night[0].timestamp())
