from __future__ import annotations

import asyncio
import contextlib
import gzip
import random
import subprocess
import sys
import threading
import time

import pytest

from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network, RetryPolicy
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from tests.api.media_host import Memory
from tests.api.parts import IMPATIENT, TurnedClock
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Endless, Fault, Raw, Respond

_MIB = 1024 * 1024
GZIP = (("Content-Type", "application/json"), ("Content-Encoding", "gzip"))
BROTLI = (("Content-Type", "application/json"), ("Content-Encoding", "br"))


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as POSIX systems tell it")
def test_t12_f051_f052_f053_bombs_cost_little_memory_and_time() -> None:
    bomb = gzip.compress(b"[" + b'"0123456789",' * (300 * _MIB // 13), 6)
    plan = (
        Fault("/good", (Respond(200, b"{}"),)),
        Fault("/gzip", (Respond(200, bomb, GZIP),)),
        Fault("/twice", (Respond(200, gzip.compress(bomb), GZIP),)),
        Fault("/brotli", (Respond(200, bomb[:400], BROTLI),)),
        Fault("/endless", (Respond(200), Endless(b" " * 65536))),
        Fault("/deep", (Respond(200, b"[" * 8 * _MIB),)),
        Fault("/page", (Respond(500, b"<p>" * 30 * _MIB),)),
    )
    names = ["gzip", "twice", "brotli", "endless", "deep", "page"]
    with FaultProxy(plan=plan) as proxy:
        began_s = time.monotonic()
        probe = subprocess.run(  # noqa: S603 — a module of these tests
            [sys.executable, "-m", "tests.api.bomb_probe", proxy.url, *names],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        spent_s = time.monotonic() - began_s
    lines = [line.split() for line in probe.stdout.splitlines()]
    assert [(name, kind) for name, kind, _ in lines] == [
        *((name, "portal_changed") for name in names[:5]),
        ("page", "portal_down"),
    ]
    assert max(int(grown) for *_, grown in lines) <= 64 * _MIB
    assert spent_s < 2 * len(names)


def _mutations(count: int) -> list[bytes]:
    """Answers that were good once: cut, with bytes changed, doubled, and with hostile lines."""
    die = random.Random(20)  # noqa: S311 — reproducible, not secret
    body = b'{"nrOfNewMessages": 1}'
    good = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    whole = good % len(body) + body
    chunked = whole.replace(b"Content-Length: 22", b"Transfer-Encoding: chunked").replace(
        body, b"16\r\n" + body + b"\r\n0\r\n\r\n"
    )
    lines = [
        b"Content-Length: 99999999999999999999\r\n",
        b"Transfer-Encoding: gzip, chunked\r\n",
        b"Content-Encoding: deflate\r\n",
        b": novalue\r\n",
        b" folded\r\n",
        b"X: \xff\xfe\r\n",
        b"Location: http://[\r\n",
        b"Retry-After: \r\n",
        b"Date: never\r\n",
        b"Set-Cookie: ;;;=\r\n",
        b"Content-Type: \x00\r\n",
        b"Connection: close, upgrade\r\nUpgrade: x\r\n",
    ]
    statuses = [b"000", b"101", b"102", b"200", b"206", b"301", b"416", b"429", b"999", b"2000"]
    made: list[bytes] = []
    for _ in range(count):
        data = bytearray(die.choice([whole, chunked]))
        for _ in range(die.randrange(3)):
            data[die.randrange(len(data))] = die.randrange(256)
        if die.random() < 0.4:
            data[17:17] = die.choice(lines)
        if die.random() < 0.3:
            data[9:12] = die.choice(statuses)
        if die.random() < 0.3:
            del data[die.randrange(len(data)) :]
        if die.random() < 0.1:
            data += bytes(data)
        made.append(bytes(data))
    return made


async def test_t10_300_malformed_answers_end_in_a_value_or_a_kind() -> None:
    network = Network(retry=RetryPolicy(attempts=1), limits=IMPATIENT, clock=TurnedClock())
    answers = _mutations(300)
    plan = tuple(Fault(f"/{n}$", (Raw(answer),)) for n, answer in enumerate(answers))
    with FaultProxy(plan=plan) as proxy:
        exchange = Exchange(Portal("demo", proxy.url, demo=True), network)
        media = MediaClient(network=network, allow_loopback=True)

        async def read(number: int) -> None:
            with contextlib.suppress(KonnectError):
                await exchange.get(Route("GET", f"/{number}"))

        def fetch(number: int) -> None:
            url = f"{proxy.url}/{number}"
            with contextlib.suppress(KonnectError):
                media.fetch(url, kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event())

        async with asyncio.timeout(45):
            for number in range(len(answers)):
                await read(number)
                await asyncio.to_thread(fetch, number)
        await exchange.aclose()
        media.close()
        assert len(proxy.ledger) > len(answers)
