"""portal-api 2.4: counters of what is unread; that reading lets them fall is our reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.naive import payload, sign_in
from tests.demo.reading import Json, read_rows, read_thread

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def _counters(client: httpx.Client) -> Json:
    return payload(client, "/notification/notifications")


def test_2_4_the_counters_are_three_numbers(parent: httpx.Client) -> None:
    found = _counters(parent)
    assert found.keys() == {"nrOfNewMessages", "nrOfNewNewsItems", "nrOfNewNewsletters"}
    assert all(type(number) is int and number >= 0 for number in found.values())


def test_2_4_and_2_7_reading_a_thread_lets_the_counter_fall(fresh_portal: TlsPortal) -> None:
    with sign_in(fresh_portal, "demo") as client:
        unread = [row for row in read_rows(client) if row["unread"]]
        counts = [_counters(client)["nrOfNewMessages"]]
        for row in unread:
            read_thread(client, row)
            counts.append(_counters(client)["nrOfNewMessages"])
        again = [row for row in read_rows(client) if row["unread"]]
    assert [row["subject"] for row in unread] == [
        "Verkleedfeest vrijdag", "Koningsdag: wij zijn dicht",
    ]  # fmt: skip
    assert counts == [2, 1, 0]
    assert again == []


def test_2_4_and_2_11_reading_news_lets_the_counter_fall(fresh_portal: TlsPortal) -> None:
    with sign_in(fresh_portal, "demo") as client:
        items = payload(client, "/htmlnews/view")["newsItems"]
        new = [item for item in items if item["isNew"]]
        counts = [_counters(client)["nrOfNewNewsItems"]]
        for item in new:
            payload(client, f"/htmlcontent/container/{item['htmlContentId']}")
            counts.append(_counters(client)["nrOfNewNewsItems"])
        again = payload(client, "/htmlnews/view")["newsItems"]
    assert counts == [2, 1, 0]
    assert not any(item["isNew"] for item in again)


def test_2_4_and_2_9_reading_a_newsletter_lets_the_counter_fall(fresh_portal: TlsPortal) -> None:
    with sign_in(fresh_portal, "demo2") as client:
        items = payload(client, "/newsletter", index=0)["newsletterItems"]
        (unread,) = [item for item in items if item["unread"]]
        before = _counters(client)["nrOfNewNewsletters"]
        payload(client, f"/newsletter/generated/{unread['generatedHtmlNewsLetterId']}")
        after = _counters(client)["nrOfNewNewsletters"]
        again = payload(client, "/newsletter", index=0)["newsletterItems"]
    assert (before, after) == (1, 0)
    assert not any(item["unread"] for item in again)


def test_2_4_lists_alone_let_no_counter_fall(fresh_portal: TlsPortal) -> None:
    with sign_in(fresh_portal, "demo") as client:
        before = _counters(client)
        read_rows(client)
        payload(client, "/newsletter", index=0)
        payload(client, "/htmlnews/view")
        assert _counters(client) == before
