"""portal-api 2.3: the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.naive import payload

if TYPE_CHECKING:
    import httpx


def test_2_3_the_organisation_has_a_name(parent: httpx.Client) -> None:
    assert payload(parent, "/customer/info")["customerName"] == "Kinderopvang De Zonnebloem"
