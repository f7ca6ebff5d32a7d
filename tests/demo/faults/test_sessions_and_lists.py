"""Faults of who is signed in, and of lists."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.demo.reading import PARENT_API, Json, read_cards, read_rows
from tests.support.portal_faults import faults_on

if TYPE_CHECKING:
    import httpx

    from tests.support.portal import DemoPortal


def _login(client: httpx.Client, small: DemoPortal) -> httpx.Response:
    of = small.of("demo")
    body = {"username": of.username, "password": of.password}
    return client.put("/auth-api/login", json=body)


def test_a_captcha_block_says_until_when_and_lets_nobody_in(
    visitor: httpx.Client, small: DemoPortal, url: str
) -> None:
    with faults_on(url, "captcha-block:60"):
        until_ms = visitor.get("/auth-api/captcha").json()["payload"]["blockedUntil"]
        assert _login(visitor, small).status_code == 401
    assert until_ms / 1000 - time.time() == pytest.approx(60, abs=5)
    assert visitor.get("/auth-api/captcha").json()["payload"] is None
    assert _login(visitor, small).status_code == 200


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("must-reset", {"mustResetPassword": True}),
        ("other-tenant", {"domainServerName": "elders"}),
        ("other-tenant:evil.invalid", {"domainServerName": "evil.invalid"}),
        ("staff-account", {"redirectUrl": "/employee"}),
        ("staff-account:https://evil/", {"redirectUrl": "https://evil/"}),
    ],
)
def test_a_login_can_say_something_else(
    visitor: httpx.Client, small: DemoPortal, url: str, fault: str, said: Json
) -> None:
    with faults_on(url, fault):
        answer = _login(visitor, small)
    assert answer.status_code == 200
    assert answer.json().items() >= said.items()
    assert answer.json()["authToken"]
    assert "__Host-refresh_token" in answer.headers["Set-Cookie"]


def test_the_identity_changes_with_the_first_renewal(
    parent: httpx.Client, small: DemoPortal, url: str
) -> None:
    with faults_on(url, "identity-changed:iemand@anders.example"):
        before = parent.get("/auth-api/user").json()["username"]
        cookies = {"Cookie": f"__Host-refresh_token={parent.cookies['__Host-refresh_token']}"}
        assert parent.put("/auth-api/token", json={}, headers=cookies).status_code == 200
        after = parent.get("/auth-api/user").json()["username"]
    assert before == small.of("demo").username
    assert after == "iemand@anders.example"
    assert parent.get("/auth-api/user").json()["username"] == before


def test_the_planning_can_be_offline(parent: httpx.Client, url: str) -> None:
    path = f"{PARENT_API}/calendar/20260401/until/20260430"
    whole = parent.get(path).json()
    with faults_on(url, "planning-offline"):
        answer = parent.get(path).json()
    (message,) = answer["messages"]
    assert message["messageCode"].endswith("child_planning.offline.possible_incorrect_data")
    assert answer["payload"] == whole["payload"]


def _ids(parent: httpx.Client) -> list[int]:
    return [row["logMessageMessageId"] for row in read_rows(parent)]


def test_items_come_in_at_the_front_while_a_list_is_read(parent: httpx.Client, url: str) -> None:
    path = f"{PARENT_API}/logbook/overview"
    whole = _ids(parent)
    with faults_on(url, "shifting-list:2"):
        pages = [
            [row["logMessageMessageId"] for row in parent.get(path, params={"index": index}).json()]
            for index in (0, 1, 2, 0)
        ]
    assert pages == [whole[2:][:20], whole[2:][:20], whole[2:][:20], whole[:20]]


def test_items_vanish_from_the_front_while_a_list_is_read(parent: httpx.Client, url: str) -> None:
    path = f"{PARENT_API}/logbook/overview"
    whole = _ids(parent)
    with faults_on(url, "shifting-list:-1"):
        pages = [
            [row["logMessageMessageId"] for row in parent.get(path, params={"index": index}).json()]
            for index in (0, 3, 0)
        ]
    assert pages == [whole[:20], whole[4:][:20], whole[1:][:20]]


def test_each_list_shifts_for_itself_and_the_timeline_does_too(
    parent: httpx.Client, url: str
) -> None:
    base = f"{PARENT_API}/timeline/cards/v2"
    cards = [card.get("date") for card in read_cards(parent)]
    with faults_on(url, "shifting-list:1"):
        read_rows(parent)
        first = [card.get("date") for card in parent.get(f"{base}/0").json()]
        second = [card.get("date") for card in parent.get(f"{base}/6").json()]
    assert first == cards[1:7]
    assert second == cards[6:12]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/timeline/cards/v2/0", "/timeline/cards/v2/6"),
        ("/logbook/overview?index=0", "/logbook/overview?index=5"),
        ("/newsletter?index=0", "/newsletter?index=2"),
    ],
)
def test_a_page_repeats_for_ever(parent: httpx.Client, url: str, first: str, second: str) -> None:
    with faults_on(url, "repeating-page"):
        pages = [parent.get(PARENT_API + path).text for path in (first, second)]
    ids = [[part for part in page.split('"') if "Expires" not in part] for page in pages]
    assert ids[0] == ids[1]
    other = parent.get(PARENT_API + second).text
    assert [part for part in other.split('"') if "Expires" not in part] != ids[0]


def test_all_lists_can_be_empty_at_once(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "empty-lists"):
        bare = [
            parent.get(PARENT_API + path).json()
            for path in ("/timeline/cards/v2/0", "/logbook/overview?index=0")
        ]
        payloads = [
            parent.get(PARENT_API + path).json()["payload"]
            for path in (
                "/children/", "/newsletter?index=0", "/htmlnews/view",
                "/calendar/20260401/until/20260430",
                "/administration/invoice/overview/20260101/20261231",
            )
        ]  # fmt: skip
        name = parent.get(f"{PARENT_API}/parent").json()["payload"]["fullname"]
    assert bare == [[], []]
    assert payloads == [
        {"activeChildren": [], "inactiveChildren": []},
        {"moreItems": False, "newsletterItems": []},
        {"newsItems": []},
        {"days": []},
        [],
    ]
    assert name == "Marieke de Graaf"
