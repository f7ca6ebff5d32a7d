"""portal-api 3: which answers stand in the envelope, and what a refusal looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conformance.naive import Family, account, login
from tests.demo.reading import PARENT_API

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal

ENVELOPED = (
    "/parent",
    "/children/",
    "/customer/info",
    "/notification/notifications",
    "/newsletter?index=0",
    "/htmlnews/view",
    "/calendar/20260401/until/20260430",
    "/administration/invoice/overview/20260101/20261231",
)


@pytest.mark.parametrize("path", ENVELOPED)
def test_3_these_answers_stand_in_the_envelope(parent: httpx.Client, path: str) -> None:
    body = parent.get(PARENT_API + path).json()
    assert body.keys() == {"result", "payload", "messages"}
    assert body["result"] is True


def test_3_a_newsletter_and_a_container_stand_in_it_too(parent: httpx.Client) -> None:
    newsletters = parent.get(f"{PARENT_API}/newsletter?index=0").json()["payload"]
    news = parent.get(f"{PARENT_API}/htmlnews/view").json()["payload"]
    newsletter = newsletters["newsletterItems"][-1]["generatedHtmlNewsLetterId"]
    article = news["newsItems"][-1]["htmlContentId"]
    for path in (f"/newsletter/generated/{newsletter}", f"/htmlcontent/container/{article}"):
        body = parent.get(PARENT_API + path).json()
        assert body.keys() == {"result", "payload", "messages"}
        assert isinstance(body["payload"], dict)


def test_3_captcha_and_the_first_calls_stand_in_it(visitor: httpx.Client) -> None:
    for path in ("captcha", "customerdomainname", "sso/settings"):
        body = visitor.get(f"/auth-api/{path}").json()
        assert body.keys() >= {"result", "payload"}
        assert body["result"] is True


def test_3_tokens_user_timeline_mailbox_and_thread_are_bare(
    visitor: httpx.Client, parent: httpx.Client, portal: TlsPortal, zonnebloem: Family
) -> None:
    _, rows, threads = zonnebloem
    signed_in = login(visitor, account(portal, "demo")).json()
    assert "authToken" in signed_in
    assert "authToken" in visitor.get("/auth-api/token").json()
    assert parent.get("/auth-api/user").json().keys() == {"username"}
    assert isinstance(parent.get(f"{PARENT_API}/timeline/cards/v2/0").json(), list)
    assert isinstance(rows, list)
    assert threads[0].keys() == {"summary", "messages"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{PARENT_API}/timeline/cards/v2/x", 400),
        (f"{PARENT_API}/logbook/details/1/summary/true", 404),
        ("/nowhere", 404),
    ],
)
def test_3_a_refusal_is_enveloped_with_a_message_code(
    parent: httpx.Client, path: str, status: int
) -> None:
    answer = parent.get(path)
    body = answer.json()
    assert answer.status_code == status
    assert (body["result"], body["payload"]) == (False, None)
    (message,) = body["messages"]
    assert message["messageCode"].startswith("web.general.message.")
