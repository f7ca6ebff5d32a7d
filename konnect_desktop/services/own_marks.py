"""What a parent marks on one account's photos and videos: favourites, and how they are turned.

Rule: marks lie in memory and change at once; the disk follows, and what it refuses is taken back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping
from pathlib import Path
from typing import Final, Self

from msgspec import Struct

from konnect_desktop.cache.own_marks import OwnMarksFile
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.own_marks import OwnMarks
from konnect_desktop.services.changes import ChangeFeed

INITIATOR: Final = "own marks"
Kept = Coroutine[object, object, None]
"""Ends when a mark is kept; raises ``KonnectError`` where the disk refused and it is taken back."""
_LOG: Final = logging.getLogger(__name__)


class _Edit(Struct, frozen=True):
    """A change of marks: what it makes of them, and how it is written."""

    made: Callable[[OwnMarks], OwnMarks]
    write: Callable[[], None]


class OwnMarksBook:
    """The marks of one account; used on the loop's thread.

    Args:
        account_id: Whose.
        file: Where they are kept.
        changes: The account's feed; every change of a mark is published there.
        marks: What the file holds.
        refusal: Why the file could not be read, if it could not: then nothing can be marked.
    """

    def __init__(
        self,
        account_id: str,
        file: OwnMarksFile,
        changes: ChangeFeed,
        marks: OwnMarks | None = None,
        refusal: KonnectError | None = None,
    ) -> None:
        self._account_id = account_id
        self._file = file
        self._changes = changes
        self._kept = self._marks = marks or OwnMarks()
        self._refusal = refusal
        self._waiting: list[_Edit] = []
        self._in_turn = asyncio.Lock()
        self._writing: set[asyncio.Task[KonnectError | None]] = set()

    @classmethod
    async def open(cls, account_id: str, path: Path, changes: ChangeFeed) -> Self:
        """Read an account's marks; never fails: without them its photos can still be seen."""
        file = OwnMarksFile(path)
        try:
            return cls(account_id, file, changes, await asyncio.to_thread(file.read))
        except KonnectError as error:
            _LOG.info("own marks are not known: %s", error.kind)
            return cls(account_id, file, changes, refusal=error)

    async def aclose(self) -> None:
        """Finish what is being written and close the file.

        Raises:
            KonnectError: The disk refused.
        """
        if self._writing:
            await asyncio.wait(tuple(self._writing))
        await asyncio.to_thread(self._file.close)

    # -- what is marked ---------------------------------------------------------------------------

    @property
    def favourites(self) -> frozenset[str]:
        """The media ids of all favourites."""
        return self._marks.favourites

    @property
    def turns(self) -> Mapping[str, int]:
        """The quarter turns to the right, 1 to 3, of all that is shown turned."""
        return self._marks.turns

    def turn_of(self, media_id: str) -> int:
        """Return by how many quarters to the right a photo is shown turned, 0 to 3."""
        return self._marks.turns.get(media_id, 0)

    # -- marking ----------------------------------------------------------------------------------

    def set_favourite(self, media_ids: Collection[str], *, favourite: bool) -> Kept:
        """Make these favourites, or no favourites any more, at once."""
        ids = frozenset(media_ids)
        return self._edit(
            lambda marks: marks.with_favourites(ids, favourite=favourite),
            lambda: self._file.set_favourites(ids, favourite=favourite),
        )

    def set_turn(self, media_id: str, quarters: int) -> Kept:
        """Show a photo turned to the right by so many quarters, at once; 0 is as it came."""
        return self._edit(
            lambda marks: marks.with_turn(media_id, quarters),
            lambda: self._file.set_turn(media_id, quarters),
        )

    def _edit(self, made: Callable[[OwnMarks], OwnMarks], write: Callable[[], None]) -> Kept:
        if self._refusal is not None:
            return _ended(self._refusal)
        if made(self._marks) == self._marks:
            return _ended(None)
        edit = _Edit(made, write)
        self._waiting.append(edit)
        self._show()
        # In a task of its own: a mark that is seen is kept, whoever stops waiting for that.
        task = asyncio.get_running_loop().create_task(self._keep(edit), name="konnect-own-marks")
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return _kept(task)

    async def _keep(self, edit: _Edit) -> KonnectError | None:
        """Write a change, or take it back; return why it was taken back."""
        refusal: KonnectError | None = None
        async with self._in_turn:
            try:
                await asyncio.to_thread(edit.write)
                self._kept = edit.made(self._kept)
            except KonnectError as error:
                refusal = error
            finally:
                self._waiting.remove(edit)
                self._show()
        return refusal

    def _show(self) -> None:
        """Be what is kept with what waits to be, and tell of what that changes."""
        before, marks = self._marks, self._kept
        for edit in self._waiting:
            marks = edit.made(marks)
        self._marks = marks
        touched = before.differing(marks)
        self._changes.publish(Change(self._account_id, Kind.MARKS, touched, INITIATOR))


async def _kept(task: asyncio.Task[KonnectError | None]) -> None:
    await _ended(await asyncio.shield(task))


async def _ended(refusal: KonnectError | None) -> None:
    if refusal is not None:
        raise refusal
