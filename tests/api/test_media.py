from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from konnect_desktop.api.media import FetchCancelledError, Fetched
from konnect_desktop.api.network import Limits, Network
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from tests.api.media_host import ETAG, LINK, PHOTO, WHOLE, Host, Memory
from tests.api.parts import TurnedClock
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import (
    Action,
    CutAt,
    Drop,
    Endless,
    Fault,
    Gzip,
    Headers,
    Raw,
    Respond,
    Silence,
    Slow,
    Status,
)


def test_f170_a_photo_arrives_whole_and_the_request_tells_nothing(host: Host) -> None:
    sink = Memory()
    fetched = host.fetch(sink)
    assert sink.data == PHOTO
    assert fetched == Fetched(len(PHOTO), announced=True, etag=ETAG, content_type="image/jpeg")
    assert sink.begins == [(len(PHOTO), ETAG, 0)]
    (seen,) = host.proxy.ledger
    assert seen.path == LINK
    assert set(seen.headers) == {"host", "user-agent", "accept", "accept-encoding"}
    assert seen.headers["accept-encoding"] == "identity"
    assert seen.headers["user-agent"].startswith("KonnectDesktop/")


def test_each_thread_keeps_one_connection_and_no_cookie(host: Host) -> None:
    cookie = replace(WHOLE, headers=(*WHOLE.headers, ("Set-Cookie", "a=b; Path=/")))
    host.proxy.use(Fault("/", (cookie,)))
    with ThreadPoolExecutor(4) as pool:
        sinks = [Memory() for _ in range(40)]
        list(pool.map(host.fetch, sinks))
    assert all(sink.data == PHOTO for sink in sinks)
    assert len({seen.connection for seen in host.proxy.ledger}) <= 4
    assert all("cookie" not in seen.headers for seen in host.proxy.ledger)


def test_f066_an_end_without_an_announced_length_is_told_apart(host: Host) -> None:
    host.proxy.use(Fault("/", (WHOLE, Headers(remove=("Content-Length",)), CutAt(1000))))
    sink = Memory()
    fetched = host.fetch(sink)
    assert (fetched.total, fetched.announced) == (1000, False)


def test_expired_links_do_not_cost_a_connection_each(host: Host) -> None:
    for _ in range(5):
        host.refused(Respond(403, b"<Error/>"))
    assert {seen.connection for seen in host.proxy.ledger} == {1}


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        (Respond(404), ErrorKind.MEDIA_GONE),
        (Respond(410), ErrorKind.MEDIA_GONE),
        (Respond(500), ErrorKind.PORTAL_DOWN),
        (Respond(400), ErrorKind.PORTAL_DOWN),
        (Respond(204, b"", (("X", "y"),)), ErrorKind.PORTAL_DOWN),
        (Raw(b"HTTP/1.1 banana\r\n\r\n"), ErrorKind.PORTAL_DOWN),
        (Raw(b"\x00\x01\x02\r\n\r\n"), ErrorKind.PORTAL_DOWN),
        (Drop(), ErrorKind.OFFLINE),
        (Drop(reset=True), ErrorKind.OFFLINE),
        (CutAt(-30), ErrorKind.OFFLINE),
    ],
)
def test_each_refusal_of_the_media_host_has_its_kind(
    host: Host, action: Action, kind: ErrorKind
) -> None:
    before = () if isinstance(action, Respond | Raw | Drop) else (WHOLE,)
    assert host.refused(*before, action).kind is kind


def test_f038_a_stale_kept_connection_is_replaced_unseen(host: Host) -> None:
    host.fetch(Memory())
    host.proxy.use(Fault("/", (Drop(),), first=1), Fault("/", (WHOLE,)))
    sink = Memory()
    host.fetch(sink)
    assert bytes(sink.data) == PHOTO
    assert len(host.proxy.ledger) == 3


def test_f045_a_retry_after_window_holds_for_the_host() -> None:
    clock = TurnedClock()
    with FaultProxy() as proxy:
        host = Host(proxy, Network(clock=clock))
        error = host.refused(Respond(429, b"", (("Retry-After", "30"),)))
        assert (error.kind, error.retry_after_s) == (ErrorKind.RATE_LIMITED, 30)
        error = host.refused(WHOLE)
        assert error.kind is ErrorKind.RATE_LIMITED
        assert error.retry_after_s == pytest.approx(30, abs=1)
        assert len(proxy.ledger) == 1
        clock.ahead_s += 30
        proxy.use(Fault("/", (WHOLE,)))
        host.fetch(Memory())
        host.client.close()


@pytest.mark.parametrize("location", ["{url}/b.jpeg?Signature=x", "/b.jpeg", "b.jpeg?x=%41"])
def test_f044_a_redirect_within_the_host_is_followed(host: Host, location: str) -> None:
    to = ("Location", location.format(url=host.proxy.url))
    host.proxy.use(Fault("IMG", (Respond(302, b"", (to,)),)), Fault("/b", (WHOLE,)))
    sink = Memory()
    host.fetch(sink)
    assert bytes(sink.data) == PHOTO


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.invalid/x",
        "http://127.0.0.1:1/x",
        "file:///etc/passwd",
        "//evil.invalid/x",
        "http://[",
        "\\\\evil\\share",
        "data:image/jpeg,x",
        "ftp://127.0.0.1/",
        "http://0x7f000001/",
    ],
)
def test_f044_a_redirect_elsewhere_is_blocked(host: Host, location: str) -> None:
    error = host.refused(Respond(301, b"", (("Location", location),)))
    assert error.kind is ErrorKind.MEDIA_BLOCKED
    assert len(host.proxy.ledger) == 1


def test_f044_a_redirect_loop_ends_after_three(host: Host) -> None:
    error = host.refused(Respond(302, b"", (("Location", LINK),)))
    assert error.kind is ErrorKind.MEDIA_BLOCKED
    assert len(host.proxy.ledger) == 4


def test_f053_compressed_media_are_refused(host: Host) -> None:
    assert host.refused(WHOLE, Gzip()).kind is ErrorKind.MEDIA_DAMAGED


@pytest.mark.parametrize(
    "actions",
    [
        (Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000000\r\n\r\n" + PHOTO),),
        (Respond(200, PHOTO * 2),),
        (Respond(200), Endless(PHOTO[:50_000])),
    ],
)
def test_f081_more_than_the_limit_is_not_taken(
    hasty_host: Host, actions: tuple[Action, ...]
) -> None:
    sink = Memory()
    hasty_host.proxy.use(Fault("/", actions))
    with pytest.raises(KonnectError) as caught:
        hasty_host.fetch(sink)
    assert caught.value.kind is ErrorKind.MEDIA_TOO_LARGE
    assert len(sink.data) <= 300_000


def test_a_video_may_be_larger_than_a_photo(hasty_host: Host) -> None:
    hasty_host.proxy.use(Fault("/", (Respond(200, PHOTO * 2),)))
    sink = Memory()
    hasty_host.fetch(sink, kind=MediaKind.VIDEO)
    assert len(sink.data) == 2 * len(PHOTO)


def test_f076_an_empty_answer_is_no_photo_and_one_byte_is_handed_on(host: Host) -> None:
    assert host.refused(Respond(200, b"")).kind is ErrorKind.OFFLINE
    host.proxy.use(Fault("/", (Respond(200, b"\xff"),)))
    assert host.fetch(Memory()).total == 1


@pytest.mark.parametrize(
    "fault",
    [
        Slow(1, 0.02),
        Slow(1, 0.02, head=True),
        Silence(),
        Raw(b"HTTP/1.1 102 Processing\r\n\r\n" * 50, times=1_000_000),
    ],
)
def test_f035_f036_f037_a_dripping_answer_is_cut_in_a_plain_thread_too(
    hasty_host: Host, fault: Action
) -> None:
    began_s = time.monotonic()
    error = hasty_host.refused(WHOLE, fault)
    assert time.monotonic() - began_s < 2.5
    assert error.kind in {ErrorKind.TIMEOUT, ErrorKind.OFFLINE, ErrorKind.PORTAL_DOWN}
    if not isinstance(fault, Raw):
        assert error.kind is ErrorKind.TIMEOUT


def test_f035_what_came_before_a_time_out_can_be_resumed(hasty_host: Host) -> None:
    hasty_host.proxy.use(Fault("/", (WHOLE, Slow(500, 0.1))))
    sink = Memory()
    limits = Limits(slow_window_s=0.35, slow_bytes_per_s=50_000)
    host = Host(hasty_host.proxy, Network(limits=limits))
    with pytest.raises(KonnectError) as caught:
        host.fetch(sink)
    host.client.close()
    assert caught.value.kind is ErrorKind.TIMEOUT
    assert 0 < len(sink.data) < len(PHOTO)
    assert PHOTO.startswith(sink.data)


def test_a_slow_disk_is_not_taken_for_a_slow_portal(hasty_host: Host) -> None:
    class SlowSink(Memory):
        def write(self, chunk: bytes) -> None:
            time.sleep(0.1)
            super().write(chunk)

    sink = SlowSink()
    hasty_host.fetch(sink)
    assert bytes(sink.data) == PHOTO


@pytest.mark.parametrize("stage", [Silence(), Slow(100, 0.05)])
def test_f059_a_cancelled_fetch_ends_at_once(host: Host, stage: Action) -> None:
    host.proxy.use(Fault("/", (WHOLE, stage)))
    cancelled = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        fetching = pool.submit(host.fetch, Memory(), cancelled=cancelled)
        while not host.proxy.ledger:
            time.sleep(0.001)
        began_s = time.monotonic()
        cancelled.set()
        assert isinstance(fetching.exception(timeout=5), FetchCancelledError)
        assert time.monotonic() - began_s < 0.5


def test_nothing_is_asked_after_cancel_or_close(host: Host) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(FetchCancelledError):
        host.fetch(Memory(), cancelled=cancelled)
    host.client.close()
    with pytest.raises(FetchCancelledError):
        host.fetch(Memory())
    assert host.proxy.ledger == []


def test_what_the_sink_raises_is_passed_on_and_the_next_fetch_works(host: Host) -> None:
    class FullSink(Memory):
        def write(self, chunk: bytes) -> None:
            del chunk
            raise OSError(28, "no space")

    with pytest.raises(OSError, match="no space"):
        host.fetch(FullSink())
    sink = Memory()
    host.fetch(sink)
    assert bytes(sink.data) == PHOTO


def test_a_status_that_says_nothing_of_media_is_a_portal_that_is_down(host: Host) -> None:
    assert host.refused(WHOLE, Status(203)).kind is ErrorKind.PORTAL_DOWN
