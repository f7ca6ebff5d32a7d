"""How far a run is, in numbers that a bar, a line or a program can show."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_WINDOW_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a run.

    ``done`` is what was dealt with, ``failed`` what of it was not saved. ``left_s`` is ``None``
    until there is something to reckon with.
    """

    done: int
    total: int
    received_bytes: int
    bytes_per_s: float
    left_s: float | None
    failed: int = 0

    @property
    def saved(self) -> int:
        """How much lies in the archive now."""
        return self.done - self.failed


@dataclass(slots=True)
class ProgressMeter:
    """Counts what is done and reckons speed over the last ten seconds.

    Args:
        total: How many media the run is to save.
        clock: Seconds that never go back.
    """

    total: int
    clock: Callable[[], float] = time.monotonic
    done: int = 0
    failed: int = 0
    received_bytes: int = 0
    _marks: deque[tuple[float, int, int]] = field(default_factory=deque[tuple[float, int, int]])

    def __post_init__(self) -> None:
        self._marks.append((self.clock(), 0, 0))

    def count(self, received_bytes: int, *, failed: bool = False) -> None:
        """Count one medium as dealt with."""
        self.done += 1
        self.failed += failed
        self.received_bytes += received_bytes
        now = self.clock()
        self._marks.append((now, self.done, self.received_bytes))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_S:  # noqa: PLR2004
            self._marks.popleft()

    def read(self) -> Progress:
        """Return where the run is now."""
        since, done_then, bytes_then = self._marks[0]
        elapsed = max(self.clock() - since, 1e-6)
        per_s = (self.done - done_then) / elapsed
        return Progress(
            done=self.done,
            total=self.total,
            received_bytes=self.received_bytes,
            bytes_per_s=(self.received_bytes - bytes_then) / elapsed,
            left_s=(self.total - self.done) / per_s if per_s else None,
            failed=self.failed,
        )
