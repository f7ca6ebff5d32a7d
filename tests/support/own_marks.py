"""Own marks that are kept in memory, for what only looks at them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.own_marks import OwnMarks
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.own_marks import Kept
from konnect_desktop.viewmodels import own_marks


class MemoryBook:
    """The marks of one account."""

    def __init__(self, account_id: str) -> None:
        self.account_id = account_id
        self.changes = ChangeFeed()
        self._marks = OwnMarks()

    @property
    def favourites(self) -> frozenset[str]:
        return self._marks.favourites

    @property
    def turns(self) -> Mapping[str, int]:
        return self._marks.turns

    def set_favourite(self, media_ids: Collection[str], *, favourite: bool) -> Kept:
        return self._take(self._marks.with_favourites(media_ids, favourite=favourite))

    def set_turn(self, media_id: str, quarters: int) -> Kept:
        return self._take(self._marks.with_turn(media_id, quarters))

    def _take(self, marks: OwnMarks) -> Kept:
        before, self._marks = self._marks, marks
        change = Change(self.account_id, Kind.MARKS, before.differing(marks), "test")
        self.changes.publish(change)
        return _kept()


def memory_marks(account_id: str) -> own_marks.OwnMarks:
    """Return the marks of one account, none yet."""
    marks, book = own_marks.OwnMarks(), MemoryBook(account_id)
    marks.add(account_id, book, book.changes)
    return marks


async def _kept() -> None:
    """Be kept already."""
