"""What nobody caught, now or in an earlier run: one report at a time, shown once, never sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from konnect_desktop.system.crash_report import make_report, save_report
from konnect_desktop.viewmodels.task_scope import TaskScope

_MOST_TOLD: Final = 20


class CrashSource(Protocol):
    """Where news of crashes comes from (``system.crash_hooks.CrashHooks``)."""

    on_crash: Callable[[str], None] | None

    def take_previous(self) -> str:
        """Return what stands in the file, once; blocks a moment."""
        ...


class CrashDesk(QObject):
    """Offers the report of a crash.

    ``found`` when there is a report and there was none before; ``grown`` when it says more;
    ``saved`` when the user's copy is written; ``failed`` with what the disk said.

    Args:
        source: Tells of crashes, from whatever thread.
        recent_lines: Returns the last lines of the log.
    """

    found = Signal()
    grown = Signal()
    saved = Signal()
    failed = Signal(object)
    _told = Signal(str)

    def __init__(
        self,
        source: CrashSource,
        recent_lines: Callable[[], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._recent_lines = recent_lines
        self._crashes: list[str] = []
        self._recent: tuple[str, ...] = ()
        self.is_earlier = False
        self._scope = TaskScope("crash", self.failed.emit)
        # Told in any thread, taken in this one.
        self._told.connect(self._take)
        self._listener: Callable[[str], None] = self._told.emit
        source.on_crash = self._listener

    @property
    def report(self) -> str:
        """The report; empty while there is nothing to tell."""
        return make_report("\n".join(self._crashes), self._recent) if self._crashes else ""

    def look_back(self) -> None:
        """See whether an earlier run left something; call it once, after the first paint."""
        self._scope.join("look back", self._look_back)

    def close_report(self) -> None:
        """Forget what has been shown: it is not told again, in this run or the next."""
        self._crashes.clear()
        self._recent = ()
        self.is_earlier = False
        self._scope.start("forget", self._forget())

    def save(self, path: Path) -> None:
        """Write the report where the user wants it."""
        self._scope.start("save", self._save(path, self.report))

    async def aclose(self) -> None:
        """Hear of nothing any more; what was not shown is told at the next start."""
        # Another window's may listen already.
        if self._source.on_crash is self._listener:
            self._source.on_crash = None
        await self._scope.dispose()

    def _take(self, line: str) -> None:
        if len(self._crashes) >= _MOST_TOLD:
            return
        first = not self._crashes
        self._crashes.append(line)
        if first:
            # As it was then; what follows is about showing the report.
            self._recent = tuple(self._recent_lines())
            self.found.emit()
        else:
            self.grown.emit()

    async def _look_back(self) -> None:
        text = await asyncio.to_thread(self._source.take_previous)
        if text and not self._crashes:
            self.is_earlier = True
            self._crashes.extend(text.splitlines())
            self.found.emit()

    async def _forget(self) -> None:
        await asyncio.to_thread(self._source.take_previous)

    async def _save(self, path: Path, report: str) -> None:
        await asyncio.to_thread(save_report, path, report)
        self.saved.emit()
