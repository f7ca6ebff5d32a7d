"""T13: streams that drip are all cut in time, and whoever is at another portal notices nothing."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Limits, Network, RetryPolicy
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from tests.api.media_host import Memory
from tests.api.parts import SIGN_IN, Parent
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Respond, Slow

_AT_A_TIME: Final = 8  # reads of one account
_READS: Final = "^/restservices-parent/"
_ONCE: Final = RetryPolicy(attempts=1)


@dataclass(slots=True)
class SlowResult:
    """How many streams were cut for being slow, after how long the last one was, and how long the
    other account ever waited for an answer meanwhile.
    """

    streams: int
    cut: int = 0
    last_cut_s: float = 0.0
    others_read: int = 0
    others_waited_s: float = 0.0
    other_ends: list[str] = field(default_factory=list[str])


def slow_streams(media: int, accounts: int, limits: Limits) -> SlowResult:
    """Let media and answers drip, a byte at a time, all at once.

    Args:
        media: How many transfers.
        accounts: How many accounts, each of which reads as much at a time as it may.
        limits: The patience that is tried.
    """
    result = SlowResult(media + accounts * _AT_A_TIME)
    drip = Slow(1, limits.slow_window_s / 50)
    slow = (Fault("/", (Respond(200, b" " * 100_000), drip)),)
    quick = Fault(_READS, (Respond(200, b'{"nrOfNewMessages": 3}'),))
    with (
        FaultProxy(plan=(*SIGN_IN, *slow)) as dripping,
        FaultProxy(plan=(quick, *SIGN_IN)) as other,
    ):
        network = Network(retry=_ONCE, limits=limits)
        asyncio.run(_Bench(dripping.url, other.url, network, result).stream(media, accounts))
    return result


@dataclass(frozen=True, slots=True)
class _Bench:
    url: str
    other_url: str
    network: Network
    result: SlowResult

    async def stream(self, media: int, accounts: int) -> None:
        """Start all streams at once, and read on with the other account until all are cut."""
        async with AsyncExitStack() as stack:
            clients = [
                await stack.enter_async_context(_client(self.url, self.network))
                for _ in range(accounts)
            ]
            # Only those that drip are to be at the end of their patience.
            patient = replace(self.network, limits=Limits())
            other = await stack.enter_async_context(_client(self.other_url, patient))
            await asyncio.gather(other.sign_in(), *(client.sign_in() for client in clients))
            reading = asyncio.create_task(self._read_on(other))
            reads = [self._read(client) for client in clients for _ in range(_AT_A_TIME)]
            await asyncio.gather(asyncio.to_thread(self._transfer, media), *reads)
            reading.cancel()
            await asyncio.wait([reading])
            if not reading.cancelled():
                self.result.other_ends.append(repr(reading.exception()))

    async def _read_on(self, other: ApiClient) -> None:
        while True:
            began_s = time.monotonic()
            await other.unread_counts()
            waited_s = time.monotonic() - began_s
            self.result.others_waited_s = max(self.result.others_waited_s, waited_s)
            self.result.others_read += 1
            await asyncio.sleep(0.01)

    async def _read(self, client: ApiClient) -> None:
        began_s, kind = time.monotonic(), None
        try:
            await client.unread_counts()
        except KonnectError as error:
            kind = error.kind
        self._note(kind, time.monotonic() - began_s)

    def _transfer(self, media: int) -> None:
        with (
            closing(MediaClient(network=self.network, allow_loopback=True)) as client,
            ThreadPoolExecutor(media) as threads,
        ):
            for kind, spent_s in threads.map(partial(self._fetch, client), range(media)):
                self._note(kind, spent_s)

    def _fetch(self, client: MediaClient, number: int) -> tuple[ErrorKind | None, float]:
        began_s, kind = time.monotonic(), None
        try:
            client.fetch(
                f"{self.url}/media/{number}",
                kind=MediaKind.PHOTO,
                into=Memory(),
                cancelled=threading.Event(),
            )
        except KonnectError as error:
            kind = error.kind
        return kind, time.monotonic() - began_s

    def _note(self, kind: ErrorKind | None, spent_s: float) -> None:
        self.result.last_cut_s = max(self.result.last_cut_s, spent_s)
        if kind is ErrorKind.TIMEOUT:
            self.result.cut += 1
        else:
            self.result.other_ends.append(str(kind))


def _client(url: str, network: Network) -> ApiClient:
    portal = Portal("demo", url, demo=True)
    return ApiClient(portal, Parent("a", "b"), network=network, flow="app")
