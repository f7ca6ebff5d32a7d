"""Each fault that the demo portal can make, met by the client: read all the same, or named."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.domain.administration import DocumentKind
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from tests.api.media_host import Memory
from tests.api.parts import IMPATIENT, QUICK, Bench, Parent
from tests.support.fault_proxy import FaultProxy
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, running_portal

_TODAY = date(2026, 4, 14)
_YEAR = (date(2026, 1, 1), date(2026, 12, 31))
_Call = Callable[[ApiClient], Awaitable[Any]]


@pytest.fixture(scope="module")
def faulty() -> Iterator[DemoPortal]:
    options = ("--org", "demo", "--photos", "40", "--videos", "1", "--months", "2")
    with running_portal(*options, "--today", _TODAY.isoformat()) as running:
        yield running


@pytest.fixture
def bench(faulty: DemoPortal, expected_logs: LogWatch) -> Iterator[Bench]:
    expected_logs.allow("stamina")
    address = faulty.of("demo")
    with FaultProxy(address.url) as proxy:
        yield Bench(proxy, Parent(address.username, address.password))
    _make(faulty)


def _make(portal: DemoPortal, *faults: str) -> None:
    """Let the portal make these faults, and no others, from now on."""
    answer = httpx.put(f"{portal.of('demo').url}/demo/faults", json={"faults": list(faults)})
    assert answer.status_code == 200, answer.text


_counters: _Call = lambda client: client.unread_counts()  # noqa: E731 — a call among calls
_timeline: _Call = lambda client: client.timeline_page(0)  # noqa: E731 — like it


@pytest.mark.parametrize(
    ("fault", "call", "kind"),
    [
        ("unauthorized,route=notification", _counters, ErrorKind.NO_ACCESS),
        ("forbidden,route=notification", _counters, ErrorKind.NO_ACCESS),
        ("gone:404,route=notification", _counters, ErrorKind.NOT_FOUND),
        ("gone:410,route=timeline", _timeline, ErrorKind.NOT_FOUND),
        ("refused,route=notification", _counters, ErrorKind.REQUEST_REFUSED),
        ("rate-limited:600,route=timeline", _timeline, ErrorKind.RATE_LIMITED),
        ("server-error:500,route=timeline", _timeline, ErrorKind.PORTAL_DOWN),
        ("maintenance", _timeline, ErrorKind.MAINTENANCE),
        ("maintenance:5,route=timeline", _timeline, ErrorKind.MAINTENANCE),
        ("captive,route=timeline", _timeline, ErrorKind.CAPTIVE),
        ("redirect,route=timeline", _timeline, ErrorKind.CAPTIVE),
        ("malformed-json,route=timeline", _timeline, ErrorKind.PORTAL_CHANGED),
        ("deep-json,route=timeline", _timeline, ErrorKind.PORTAL_CHANGED),
        ("oversized-json:20,route=timeline", _timeline, ErrorKind.PORTAL_CHANGED),
        ("endless-json,route=timeline", _timeline, ErrorKind.PORTAL_CHANGED),
        ("gzip-bomb:64,route=timeline", _timeline, ErrorKind.PORTAL_CHANGED),
    ],
)
async def test_a_fault_of_the_portal_has_its_name(
    faulty: DemoPortal, bench: Bench, fault: str, call: _Call, kind: ErrorKind
) -> None:
    # Past the proxy, which takes each answer in whole and would wait for the end of an endless one.
    bench.proxy.url = faulty.of("demo").url
    async with bench.client() as client:
        await client.sign_in()
        _make(faulty, fault)
        with pytest.raises(KonnectError) as caught:
            await call(client)
    assert caught.value.kind is kind


@pytest.mark.parametrize(
    "fault",
    [
        "latency:50",
        "revoked-tokens",
        "rate-limited:1,route=timeline,times=1",
        "rate-limited:none,route=timeline,times=1",
        "server-error:502,route=timeline,times=3",
        "maintenance:1,route=timeline,times=2",
        "wrong-type,route=timeline",
        "wrong-type:image/jpeg,route=timeline",
    ],
)
async def test_a_fault_that_passes_is_not_seen(
    faulty: DemoPortal, bench: Bench, fault: str
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        _make(faulty, fault)
        assert (await client.timeline_page(0)).received == 6
    assert len(bench.logins) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("captcha-block:60", ErrorKind.LOGIN_BLOCKED),
        ("must-reset", ErrorKind.RESET_PASSWORD),
        ("other-tenant", ErrorKind.WRONG_TENANT),
        ("staff-account", ErrorKind.NOT_PARENT),
    ],
)
async def test_a_sign_in_that_ends_otherwise_has_its_name(
    faulty: DemoPortal, bench: Bench, fault: str, kind: ErrorKind
) -> None:
    _make(faulty, fault)
    async with bench.client() as client:
        with pytest.raises(KonnectError) as caught:
            await client.sign_in()
    assert caught.value.kind is kind
    assert bench.reads == []


async def test_f016_somebody_else_after_a_renewal_freezes_the_account(
    faulty: DemoPortal, bench: Bench
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        _make(faulty, "identity-changed", "revoked-tokens")
        with pytest.raises(KonnectError) as caught:
            await client.children()
    assert caught.value.kind is ErrorKind.ACCOUNT_CHANGED


async def test_f018_documents_that_are_forbidden_leave_the_planning_alone(
    faulty: DemoPortal, bench: Bench
) -> None:
    async with bench.client() as client:
        _make(faulty, "forbidden,route=administration")
        with pytest.raises(KonnectError) as caught:
            await client.documents(DocumentKind.INVOICE, *_YEAR)
        assert caught.value.kind is ErrorKind.NO_ACCESS
        assert (await client.calendar(*_YEAR)).days
    assert len(bench.logins) == 1


async def test_f035_a_body_that_comes_slowly_is_cut(faulty: DemoPortal, bench: Bench) -> None:
    hasty = replace(bench, limits=IMPATIENT, retry=replace(QUICK, attempts=1))
    async with hasty.client() as client:
        await client.sign_in()
        _make(faulty, "slow-body:100,route=timeline")
        with pytest.raises(KonnectError) as caught:
            await client.timeline_page(0)
    assert caught.value.kind is ErrorKind.TIMEOUT


async def test_f060_a_planning_without_its_source_says_so(faulty: DemoPortal, bench: Bench) -> None:
    async with bench.client() as client:
        assert not (await client.calendar(*_YEAR)).may_be_outdated
        _make(faulty, "planning-offline")
        planning = await client.calendar(*_YEAR)
    assert planning.may_be_outdated
    assert planning.days


@pytest.mark.parametrize("shift", ["shifting-list:1", "shifting-list:3", "shifting-list:-2"])
async def test_f057_a_timeline_that_shifts_is_read_whole(
    faulty: DemoPortal, bench: Bench, shift: str
) -> None:
    async with bench.client() as client:
        before = [card async for card in client.timeline()]
        _make(faulty, f"{shift},route=timeline,times=4")
        moving = [card async for card in client.timeline()]
    known = {card.journal.journal_id for card in before if card.journal}
    read = [card.journal.journal_id for card in moving if card.journal]
    assert len(read) == len(set(read))
    assert len(known - set(read)) <= (8 if "-" in shift else 0)


async def test_f058_a_page_that_repeats_for_ever_ends(faulty: DemoPortal, bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        _make(faulty, "repeating-page")
        with pytest.raises(KonnectError) as caught:
            _ = [card async for card in client.timeline()]
    assert caught.value.kind is ErrorKind.PORTAL_CHANGED
    assert len(bench.reads) == 3


async def test_f050_lists_that_are_empty_are_empty_lists(faulty: DemoPortal, bench: Bench) -> None:
    async with bench.client() as client:
        _make(faulty, "empty-lists")
        assert [card async for card in client.timeline()] == []
        assert [row async for row in client.conversations()] == []
        assert [each async for each in client.newsletters()] == []
        assert (await client.news()).items == ()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("truncated-media:50", ErrorKind.OFFLINE),
        ("dead-links", ErrorKind.LINK_EXPIRED),
        ("expired-links", ErrorKind.LINK_EXPIRED),
        ("wrong-media:empty", ErrorKind.OFFLINE),
    ],
)
async def test_a_fault_of_media_has_its_name(
    faulty: DemoPortal, bench: Bench, fault: str, kind: ErrorKind
) -> None:
    async with bench.client() as client:
        cards = [card async for card in client.timeline()]
    links = [medium.links for card in cards for medium in card.all_media]
    link = next(each.full for each in links if each is not None and each.full)
    _make(faulty, fault)
    media = MediaClient(network=bench.network, allow_loopback=True)
    with pytest.raises(KonnectError) as caught:
        media.fetch(link, kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event())
    media.close()
    assert caught.value.kind is kind
