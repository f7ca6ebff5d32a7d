"""One entry on its own page: whole, and kept up to date while it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_rows import EntryKey, EntryRow


class Diary(QObject):
    """The entry that is open, if any.

    Signals:
        changed: ``row`` is another, or there is none.
        failed: With a ``KonnectError``: it can't be read.

    Args:
        timeline: Where entries come from.
        parent: Its owner.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, timeline: TimelineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._key: EntryKey | None = None
        self._row: EntryRow | None = None
        self._scope = TaskScope("diary", self._fail)
        timeline.entry_changed.connect(self._take_change)

    @property
    def key(self) -> EntryKey | None:
        """Which entry is open."""
        return self._key

    @property
    def row(self) -> EntryRow | None:
        """The open entry with all its text, moments, media and attachments; ``None`` before."""
        return self._row

    def open(self, key: EntryKey) -> None:
        """Show this entry."""
        self._key = key
        self._take(None)
        self._scope.start("load", self._load(key))

    def close(self) -> None:
        """Show none."""
        self._scope.cancel("load")
        self._key = None
        self._take(None)

    async def aclose(self) -> None:
        """End everything."""
        await self._scope.dispose()

    def _take_change(self, key: EntryKey) -> None:
        if key == self._key:
            self._scope.start("load", self._load(key))

    async def _load(self, key: EntryKey) -> None:
        row = await self._timeline.entry(key)
        if key == self._key:
            self._take(row)

    def _take(self, row: EntryRow | None) -> None:
        if row != self._row:
            self._row = row
            self.changed.emit()

    def _fail(self, error: KonnectError) -> None:
        self.failed.emit(error)
