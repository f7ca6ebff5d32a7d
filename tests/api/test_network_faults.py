from __future__ import annotations

import asyncio
import email.utils
import time
from dataclasses import replace

import pytest
from msgspec import structs

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from tests.api.parts import IMPATIENT, QUICK, SIGN_IN, Bench
from tests.support.faults import (
    Action,
    CutAt,
    Drop,
    Fault,
    Headers,
    Raw,
    Respond,
    Silence,
    Slow,
)

UNREAD = "/notification/notifications$"
CHILDREN = "/children/$"
TIMELINE = "/timeline/"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


async def _error(bench: Bench, *plan: Fault) -> KonnectError:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(*plan)
        with pytest.raises(KonnectError) as caught:
            await client.unread_counts()
    return caught.value


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Drop(reset=True), ErrorKind.OFFLINE),
        (Drop(), ErrorKind.OFFLINE),
        (CutAt(-40, reset=True), ErrorKind.OFFLINE),
        (CutAt(-40), ErrorKind.OFFLINE),
        (CutAt(20, reset=True), ErrorKind.OFFLINE),
        (CutAt(20), ErrorKind.OFFLINE),
        (Respond(500), ErrorKind.PORTAL_DOWN),
        (Respond(504, b"<html>", HTML), ErrorKind.PORTAL_DOWN),
        (Respond(408), ErrorKind.PORTAL_DOWN),
    ],
)
async def test_f029_a_read_is_tried_five_times_and_then_given_up(
    bench: Bench, fault: Action, kind: ErrorKind
) -> None:
    error = await _error(bench, Fault(UNREAD, (fault,)))
    assert error.kind is kind
    # What ends on a kept connection is repeated once unseen (F038).
    assert len(bench.reads) in {5, 6}
    assert (len(bench.renewals), len(bench.logins)) == (0, 1)


@pytest.mark.parametrize("fault", [Drop(reset=True), Drop(), CutAt(20), Respond(503)])
async def test_f029_a_passing_fault_is_not_seen(bench: Bench, fault: Action) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(UNREAD, (fault,), first=3))
        assert (await client.unread_counts()).messages is not None


async def test_f037_a_silence_is_given_up_and_asked_again(bench: Bench) -> None:
    bench = replace(bench, limits=IMPATIENT)
    said = Respond(200, b'{"nrOfNewMessages": 3}')
    silent = Fault(UNREAD, (Silence(),), first=2)
    bench.proxy.use(silent, Fault(UNREAD, (said,)), *SIGN_IN)
    async with bench.client(flow="app") as client:
        assert (await client.unread_counts()).messages == 3
    assert len(bench.reads) == 3


async def test_a_portal_that_is_not_there_is_offline(bench: Bench) -> None:
    gone = structs.replace(bench.portal, origin="http://127.0.0.1:9")
    bench.proxy.url = gone.origin
    async with bench.client() as client:
        with pytest.raises(KonnectError) as caught:
            await client.children()
    assert caught.value.kind is ErrorKind.OFFLINE


async def test_f038_a_stale_kept_connection_is_replaced_unseen(bench: Bench) -> None:
    bench = replace(bench, retry=replace(QUICK, attempts=1))
    async with bench.client() as client:
        await client.sign_in()
        await client.unread_counts()
        bench.proxy.use(Fault(UNREAD, (Drop(),), first=1))
        await client.unread_counts()
    stale, fresh = bench.proxy.seen(UNREAD)[1:]
    assert stale.connection != fresh.connection


@pytest.mark.parametrize(
    "fault",
    [
        Respond(302, b"", (("Location", "http://login.wifi/"),)),
        Respond(200, b"<html>Welcome</html>", HTML),
        Respond(200, b"\n <!DOCTYPE html>", ()),
    ],
)
async def test_f034_a_network_that_asks_for_a_sign_in_is_called_captive(
    bench: Bench, fault: Respond
) -> None:
    error = await _error(bench, Fault(UNREAD, (fault,)))
    assert error.kind is ErrorKind.CAPTIVE
    assert len(bench.reads) == 1


@pytest.mark.parametrize(
    "location", ["/parent/", "https://evil.invalid/", "http://[", "", "file:///etc/passwd"]
)
async def test_f044_a_redirected_read_is_not_followed(bench: Bench, location: str) -> None:
    fault = Respond(307, b"", (("Location", location),))
    error = await _error(bench, Fault(UNREAD, (fault,)))
    assert error.kind is ErrorKind.PORTAL_CHANGED
    assert len(bench.reads) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Slow(1, 0.02),
        Slow(1, 0.02, head=True),
        Silence(),
        Raw(b"HTTP/1.1 100 Continue\r\n\r\n", times=1000),
    ],
)
async def test_f035_f036_f037_an_answer_that_drips_is_cut(bench: Bench, fault: Action) -> None:
    bench = replace(bench, limits=IMPATIENT, retry=replace(QUICK, attempts=1))
    answer: tuple[Action, ...] = (Respond(200, b" " * 5000), fault)
    bench.proxy.use(Fault(UNREAD, answer), *SIGN_IN)
    async with bench.client(flow="app") as client:
        began_s = time.monotonic()
        with pytest.raises(KonnectError) as caught:
            await client.unread_counts()
    assert time.monotonic() - began_s < 4
    assert caught.value.kind in {ErrorKind.TIMEOUT, ErrorKind.OFFLINE}


@pytest.mark.parametrize(
    "junk",
    [
        b"HTTP/9.9 banana\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\x00b\r\nContent-Length: 2\r\n\r\n{}",
        b"\x16\x03\x01\x02\x00" * 30 + b"\r\n\r\n",
    ],
)
async def test_f043_what_is_no_http_is_a_portal_that_is_down(bench: Bench, junk: bytes) -> None:
    error = await _error(bench, Fault(UNREAD, (Raw(junk),)))
    assert error.kind is ErrorKind.PORTAL_DOWN
    assert len(bench.reads) == 5


async def test_f043_both_ways_of_framing_at_once_do_no_harm(bench: Bench) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"
    both = head + b"2\r\n{}\r\n0\r\n\r\n"
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(UNREAD, (Raw(both),)))
        assert (await client.unread_counts()).messages is None


def _http_date(ahead_s: float) -> str:
    return email.utils.formatdate(time.time() + ahead_s, usegmt=True)


@pytest.mark.parametrize(
    ("value", "window_s"),
    [("5", 5), ("date+40", 40), (None, 1), ("-1", 1), ("date-40", 1), ("soon", 1), ("0", 1)],
)
async def test_f045_t21_nothing_is_sent_inside_a_retry_after_window(
    bench: Bench, value: str | None, window_s: float
) -> None:
    if value is not None and value.startswith("date"):
        value = _http_date(float(value.removeprefix("date")))
    headers = (("Retry-After", value),) if value is not None else ()
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(UNREAD, (Respond(429, b"", headers),), first=1))
        await asyncio.gather(*(client.unread_counts() for _ in range(4)))
    assert max(bench.clock.slept_s) == pytest.approx(window_s, abs=1.5)
    assert bench.clock.ahead_s >= window_s - 1.5


@pytest.mark.parametrize(
    ("status", "value", "window_s"),
    [(429, "99999999", 900), (429, "9" * 400, 900), (503, "3600", 900), (429, "120", 120)],
)
async def test_f045_f047_a_long_window_is_said_and_kept(
    bench: Bench, status: int, value: str, window_s: float
) -> None:
    body = b"<html>maintenance</html>"
    fault = Respond(status, body, (*HTML, ("Retry-After", value)))
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(UNREAD, (fault,)))
        kinds: list[ErrorKind] = []
        for _ in range(3):
            with pytest.raises(KonnectError) as caught:
                await client.unread_counts()
            assert caught.value.retry_after_s == pytest.approx(window_s, abs=2)
            kinds.append(caught.value.kind)
        assert len(bench.reads) == 1
        kind = ErrorKind.RATE_LIMITED if status == 429 else ErrorKind.MAINTENANCE
        assert kinds == [kind] * 3
        bench.clock.ahead_s += window_s
        bench.proxy.use()
        assert (await client.unread_counts()).messages is not None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Respond(503, b"<h1>Onderhoud</h1>", HTML), ErrorKind.MAINTENANCE),
        (Respond(503, b"{}"), ErrorKind.PORTAL_DOWN),
        (Respond(500, b"<h1>Oeps</h1>", HTML), ErrorKind.PORTAL_DOWN),
        (Respond(502, b"<h1>Bad gateway</h1>", HTML), ErrorKind.PORTAL_DOWN),
    ],
)
async def test_f047_a_page_of_maintenance_is_told_from_a_fault_after_all_tries(
    bench: Bench, answer: Respond, kind: ErrorKind
) -> None:
    error = await _error(bench, Fault(UNREAD, (answer,)))
    assert error.kind is kind
    assert len(bench.reads) == 5


async def test_f046_half_of_all_answers_being_errors_is_survived(bench: Bench) -> None:
    errors = tuple(
        Fault(f"/{offset}$", (Respond(status),), chance=0.5)
        for offset, status in zip(range(0, 60, 6), (500, 502, 503, 504, 500) * 2, strict=True)
    )
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(*errors)
        for offset in range(0, 60, 6):
            assert (await client.timeline_page(offset)).received == 6
    assert {seen.status for seen in bench.reads} == {200, 500, 502, 503, 504}


async def test_a_cut_that_nobody_announced_a_length_for_is_tried_again(bench: Bench) -> None:
    cut = (Headers(remove=("Content-Length",)), CutAt(500))
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TIMELINE, cut, first=2))
        assert (await client.timeline_page(0)).received == 6
