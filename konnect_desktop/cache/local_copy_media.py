"""The media of a local copy, each once: written whenever a place where one stands has changed.

Every function runs in the transaction of its caller, on the local copy's own thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from itertools import islice
from typing import Final

import msgspec
from msgspec import Struct

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.cache.local_copy_sightings import Flag, Merged, Tag, merged, sightings_of
from konnect_desktop.domain.conversations import Conversation

_RULES: Final = "1"
"""By which rules media are drawn from bodies; other ones have all of them drawn anew."""
_CHUNK: Final = 1_000


class Look(Struct, frozen=True):
    """What is known of a picture that was seen: its pixels, its mean colour, a film's length.

    ``color`` is 0xRRGGBB, ``None`` where the picture was never decoded.
    """

    width: int = 0
    height: int = 0
    color: int | None = None
    seconds: int = 0


def renew_media(connection: sqlite3.Connection, media_ids: Iterable[str]) -> None:
    """Draw these media anew from all places where they stand.

    One that stands nowhere any more stays as it was last, marked (F084).
    """
    remaining = iter(dict.fromkeys(media_ids))
    while chunk := list(islice(remaining, _CHUNK)):
        found = sightings_of(connection, msgspec.json.encode(chunk).decode())
        tags = _Tags(connection)
        for media_id in chunk:
            if media_id in found:
                _put(connection, media_id, merged(found[media_id]), tags)
            else:
                connection.execute(
                    "UPDATE medium SET flags = flags | ?, cards = 0 WHERE media_id = ?",
                    (int(Flag.REMOVED), media_id),
                )


class _Tags(dict[Tag, int]):
    """The numbers of tags, each looked up or given out once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, tag: Tag) -> int:
        self._connection.execute("INSERT OR IGNORE INTO tag (kind, name) VALUES (?, ?)", tag)
        (number,) = self._connection.execute(
            "SELECT number FROM tag WHERE kind = ? AND name = ?", tag
        ).fetchone()
        return self.setdefault(tag, int(number))


def _put(connection: sqlite3.Connection, media_id: str, now: Merged, tags: _Tags) -> None:
    first = now.first
    (number,) = connection.execute(
        """INSERT INTO medium (media_id, day, position, place, flags, card_key, conversation_id,
             cards, body)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (media_id) DO UPDATE SET day = excluded.day, position = excluded.position,
             place = excluded.place, flags = excluded.flags, card_key = excluded.card_key,
             conversation_id = excluded.conversation_id, cards = excluded.cards,
             body = excluded.body, words = NULL
           RETURNING number""",
        (
            media_id,
            first.day,
            first.position,
            first.place,
            int(now.flags),
            first.card_key,
            first.conversation_id,
            now.cards,
            msgspec.json.encode(first.medium),
        ),
    ).fetchone()
    connection.execute("DELETE FROM medium_tag WHERE medium = ?", (number,))
    connection.executemany(
        "INSERT INTO medium_tag (tag, medium) VALUES (?, ?)",
        [(tags[tag], number) for tag in now.tags],
    )


def media_in_cards(connection: sqlite3.Connection, card_keys: Collection[str]) -> list[str]:
    """Return the ids of all media that stand in these cards."""
    rows = connection.execute(
        "SELECT media_id FROM card_medium WHERE card_key IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(card_keys)).decode(),),
    )
    return [media_id for (media_id,) in rows]


def move_media(connection: sqlite3.Connection, card_key: str, position: int) -> None:
    """Note that a card is at another place in the timeline."""
    connection.execute(
        "UPDATE medium SET position = ? WHERE card_key = ? AND position <> ?",
        (position, card_key, position),
    )


def list_thread_media(connection: sqlite3.Connection, thread: Conversation) -> list[str]:
    """Note which media stand in a conversation; return those that do now, or did until now."""
    told = thread.conversation_id
    before = connection.execute(
        "DELETE FROM thread_medium WHERE conversation_id = ? RETURNING media_id", (told,)
    ).fetchall()
    now = [medium.media_id for message in thread.messages for medium in message.media]
    connection.executemany(
        """INSERT OR IGNORE INTO thread_medium SELECT ?1, conversation_id FROM conversation
           WHERE conversation_id = ?2""",
        [(media_id, told) for media_id in now],
    )
    return [*now, *(str(media_id) for (media_id,) in before)]


def put_looks(connection: sqlite3.Connection, looks: Mapping[str, Look]) -> None:
    """Keep what was seen of pictures; what is not known now stays as it was known before."""
    connection.executemany(
        """UPDATE medium SET width = coalesce(nullif(?1, 0), width),
             height = coalesce(nullif(?2, 0), height), color = coalesce(?3, color),
             seconds = coalesce(nullif(?4, 0), seconds)
           WHERE media_id = ?5""",
        [
            (look.width, look.height, _kept_color(look), look.seconds, media_id)
            for media_id, look in looks.items()
        ],
    )


def _kept_color(look: Look) -> int | None:
    # Opaque, so that black is another number than what is not known.
    return None if look.color is None else look.color | 0xFF000000


def draw_media(connection: sqlite3.Connection) -> None:
    """Draw the media of a copy that was kept before their tables were, or by other rules.

    In transactions of its own, one for some media; a run that was killed begins anew (F104).
    """
    if connection.execute("SELECT rules FROM drawn WHERE what = 'media'").fetchone() == (_RULES,):
        return
    connection.execute("BEGIN IMMEDIATE")
    threads = connection.execute("SELECT thread FROM conversation WHERE thread IS NOT NULL")
    for (body,) in threads.fetchall():
        with suppress(msgspec.DecodeError):  # told when somebody reads that conversation
            list_thread_media(connection, decoder_of(Conversation).decode(body))
    connection.execute("COMMIT")
    rows = connection.execute(
        "SELECT media_id FROM card_medium UNION SELECT media_id FROM thread_medium"
    ).fetchall()
    remaining = iter([str(media_id) for (media_id,) in rows])
    while chunk := list(islice(remaining, _CHUNK)):
        connection.execute("BEGIN IMMEDIATE")
        renew_media(connection, chunk)
        connection.execute("COMMIT")
    connection.execute("INSERT OR REPLACE INTO drawn VALUES ('media', ?)", (_RULES,))
