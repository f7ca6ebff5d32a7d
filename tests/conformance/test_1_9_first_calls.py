"""portal-api 1.9: what the web app asks at its start, without being signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


def test_1_9_the_name_of_the_organisation_stands_in_an_envelope_without_messages(
    visitor: httpx.Client,
) -> None:
    answer = visitor.get("/auth-api/customerdomainname")
    assert answer.status_code == 200
    assert answer.json() == {"result": True, "payload": "demo"}


def test_1_9_there_are_no_settings_for_single_sign_on(visitor: httpx.Client) -> None:
    answer = visitor.get("/auth-api/sso/settings")
    assert answer.status_code == 200
    assert answer.json() == {"result": True, "payload": None}
