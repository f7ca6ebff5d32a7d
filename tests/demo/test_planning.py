"""The planning agrees with what the timeline tells, and holds every kind of slot."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM, is_open
from tests.demo.conftest import TODAY
from tests.demo.reading import PARENT_API, Json, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.portal import DemoPortal

Family = tuple[list[Json], list[Json], list[Json]]
Slot = tuple[date, str, str, Json]


def _days(portal: DemoPortal, org: str, first: str, last: str) -> list[Json]:
    with sign_in(portal.of(org)) as client:
        answer = client.get(f"{PARENT_API}/calendar/{first}/until/{last}")
    days: list[Json] = answer.json()["payload"]["days"]
    return days


def _slots(days: list[Json]) -> Iterator[Slot]:
    for day in days:
        for group in day["children"]:
            for combined in group["combinedPlanningParts"]:
                for part in combined["planningParts"]:
                    code = part["plannedAttendanceCode"]["code"]
                    yield _day(day["date"]), group["child"]["id"], code, part


def _day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, AMSTERDAM).date()


@pytest.mark.parametrize("org", [0, 1])
def test_who_has_a_diary_or_a_photo_that_day_was_there(
    portal: DemoPortal, zonnebloem: Family, kompas: Family, org: int
) -> None:
    days = _days(portal, ("demo", "demo2")[org], "20241001", "20260414")
    attended = {(day, child) for day, child, code, _ in _slots(days) if code == "attend"}
    told = {
        (_day(card["date"]), child["id"])
        for card in (zonnebloem, kompas)[org][0]
        if "date" in card
        for child in card["children"]
    }
    assert told
    assert told <= attended


def test_on_closed_days_who_would_have_come_is_absent(portal: DemoPortal) -> None:
    slots = list(_slots(_days(portal, "demo", "20241001", "20270430")))
    closed = [(code, part) for day, _, code, part in slots if not is_open(day)]
    assert {code for code, _ in closed} == {"absent"}
    assert "Koningsdag: gesloten" in {part["extraInfo"] for _, part in closed}


def test_every_kind_of_slot_occurs(portal: DemoPortal) -> None:
    slots = list(_slots(_days(portal, "demo", "20241001", "20270430")))
    today = date.fromisoformat(TODAY)
    kinds = {(code, day > today, part.get("toConfirmProduct")) for day, _, code, part in slots}
    assert kinds == {
        ("attend", False, None), ("absent", False, None),
        ("attend", True, False), ("absent", True, False), ("absent", True, None),
        ("tentative", True, False), ("tentative", True, True),
    }  # fmt: skip
    remarks = [part["extraInfo"] for *_, part in slots]
    assert len(slots) / 2 < remarks.count(None) < len(slots)


@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_it_goes_twelve_months_ahead_and_only_where_there_is_a_place(
    portal: DemoPortal, org: str
) -> None:
    days = [day for day, *_ in _slots(_days(portal, org, "00010101", "99991231"))]
    assert date(2027, 4, 1) <= max(days) <= date(2027, 4, 30)
    first = date(2026, 5, 25) if org == "demo3" else date(2024, 10, 1)
    assert (min(days) - first).days in range(8)


def test_a_range_of_one_day_holds_that_day(portal: DemoPortal) -> None:
    slots = _slots(_days(portal, "demo", "20260414", "20260414"))
    assert {day for day, *_ in slots} == {date(2026, 4, 14)}
    assert _days(portal, "demo", "20260415", "20260414") == []
