"""Whether a run is waiting for its connection; told by its transfers, from their threads.

Rule: silence is that of the network alone. While the disk is at work nobody listens, and a slow
disk is not taken for a lost connection.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final

from konnect_desktop.api.media import Sink

_SILENCE_S: Final = 6.0


class WaitsFor(StrEnum):
    """What a run waits for while nothing arrives."""

    CONNECTION = "connection"
    PORTAL = "portal"


class LineWatch:
    """Listens along with all transfers of a run; thread-safe.

    Args:
        failed_for_s: How long nothing has come where a try failed, before that is called waiting.
        clock: Seconds that never go back.
    """

    def __init__(
        self, failed_for_s: float = 2.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._failed_for_s = failed_for_s
        self._clock = clock
        self._lock = threading.Lock()
        self._listeners = 0
        self._heard_s = clock()
        self._failed: WaitsFor | None = None

    @contextmanager
    def listening(self) -> Generator[None]:
        """Expect something to arrive meanwhile."""
        self._listen(1, is_news=not self._listeners)
        try:
            yield
        finally:
            self._listen(-1)

    @contextmanager
    def at_disk(self) -> Generator[None]:
        """Take in what has arrived: who listened does not, meanwhile."""
        self.heard()
        self._listen(-1)
        try:
            yield
        finally:
            self._listen(1, is_news=True)

    def heard(self) -> None:
        """Note that there was an answer."""
        with self._lock:
            self._heard_s, self._failed = self._clock(), None

    def not_reached(self, waits_for: WaitsFor) -> None:
        """Note that a try has reached nobody."""
        with self._lock:
            self._failed = waits_for

    def waits_for(self) -> WaitsFor | None:
        """Return what the run waits for; ``None`` while bytes arrive."""
        with self._lock:
            silence_s = self._clock() - self._heard_s
            if self._failed is not None and silence_s >= self._failed_for_s:
                return self._failed
            silent = self._listeners and silence_s >= _SILENCE_S
            return WaitsFor.CONNECTION if silent else None

    def _listen(self, more: int, *, is_news: bool = False) -> None:
        with self._lock:
            self._listeners += more
            if is_news:
                self._heard_s = self._clock()


class HeardSink:
    """A sink whose bytes are heard of."""

    def __init__(self, sink: Sink, watch: LineWatch) -> None:
        self._sink = sink
        self._watch = watch

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        """Take the head of an answer."""
        with self._watch.at_disk():
            self._sink.begin(total=total, etag=etag, offset=offset)

    def write(self, chunk: bytes) -> None:
        """Take bytes."""
        with self._watch.at_disk():
            self._sink.write(chunk)
