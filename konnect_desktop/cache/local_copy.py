"""An account's local copy: what was read from the portal, upserted by id, links left out.

Every account has a file of its own, and every file a thread of its own. It is not encrypted yet.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

import msgspec

from konnect_desktop.cache import local_copy_marks as marks
from konnect_desktop.cache import local_copy_rows as rows
from konnect_desktop.cache.database import close_database, open_database, set_aside
from konnect_desktop.cache.database_errors import database_errors
from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.cache.local_copy_marks import CardMark
from konnect_desktop.cache.local_copy_media import Look, draw_media, put_looks
from konnect_desktop.cache.local_copy_media_marks import (
    MediaMarks,
    StoredMedium,
    conversations_of_media,
    has_media,
    media_marks,
    media_tags,
    numbers_of_media,
    stored_media,
)
from konnect_desktop.cache.local_copy_planning import StoredPlanning, planning, put_planning
from konnect_desktop.cache.local_copy_schema import SCHEMA
from konnect_desktop.cache.local_copy_sightings import TagKind
from konnect_desktop.cache.local_copy_words import fold_some
from konnect_desktop.domain.calendar import Calendar
from konnect_desktop.domain.conversations import Conversation, ConversationRow
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media_choice import EVERYTHING, MediaChoice, NamedTag
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import Card

_Result = TypeVar("_Result")


class LocalCopy:
    """The open local copy. All methods are coroutines that run on its own thread.

    Raises (all methods):
        DiskError: The disk refused.
        BrokenError: ``DATABASE_DAMAGED``.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        thread: ThreadPoolExecutor,
        *,
        rebuilt: bool,
    ) -> None:
        self._connection = connection
        self._path = path
        self._damaged = False
        self._thread = thread
        self.rebuilt = rebuilt

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open an account's local copy; a damaged one is set aside and a new one begun (F103).

        Raises:
            BrokenError: ``DATABASE_NEWER``: a newer version of the app wrote it; it is untouched.
        """
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="local-copy")
        loop = asyncio.get_running_loop()
        try:
            connection, rebuilt = await loop.run_in_executor(thread, _open_or_rebuild, path)
        except BaseException:
            thread.shutdown()
            raise
        return cls(connection, path, thread, rebuilt=rebuilt)

    async def aclose(self) -> None:
        """Close the file and end its thread."""
        await self._run(lambda c: close_database(c, self._path, damaged=self._damaged))
        self._thread.shutdown()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _run(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        def guarded() -> _Result:
            try:
                with database_errors():
                    return work(self._connection)
            except msgspec.DecodeError as error:
                self._damaged = True
                raise BrokenError(ErrorKind.DATABASE_DAMAGED, "body") from error
            except BrokenError as error:
                self._damaged = self._damaged or error.kind is ErrorKind.DATABASE_DAMAGED
                raise

        return await asyncio.get_running_loop().run_in_executor(self._thread, guarded)

    async def _write(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        def in_transaction(connection: sqlite3.Connection) -> _Result:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            return result

        return await self._run(in_transaction)

    # -- timeline -------------------------------------------------------------------------------

    async def put_cards(
        self, cards: Iterable[Card], *, first_position: int, reading: int
    ) -> frozenset[str]:
        """Upsert cards that were read one after the other.

        Args:
            cards: In the portal's order.
            first_position: The offset of the first one.
            reading: The number of this reading of the timeline; see ``mark_unseen_as_removed``.

        Returns:
            The keys of the cards that are new or whose content is not what was kept.
        """
        numbered = list(enumerate(cards, first_position))
        return await self._write(lambda c: rows.put_cards(c, numbered, reading))

    async def cards(self) -> list[rows.StoredCard]:
        """Return every card, newest day first, within a day in the portal's order."""
        return await self._run(rows.cards)

    async def card_marks(self) -> list[CardMark]:
        """Return what is known of every card without its content, in the order of the timeline.

        Newest day first, within a day in the portal's order, cards without a day at the end.
        """
        return await self._run(marks.card_marks)

    async def card_keys(self) -> frozenset[str]:
        """Return the keys of all cards that were ever read."""
        return await self._run(marks.card_keys)

    async def cards_by_key(self, keys: Collection[str]) -> dict[str, rows.StoredCard]:
        """Return the cards of these keys, in one query; a key that is not there is left out."""
        return await self._run(lambda c: marks.cards_by_key(c, keys))

    async def media_offsets(self, media_ids: Collection[str]) -> dict[str, int]:
        """Return the timeline offset at which the portal should have the card of each medium.

        A medium that is in no card, or only in cards that are gone, is left out.
        """
        return await self._run(lambda c: marks.media_offsets(c, media_ids))

    # -- media ----------------------------------------------------------------------------------

    async def media_marks(self, choice: MediaChoice = EVERYTHING) -> MediaMarks:
        """Return the media that are chosen, each once, packed, in the order of a grid.

        Newest day first, within a day as the portal orders the cards and what is in them; media of
        messages below those of the day's cards.
        """
        if choice.text:
            while await self._write(fold_some):
                pass
        return await self._run(lambda c: media_marks(c, choice))

    async def media(self, numbers: Collection[int]) -> dict[int, StoredMedium]:
        """Return the media with these numbers, in one query."""
        return await self._run(lambda c: stored_media(c, numbers))

    async def has_media(self) -> bool:
        """Say whether there is any medium, whatever is chosen."""
        return await self._run(has_media)

    async def numbers_of_media(self, media_ids: Collection[str]) -> dict[str, int]:
        """Return the number of each medium that is there."""
        return await self._run(lambda c: numbers_of_media(c, media_ids))

    async def staff_on_media(self) -> tuple[NamedTag, ...]:
        """Return the members of staff that are named on media, the most frequent first."""
        return await self._run(lambda c: media_tags(c, TagKind.STAFF))

    async def labels_of_media(self) -> tuple[NamedTag, ...]:
        """Return what was done on media, by the portal's labels, the most frequent first."""
        return await self._run(lambda c: media_tags(c, TagKind.LABEL))

    async def put_looks(self, looks: Mapping[str, Look]) -> None:
        """Keep what was seen of pictures, by media id; a picture that is no medium is left out."""
        await self._write(lambda c: put_looks(c, looks))

    async def conversations_of_media(self, media_ids: Collection[str]) -> dict[str, str]:
        """Return a conversation that shows each medium; unread ones are left out (F064)."""
        return await self._run(lambda c: conversations_of_media(c, media_ids))

    async def has_cards(self) -> bool:
        """Say whether any card was ever read."""
        return await self._run(
            lambda c: c.execute("SELECT 1 FROM card LIMIT 1").fetchone() is not None
        )

    async def mark_unseen_as_removed(self, reading: int) -> frozenset[str]:
        """Mark the cards that a reading of the whole list has not met; nothing is deleted (F084).

        Returns:
            The keys of the cards newly marked.
        """
        return await self._write(lambda c: rows.mark_unseen(c, reading))

    # -- children -------------------------------------------------------------------------------

    async def put_children(self, children: Iterable[Child]) -> frozenset[str]:
        """Upsert children in the portal's order; one that is not among them stays (F050).

        Returns:
            The ids of the children that are new or different.
        """
        ordered = list(enumerate(children))
        return await self._write(lambda c: rows.put_children(c, ordered))

    async def children(self) -> tuple[Child, ...]:
        """Return all children, former ones included, in the portal's order."""
        bodies = await self._run(
            lambda c: c.execute("SELECT body FROM child ORDER BY place, child_id").fetchall()
        )
        return tuple(decoder_of(Child).decode(body) for (body,) in bodies)

    # -- conversations --------------------------------------------------------------------------

    async def put_conversation_rows(self, listed: Iterable[ConversationRow]) -> frozenset[str]:
        """Upsert rows of the overview; threads that were read stay until they are read again.

        Returns:
            The ids of the conversations that are new or different.
        """
        ordered = list(listed)
        return await self._write(lambda c: rows.put_conversation_rows(c, ordered))

    async def put_thread(self, thread: Conversation) -> frozenset[str]:
        """Keep a conversation's messages, as belonging to the row that is kept now.

        Where a message could not be read, the conversation counts as not read yet.

        Returns:
            The conversation's id.
        """
        await self._write(lambda c: rows.put_thread(c, thread))
        return frozenset({thread.conversation_id})

    async def conversations(self) -> list[rows.StoredConversation]:
        """Return every conversation, newest first."""
        return await self._run(rows.conversations)

    # -- planning -------------------------------------------------------------------------------

    async def put_planning(self, calendar: Calendar, read_at: datetime) -> None:
        """Keep a planning, read at an aware moment, in place of the one before."""
        await self._write(lambda c: put_planning(c, calendar, read_at))

    async def planning(self) -> StoredPlanning | None:
        """Return the planning that was read the last time, if any was."""
        return await self._run(planning)

    # -- facts ----------------------------------------------------------------------------------

    async def facts(self) -> Mapping[str, str]:
        """Return the small facts kept beside the copy: marks, the sign-in flow, the identity."""
        facts = await self._run(lambda c: c.execute("SELECT name, value FROM fact").fetchall())
        return dict(facts)

    async def put_facts(self, facts: Mapping[str, str]) -> None:
        """Write facts in one transaction."""
        rows = list(facts.items())
        await self._write(
            lambda c: c.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", rows)
        )


def _open_or_rebuild(path: Path) -> tuple[sqlite3.Connection, bool]:
    with disk_errors():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return _opened(path), False
    except BrokenError as error:
        if error.kind is not ErrorKind.DATABASE_DAMAGED:
            raise
    with disk_errors():
        set_aside(path)
    return _opened(path), True


def _opened(path: Path) -> sqlite3.Connection:
    connection = open_database(path, SCHEMA)
    try:
        with database_errors():
            draw_media(connection)
    except BaseException:
        connection.close()
        raise
    return connection
