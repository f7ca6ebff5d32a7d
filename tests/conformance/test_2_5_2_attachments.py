"""portal-api 2.5.2: documents at diaries and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.naive import Family
from tests.demo.reading import Json

if TYPE_CHECKING:
    import httpx


def test_2_5_2_attachments_hang_at_diaries_and_messages(zonnebloem: Family) -> None:
    cards, _, threads = zonnebloem
    assert len(_of_diaries(cards)) >= 5
    assert len(_of_messages(threads)) >= 2


def test_2_5_2_an_attachment_has_a_name_and_a_link_that_answers(
    parent: httpx.Client, zonnebloem: Family
) -> None:
    cards, _, threads = zonnebloem
    for attachment in (*_of_diaries(cards), *_of_messages(threads)):
        assert attachment.keys() == {"id", "name", "contentType", "size", "awsUrl"}
        answer = parent.get(attachment["awsUrl"])
        assert attachment["name"].endswith(".pdf")
        assert answer.headers["Content-Type"] == attachment["contentType"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
        assert len(answer.content) == attachment["size"]


def _of_diaries(cards: list[Json]) -> list[Json]:
    journals = [card["journal"] for card in cards if card["type"] == "journal"]
    return [each for journal in journals for each in journal["attachmentContentItems"]]


def _of_messages(threads: list[Json]) -> list[Json]:
    messages = [message for thread in threads for message in thread["messages"]]
    return [each for message in messages for each in message["attachmentContentItems"]]
