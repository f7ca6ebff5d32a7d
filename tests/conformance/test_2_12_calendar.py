"""portal-api 2.12: the planning; tests/demo/test_planning.py tells how it fits the timeline."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.conformance.conftest import SMALL
from tests.conformance.naive import payload, sign_in
from tests.support.tls_portal import running_tls_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from tests.demo.reading import Json

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _days(client: httpx.Client, first: str, last: str) -> list[Json]:
    body = payload(client, f"/calendar/{first}/until/{last}")
    assert body.keys() == {"days"}
    days: list[Json] = body["days"]
    return days


def _parts(days: list[Json]) -> Iterator[Json]:
    for day in days:
        for group in day["children"]:
            for combined in group["combinedPlanningParts"]:
                yield from combined["planningParts"]


def _day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, _AMSTERDAM).date()


def test_2_12_a_day_has_groups_and_a_group_a_child(parent: httpx.Client) -> None:
    for day in _days(parent, "20260401", "20260430"):
        assert day.keys() == {"date", "children"}
        for group in day["children"]:
            assert group.keys() == {"child", "combinedPlanningParts"}
            assert group["child"].keys() == {"id", "firstName", "fullname"}
            assert group["child"]["fullname"].startswith(group["child"]["firstName"])
            for combined in group["combinedPlanningParts"]:
                assert combined.keys() == {"planningParts"}


def test_2_12_a_part_has_the_keys_of_the_portal(parent: httpx.Client) -> None:
    codes: Counter[str] = Counter()
    confirm: Counter[object] = Counter()
    for part in _parts(_days(parent, "20241001", "20270430")):
        assert part.keys() - {"toConfirmProduct"} == {
            "startTime", "endTime", "extraInfo", "plannedAttendanceCode",
        }  # fmt: skip
        assert part["endTime"] > part["startTime"]
        assert part["extraInfo"] is None or part["extraInfo"]
        codes[part["plannedAttendanceCode"]["code"]] += 1
        confirm[part.get("toConfirmProduct", "missing")] += 1
    assert codes.keys() == {"attend", "absent", "tentative"}
    assert confirm.keys() == {"missing", True, False}


def test_2_12_the_parts_of_a_day_lie_on_that_day(parent: httpx.Client) -> None:
    for day in _days(parent, "20260301", "20260430"):
        assert {_day(part["startTime"]) for part in _parts([day])} == {_day(day["date"])}


def test_2_12_until_is_inclusive(parent: httpx.Client) -> None:
    assert [_day(day["date"]) for day in _days(parent, "20260413", "20260414")] == [
        date(2026, 4, 13), date(2026, 4, 14),
    ]  # fmt: skip


@pytest.mark.parametrize("span", [("20260101", "20260720"), ("20260401", "20260501")])
def test_2_12_200_days_and_31_days_come_in_one_answer(
    parent: httpx.Client, span: tuple[str, str]
) -> None:
    days = [_day(day["date"]) for day in _days(parent, *span)]
    assert days == sorted(set(days))
    assert days[0] < date(2026, 4, 10) < date(2026, 4, 28) < days[-1]


def test_2_12_no_message_means_that_the_planning_is_current(parent: httpx.Client) -> None:
    answer = parent.get("/restservices-parent/calendar/20260401/until/20260430").json()
    assert answer["messages"] == []


def test_2_12_a_message_says_that_the_link_to_the_planning_is_down(tmp_path: Path) -> None:
    with (
        running_tls_portal(tmp_path, *SMALL, "--fault", "planning-offline") as portal,
        sign_in(portal, "demo") as client,
    ):
        answer = client.get("/restservices-parent/calendar/20260401/until/20260430").json()
    code = "web.general.message.data_connector.child_planning.offline.possible_incorrect_data"
    assert answer["messages"] == [{"messageCode": code}]
    assert answer["payload"]["days"]
