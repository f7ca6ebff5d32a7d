"""What a measured process says of itself when it has painted, as one line of JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

STAYS_S: Final = "KONNECT_BENCHMARK_STAYS_S"
"""The variable that tells for how many seconds a process stays after its first paint."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of a process at a moment.

    ``at_s`` is of the clock that all processes of a machine share; ``cpu_s`` what the process has
    had of the processors; ``qt`` are the Qt modules that were imported by then; ``window_at_s`` is
    when the window was shown, with whatever was in it.
    """

    name: str
    at_s: float
    cpu_s: float
    rss_bytes: int
    modules: int
    qt: tuple[str, ...]
    window_at_s: float


def tell(name: str, window_at_s: float | None = None) -> None:
    """Print where the process is now; without a moment of its own the window is shown now."""
    at_s, cpu_s = time.monotonic(), time.process_time()
    modules, qt = len(sys.modules), tuple(sorted(filter(_is_qt, sys.modules)))
    window_at_s = at_s if window_at_s is None else window_at_s
    mark = Mark(name, at_s, cpu_s, _rss_bytes(), modules, qt, window_at_s)
    print(json.dumps(asdict(mark)), flush=True)


def tell_painted(then: Callable[[], object], window_at_s: float | None = None) -> None:
    """Print it, stay for as long as is asked for, print it once more, and end."""
    tell("painted", window_at_s)
    stays_s = float(os.environ.get(STAYS_S, "0"))
    if not stays_s:
        then()
        return

    def end() -> None:
        tell("later")
        then()

    QTimer.singleShot(round(stays_s * 1000), end)


def _is_qt(name: str) -> bool:
    return name.startswith("PySide6.Qt")


def _rss_bytes() -> int:
    import psutil  # noqa: PLC0415 — what measures must not be measured

    return psutil.Process().memory_info().rss


class PaintWatch(QObject):
    """Calls ``then`` once, when a widget has been painted and the window has been shown."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        self._seen = False
        widget.installEventFilter(self)
        widget.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._then)
        return False
