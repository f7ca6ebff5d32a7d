"""What the timeline needs of every card before any is shown: order, day, children, counts.

Rule: no body is decoded here; all functions run on the local copy's own thread.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import msgspec

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.cache.local_copy_rows import StoredCard
from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.timeline import Card, CardKind


class CardMark(NamedTuple):
    """A card in the order of the timeline, without its content; made by the ten thousand.

    ``shared`` are those of its media that stand in other cards too: the id, and whether it is a
    video.

    ``position`` is the offset at which it was last read. ``children`` are the ids of the children
    on it. ``photos`` and ``videos`` count its media, those of its diary included.
    """

    key: str
    kind: CardKind
    day: date | None
    position: int
    children: tuple[str, ...]
    photos: int
    videos: int
    removed: bool
    shared: tuple[tuple[str, bool], ...] = ()


def card_marks(connection: sqlite3.Connection) -> list[CardMark]:
    """Return the marks of all cards: newest day first, in a day as the portal orders, no day last.

    Raises:
        msgspec.DecodeError: Something that was never written by us.
    """
    rows = connection.execute(
        """SELECT card_key, kind, day, position, children, photos, videos, removed FROM card
           ORDER BY day DESC, position, card_key"""
    )
    kinds, days, children = _Kinds(), _Days(), _Children()
    shared = _shared_media(connection)
    return [
        CardMark(
            key,
            kinds[kind],
            days[day],
            position,
            children[on_it],
            photos,
            videos,
            bool(removed),
            shared.get(key, ()),
        )
        for key, kind, day, position, on_it, photos, videos, removed in rows
    ]


def _shared_media(connection: sqlite3.Connection) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Return the media that stand in several cards, by each of these cards."""
    found: defaultdict[str, tuple[tuple[str, bool], ...]] = defaultdict(tuple)
    rows = connection.execute(
        """SELECT card_medium.card_key, media_id, flags & ?
           FROM medium JOIN card_medium USING (media_id) WHERE cards > 1""",
        (int(Flag.VIDEO),),
    )
    for key, media_id, is_video in rows:
        found[key] += ((media_id, bool(is_video)),)
    return found


# Values that thousands of cards share, each made once.


class _Kinds(dict[str, CardKind]):
    def __missing__(self, text: str) -> CardKind:
        known = {kind.value: kind for kind in CardKind}
        return self.setdefault(text, known.get(text, CardKind.UNKNOWN))


class _Days(dict[str | None, date | None]):
    def __missing__(self, text: str | None) -> date | None:
        return self.setdefault(text, None if text is None else msgspec.convert(text, date))


class _Children(dict[str, tuple[str, ...]]):
    def __missing__(self, text: str) -> tuple[str, ...]:
        return self.setdefault(text, msgspec.json.decode(text, type=tuple[str, ...]))


def card_keys(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the keys of all cards that were ever read."""
    return frozenset(key for (key,) in connection.execute("SELECT card_key FROM card"))


def cards_by_key(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, StoredCard]:
    """Return the cards of these keys that are there, in one query."""
    decoder = decoder_of(Card)
    rows = connection.execute(
        """SELECT card_key, position, body, removed FROM card
           WHERE card_key IN (SELECT value FROM json_each(?))""",
        (_as_json(keys),),
    )
    return {
        key: StoredCard(key, position, decoder.decode(body), bool(removed))
        for key, position, body, removed in rows
    }


def media_offsets(connection: sqlite3.Connection, media_ids: Collection[str]) -> dict[str, int]:
    """Return how many cards the portal puts before that of each medium it still shows.

    It is counted, for the offset noted with a card is as old as the card's last reading, and
    many cards may have come in above since.
    """
    rows: list[tuple[Any, ...]] = connection.execute(
        """SELECT media_id, day, position FROM card_medium JOIN card USING (card_key)
           WHERE media_id IN (SELECT value FROM json_each(?)) AND removed = 0
           ORDER BY day, position DESC""",
        (_as_json(media_ids),),
    ).fetchall()
    places = {str(media_id): (day, position) for media_id, day, position in rows}
    counted = {place: _cards_before(connection, *place) for place in set(places.values())}
    return {media_id: counted[place] for media_id, place in places.items()}


def _cards_before(connection: sqlite3.Connection, day: str | None, position: int) -> int:
    (count,) = connection.execute(
        """SELECT count(*) FROM card WHERE removed = 0 AND
           ((day IS ?1 AND position < ?2) OR (day > ?1) OR (?1 IS NULL AND day IS NOT NULL))""",
        (day, position),
    ).fetchone()
    return int(count)


def _as_json(texts: Collection[str]) -> str:
    return msgspec.json.encode(list(texts)).decode()
