"""Faults that are a status."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import pytest

from tests.demo.reading import PARENT_API, Json, card_photos, read_cards, sign_in
from tests.support.portal_faults import faults_on

if TYPE_CHECKING:
    import httpx

    from tests.support.portal import DemoPortal

ROUTE = f"{PARENT_API}/parent"


def _photo(client: httpx.Client) -> Json:
    return next(card_photos(read_cards(client)))


def test_latency_waits(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "latency:200,times=1"):
        late, at_once = parent.get(ROUTE), parent.get(ROUTE)
    assert late.status_code == 200
    assert late.elapsed.total_seconds() >= 0.2
    assert at_once.elapsed.total_seconds() < late.elapsed.total_seconds()


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("unauthorized", 401), ("forbidden", 403), ("gone", 404), ("gone:410", 410),
        ("rate-limited", 429), ("server-error", 500), ("server-error:502", 502),
        ("server-error:504", 504), ("maintenance", 503),
    ],
)  # fmt: skip
def test_a_status_is_answered_as_long_as_the_fault_is_on(
    parent: httpx.Client, url: str, fault: str, status: int
) -> None:
    with faults_on(url, fault):
        assert parent.get(ROUTE).status_code == status
    assert parent.get(ROUTE).status_code == 200


def test_forbidden_can_be_aimed_at_one_route(parent: httpx.Client, url: str) -> None:
    papers = f"{PARENT_API}/administration/invoice/overview/20260101/20261231"
    with faults_on(url, "forbidden,route=/administration"):
        assert parent.get(papers).status_code == 403
        assert parent.get(ROUTE).status_code == 200


def test_signing_in_still_works_where_only_data_are_refused(small: DemoPortal, url: str) -> None:
    with faults_on(url, "unauthorized"), sign_in(small.of("demo")) as client:
        assert client.get("/auth-api/user").status_code == 401


@pytest.mark.parametrize("argument", ["5", "-1", "99999999", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_retry_after_is_said_as_asked(parent: httpx.Client, url: str, argument: str) -> None:
    with faults_on(url, f"rate-limited:{argument}"):
        assert parent.get(ROUTE).headers["Retry-After"] == argument


def test_retry_after_can_be_a_date_to_come_or_missing(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "rate-limited:date"):
        date = parsedate_to_datetime(parent.get(ROUTE).headers["Retry-After"])
    with faults_on(url, "rate-limited:none"):
        without = parent.get(ROUTE)
    assert 0 < date.timestamp() - time.time() <= 6
    assert "Retry-After" not in without.headers


def test_maintenance_is_a_page_that_says_when_to_come_back(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "maintenance:60"):
        answer = parent.get(ROUTE)
    assert answer.headers["Retry-After"] == "60"
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<h1>" in answer.text


def test_a_captive_page_is_200_and_a_redirect_leads_away(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "captive"):
        page = parent.get(ROUTE)
    with faults_on(url, "redirect:http://login.example/x"):
        redirect = parent.get(ROUTE)
    assert (page.status_code, page.headers["Content-Type"][:9]) == (200, "text/html")
    assert (redirect.status_code, redirect.headers["Location"]) == (302, "http://login.example/x")


def test_refused_is_200_and_says_no(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "refused"):
        answer = parent.get(ROUTE)
    assert answer.status_code == 200
    assert answer.json()["result"] is False


def test_revoked_tokens_are_401_and_can_be_renewed(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "revoked-tokens"):
        revoked = parent.get(ROUTE)
        cookies = {"Cookie": f"__Host-refresh_token={parent.cookies['__Host-refresh_token']}"}
        renewed = parent.put("/auth-api/token", json={}, headers=cookies)
        parent.headers["Authorization"] = f"Bearer {renewed.json()['authToken']}"
        again = parent.get(ROUTE)
    assert (revoked.status_code, renewed.status_code, again.status_code) == (401, 200, 200)


def test_revoking_at_one_organisation_leaves_the_others(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "revoked-tokens,org=demo2"):
        assert parent.get(ROUTE).status_code == 200


def test_expired_links_are_403_and_a_fresh_card_has_living_ones(
    parent: httpx.Client, url: str
) -> None:
    before = _photo(parent)["thumbUrl"]
    with faults_on(url, "expired-links"):
        dead, after = parent.get(before), parent.get(_photo(parent)["thumbUrl"])
    assert dead.status_code == 403
    assert "<Code>AccessDenied</Code>" in dead.text
    assert after.status_code == 200


def test_dead_links_stay_dead(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "dead-links"):
        assert parent.get(_photo(parent)["thumbUrl"]).status_code == 403
    assert parent.get(_photo(parent)["thumbUrl"]).status_code == 200


def test_a_fault_aimed_at_a_part_of_a_path_can_strike_media(parent: httpx.Client, url: str) -> None:
    link = _photo(parent)["thumbUrl"]
    with faults_on(url, "server-error,route=-thumb"):
        assert parent.get(link).status_code == 500
        assert parent.get(ROUTE).status_code == 200
