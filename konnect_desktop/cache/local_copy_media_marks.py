"""All media of a local copy as a grid needs them: in its order, packed, without their bodies.

A hundred thousand rows are put together inside SQLite and come as five long texts: a tuple for each
would take three times as long, and hold up the window's thread meanwhile. All functions run on the
local copy's own thread.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.cache.local_copy_sightings import Flag, TagKind
from konnect_desktop.cache.local_copy_words import MATCHING
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.media_choice import Company, MediaChoice, NamedTag
from konnect_desktop.domain.searched_text import folded

_LOW, _HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
_INTS: Final = msgspec.json.Decoder(list[int])
# Two or three columns in each integer of 64 bits; what comes first lies in the upper half.
_PACKED: Final = """
SELECT '[' || group_concat(placed) || ']', '[' || group_concat(looks) || ']',
  '[' || group_concat(lasts) || ']', '[' || group_concat(letters) || ']',
  group_concat(media_id, '')
FROM (SELECT (day << 32) | number AS placed,
        (flags << 48) | (iif(height > 0, min(1000 * width / height, 65535), 0) << 32) | color
          AS looks,
        min(seconds, 65535) AS lasts, length(media_id) AS letters, media_id
      FROM medium {where} ORDER BY day DESC, position, place, number)"""


class MediaMarks(NamedTuple):
    """Media one after the other, newest day first; the arrays run side by side.

    ``numbers`` are the local copy's own. ``days`` are ordinals, 0 for none. ``ratios`` are width by
    height in thousandths and ``colors`` 0xFFRRGGBB, both 0 where the picture was never seen;
    ``seconds`` is how long a film lasts where that is known. ``ids`` holds all media ids, each one
    up to its place in ``ends``.
    """

    numbers: array[int]
    days: array[int]
    flags: array[int]
    ratios: array[int]
    colors: array[int]
    seconds: array[int]
    ids: str
    ends: array[int]

    def media_id(self, place: int) -> str:
        """Return the id of one medium."""
        return self.ids[self.ends[place - 1] if place else 0 : self.ends[place]]

    def media_ids(self) -> Iterator[str]:
        """Return all ids in order."""
        start = 0
        for end in self.ends:
            yield self.ids[start:end]
            start = end


class StoredMedium(Struct, frozen=True):
    """A medium and where it stands: in a card, or in a conversation only.

    ``child_ids`` are the own children that it is of.
    """

    number: int
    medium: Medium
    flags: Flag
    card_key: str
    conversation_id: str
    place: int
    child_ids: frozenset[str]


def media_marks(connection: sqlite3.Connection, choice: MediaChoice) -> MediaMarks:
    """Return the media that are chosen."""
    where, values = _condition(choice)
    placed, looks, lasts, letters, ids = connection.execute(
        _PACKED.format(where=where), values
    ).fetchone()
    if placed is None:
        return NO_MEDIA
    halves, lower = _bytes(placed).cast("I"), _bytes(looks).cast("I")
    upper = _bytes(looks).cast("H")
    return MediaMarks(
        numbers=array("I", halves[_LOW::2]),
        days=array("I", halves[_HIGH::2]),
        flags=array("H", upper[3 * _HIGH :: 4]),
        ratios=array("H", upper[1 + _HIGH :: 4]),
        colors=array("I", lower[_LOW::2]),
        seconds=array("H", _INTS.decode(lasts)),
        ids=ids,
        ends=array("I", accumulate(_INTS.decode(letters))),
    )


def _bytes(numbers: str) -> memoryview:
    return memoryview(array("q", _INTS.decode(numbers))).cast("B")


NO_MEDIA: Final = MediaMarks(
    array("I"), array("I"), array("H"), array("H"), array("I"), array("H"), "", array("I")
)


def _condition(choice: MediaChoice) -> tuple[str, list[object]]:
    """Return the WHERE of a choice and its values; empty where everything is chosen."""
    parts: list[str] = []
    values: list[object] = []

    def need(part: str, *of_it: object) -> None:
        parts.append(part)
        values.extend(of_it)

    if choice.kind is not None:
        need("flags & ? = ?", Flag.VIDEO, Flag.VIDEO if choice.kind is MediaKind.VIDEO else 0)
    if choice.company is not Company.ANY:
        need("flags & ? > 0", Flag.TAGGED)
    if choice.company is Company.ALONE:
        of_one = choice.child_ids is not None
        need("flags & ? > 0" if of_one else "flags & ? = 0", Flag.ALONE if of_one else Flag.OTHERS)
    if choice.child_ids is not None:
        named = TagKind.CHILD if choice.company is Company.ANY else TagKind.OWN
        need(_TAGGED, named, _as_json(choice.child_ids))
    for kind, name in ((TagKind.STAFF, choice.staff), (TagKind.LABEL, choice.label)):
        if name:
            need(_TAGGED, kind, _as_json([name]))
    if choice.media_ids is not None:
        need("media_id IN (SELECT value FROM json_each(?))", _as_json(choice.media_ids))
    if choice.text:
        need(MATCHING, folded(choice.text))
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


_TAGGED: Final = """number IN (
  SELECT medium FROM medium_tag JOIN tag ON tag.number = medium_tag.tag
  WHERE kind = ? AND name IN (SELECT value FROM json_each(?)))"""


def media_tags(connection: sqlite3.Connection, kind: str) -> tuple[NamedTag, ...]:
    """Return the staff or the labels that stand on any medium, the most frequent first."""
    rows = connection.execute(
        """SELECT name, count(*) FROM tag JOIN medium_tag ON tag = number
           WHERE kind = ? GROUP BY number ORDER BY count(*) DESC, name""",
        (kind,),
    )
    return tuple(NamedTag(name, number) for name, number in rows)


def stored_media(
    connection: sqlite3.Connection, numbers: Collection[int]
) -> dict[int, StoredMedium]:
    """Return the media with these numbers; one that is not there is left out."""
    decoder, names = decoder_of(Medium), msgspec.json.Decoder(frozenset[str])
    rows = connection.execute(
        """SELECT number, body, flags, card_key, conversation_id, place,
             (SELECT json_group_array(name) FROM medium_tag JOIN tag ON tag.number = tag
              WHERE medium = medium.number AND kind = ?)
           FROM medium WHERE number IN (SELECT value FROM json_each(?))""",
        (TagKind.CHILD, msgspec.json.encode(list(numbers)).decode()),
    )
    return {
        number: StoredMedium(
            number, decoder.decode(body), Flag(flags), key, conversation, place, names.decode(of)
        )
        for number, body, flags, key, conversation, place, of in rows
    }


def has_media(connection: sqlite3.Connection) -> bool:
    """Say whether there is any medium, whatever is chosen."""
    return connection.execute("SELECT 1 FROM medium LIMIT 1").fetchone() is not None


def numbers_of_media(connection: sqlite3.Connection, media_ids: Collection[str]) -> dict[str, int]:
    """Return the number of each medium that is there."""
    rows = connection.execute(
        "SELECT media_id, number FROM medium WHERE media_id IN (SELECT value FROM json_each(?))",
        (_as_json(media_ids),),
    )
    return dict(rows)


def conversations_of_media(
    connection: sqlite3.Connection, media_ids: Collection[str]
) -> dict[str, str]:
    """Return a conversation that shows each medium, unread ones left out (F064)."""
    rows = connection.execute(
        """SELECT media_id, conversation_id FROM thread_medium JOIN conversation
             USING (conversation_id)
           WHERE media_id IN (SELECT value FROM json_each(?)) AND unread = 0""",
        (_as_json(media_ids),),
    )
    return dict(rows)


def _as_json(texts: Collection[str]) -> str:
    return msgspec.json.encode(list(texts)).decode()
