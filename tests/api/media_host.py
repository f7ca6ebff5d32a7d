"""A media host of the plan's making and a sink in memory, for the tests of the media client."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field

import pytest

from konnect_desktop.api.media import Fetched, MediaClient, Resume
from konnect_desktop.api.network import Network
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media import MediaKind
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import (
    Action,
    Fault,
    Respond,
)

PHOTO = random.Random(3).randbytes(200_000)  # noqa: S311 — reproducible, not secret
ETAG = '"v1"'
WHOLE = Respond(200, PHOTO, (("Content-Type", "image/jpeg"), ("ETag", ETAG)))
LINK = "/zonnebloem/IMG-1.jpeg?Expires=1773274000&Key-Pair-Id=K&Signature=abc~-_"


@dataclass
class Memory:
    """A sink that keeps a part, as a file would, and how often it was begun."""

    data: bytearray = field(default_factory=bytearray)
    begins: list[tuple[int | None, str | None, int]] = field(default_factory=list)

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        self.begins.append((total, etag, offset))
        del self.data[offset:]

    def write(self, chunk: bytes) -> None:
        self.data += chunk


@dataclass
class Host:
    """A media host of the plan's making, and a client that may reach it."""

    proxy: FaultProxy
    network: Network = field(default_factory=Network)

    def __post_init__(self) -> None:
        self.client = MediaClient(network=self.network, allow_loopback=True)

    def fetch(
        self,
        into: Memory,
        resume: Resume | None = None,
        kind: MediaKind = MediaKind.PHOTO,
        path: str = LINK,
        cancelled: threading.Event | None = None,
    ) -> Fetched:
        return self.client.fetch(
            self.proxy.url + path,
            kind=kind,
            into=into,
            resume=resume,
            cancelled=cancelled or threading.Event(),
        )

    def refused(self, *actions: Action, resume: Resume | None = None) -> KonnectError:
        self.proxy.use(Fault("/", actions))
        with pytest.raises(KonnectError) as caught:
            self.fetch(Memory(), resume)
        return caught.value
