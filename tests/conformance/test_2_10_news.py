"""portal-api 2.10: the list of news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import payload, sign_in

if TYPE_CHECKING:
    from tests.support.tls_portal import TlsPortal


@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_2_10_an_item_has_the_keys_of_the_portal(portal: TlsPortal, org: str) -> None:
    with sign_in(portal, org) as client:
        body = payload(client, "/htmlnews/view")
    items = body["newsItems"]
    assert body.keys() == {"newsItems"}
    assert len({item["htmlContentId"] for item in items}) == len(items) > 30
    for item in items:
        assert item.keys() == {
            "htmlContentId", "title", "contentSnippet", "publishDate", "isNew",
        }  # fmt: skip
        assert type(item["htmlContentId"]) is int
        assert type(item["isNew"]) is bool
        assert item["title"]
        assert item["contentSnippet"]
    dates = [item["publishDate"] for item in items]
    assert dates == sorted(dates, reverse=True)
