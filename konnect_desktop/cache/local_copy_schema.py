"""The tables of a local copy, version after version; a step that was published never changes."""

from __future__ import annotations

from typing import Final

from konnect_desktop.cache.database import Schema

_TABLES: Final = (
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
)
# What a page needs of every card stands beside its body and in one index, so that a timeline of
# years is laid out without a body being read.
_MARKS: Final = (
    "ALTER TABLE card ADD COLUMN children TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE card ADD COLUMN photos INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE card ADD COLUMN videos INTEGER NOT NULL DEFAULT 0",
    """WITH known AS (
         SELECT card_key AS known_key, CAST(body AS TEXT) AS text FROM card
         WHERE json_valid(CAST(body AS TEXT))
       ), medium AS (
         SELECT known_key, json_extract(value, '$.kind') AS medium_kind
         FROM known, json_each(text, '$.media')
         UNION ALL
         SELECT known_key, json_extract(value, '$.kind')
         FROM known, json_each(text, '$.journal.media')
       ), counted AS (
         SELECT known_key, sum(medium_kind = 'photo') AS photos,
           sum(medium_kind = 'video') AS videos
         FROM medium GROUP BY known_key
       )
       UPDATE card SET children = coalesce(json_extract(text, '$.children'), '[]'),
         photos = coalesce(counted.photos, 0), videos = coalesce(counted.videos, 0)
       FROM known LEFT JOIN counted USING (known_key) WHERE known.known_key = card.card_key""",
    "DROP INDEX card_by_day",
    """CREATE INDEX card_marks
       ON card (day DESC, position, card_key, kind, children, photos, videos, removed)""",
)

# Every photo and video once, wherever it stands, so that a grid of years is laid out without a body
# being read. What stands in these tables is drawn from the bodies by ``local_copy_media``, also of
# a copy that was kept before they were there; only what a picture looks like is not.
_MEDIA: Final = (
    """CREATE TABLE medium (
         number INTEGER PRIMARY KEY,
         media_id TEXT NOT NULL UNIQUE,
         day INTEGER NOT NULL,
         position INTEGER NOT NULL,
         place INTEGER NOT NULL,
         flags INTEGER NOT NULL,
         card_key TEXT NOT NULL,
         conversation_id TEXT NOT NULL,
         cards INTEGER NOT NULL,
         body BLOB NOT NULL,
         words TEXT,
         width INTEGER NOT NULL DEFAULT 0,
         height INTEGER NOT NULL DEFAULT 0,
         color INTEGER NOT NULL DEFAULT 0,
         seconds INTEGER NOT NULL DEFAULT 0
       )""",
    """CREATE INDEX medium_marks ON medium (day DESC, position, place, number, media_id, flags,
         width, height, color, seconds)""",
    "CREATE INDEX medium_by_card ON medium (card_key)",
    "CREATE INDEX medium_shared ON medium (media_id, flags) WHERE cards > 1",
    """CREATE TABLE thread_medium (
         media_id TEXT NOT NULL,
         conversation_id TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE,
         PRIMARY KEY (media_id, conversation_id)
       ) WITHOUT ROWID""",
    "CREATE INDEX thread_medium_by_thread ON thread_medium (conversation_id)",
    """CREATE TABLE tag (
         number INTEGER PRIMARY KEY,
         kind TEXT NOT NULL,
         name TEXT NOT NULL,
         UNIQUE (kind, name)
       )""",
    """CREATE TABLE medium_tag (
         tag INTEGER NOT NULL REFERENCES tag,
         medium INTEGER NOT NULL REFERENCES medium,
         PRIMARY KEY (tag, medium)
       ) WITHOUT ROWID""",
    "CREATE INDEX medium_tag_by_medium ON medium_tag (medium)",
    "ALTER TABLE card ADD COLUMN words TEXT",
    "CREATE INDEX card_unfolded ON card (card_key) WHERE words IS NULL",
    "CREATE INDEX medium_unfolded ON medium (number) WHERE words IS NULL",
    "CREATE TABLE drawn (what TEXT PRIMARY KEY, rules TEXT NOT NULL) WITHOUT ROWID",
)
_PLANNING: Final = (
    """CREATE TABLE planning (
         first_day TEXT PRIMARY KEY,
         read_at TEXT NOT NULL,
         body BLOB NOT NULL
       ) WITHOUT ROWID""",
)

SCHEMA: Final = Schema(
    migrations=(_TABLES, _MARKS, (*_MEDIA, *_PLANNING)),
    journal_mode="WAL",
    synchronous="NORMAL",
)
