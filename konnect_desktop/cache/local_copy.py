"""An account's local copy: what was read from the portal, upserted by id, links left out.

Every account has a file of its own, and every file a thread of its own. It is not encrypted yet.
"""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import msgspec

from konnect_desktop.cache.database import Schema, open_database, set_aside
from konnect_desktop.cache.disk_errors import database_errors, disk_errors
from konnect_desktop.domain.card_keys import card_key
from konnect_desktop.domain.conversations import Conversation, ConversationRow
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media import Medium
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import Card, CardKind

_Result = TypeVar("_Result")
_SCHEMA: Final = Schema(
    migrations=(
        (
            """CREATE TABLE card (
                 card_key TEXT PRIMARY KEY,
                 kind TEXT NOT NULL,
                 day TEXT,
                 position INTEGER NOT NULL,
                 content_sha256 BLOB NOT NULL,
                 body BLOB NOT NULL,
                 reading INTEGER NOT NULL,
                 removed INTEGER NOT NULL DEFAULT 0
               ) WITHOUT ROWID""",
            "CREATE INDEX card_by_day ON card (day DESC, position)",
            """CREATE TABLE card_medium (
                 media_id TEXT NOT NULL,
                 card_key TEXT NOT NULL REFERENCES card ON DELETE CASCADE,
                 PRIMARY KEY (media_id, card_key)
               ) WITHOUT ROWID""",
            "CREATE INDEX card_medium_by_card ON card_medium (card_key)",
            """CREATE TABLE child (
                 child_id TEXT PRIMARY KEY,
                 place INTEGER NOT NULL,
                 body BLOB NOT NULL
               ) WITHOUT ROWID""",
            """CREATE TABLE conversation (
                 conversation_id TEXT PRIMARY KEY,
                 moment TEXT,
                 unread INTEGER NOT NULL,
                 row_sha256 BLOB NOT NULL,
                 body BLOB NOT NULL,
                 thread BLOB,
                 thread_row_sha256 BLOB
               ) WITHOUT ROWID""",
            "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        ),
    ),
    journal_mode="WAL",
    synchronous="NORMAL",
)


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card with its key and its place in the timeline (offset at which it was last read)."""

    key: str
    position: int
    card: Card
    removed: bool


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation's row, and its messages where they were read."""

    row: ConversationRow
    thread: Conversation | None
    thread_is_current: bool


class LocalCopy:
    """The open local copy. All methods are coroutines that run on its own thread.

    Raises (all methods):
        DiskError: The disk refused.
        BrokenError: ``DATABASE_DAMAGED``.
    """

    def __init__(
        self, connection: sqlite3.Connection, thread: ThreadPoolExecutor, *, rebuilt: bool
    ) -> None:
        self._connection = connection
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
        return cls(connection, thread, rebuilt=rebuilt)

    async def aclose(self) -> None:
        """Close the file and end its thread."""
        await self._run(lambda connection: connection.close())
        self._thread.shutdown()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _run(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        def guarded() -> _Result:
            with database_errors():
                return work(self._connection)

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
        return await self._write(lambda c: _put_cards(c, numbered, reading))

    async def cards(self) -> list[StoredCard]:
        """Return every card, newest day first, within a day in the portal's order."""
        return await self._run(_cards)

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
        return await self._write(lambda c: _mark_unseen(c, reading))

    # -- children -------------------------------------------------------------------------------

    async def put_children(self, children: Iterable[Child]) -> frozenset[str]:
        """Upsert children in the portal's order; one that is not among them stays (F050).

        Returns:
            The ids of the children that are new or different.
        """
        ordered = list(enumerate(children))
        return await self._write(lambda c: _put_children(c, ordered))

    async def children(self) -> tuple[Child, ...]:
        """Return all children, former ones included, in the portal's order."""
        rows = await self._run(
            lambda c: c.execute("SELECT body FROM child ORDER BY place, child_id").fetchall()
        )
        return tuple(msgspec.json.decode(body, type=Child) for (body,) in rows)

    # -- conversations --------------------------------------------------------------------------

    async def put_conversation_rows(self, rows: Iterable[ConversationRow]) -> frozenset[str]:
        """Upsert rows of the overview; threads that were read stay until they are read again.

        Returns:
            The ids of the conversations that are new or different.
        """
        listed = list(rows)
        return await self._write(lambda c: _put_conversation_rows(c, listed))

    async def put_thread(self, thread: Conversation) -> frozenset[str]:
        """Keep a conversation's messages, as belonging to the row that is kept now.

        Where a message could not be read, the conversation counts as not read yet.

        Returns:
            The conversation's id.
        """
        await self._write(lambda c: _put_thread(c, thread))
        return frozenset({thread.conversation_id})

    async def conversations(self) -> list[StoredConversation]:
        """Return every conversation, newest first."""
        return await self._run(_conversations)

    # -- facts ----------------------------------------------------------------------------------

    async def facts(self) -> Mapping[str, str]:
        """Return the small facts kept beside the copy: marks, the sign-in flow, the identity."""
        rows = await self._run(lambda c: c.execute("SELECT name, value FROM fact").fetchall())
        return dict(rows)

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
        return open_database(path, _SCHEMA), False
    except BrokenError as error:
        if error.kind is not ErrorKind.DATABASE_DAMAGED:
            raise
    with disk_errors():
        set_aside(path)
    return open_database(path, _SCHEMA), True


def _put_cards(
    connection: sqlite3.Connection, numbered: list[tuple[int, Card]], reading: int
) -> frozenset[str]:
    changed: set[str] = set()
    for position, card in numbered:
        kept = _without_links(card)
        key = _known_key(connection, kept, reading)
        body = msgspec.json.encode(kept)
        digest = hashlib.sha256(body).digest()
        row = connection.execute(
            "SELECT content_sha256, removed FROM card WHERE card_key = ?", (key,)
        ).fetchone()
        if row == (digest, 0):
            connection.execute(
                "UPDATE card SET position = ?, reading = ? WHERE card_key = ?",
                (position, reading, key),
            )
            continue
        changed.add(key)
        _put_card(connection, key, kept, (position, digest, body, reading))
    return frozenset(changed)


def _put_card(
    connection: sqlite3.Connection, key: str, card: Card, rest: tuple[int, bytes, bytes, int]
) -> None:
    day = card.day.isoformat() if card.day else None
    connection.execute(
        """INSERT INTO card (card_key, kind, day, position, content_sha256, body, reading)
           VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (card_key) DO UPDATE SET kind = excluded.kind, day = excluded.day,
             position = excluded.position, content_sha256 = excluded.content_sha256,
             body = excluded.body, reading = excluded.reading, removed = 0""",
        (key, card.kind.value, day, *rest),
    )
    connection.execute("DELETE FROM card_medium WHERE card_key = ?", (key,))
    connection.executemany(
        "INSERT OR IGNORE INTO card_medium VALUES (?, ?)",
        [(medium.media_id, key) for medium in card.all_media],
    )


def _known_key(connection: sqlite3.Connection, card: Card, reading: int) -> str:
    """Find the key under which a photo card is kept although its oldest photo went away.

    A card that this reading has met already is another card, even if both show one photo.
    """
    key = card_key(card)
    if card.kind is not CardKind.PHOTO:
        return key
    day = card.day.isoformat() if card.day else None
    for medium in reversed(card.media):
        row = connection.execute(
            """SELECT card_key FROM card_medium JOIN card USING (card_key)
               WHERE media_id = ? AND kind = 'photo' AND day IS ? AND reading < ?""",
            (medium.media_id, day, reading),
        ).fetchone()
        if row:
            return str(row[0])
    return key


def _cards(connection: sqlite3.Connection) -> list[StoredCard]:
    decoder = msgspec.json.Decoder(Card)
    rows = connection.execute(
        "SELECT card_key, position, body, removed FROM card ORDER BY day DESC, position, card_key"
    )
    return [
        StoredCard(key, position, decoder.decode(body), bool(removed))
        for key, position, body, removed in rows
    ]


def _mark_unseen(connection: sqlite3.Connection, reading: int) -> frozenset[str]:
    rows = connection.execute(
        "UPDATE card SET removed = 1 WHERE reading < ? AND removed = 0 RETURNING card_key",
        (reading,),
    ).fetchall()
    return frozenset(str(key) for (key,) in rows)


def _put_children(
    connection: sqlite3.Connection, ordered: list[tuple[int, Child]]
) -> frozenset[str]:
    changed: set[str] = set()
    for place, child in ordered:
        body = msgspec.json.encode(replace(child, portrait=None))
        row = connection.execute(
            "SELECT place, body FROM child WHERE child_id = ?", (child.child_id,)
        ).fetchone()
        if row == (place, body):
            continue
        changed.add(child.child_id)
        connection.execute(
            "INSERT OR REPLACE INTO child VALUES (?, ?, ?)", (child.child_id, place, body)
        )
    return frozenset(changed)


def _put_conversation_rows(
    connection: sqlite3.Connection, rows: list[ConversationRow]
) -> frozenset[str]:
    changed: set[str] = set()
    for row in rows:
        body = msgspec.json.encode(row)
        # Reading a conversation must not make its messages look out of date.
        digest = hashlib.sha256(msgspec.json.encode(replace(row, unread=False))).digest()
        known = connection.execute(
            "SELECT body FROM conversation WHERE conversation_id = ?", (row.conversation_id,)
        ).fetchone()
        if known == (body,):
            continue
        changed.add(row.conversation_id)
        moment = row.moment.isoformat() if row.moment else None
        connection.execute(
            """INSERT INTO conversation (conversation_id, moment, unread, row_sha256, body)
               VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (conversation_id) DO UPDATE SET moment = excluded.moment,
                 unread = excluded.unread, row_sha256 = excluded.row_sha256,
                 body = excluded.body""",
            (row.conversation_id, moment, row.unread, digest, body),
        )
    return frozenset(changed)


def _put_thread(connection: sqlite3.Connection, thread: Conversation) -> None:
    messages = tuple(
        replace(message, media=tuple(map(_medium_without_links, message.media)))
        for message in thread.messages
    )
    body = msgspec.json.encode(replace(thread, messages=messages, quarantined=()))
    connection.execute(
        """UPDATE conversation SET thread = ?, thread_row_sha256 = iif(?, row_sha256, NULL)
           WHERE conversation_id = ?""",
        (body, not thread.quarantined, thread.conversation_id),
    )


def _conversations(connection: sqlite3.Connection) -> list[StoredConversation]:
    rows: Iterator[Any] = connection.execute(
        """SELECT body, thread, thread_row_sha256 IS row_sha256 FROM conversation
           ORDER BY moment DESC, conversation_id"""
    )
    return [
        StoredConversation(
            msgspec.json.decode(body, type=ConversationRow),
            None if thread is None else msgspec.json.decode(thread, type=Conversation),
            bool(current),
        )
        for body, thread, current in rows
    ]


def _without_links(card: Card) -> Card:
    journal = card.journal and replace(
        card.journal, media=tuple(map(_medium_without_links, card.journal.media))
    )
    return replace(card, journal=journal, media=tuple(map(_medium_without_links, card.media)))


def _medium_without_links(medium: Medium) -> Medium:
    return replace(medium, links=None)
