"""Favourites and turned photos of all open accounts, for every place that shows photos.

Rule: asking looks in memory only; a mark is seen at once, and taken back if the disk refuses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import count
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.own_marks import QUARTERS
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.own_marks import Kept
from konnect_desktop.viewmodels.task_scope import TaskScope


class MarksBook(Protocol):
    """The marks of one account (``services.own_marks.OwnMarksBook``)."""

    @property
    def favourites(self) -> frozenset[str]:
        """The media ids of all favourites."""
        ...

    @property
    def turns(self) -> Mapping[str, int]:
        """The quarter turns to the right, 1 to 3, of all that is shown turned."""
        ...

    def set_favourite(self, media_ids: Collection[str], *, favourite: bool) -> Kept:
        """Make these favourites, or no favourites any more, at once."""
        ...

    def set_turn(self, media_id: str, quarters: int) -> Kept:
        """Show a photo turned to the right by so many quarters, at once."""
        ...


class OwnMarks(QObject):
    """What the parent marked.

    ``changed`` tells a frozenset of ``PictureKey`` whose marks are others, ``failed`` a
    ``KonnectError``: the disk did not take a mark, and it is as it was.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._books: dict[str, MarksBook] = {}
        self._leave: dict[str, Callable[[], None]] = {}
        self._edits = count()
        self._scope = TaskScope("own marks", self.failed.emit)

    def add(self, account_id: str, book: MarksBook, changes: ChangeFeed) -> None:
        """Show the marks of an account; one of that id that was there goes."""
        self.remove(account_id)
        self._books[account_id] = book
        self._leave[account_id] = changes.subscribe(self._take)
        self._tell(account_id, book.favourites | book.turns.keys())

    def remove(self, account_id: str) -> None:
        """Forget an account that is closed."""
        self._books.pop(account_id, None)
        leave = self._leave.pop(account_id, None)
        if leave is not None:
            leave()

    async def aclose(self) -> None:
        """End what is under way and forget all accounts; what was marked is kept by its book."""
        await self._scope.dispose()
        for account_id in tuple(self._books):
            self.remove(account_id)

    # -- favourites -------------------------------------------------------------------------------

    def favourites(self) -> frozenset[PictureKey]:
        """Return all favourites of the open accounts."""
        return frozenset(
            PictureKey(account_id, media_id)
            for account_id, book in self._books.items()
            for media_id in book.favourites
        )

    def is_favourite(self, key: PictureKey) -> bool:
        """Say whether a photo or video is a favourite."""
        book = self._books.get(key.account_id)
        return book is not None and key.picture_id in book.favourites

    def set_favourite(self, keys: Iterable[PictureKey], *, favourite: bool) -> None:
        """Make these favourites, or no favourites any more."""
        by_account: defaultdict[str, set[str]] = defaultdict(set)
        for key in keys:
            by_account[key.account_id].add(key.picture_id)
        for account_id, media_ids in by_account.items():
            book = self._books.get(account_id)
            if book is not None:
                work = book.set_favourite(media_ids, favourite=favourite)
                self._scope.start(f"edit {next(self._edits)}", work)

    def toggle_favourite(self, key: PictureKey) -> None:
        """Make one a favourite, or no favourite any more."""
        self.set_favourite((key,), favourite=not self.is_favourite(key))

    # -- turns ------------------------------------------------------------------------------------

    def turn_of(self, key: PictureKey) -> int:
        """Return by how many quarters to the right a photo is shown turned, 0 to 3."""
        book = self._books.get(key.account_id)
        return 0 if book is None else book.turns.get(key.picture_id, 0)

    def turn(self, key: PictureKey, quarters: int) -> None:
        """Turn a photo further: to the right, or to the left by a number below 0."""
        book = self._books.get(key.account_id)
        if book is not None:
            turned = (self.turn_of(key) + quarters) % QUARTERS
            work = book.set_turn(key.picture_id, turned)
            self._scope.start(f"edit {next(self._edits)}", work)

    # -- news -------------------------------------------------------------------------------------

    def _take(self, change: Change) -> None:
        if change.kind is Kind.MARKS and change.account_id in self._books:
            self._tell(change.account_id, change.ids)

    def _tell(self, account_id: str, media_ids: Iterable[str]) -> None:
        keys = frozenset(PictureKey(account_id, media_id) for media_id in media_ids)
        if keys:
            self.changed.emit(keys)
