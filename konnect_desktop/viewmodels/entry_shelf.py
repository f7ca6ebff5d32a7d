"""The entries of the timeline that are in memory: asked for by the view, read in batches, few.

Rule: asking never waits; what comes is told. Old rows stay until their successors are there.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_entries import entry_rows
from konnect_desktop.viewmodels.timeline_feeds import Feed, TimelineFeeds
from konnect_desktop.viewmodels.timeline_rows import EntryKey, EntryRow

MOST_KEPT: Final = 400
_MOST_LETTERS: Final = 4_000_000
_MOST_WANTED: Final = 200
_BATCH: Final = 8


class EntryShelf:
    """Keeps the rows that were asked for last.

    Args:
        feeds: Where the cards are.
        on_loaded: Called with the keys that have come, and those that are gone.
        on_error: Called when a local copy can't be read.
    """

    def __init__(
        self,
        feeds: TimelineFeeds,
        on_loaded: Callable[[Sequence[EntryKey]], None],
        on_error: Callable[[KonnectError], None],
    ) -> None:
        self._feeds = feeds
        self._on_loaded = on_loaded
        self._on_error = on_error
        self._rows: OrderedDict[EntryKey, EntryRow] = OrderedDict()
        self._letters = 0
        self._stale: set[EntryKey] = set()
        self._under_way: set[EntryKey] = set()
        self._wanted: OrderedDict[EntryKey, None] = OrderedDict()
        self._woken = asyncio.Event()
        self._scope = TaskScope("timeline entries", on_error)

    def __len__(self) -> int:
        return len(self._rows)

    def start(self) -> None:
        """Begin to load what is wanted; needs the running loop."""
        self._scope.join("load", self._load_for_ever)

    async def dispose(self) -> None:
        """End loading."""
        await self._scope.dispose()

    def look_at(self, key: EntryKey) -> EntryRow | None:
        """Return an entry if it is here, and see to it that it comes, or comes anew."""
        row = self._rows.get(key)
        if row is not None:
            self._rows.move_to_end(key)
        if row is None or key in self._stale:
            self._want(key)
        return row

    async def fetch(self, keys: Sequence[EntryKey]) -> dict[EntryKey, EntryRow]:
        """Return entries, loaded where they are not here; one that is nowhere is left out.

        Raises:
            KonnectError: A local copy can't be read.
        """
        missing = [key for key in keys if key not in self._rows or key in self._stale]
        found = {key: self._rows[key] for key in keys if key not in missing}
        return {**found, **await self._load(missing)}

    def make_stale(self, account_id: str, card_keys: Iterable[str] | None) -> None:
        """Load these entries anew (``None``: all of the account) if they are here."""
        if card_keys is None:
            stale = {key for key in self._rows if key.account_id == account_id}
        else:
            stale = {EntryKey(account_id, card_key) for card_key in card_keys}
        self._stale |= stale & (self._rows.keys() | self._under_way)
        for key in stale & self._rows.keys():
            self._want(key)

    def forget(self, account_id: str) -> None:
        """Drop everything of an account."""
        for key in [key for key in self._rows if key.account_id == account_id]:
            self._drop(key)
        for key in [key for key in self._wanted if key.account_id == account_id]:
            del self._wanted[key]
        self._stale = {key for key in self._stale if key.account_id != account_id}

    def _want(self, key: EntryKey) -> None:
        self._wanted[key] = None
        self._wanted.move_to_end(key)
        if len(self._wanted) > _MOST_WANTED:
            self._wanted.popitem(last=False)
        self._woken.set()

    async def _load_for_ever(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            while self._wanted:
                # What was asked for last is what is looked at now.
                count = min(_BATCH, len(self._wanted))
                batch = [self._wanted.popitem()[0] for _ in range(count)]
                try:
                    loaded = await self._load(batch)
                except KonnectError as error:
                    self._on_error(error)
                    continue
                self._on_loaded([key for key in batch if key in loaded])

    async def _load(self, keys: Sequence[EntryKey]) -> dict[EntryKey, EntryRow]:
        found: dict[EntryKey, EntryRow] = {}
        for account_id in dict.fromkeys(key.account_id for key in keys):
            feed = self._feeds.open.get(account_id)
            if feed is not None:
                mine = [key for key in keys if key.account_id == account_id]
                found |= await self._load_of(feed, mine)
        return found

    async def _load_of(self, feed: Feed, keys: Sequence[EntryKey]) -> dict[EntryKey, EntryRow]:
        # What becomes stale from here on is stale again afterwards, and wanted again.
        self._stale.difference_update(keys)
        self._under_way.update(keys)
        look, children = feed.look, feed.children
        try:
            stored = await feed.account.copy.cards_by_key([key.card_key for key in keys])
            rows = await asyncio.to_thread(entry_rows, look, children, stored)
        finally:
            self._under_way.difference_update(keys)
        if self._feeds.open.get(look.account_id) is not feed:
            return {}
        if (feed.look, feed.children) != (look, children):
            for row in rows:
                self._stale.add(row.key)
                self._want(row.key)
        for row in rows:
            self._keep(row)
        return {row.key: row for row in rows}

    def _keep(self, row: EntryRow) -> None:
        self._drop(row.key)
        self._rows[row.key] = row
        self._letters += _weight(row)
        while len(self._rows) > MOST_KEPT or self._letters > _MOST_LETTERS:
            oldest = next(iter(self._rows))
            if oldest == row.key:
                break
            self._drop(oldest)
            self._stale.discard(oldest)

    def _drop(self, key: EntryKey) -> None:
        row = self._rows.pop(key, None)
        if row is not None:
            self._letters -= _weight(row)


def _weight(row: EntryRow) -> int:
    return sum(len(span.text) for block in row.text.blocks for span in block.spans)
