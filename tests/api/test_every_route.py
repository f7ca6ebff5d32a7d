"""What the client asks on each known route, and that one answer of each is read over HTTP."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final

import pytest

from konnect_desktop.api.client import ApiClient
from konnect_desktop.domain.administration import DocumentKind
from konnect_desktop.domain.articles import Article, Layout
from konnect_desktop.domain.calendar import Calendar
from konnect_desktop.domain.conversations import ConversationPage
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.news import News, NewsletterPage, NewsletterText
from tests.api.parts import SIGN_IN, Bench
from tests.support.faults import Fault, Respond, Seen
from tests.support.wire_samples import SAMPLES, Sample

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
BASE: Final = "/restservices-parent"

_Call = Callable[[ApiClient], Awaitable[object]]

CALLS: Final[dict[str, tuple[_Call, str]]] = {
    "portal name": (lambda client: client.portal_label(), "/auth-api/customerdomainname"),
    "single sign-on": (lambda client: client.has_single_sign_on(), "/auth-api/sso/settings"),
    "parent": (lambda client: client.parent(), f"{BASE}/parent"),
    "organisation": (lambda client: client.organisation_name(), f"{BASE}/customer/info"),
    "children": (lambda client: client.children(), f"{BASE}/children/"),
    "unread": (lambda client: client.unread_counts(), f"{BASE}/notification/notifications"),
    "timeline": (lambda client: client.timeline_page(0), f"{BASE}/timeline/cards/v2/0"),
    "conversations": (
        lambda client: client.conversation_page(0),
        f"{BASE}/logbook/overview?index=0",
    ),
    "conversation": (
        lambda client: client.conversation("48213"),
        f"{BASE}/logbook/details/48213/summary/false",
    ),
    "newsletters": (lambda client: client.newsletter_page(0), f"{BASE}/newsletter?index=0"),
    "newsletter": (lambda client: client.newsletter("771"), f"{BASE}/newsletter/generated/771"),
    "news": (lambda client: client.news(), f"{BASE}/htmlnews/view"),
    "article": (lambda client: client.article("3120"), f"{BASE}/htmlcontent/container/3120"),
    "calendar": (
        lambda client: client.calendar(FIRST, LAST),
        f"{BASE}/calendar/20260301/until/20260331",
    ),
    "documents": (
        lambda client: client.documents(DocumentKind.INVOICE, FIRST, LAST),
        f"{BASE}/administration/invoice/overview/20260301/20260331",
    ),
}


async def _answered(bench: Bench, name: str, body: bytes) -> tuple[object, Seen]:
    """Call the method of a route of that name, and return what it gives and what was asked."""
    call, path = CALLS[name]
    fault = Fault("^/(restservices-parent|auth-api/(customer|sso))", (Respond(200, body),))
    bench.proxy.use(fault, *SIGN_IN)
    async with bench.client(flow="app") as client:
        value = await call(client)
    (seen,) = [seen for seen in bench.proxy.ledger if seen.path == path]
    return value, seen


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
async def test_each_route_is_asked_as_it_is_known_and_read(bench: Bench, sample: Sample) -> None:
    body = json.dumps(sample.document).encode()
    value, seen = await _answered(bench, sample.name, body)
    assert value == sample.read(body)
    assert (seen.method, seen.body) == ("GET", b"")
    needs_token = seen.path.startswith(BASE)
    assert ("authorization" in seen.headers) is needs_token
    assert "cookie" not in seen.headers


async def test_conversations_of_days_are_asked_for_at_once(bench: Bench) -> None:
    async with bench.client() as client:
        everything = await client.conversations_between(date(2020, 1, 1), date(2026, 4, 14))
        nothing = await client.conversations_between(date(2020, 1, 1), date(2020, 1, 2))
        (first, *_) = (await client.conversation_page(0)).rows
    assert isinstance(everything, ConversationPage)
    assert everything.received == len(everything.rows) > 0
    assert first in everything.rows
    assert nothing.received == 0
    assert bench.reads[0].path == f"{BASE}/logbook/overview?from=20200101&to=20260414"


@pytest.mark.parametrize("name", ["newsletter", "article", "conversation"])
@pytest.mark.parametrize("hostile", [".", ".."])
async def test_f056_an_id_that_leads_elsewhere_is_not_sent(
    bench: Bench, name: str, hostile: str
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        call: dict[str, Callable[[str], Awaitable[object]]] = {
            "newsletter": client.newsletter,
            "article": client.article,
            "conversation": client.conversation,
        }
        with pytest.raises(KonnectError) as caught:
            await call[name](hostile)
    assert caught.value.kind is ErrorKind.PORTAL_CHANGED
    assert bench.reads == []


async def test_what_news_consist_of_is_read_over_http(bench: Bench) -> None:
    bodies = {sample.name: json.dumps(sample.document).encode() for sample in SAMPLES}
    page, _ = await _answered(bench, "newsletters", bodies["newsletters"])
    assert isinstance(page, NewsletterPage)
    assert page.says_last
    text, _ = await _answered(bench, "newsletter", bodies["newsletter"])
    assert isinstance(text, NewsletterText)
    assert text.html.startswith("<html>")
    news, _ = await _answered(bench, "news", bodies["news"])
    assert isinstance(news, News)
    article, _ = await _answered(bench, "article", bodies["article"])
    assert isinstance(article, Article)
    assert [section.layout for section in article.sections] == [
        Layout.TEXT_PICTURE,
        Layout.UNKNOWN,
    ]


async def test_f060_a_planning_without_its_source_says_so_over_http(bench: Bench) -> None:
    (sample,) = [sample for sample in SAMPLES if sample.name == "calendar"]
    planning, _ = await _answered(bench, "calendar", json.dumps(sample.document).encode())
    assert isinstance(planning, Calendar)
    assert planning.may_be_outdated
    assert (planning.first, planning.last) == (FIRST, LAST)


async def test_f048_a_refused_planning_is_no_empty_one(bench: Bench) -> None:
    refusal = b'{"result": false, "payload": {"days": []}, "messages": []}'
    with pytest.raises(KonnectError) as caught:
        await _answered(bench, "calendar", refusal)
    assert caught.value.kind is ErrorKind.REQUEST_REFUSED


@pytest.mark.parametrize("name", ["timeline", "calendar", "news", "portal name"])
async def test_f061_a_route_that_is_gone_is_asked_once_an_hour(bench: Bench, name: str) -> None:
    call, path = CALLS[name]
    gone = Fault("^/(restservices-parent|auth-api/(customer|sso))", (Respond(404),))
    bench.proxy.use(gone, *SIGN_IN)
    async with bench.client(flow="app") as client:
        for hour in range(1, 4):
            for _ in range(5):
                with pytest.raises(KonnectError) as caught:
                    await call(client)
                assert caught.value.kind is ErrorKind.NOT_FOUND
                bench.clock.ahead_s += 600
            assert len([seen for seen in bench.proxy.ledger if seen.path == path]) == hour
            bench.clock.ahead_s += 900


async def test_f061_a_thing_that_is_gone_is_not_taken_for_its_route(bench: Bench) -> None:
    async with bench.client() as client:
        page = await client.conversation_page(0)
        read = [row.conversation_id for row in page.rows if not row.unread]
        bench.proxy.use(Fault(f"details/{read[0]}/|cards/v2/6", (Respond(404),)))
        for call in (client.conversation(read[0]), client.timeline_page(6)):
            with pytest.raises(KonnectError) as caught:
                await call
            assert caught.value.kind is ErrorKind.NOT_FOUND
        assert (await client.conversation(read[1])).messages
        assert (await client.timeline_page(0)).cards


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("name", CALLS)
async def test_f061_each_route_that_is_gone_is_not_found(
    bench: Bench, name: str, status: int
) -> None:
    call, _ = CALLS[name]
    gone = Fault("^/(restservices-parent|auth-api/(customer|sso))", (Respond(status),))
    bench.proxy.use(gone, *SIGN_IN)
    async with bench.client(flow="app") as client:
        with pytest.raises(KonnectError) as caught:
            await call(client)
    assert caught.value.kind is ErrorKind.NOT_FOUND
