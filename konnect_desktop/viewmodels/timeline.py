"""The timeline of one account or of all merged, as a model whose rows are loaded when looked at.

Rule: nothing here waits, reads or cleans on the thread of the window; rows that stay are never
reset, so that what is looked at stays where it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.entry_shelf import EntryShelf
from konnect_desktop.viewmodels.row_edits import ranges
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_feeds import TimelineFeeds
from konnect_desktop.viewmodels.timeline_filter import Shown, TimelineFilter
from konnect_desktop.viewmodels.timeline_layout import AccountMarks, EntrySlot, Slot
from konnect_desktop.viewmodels.timeline_plan import Plan, make_plan
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryKey, EntryRow, ShownChild

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the ``TimelineRow``, or ``None`` while it is not loaded; asking for it loads it."""
SLOT: Final = int(Qt.ItemDataRole.UserRole) + 2
"""Gives the ``Slot``: day, kind and counts, known of every row at once (for estimates)."""

_MOST_EDITS: Final = 64
_FIRST_ROWS: Final = 8
_PAUSE_S: Final = 0.05
_NOWHERE: Final = QModelIndex()


class TimelineModel(QAbstractListModel):
    """Rows are ``DayRow`` and ``EntryRow``, newest day first.

    Signals:
        ready_changed: It is known what there is.
        announced_changed: ``announced`` is another number.
        children_changed: ``active_children`` or ``former_children`` are others.
        showing_changed: The filter is another.
        entry_changed: With an ``EntryKey``: it was loaded (anew).
        failed: With a ``KonnectError``: a local copy can't be read.

    Args:
        accounts: The accounts of the window.
        today: The day in Amsterdam.
        parent: Its owner.
    """

    ready_changed = Signal()
    announced_changed = Signal()
    children_changed = Signal()
    showing_changed = Signal()
    entry_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, accounts: SeenAccounts, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.today = today
        self._accounts = accounts
        self._slots: list[Slot] = []
        self._places: dict[EntryKey, int] | None = None
        self._showing = TimelineFilter()
        self._held = 0
        self._children: tuple[ShownChild, ...] = ()
        self._has_entries = False
        self._ready = False
        self._woken = asyncio.Event()
        self._feeds = TimelineFeeds(accounts, self._woken.set, self._take_stale_cards)
        self._shelf = EntryShelf(self._feeds, self._tell_loaded, self.failed.emit)
        self._scope = TaskScope("timeline", self.failed.emit)

    def start(self) -> None:
        """Begin to follow the accounts; needs the running loop."""
        self._accounts.changed.connect(self._follow)
        self._follow()
        self._shelf.start()
        self._woken.set()
        self._scope.join("layout", self._lay_out_for_ever)

    async def aclose(self) -> None:
        """End everything; the rows stay as they are."""
        self._accounts.changed.disconnect(self._follow)
        await self._scope.dispose()
        await self._shelf.dispose()
        self._feeds.open.forget_all()

    async def release(self, account_id: str) -> None:
        """Let go of an account: for ``Accounts.before_closing``."""
        self._feeds.open.forget(account_id)
        self._shelf.forget(account_id)
        # What was being read from it is cut off by then.
        await asyncio.sleep(0)

    # -- what there is ----------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether an account was read; before that, no rows means nothing."""
        return self._ready

    @property
    def has_entries(self) -> bool:
        """Whether the accounts looked at have any entry, whatever the filter."""
        return self._has_entries

    def active_children(self) -> tuple[ShownChild, ...]:
        """Return the children of the accounts looked at, account by account."""
        return tuple(shown for shown in self._children if shown.child.active)

    def former_children(self) -> tuple[ShownChild, ...]:
        """Return those that have left."""
        return tuple(shown for shown in self._children if not shown.child.active)

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def showing(self) -> TimelineFilter:
        """What is shown."""
        return self._showing

    def set_children(self, children: frozenset[tuple[str, str]] | None) -> None:
        """Show the entries of these children (account id, child id) alone; ``None`` for all."""
        self._show(TimelineFilter(children, self._showing.kinds))

    def set_kinds(self, kinds: frozenset[Shown] | None) -> None:
        """Show entries of these kinds alone; ``None`` for all."""
        self._show(TimelineFilter(self._showing.children, kinds))

    @property
    def announced(self) -> int:
        """How many new entries wait above what is looked at."""
        return self._held

    def reveal_announced(self) -> None:
        """Show the entries that wait."""
        self._feeds.reveal()
        self._woken.set()

    def _show(self, showing: TimelineFilter) -> None:
        if showing != self._showing:
            self._showing = showing
            self.reveal_announced()
            self.showing_changed.emit()

    # -- rows -------------------------------------------------------------------------------------

    def slot(self, row: int) -> Slot:
        """Return what is known of a row without loading it."""
        return self._slots[row]

    def row_of(self, key: EntryKey) -> int:
        """Return the row of an entry, -1 where it is not shown."""
        if self._places is None:
            self._places = {
                slot.key: row for row, slot in enumerate(self._slots) if isinstance(slot, EntrySlot)
            }
        return self._places.get(key, -1)

    async def entry(self, key: EntryKey) -> EntryRow | None:
        """Return an entry, loaded if it is not; ``None`` where there is none.

        Raises:
            KonnectError: The local copy can't be read.
        """
        return (await self.entries([key])).get(key)

    async def entries(self, keys: Sequence[EntryKey]) -> dict[EntryKey, EntryRow]:
        """Return several entries, read at once; those that are not there are left out."""
        return await self._shelf.fetch(keys)

    def diaries(
        self, account_id: str, day: date, children: Collection[str]
    ) -> tuple[EntryKey, ...]:
        """Return the diaries of these children of one day, whatever the filter."""
        return self._feeds.diaries(account_id, day, children)

    def refresh_today(self) -> None:
        """Let day headers be worded anew: another day has begun."""
        if self._slots:
            self.dataChanged.emit(self.index(0), self.index(len(self._slots) - 1), [ROW])

    def rowCount(  # noqa: N802 — Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._slots)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return what ``ROW`` or ``SLOT`` stands for."""
        if role not in {ROW, SLOT} or not self.checkIndex(index, _VALID):
            return None
        slot = self._slots[index.row()]
        if role == SLOT or isinstance(slot, DayRow):
            return slot
        return self._shelf.look_at(slot.key)

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        if self._feeds.follow():
            self._feeds.reveal()
        if self._showing.children is not None:
            # A filter on children that are not looked at any more would leave an empty page.
            shown = {feed.account.account_id for feed in self._feeds.open.shown()}
            left = frozenset(key for key in self._showing.children if key[0] in shown)
            self.set_children(left or None)

    def _take_stale_cards(self, account_id: str, card_keys: frozenset[str] | None) -> None:
        self._shelf.make_stale(account_id, card_keys)

    def _tell_loaded(self, keys: Sequence[EntryKey]) -> None:
        rows = sorted(row for key in keys if (row := self.row_of(key)) >= 0)
        for first, last in ranges(rows):
            self.dataChanged.emit(self.index(first), self.index(last), [ROW])
        for key in keys:
            self.entry_changed.emit(key)

    async def _lay_out_for_ever(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            failures = await self._feeds.read_stale()
            if not self._slots:
                failures += await self._feeds.begin_together(self._woken)
            for error in failures:
                self.failed.emit(error)
            await self._lay_out()
            # A first reading tells of every page: not each one is worth a new layout.
            await asyncio.sleep(_PAUSE_S)

    async def _lay_out(self) -> None:
        feeds = [feed for feed in self._feeds.open.shown() if feed.marks is not None]
        marks = [AccountMarks(feed.account.account_id, feed.marks or ()) for feed in feeds]
        held = frozenset(
            EntryKey(feed.account.account_id, key) for feed in feeds for key in feed.held
        )
        plan = await asyncio.to_thread(make_plan, self._slots, marks, self._showing, held)
        if not self._slots:
            await self._fetch_first(plan)
        if any(self._feeds.open.get(feed.account.account_id) is not feed for feed in feeds):
            # It was let go of meanwhile; whoever did that has asked for another layout.
            return
        self._take_children(tuple(child for feed in feeds for child in feed.children))
        self._has_entries = any(each.marks for each in marks)
        self._apply(plan)
        self._announce(plan.layout.held)
        if feeds and not self._ready:
            self._ready = True
            self.ready_changed.emit()

    async def _fetch_first(self, plan: Plan) -> None:
        """Let the rows that are seen first come whole instead of as placeholders."""
        entries = [slot.key for slot in plan.layout.slots if isinstance(slot, EntrySlot)]
        try:
            await self._shelf.fetch(entries[:_FIRST_ROWS])
        except KonnectError as error:
            self.failed.emit(error)

    def _take_children(self, children: tuple[ShownChild, ...]) -> None:
        if children != self._children:
            self._children = children
            self.children_changed.emit()

    def _announce(self, held: int) -> None:
        if held != self._held:
            self._held = held
            self.announced_changed.emit()

    def _apply(self, plan: Plan) -> None:
        new = plan.layout.slots
        if len(plan.edits) > _MOST_EDITS:
            self.beginResetModel()
            self._slots, self._places = list(new), None
            self.endResetModel()
            return
        for first, last in plan.edits.removed:
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._slots[first : last + 1]
            self._places = None
            self.endRemoveRows()
        for first, last in plan.edits.inserted:
            self.beginInsertRows(_NOWHERE, first, last)
            self._slots[first:first] = new[first : last + 1]
            self._places = None
            self.endInsertRows()
        for first, last in plan.changed:
            self._slots[first : last + 1] = new[first : last + 1]
            self.dataChanged.emit(self.index(first), self.index(last), [ROW, SLOT])


_VALID: Final = (
    QAbstractListModel.CheckIndexOption.IndexIsValid
    | QAbstractListModel.CheckIndexOption.ParentIsInvalid
)
