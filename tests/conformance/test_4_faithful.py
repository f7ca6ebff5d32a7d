"""portal-api 4: the sixteen things of which each breaks a public client if it is missed."""

from __future__ import annotations

import gzip
import json
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.conformance.naive import (
    Family,
    account,
    app_login,
    bearer,
    login,
    open_client,
    payload,
)
from tests.demo.reading import PARENT_API, Json, photos_of_card, read_rows

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def test_4_1_login_and_token_are_puts_and_set_the_cookie(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    answers = [login(visitor, account(portal, "demo"))]
    answers.append(visitor.put("/auth-api/token", json={}, headers=bearer(answers[0])))
    values = {answer.cookies["__Host-refresh_token"] for answer in answers}
    assert all(answer.json()["authToken"] for answer in answers)
    assert len(values) == 2


def test_4_2_all_is_https_at_the_default_port_under_the_real_names(
    parent: httpx.Client, portal: TlsPortal
) -> None:
    (card, *_) = parent.get(f"{PARENT_API}/timeline/cards/v2/0").json()
    link = urlsplit(str(card["children"][0]["avatars"]["fullSizeUrl"]))
    assert (link.scheme, link.hostname, link.port) == ("https", "resource.kidskonnect.cloud", None)
    assert portal.portal.media_url == "https://resource.kidskonnect.cloud"
    for org in ("demo", "demo2", "demo3"):
        assert account(portal, org).url == f"https://{org}.ouderportaal.nl:{portal.port}"


def test_4_3_the_expiration_is_a_number_a_quarter_of_an_hour_ahead(
    visitor: httpx.Client, portal: TlsPortal
) -> None:
    expiration = login(visitor, account(portal, "demo")).json()["expiration"]
    assert type(expiration) is int
    assert expiration / 1000 - time.time() == pytest.approx(900, abs=30)


def test_4_4_a_bad_password_is_never_200(fresh_portal: TlsPortal) -> None:
    with open_client(fresh_portal, "demo") as client:
        answer = client.put("/auth-api/login", json={"username": "x", "password": "y"})
    assert answer.status_code in {400, 401, 403}
    assert answer.headers["Content-Type"] == "application/json"


def test_4_5_the_refresh_token_is_in_the_body_for_the_app_only(portal: TlsPortal) -> None:
    with open_client(portal, "demo2") as client:
        bodies = [each(client, account(portal, "demo2")).json() for each in (login, app_login)]
    assert bodies[0]["refreshToken"] is None
    assert isinstance(bodies[1]["refreshToken"], str)


def test_4_6_there_is_a_captcha_before_a_login(visitor: httpx.Client) -> None:
    assert visitor.get("/auth-api/captcha").json()["payload"] is None


def test_4_7_the_timeline_is_bare_six_cards_a_page_and_ends_empty(
    parent: httpx.Client, zonnebloem: Family
) -> None:
    count = len(zonnebloem[0])
    pages = [
        parent.get(f"{PARENT_API}/timeline/cards/v2/{offset}").json()
        for offset in (0, 6, count - 1, count)
    ]
    assert [len(page) for page in pages] == [6, 6, 1, 0]


def test_4_8_the_full_sizes_count_children_and_photos(parent: httpx.Client) -> None:
    for offset in (0, 60, 240):
        text = parent.get(f"{PARENT_API}/timeline/cards/v2/{offset}").text
        cards: list[Json] = json.loads(text)
        expected = sum(len(card["children"]) + len(photos_of_card(card)) for card in cards)
        assert text.count('"fullSizeUrl"') == expected
        assert all(child["avatars"]["fullSizeUrl"] for card in cards for child in card["children"])


def test_4_9_media_links_have_an_extension_and_a_query_and_need_no_auth(
    visitor: httpx.Client, zonnebloem: Family
) -> None:
    photo = next(photo for card in zonnebloem[0] for photo in photos_of_card(card))
    name, mark, query = photo["fullSizeUrl"].partition("?")
    assert name.endswith((".jpeg", ".mp4"))
    assert mark
    assert "Expires=" in query
    assert visitor.get(photo["fullSizeUrl"]).status_code == 200
    expired = photo["fullSizeUrl"].replace("Expires=1", "Expires=0")
    assert visitor.get(expired).status_code == 403


def test_4_10_every_planning_part_has_extra_info(parent: httpx.Client) -> None:
    for day in payload(parent, "/calendar/20241001/until/20270430")["days"]:
        for group in day["children"]:
            for combined in group["combinedPlanningParts"]:
                assert all("extraInfo" in part for part in combined["planningParts"])


def test_4_11_a_thread_is_bare_and_every_message_has_photos(zonnebloem: Family) -> None:
    for thread in zonnebloem[2]:
        assert "payload" not in thread
        assert all(isinstance(message["photos"], list) for message in thread["messages"])


def test_4_12_a_year_without_papers_is_an_empty_array(parent: httpx.Client) -> None:
    for kind in ("invoice", "annualstatement", "document"):
        answer = parent.get(f"{PARENT_API}/administration/{kind}/overview/20100101/20101231")
        assert answer.json() == {"result": True, "payload": [], "messages": None}


def test_4_13_child_ids_are_text_and_the_same_everywhere(
    parent: httpx.Client, zonnebloem: Family
) -> None:
    family = payload(parent, "/children/")
    ids = {child["id"] for children in family.values() for child in children}
    days = payload(parent, "/calendar/20250101/until/20260430")["days"]
    assert all(isinstance(each, str) for each in ids)
    assert {group["child"]["id"] for day in days for group in day["children"]} <= ids
    assert {child["id"] for card in zonnebloem[0] for child in card["children"]} <= ids


def test_4_14_day_rhythms_are_tables(zonnebloem: Family) -> None:
    journals = [card["journal"] for card in zonnebloem[0] if card["type"] == "journal"]
    told = [each["dayRythmContent"] for each in journals if each["dayRythmContent"]]
    assert told
    assert all(html.startswith("<table class='day-rythm-moment'>") for html in told)


def test_4_15_children_has_its_slash(parent: httpx.Client) -> None:
    assert parent.get(f"{PARENT_API}/children/").status_code == 200


def test_4_16_a_browser_finds_a_form_and_a_session(visitor: httpx.Client) -> None:
    """The whole way of a browser is tried in test_1_1_hosts.py."""
    page = visitor.get("/auth/login").text
    assert 'formcontrolname="username"' in page
    assert 'formcontrolname="password"' in page
    assert 'id="login-button"' in page


def test_4_json_is_packed_for_who_asks_and_only_then(portal: TlsPortal) -> None:
    path = f"{PARENT_API}/timeline/cards/v2/0"
    with open_client(portal, "demo") as client:
        headers = bearer(login(client, account(portal, "demo")))
        plain = client.get(path, headers={**headers, "Accept-Encoding": "identity"})
        with client.stream("GET", path, headers={**headers, "Accept-Encoding": "gzip"}) as packed:
            raw = b"".join(packed.iter_raw())
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(raw) < len(plain.content) / 2
    assert len(json.loads(gzip.decompress(raw))) == len(plain.json())


def test_4_the_connection_is_kept_open(parent: httpx.Client, zonnebloem: Family) -> None:
    streams = {
        id(answer.extensions["network_stream"].get_extra_info("socket"))
        for answer in (parent.get(f"{PARENT_API}/parent"), parent.head(f"{PARENT_API}/parent"))
    }
    assert len(streams) == 1
    assert len(read_rows(parent)) == len(zonnebloem[1])
