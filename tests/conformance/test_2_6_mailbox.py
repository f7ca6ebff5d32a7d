"""portal-api 2.6: the mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conformance.naive import Family
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    pass


def _rows(client: httpx.Client, **query: str | int) -> list[Json]:
    rows: list[Json] = client.get(f"{PARENT_API}/logbook/overview", params=query).json()
    return rows


def test_2_6_a_row_has_the_keys_of_the_portal(zonnebloem: Family) -> None:
    for row in zonnebloem[1]:
        assert row.keys() == {
            "logMessageMessageId", "subject", "message", "date", "lastWritten", "unread",
            "lastFromParent",
        }  # fmt: skip
        assert isinstance(row["logMessageMessageId"], int)
        assert row["message"].startswith("<p>")


def test_2_6_the_newest_message_comes_first_with_real_milliseconds(zonnebloem: Family) -> None:
    dates = [row["date"] for row in zonnebloem[1]]
    assert dates == sorted(dates, reverse=True)
    assert all(date % 1000 for date in dates)


def test_2_6_the_index_counts_rows(parent: httpx.Client, zonnebloem: Family) -> None:
    all_ids = [row["logMessageMessageId"] for row in zonnebloem[1]]
    ids = [row["logMessageMessageId"] for row in _rows(parent, index=7)]
    assert ids == all_ids[7 : 7 + len(ids)]
    assert _rows(parent, index=len(all_ids)) == []


def test_2_6_rows_can_be_asked_by_days(parent: httpx.Client) -> None:
    rows = _rows(parent, **{"from": "20260409", "to": "20260414"})
    assert [row["subject"] for row in rows] == [
        "Nieuwe slaapzak", "Verkleedfeest vrijdag", "Koningsdag: wij zijn dicht",
        "Overgang naar vaste voeding", "Zwemmen: wie gaat er mee?",
    ]  # fmt: skip


def test_2_6_without_a_query_it_is_the_first_page(parent: httpx.Client) -> None:
    assert _rows(parent) == _rows(parent, index=0)


@pytest.mark.parametrize(
    "query",
    ["index=x", "index=-1", "from=20260401", "from=2026&to=20260401", "from=20261341&to=20260401"],
)
def test_2_6_a_bad_query_is_400(parent: httpx.Client, query: str) -> None:
    assert parent.get(f"{PARENT_API}/logbook/overview?{query}").status_code == 400
