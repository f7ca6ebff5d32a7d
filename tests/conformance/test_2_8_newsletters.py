"""portal-api 2.8: the list of newsletters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import payload, sign_in
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def _read(client: httpx.Client) -> list[list[Json]]:
    pages: list[list[Json]] = []
    while True:
        page = payload(client, "/newsletter", index=sum(map(len, pages)))
        assert page.keys() == {"moreItems", "newsletterItems"}
        pages.append(page["newsletterItems"])
        if not page["moreItems"]:
            return pages


@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_2_8_the_pages_lead_to_the_end(portal: TlsPortal, org: str) -> None:
    with sign_in(portal, org) as client:
        pages = _read(client)
    items = [item for page in pages for item in page]
    ids = {item["generatedHtmlNewsLetterId"] for item in items}
    dates = [item["sendDate"] for item in items]
    assert [len(page) for page in pages] == [10, 9]
    assert len(ids) == len(items)
    assert dates == sorted(dates, reverse=True)


def test_2_8_an_item_has_the_keys_of_the_portal(parent: httpx.Client) -> None:
    for item in payload(parent, "/newsletter", index=0)["newsletterItems"]:
        assert item.keys() == {
            "generatedHtmlNewsLetterId", "mailSubject", "contentSnippet", "sendDate", "unread",
        }  # fmt: skip
        assert type(item["generatedHtmlNewsLetterId"]) is int
        assert type(item["unread"]) is bool
        assert item["mailSubject"].startswith("Nieuws van ")
        assert item["contentSnippet"]


def test_2_8_the_index_counts_items(parent: httpx.Client) -> None:
    first, second = (payload(parent, "/newsletter", index=index) for index in (0, 4))
    ids = [
        [item["generatedHtmlNewsLetterId"] for item in page["newsletterItems"]]
        for page in (first, second)
    ]
    assert ids[0][4:] == ids[1][:6]
    assert payload(parent, "/newsletter", index=10**17) == {
        "moreItems": False, "newsletterItems": [],
    }  # fmt: skip


@pytest.mark.parametrize("query", ["index=x", "index=-1", "index="])
def test_2_8_a_bad_index_is_400(parent: httpx.Client, query: str) -> None:
    assert parent.get(f"{PARENT_API}/newsletter?{query}").status_code == 400
