"""portal-api 2, what holds for all data routes: GET, a Bearer, JSON, one unit of time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import pytest

from tests.conformance.naive import Family
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    import httpx

ROUTES = (
    "/parent",
    "/children/",
    "/customer/info",
    "/notification/notifications",
    "/timeline/cards/v2/0",
    "/logbook/overview?index=0",
    "/newsletter?index=0",
    "/htmlnews/view",
    "/calendar/20260401/until/20260430",
    "/administration/invoice/overview/20260101/20261231",
)
_YEAR_2000, _YEAR_2100 = 946_684_800_000, 4_102_444_800_000
_TIMES = {
    "date", "dateOfBirth", "sendDate", "publishDate", "startTime", "endTime", "itemDate",
}  # fmt: skip


@pytest.mark.parametrize("route", ROUTES)
def test_2_each_route_is_a_get_that_answers_json(parent: httpx.Client, route: str) -> None:
    answer = parent.get(PARENT_API + route)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert parent.put(PARENT_API + route, json={}).status_code == 405


@pytest.mark.parametrize(
    "route",
    [
        *ROUTES,
        "/logbook/details/1/summary/true",
        "/newsletter/generated/1",
        "/htmlcontent/container/1",
        "/administration/1/invoice/1",
    ],
)
def test_2_without_a_valid_token_it_is_401(visitor: httpx.Client, route: str) -> None:
    assert visitor.get(PARENT_API + route).status_code == 401
    broken = visitor.get(PARENT_API + route, headers={"Authorization": "Bearer a.b.c"})
    assert broken.status_code == 401


@pytest.mark.parametrize("route", ROUTES)
def test_2_times_are_whole_epoch_milliseconds(parent: httpx.Client, route: str) -> None:
    times = list(_times(parent.get(PARENT_API + route).json()))
    for time in times:
        assert isinstance(time, int)
        assert _YEAR_2000 < time < _YEAR_2100
    has_none = route in {"/parent", "/customer/info", "/notification/notifications"}
    assert bool(times) is not has_none


def test_2_a_day_is_a_local_midnight(zonnebloem: Family, kompas: Family) -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    days = {card["date"] for card in (*zonnebloem[0], *kompas[0]) if "date" in card}
    for day in days:
        local = datetime.fromtimestamp(day / 1000, amsterdam)
        assert (local.hour, local.minute, local.second, day % 1000) == (0, 0, 0, 0)


@pytest.mark.parametrize("day", ["2026041", "202604144", "20260230", "2026-4-1", "\uff11" * 8, "x"])
def test_2_a_day_in_a_path_is_eight_digits(parent: httpx.Client, day: str) -> None:
    for route in (
        f"/calendar/{day}/until/20260430",
        f"/calendar/20260401/until/{day}",
        f"/administration/invoice/overview/{day}/20261231",
        f"/logbook/overview?from={day}&to=20260414",
    ):
        assert parent.get(PARENT_API + route).status_code == 400


def _times(value: object) -> list[object]:
    if isinstance(value, list):
        return [time for row in cast("list[object]", value) for time in _times(row)]
    if not isinstance(value, dict):
        return []
    found = cast("Json", value)
    own = [each for key, each in found.items() if key in _TIMES]
    return own + [time for each in found.values() for time in _times(each)]
