"""What stands in the diaries of a photo's day, of the children on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_rows import EntryKey, EntryRow, ShownMedium


class DayDiaries(QObject):
    """The diaries of the photo that was asked for last; ``changed`` says that they are others.

    Args:
        timeline: Where entries come from.
        parent: Its owner.
    """

    changed = Signal()

    def __init__(self, timeline: TimelineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._medium: ShownMedium | None = None
        self._keys: tuple[EntryKey, ...] = ()
        self._rows: tuple[EntryRow, ...] = ()
        self._scope = TaskScope("day diaries", self._take_error)
        timeline.entry_changed.connect(self._take_change)

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The diaries that say something."""
        return self._rows

    def look_for(self, medium: ShownMedium | None) -> None:
        """Look for the diaries of a photo's day and children; of ``None`` for none."""
        if medium == self._medium:
            return
        self._medium = medium
        self._scope.cancel("load")
        self._keys = self._keys_of(medium)
        if not self._keys or self._keys != tuple(row.key for row in self._rows):
            self._take(())
        if self._keys and not self._rows:
            self._scope.start("load", self._load(self._keys))

    async def aclose(self) -> None:
        """End everything."""
        await self._scope.dispose()

    def _keys_of(self, medium: ShownMedium | None) -> tuple[EntryKey, ...]:
        day = None if medium is None else medium.day or medium.medium.day
        if medium is None or day is None:
            return ()
        children = {child.child.child_id for child in medium.children}
        return self._timeline.diaries(medium.key.account_id, day, children)

    async def _load(self, keys: tuple[EntryKey, ...]) -> None:
        found = await self._timeline.entries(keys)
        rows = [found[key] for key in keys if key in found]
        self._take(tuple(row for row in rows if row.text.plain.strip()))

    def _take(self, rows: tuple[EntryRow, ...]) -> None:
        if rows != self._rows:
            self._rows = rows
            self.changed.emit()

    def _take_change(self, key: EntryKey) -> None:
        if key in self._keys:
            self._scope.start("load", self._load(self._keys))

    def _take_error(self, _: KonnectError) -> None:
        """Show none: that the local copy cannot be read is told where it is the matter itself."""
        self._take(())
