"""The rows of a local copy: how cards, children and conversations are written and read.

Every function runs in the transaction of its caller, on the local copy's own thread.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
from msgspec import Struct, structs

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.cache.local_copy_media import (
    list_thread_media,
    media_in_cards,
    move_media,
    renew_media,
)
from konnect_desktop.domain.card_keys import card_key
from konnect_desktop.domain.conversations import Conversation, ConversationRow
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import Attachment, Card, CardKind


class StoredCard(Struct, frozen=True):
    """A card with its key and its place in the timeline (offset at which it was last read)."""

    key: str
    position: int
    card: Card
    removed: bool


class StoredConversation(Struct, frozen=True):
    """A conversation's row, and its messages where they were read."""

    row: ConversationRow
    thread: Conversation | None
    thread_is_current: bool


def put_cards(
    connection: sqlite3.Connection, numbered: list[tuple[int, Card]], reading: int
) -> frozenset[str]:
    """Upsert numbered cards; return the keys of those that are new or different."""
    changed: set[str] = set()
    touched: list[str] = []
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
            move_media(connection, key, position)
            continue
        changed.add(key)
        touched += media_in_cards(connection, [key])
        _put_card(connection, key, kept, (position, digest, body, reading))
        touched += [medium.media_id for medium in kept.all_media]
    renew_media(connection, touched)
    return frozenset(changed)


def _put_card(
    connection: sqlite3.Connection, key: str, card: Card, rest: tuple[int, bytes, bytes, int]
) -> None:
    day = card.day.isoformat() if card.day else None
    connection.execute(
        """INSERT INTO card (card_key, kind, day, position, content_sha256, body, reading,
             children, photos, videos)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (card_key) DO UPDATE SET kind = excluded.kind, day = excluded.day,
             position = excluded.position, content_sha256 = excluded.content_sha256,
             body = excluded.body, reading = excluded.reading, children = excluded.children,
             photos = excluded.photos, videos = excluded.videos, removed = 0, words = NULL""",
        (key, card.kind.value, day, *rest, *_mark_columns(card)),
    )
    connection.execute("DELETE FROM card_medium WHERE card_key = ?", (key,))
    connection.executemany(
        "INSERT OR IGNORE INTO card_medium VALUES (?, ?)",
        [(medium.media_id, key) for medium in card.all_media],
    )


def _mark_columns(card: Card) -> tuple[str, int, int]:
    """Return what stands beside a card's body: its children as JSON, its photos, its videos."""
    media = card.all_media
    videos = sum(medium.kind is MediaKind.VIDEO for medium in media)
    return msgspec.json.encode(card.children).decode(), len(media) - videos, videos


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


def cards(connection: sqlite3.Connection) -> list[StoredCard]:
    """Return every card, newest day first, within a day in the portal's order."""
    decoder = decoder_of(Card)
    rows = connection.execute(
        "SELECT card_key, position, body, removed FROM card ORDER BY day DESC, position, card_key"
    )
    return [
        StoredCard(key, position, decoder.decode(body), bool(removed))
        for key, position, body, removed in rows
    ]


def mark_unseen(connection: sqlite3.Connection, reading: int) -> frozenset[str]:
    """Mark the cards that a reading has not met; return their keys."""
    rows = connection.execute(
        "UPDATE card SET removed = 1 WHERE reading < ? AND removed = 0 RETURNING card_key",
        (reading,),
    ).fetchall()
    keys = frozenset(str(key) for (key,) in rows)
    renew_media(connection, media_in_cards(connection, keys))
    return keys


def put_children(
    connection: sqlite3.Connection, ordered: list[tuple[int, Child]]
) -> frozenset[str]:
    """Upsert numbered children; return the ids of those that are new or different."""
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


def put_conversation_rows(
    connection: sqlite3.Connection, rows: list[ConversationRow]
) -> frozenset[str]:
    """Upsert rows of the overview; return the ids of new or different ones."""
    changed: set[str] = set()
    for row in rows:
        body = msgspec.json.encode(row)
        # Reading a conversation must not make its messages look out of date.
        digest = hashlib.sha256(msgspec.json.encode(structs.replace(row, unread=False))).digest()
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


def put_thread(connection: sqlite3.Connection, thread: Conversation) -> None:
    """Keep a conversation's messages as belonging to the row that is kept now."""
    messages = tuple(
        structs.replace(
            message,
            media=tuple(map(_medium_without_links, message.media)),
            attachments=tuple(map(_file_without_link, message.attachments)),
        )
        for message in thread.messages
    )
    body = msgspec.json.encode(structs.replace(thread, messages=messages, quarantined=()))
    connection.execute(
        """UPDATE conversation SET thread = ?, thread_row_sha256 = iif(?, row_sha256, NULL)
           WHERE conversation_id = ?""",
        (body, not thread.quarantined, thread.conversation_id),
    )
    renew_media(connection, list_thread_media(connection, thread))


def conversations(connection: sqlite3.Connection) -> list[StoredConversation]:
    """Return every conversation, newest first."""
    rows: Iterator[Any] = connection.execute(
        """SELECT body, thread, thread_row_sha256 IS row_sha256 FROM conversation
           ORDER BY moment DESC, conversation_id"""
    )
    return [
        StoredConversation(
            decoder_of(ConversationRow).decode(body),
            None if thread is None else decoder_of(Conversation).decode(thread),
            bool(current),
        )
        for body, thread, current in rows
    ]


def _without_links(card: Card) -> Card:
    journal = card.journal and structs.replace(
        card.journal,
        media=tuple(map(_medium_without_links, card.journal.media)),
        attachments=tuple(map(_file_without_link, card.journal.attachments)),
    )
    return structs.replace(
        card, journal=journal, media=tuple(map(_medium_without_links, card.media))
    )


def _medium_without_links(medium: Medium) -> Medium:
    return replace(medium, links=None)


def _file_without_link(file: Attachment) -> Attachment:
    return replace(file, link=None)
