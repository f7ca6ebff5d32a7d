"""How far a run is, in numbers that a bar, a line or a program can show."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from konnect_desktop.services.saving.line_watch import LineWatch, WaitsFor

_WINDOW_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a run.

    ``done`` is what was dealt with, ``failed`` what of it was not saved. ``left_s`` is ``None``
    until there is something to reckon with, and while the run waits for the connection.
    """

    done: int
    total: int
    received_bytes: int
    bytes_per_s: float
    left_s: float | None
    failed: int = 0
    waits_for: WaitsFor | None = None

    @property
    def saved(self) -> int:
        """How much lies in the archive now."""
        return self.done - self.failed


@dataclass(slots=True)
class ProgressMeter:
    """Counts what is done and reckons speed over the last ten seconds; used on one thread.

    Time that was waited for the connection is in neither speed nor time left.

    Args:
        total: How many media the run is to save.
        clock: Seconds that never go back.
        line: Knows whether anything arrives.
    """

    total: int
    clock: Callable[[], float] = time.monotonic
    done: int = 0
    failed: int = 0
    received_bytes: int = 0
    line: LineWatch = field(default_factory=LineWatch)
    _marks: deque[tuple[float, int, int]] = field(default_factory=deque[tuple[float, int, int]])
    _has_waited: bool = False

    def __post_init__(self) -> None:
        self._begin_anew()

    def count(self, received_bytes: int, *, failed: bool = False) -> None:
        """Count one medium as dealt with."""
        if self._has_waited and self.line.waits_for() is None:
            self._begin_anew()
        self.done += 1
        self.failed += failed
        self.received_bytes += received_bytes
        now = self.clock()
        self._marks.append((now, self.done, self.received_bytes))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_S:  # noqa: PLR2004
            self._marks.popleft()

    def read(self) -> Progress:
        """Return where the run is now."""
        if waits_for := self.line.waits_for():
            self._has_waited = True
            return self._moment(0.0, None, waits_for)
        if self._has_waited:
            self._begin_anew()
        since, done_then, bytes_then = self._marks[0]
        elapsed = max(self.clock() - since, 1e-6)
        per_s = (self.done - done_then) / elapsed
        left_s = (self.total - self.done) / per_s if per_s else None
        return self._moment((self.received_bytes - bytes_then) / elapsed, left_s)

    def _moment(
        self, bytes_per_s: float, left_s: float | None, waits_for: WaitsFor | None = None
    ) -> Progress:
        return Progress(
            done=self.done,
            total=self.total,
            received_bytes=self.received_bytes,
            bytes_per_s=bytes_per_s,
            left_s=left_s,
            failed=self.failed,
            waits_for=waits_for,
        )

    def _begin_anew(self) -> None:
        self._marks.clear()
        self._marks.append((self.clock(), self.done, self.received_bytes))
        self._has_waited = False
