"""How late a timer comes while the window does something: what holds the window up."""

from __future__ import annotations

import statistics
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS: Final = 5
HELD_MS: Final = 16.0
_PER_CENT: Final = 100


@dataclass(slots=True)
class Stretch:
    """What a stretch of the run was, and of each tick in it, in milliseconds, how late it came.

    ``busy_ms`` is the processor time that the window's own thread has had since the tick before:
    what it would have been late by on a machine with nothing else to do.
    """

    name: str
    late_ms: list[float] = field(default_factory=list[float])
    busy_ms: list[float] = field(default_factory=list[float])

    @property
    def worst_ms(self) -> float:
        """The latest tick."""
        return max(self.late_ms, default=0.0)

    @property
    def p99_ms(self) -> float:
        """What 99 of 100 ticks stay below."""
        if len(self.late_ms) < 2:  # noqa: PLR2004 — quantiles need two
            return self.worst_ms
        return statistics.quantiles(self.late_ms, n=_PER_CENT)[-1]

    @property
    def busiest_ms(self) -> float:
        """The most that the window's thread did in one go."""
        return max(self.busy_ms, default=0.0)

    @property
    def held(self) -> int:
        """How often that was more than 16 ms."""
        return sum(busy > HELD_MS for busy in self.busy_ms)


class LateTicks(QObject):
    """A timer of 5 ms that notes by how much each tick is late, stretch by stretch."""

    def __init__(self) -> None:
        super().__init__()
        self.stretches: list[Stretch] = []
        self._now: Stretch | None = None
        self._before_s = self._before_cpu_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._note)

    @contextmanager
    def stretch(self, name: str) -> Generator[Stretch]:
        """Note under this name what comes in the block."""
        self._now = Stretch(name)
        self.stretches.append(self._now)
        self._before_s, self._before_cpu_s = time.perf_counter(), time.thread_time()
        self._timer.start()
        try:
            yield self._now
        finally:
            self._note()
            self._timer.stop()
            self._now = None

    def _note(self) -> None:
        now_s, now_cpu_s = time.perf_counter(), time.thread_time()
        if self._now is not None:
            self._now.late_ms.append(max(0.0, (now_s - self._before_s) * 1000 - TICK_MS))
            self._now.busy_ms.append((now_cpu_s - self._before_cpu_s) * 1000)
        self._before_s, self._before_cpu_s = now_s, now_cpu_s
