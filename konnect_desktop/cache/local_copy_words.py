"""Looking for text: folded once, when somebody first looks, and then found inside words too.

Parts of words count because Dutch puts words together (``zandbak``, ``waterspel``), which an index
of whole words or their beginnings does not find. Looking through the folded text of 100,000
captions takes some 40 ms; an index of words took 15 ms, and had to be kept up by every write.
"""

from __future__ import annotations

import sqlite3
from typing import Final

import msgspec
from msgspec import Struct

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.domain.searched_text import folded, folded_html

_CHUNK: Final = 2_000


class _Caption(Struct):
    """The part of a medium's body that is searched."""

    caption: str = ""


class _Diary(Struct):
    text_html: str = ""


class _Entry(Struct):
    """The part of a card's body that is searched."""

    journal: _Diary | None = None


def fold_some(connection: sqlite3.Connection) -> bool:
    """Fold some captions and diaries that are new; return whether there may be more of them."""
    captions = connection.execute(
        "SELECT number, body FROM medium WHERE words IS NULL LIMIT ?", (_CHUNK,)
    ).fetchall()
    connection.executemany(
        "UPDATE medium SET words = ? WHERE number = ?",
        [(_caption_words(body), number) for number, body in captions],
    )
    diaries = connection.execute(
        "SELECT card_key, body FROM card WHERE words IS NULL LIMIT ?", (_CHUNK,)
    ).fetchall()
    connection.executemany(
        "UPDATE card SET words = ? WHERE card_key = ?",
        [(_diary_words(body), key) for key, body in diaries],
    )
    return len(captions) == _CHUNK or len(diaries) == _CHUNK


def _caption_words(body: bytes) -> str:
    return folded(decoder_of(_Caption).decode(body).caption)


def _diary_words(body: bytes) -> str:
    try:
        journal = decoder_of(_Entry).decode(body).journal
    except msgspec.DecodeError:
        return ""  # told when somebody reads that card
    return "" if journal is None else folded_html(journal.text_html)


MATCHING: Final = """number IN (
  WITH sought AS (SELECT ? AS words), diary AS MATERIALIZED (
    SELECT card_key, children, CAST(julianday(day) - 1721424.5 AS INTEGER) AS ordinal
    FROM card, sought WHERE kind = 'journal' AND instr(card.words, sought.words) > 0)
  SELECT number FROM medium, sought WHERE instr(medium.words, sought.words) > 0
  UNION
  SELECT medium.number FROM diary JOIN card_medium USING (card_key) JOIN medium USING (media_id)
  UNION
  SELECT medium.number FROM diary JOIN medium ON medium.day = ordinal
    JOIN medium_tag ON medium_tag.medium = medium.number
    JOIN tag ON tag.number = medium_tag.tag
  WHERE tag.kind = 'child' AND instr(children, '"' || tag.name || '"') > 0)"""
"""Holds for media whose caption has a folded text, or a diary of the day about one of its children.

A diary counts for its own photos too, whoever is on them.
"""
