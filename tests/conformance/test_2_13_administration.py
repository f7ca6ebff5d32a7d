"""portal-api 2.13: what there is on paper, by calendar year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import papers, sign_in
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal

KINDS = ("invoice", "annualstatement", "document")


def _of_year(client: httpx.Client, kind: str, year: int) -> list[Json]:
    return papers(client, kind, f"{year}0101", f"{year}1231")


def test_2_13_an_item_has_the_keys_of_the_portal(parent: httpx.Client) -> None:
    for kind in KINDS:
        items = _of_year(parent, kind, 2025)
        assert items
        for item in items:
            assert item.keys() == {"adminId", "itemId", "itemDate", "subject", "hasAttachment"}
            assert item["adminId"]
            assert item["itemId"]
            assert type(item["hasAttachment"]) is bool


def test_2_13_there_is_an_invoice_for_each_month(parent: httpx.Client) -> None:
    assert len(_of_year(parent, "invoice", 2025)) == 12
    assert "Factuur maart 2026" in {item["subject"] for item in _of_year(parent, "invoice", 2026)}


@pytest.mark.parametrize("org", ["demo", "demo2", "demo3"])
def test_2_13_walking_back_by_year_ends_at_a_year_with_nothing(portal: TlsPortal, org: str) -> None:
    found: list[Json] = []
    year = 2026
    with sign_in(portal, org) as client:
        while of_year := [item for kind in KINDS for item in _of_year(client, kind, year)]:
            found += of_year
            year -= 1
    assert year >= 2020
    assert len({(item["adminId"], item["itemId"]) for item in found}) == len(found)
    assert {item["hasAttachment"] for item in found} == {True, False}


def test_2_13_an_unknown_kind_is_404(parent: httpx.Client) -> None:
    path = f"{PARENT_API}/administration/contract/overview/20260101/20261231"
    assert parent.get(path).status_code == 404
