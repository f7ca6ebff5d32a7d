"""T21: no request reaches a host within the time that it asked to be left alone for."""

from __future__ import annotations

import asyncio
import email.utils
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network
from konnect_desktop.domain.errors import KonnectError, UnreachableError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from tests.api.media_host import WHOLE, Memory
from tests.api.parts import QUICK, SIGN_IN, Parent, until
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Respond, Seen

_READS: Final = "^/restservices-parent/"
_MEDIA: Final = "^/media/"
_HOST: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class WindowResult:
    """How many windows a portal set, how many requests came to it, and how many too early."""

    windows: int
    requests: int
    early: int


@dataclass(frozen=True, slots=True)
class _Window:
    """What one portal answers its first read with, and until when it is to be left alone."""

    name: str
    answer: Respond
    seconds: float
    date_s: float | None = None

    def ends_at_s(self, answered_at_s: float) -> float:
        """Return the end of the window on the monotonic clock."""
        return answered_at_s + self.seconds if self.date_s is None else self.date_s

    @property
    def fault(self) -> Fault:
        """The fault as the proxy takes it; portals are told apart by who asks."""
        return Fault(_READS, (self.answer,), header=f"user-agent: {self.name}$", first=1)


def windows_kept(trials: int, seed: int) -> WindowResult:
    """Let so many clients meet a busy portal each, all at the same time."""
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    windows = [_window(dice, f"trial-{number}") for number in range(trials)]
    good = Fault(_READS, (Respond(200, b'{"nrOfNewMessages": 3}'),))
    plan = (*(window.fault for window in windows), good, Fault(_MEDIA, (WHOLE,)), *SIGN_IN)
    with FaultProxy(plan=plan) as proxy:
        asyncio.run(_ask_all(proxy.url, windows))
        ledger = list(proxy.ledger)
    early = sum(_early(window, ledger) for window in windows)
    return WindowResult(len(windows), len(ledger), early)


def _window(dice: random.Random, name: str) -> _Window:
    seconds = dice.choice((1, 1, 2, 3))
    status = dice.choice((429, 429, 503))
    form = dice.choice(("seconds", "date", "absent", "past", "nonsense"))
    if form == "date":
        epoch_s = int(time.time()) + seconds + 1
        said = email.utils.formatdate(epoch_s, usegmt=True)
        date_s = epoch_s - time.time() + time.monotonic()
        return _Window(name, Respond(429, b"", (("Retry-After", said),)), 0, date_s)
    if form == "seconds":
        return _Window(name, Respond(status, b"", (("Retry-After", str(seconds)),)), seconds)
    said = {"absent": (), "past": (("Retry-After", "-5"),), "nonsense": (("Retry-After", "soon"),)}
    return _Window(name, Respond(429, b"", said[form]), 1)


async def _ask_all(url: str, windows: Sequence[_Window]) -> None:
    await asyncio.gather(*(_ask(url, window.name) for window in windows))


async def _ask(url: str, name: str) -> None:
    """Meet the window, and want much more while it lasts."""
    network = Network(retry=QUICK, user_agent=name)
    portal = Portal("demo", url, demo=True)
    media = MediaClient(network=network, allow_loopback=True)
    async with ApiClient(portal, Parent("a", "b"), network=network, flow="app") as client:
        first = asyncio.create_task(client.unread_counts())
        await until(lambda: network.gates.closed_for_s(_HOST, time.monotonic()))
        refused = await asyncio.to_thread(_picture, media, url)
        assert refused is not None, "a picture was asked for within the window"
        await asyncio.gather(first, *(client.unread_counts() for _ in range(4)))
        assert await asyncio.to_thread(_picture, media, url) is None
    media.close()


def _picture(media: MediaClient, url: str) -> KonnectError | None:
    try:
        media.fetch(
            f"{url}/media/a.jpeg",
            kind=MediaKind.PHOTO,
            into=Memory(),
            cancelled=threading.Event(),
        )
    except UnreachableError as error:
        return error
    return None


def _early(window: _Window, ledger: Sequence[Seen]) -> int:
    own = [seen for seen in ledger if seen.headers["user-agent"] == window.name]
    (refused,) = [seen for seen in own if seen.status == window.answer.status]
    ends_at_s = window.ends_at_s(refused.at_s)
    return sum(refused.at_s < seen.at_s < ends_at_s for seen in own)
