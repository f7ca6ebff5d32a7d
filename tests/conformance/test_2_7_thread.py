"""portal-api 2.7: one conversation."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import Family
from tests.demo.reading import PARENT_API, thread_photos

if TYPE_CHECKING:
    import httpx


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
