"""Wire 2.6 and 2.7, and section 4 item 11: the mailbox and its threads."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import httpx
import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM
from tests.demo.reading import PARENT_API, Json, read_rows, read_thread, sign_in, thread_photos

if TYPE_CHECKING:
    from tests.support.portal import DemoPortal

Family = tuple[list[Json], list[Json], list[Json]]


def _rows(client: httpx.Client, **query: str | int) -> list[Json]:
    rows: list[Json] = client.get(f"{PARENT_API}/logbook/overview", params=query).json()
    return rows


def _unread(client: httpx.Client) -> int:
    payload = client.get(f"{PARENT_API}/notification/notifications").json()["payload"]
    count: int = payload["nrOfNewMessages"]
    return count


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


def test_2_7_a_message_has_the_keys_of_the_portal(zonnebloem: Family) -> None:
    for thread in zonnebloem[2]:
        assert 1 <= len(thread["messages"]) <= 8
        for message in thread["messages"]:
            assert message.keys() == {
                "message", "date", "childFirstName", "writtenBy", "photos",
                "attachmentContentItems",
            }  # fmt: skip


def test_2_7_the_oldest_message_comes_first_and_the_last_is_that_of_the_row(
    zonnebloem: Family,
) -> None:
    for row, thread in zip(zonnebloem[1], zonnebloem[2], strict=True):
        messages = thread["messages"]
        assert all(one["date"] < other["date"] for one, other in pairwise(messages))
        assert messages[-1]["message"] == row["message"]
        assert messages[-1]["date"] == row["date"]
        assert thread["summary"]["subject"] == row["subject"]


def test_2_7_the_counts_of_full_size_links_agree(parent: httpx.Client, zonnebloem: Family) -> None:
    for row in zonnebloem[1][:12]:
        number = row["logMessageMessageId"]
        text = parent.get(f"{PARENT_API}/logbook/details/{number}/summary/false").text
        assert text.count('"fullSizeUrl"') == len(list(thread_photos([json.loads(text)])))


@pytest.mark.parametrize("path", ["1/summary/true", "x/summary/true", "-1/summary/false"])
def test_2_7_an_unknown_thread_is_404(parent: httpx.Client, path: str) -> None:
    assert parent.get(f"{PARENT_API}/logbook/details/{path}").status_code == 404


def test_2_7_a_summary_that_is_neither_true_nor_false_is_404(
    parent: httpx.Client, zonnebloem: Family
) -> None:
    number = zonnebloem[1][0]["logMessageMessageId"]
    path = f"{PARENT_API}/logbook/details/{number}/summary/maybe"
    assert parent.get(path).status_code == 404


def test_2_4_and_2_7_reading_a_thread_lets_the_counter_fall(fresh_portal: DemoPortal) -> None:
    with sign_in(fresh_portal.of("demo")) as client:
        unread = [row for row in read_rows(client) if row["unread"]]
        counts = [_unread(client)]
        for row in unread:
            read_thread(client, row)
            counts.append(_unread(client))
        again = [row for row in read_rows(client) if row["unread"]]
    assert [row["subject"] for row in unread] == [
        "Verkleedfeest vrijdag", "Koningsdag: wij zijn dicht",
    ]  # fmt: skip
    assert counts == [2, 1, 0]
    assert again == []


def test_2_5_2_an_attachment_has_a_link_that_answers(zonnebloem: Family) -> None:
    attachments: list[Json] = [
        each
        for thread in zonnebloem[2]
        for message in thread["messages"]
        for each in message["attachmentContentItems"]
    ]
    assert len(attachments) >= 2
    for attachment in attachments:
        answer = httpx.get(attachment["awsUrl"], trust_env=False)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
        assert len(answer.content) == attachment["size"]


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
