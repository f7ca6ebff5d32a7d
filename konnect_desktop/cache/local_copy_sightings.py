"""Where each photo and video stands, and what it is by all that is said of it together.

The same photo may stand in a photo card, in a diary and in a message (features part 4, fault 4). A
photo card is believed first, then a diary, then a message; a card that is gone comes last.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import IntFlag
from typing import Final, NamedTuple

import msgspec

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.domain.conversations import Conversation
from konnect_desktop.domain.media import MediaKind, Medium, PersonTag
from konnect_desktop.domain.timeline import Card

_BELOW_ALL_CARDS: Final = 2**32
"""Media of messages come below those of the day's cards, the latest message first."""
_MINUTE_S: Final = 60


class Flag(IntFlag):
    """What is known of a medium beside its day; the bits of ``medium.flags``.

    ``REMOVED``: the portal shows it no more. ``TAGGED``: an own child is named on it, ``OTHERS``:
    somebody else's is, ``ALONE``: one own child and nobody else is. ``LIKED`` is the portal's.
    """

    VIDEO = 1
    DOWNLOADABLE = 2
    REMOVED = 4
    GENERATED = 8
    TAGGED = 16
    OTHERS = 32
    ALONE = 64
    LIKED = 128


class TagKind:
    """What a tag of the local copy says: ``CHILD`` whose photo it is, ``OWN`` who is named."""

    CHILD: Final = "child"
    OWN: Final = "own"
    STAFF: Final = "staff"
    LABEL: Final = "label"


Tag = tuple[str, str]
"""Kind and name; of children their id."""


class Sighting(NamedTuple):
    """A medium in one place. ``rank`` says how far it is believed, ``owners`` whose place it is."""

    medium: Medium
    removed: bool
    rank: int
    day: int
    position: int
    card_key: str
    conversation_id: str
    place: int
    owners: Sequence[str]

    @property
    def precedence(self) -> tuple[bool, int, int, int, str, str, int]:
        """Return what puts the one that is believed first in front."""
        return (
            self.removed,
            self.rank,
            -self.day,
            self.position,
            self.card_key,
            self.conversation_id,
            self.place,
        )


class Merged(NamedTuple):
    """A medium as all its places together say; ``first`` is the one that is believed."""

    first: Sighting
    flags: Flag
    cards: int
    tags: frozenset[Tag]


def merged(sightings: Sequence[Sighting]) -> Merged:
    """Put together what is said of one medium."""
    first = min(sightings, key=lambda each: each.precedence)
    media = [each.medium for each in sightings]
    told = [tag for medium in media for tag in medium.child_tags]
    own = frozenset(tag.person_id for tag in told if tag.own_child and tag.person_id)
    flags = _flags(first.medium, own, told)
    if any(medium.downloadable for medium in media):
        flags |= Flag.DOWNLOADABLE
    if all(each.removed for each in sightings):
        flags |= Flag.REMOVED
    cards = frozenset(each.card_key for each in sightings if each.card_key)
    # Whose place it is counts only where nobody is named, and a message only without a card.
    places = [each for each in sightings if each.card_key] or sightings
    of = own or frozenset(owner for each in places for owner in each.owners)
    tags = {(TagKind.OWN, child) for child in own} | {(TagKind.CHILD, child) for child in of}
    tags |= {(TagKind.STAFF, tag.name) for medium in media for tag in medium.staff_tags if tag.name}
    tags |= {(TagKind.LABEL, label) for medium in media for label in medium.labels}
    return Merged(first, flags, len(cards), frozenset(tags))


def _flags(medium: Medium, own: frozenset[str], told: Sequence[PersonTag]) -> Flag:
    others = any(not tag.own_child for tag in told)
    said = (
        (Flag.VIDEO, medium.kind is MediaKind.VIDEO),
        (Flag.GENERATED, medium.generated_caption),
        (Flag.LIKED, medium.liked),
        (Flag.TAGGED, bool(own)),
        (Flag.OTHERS, others),
        (Flag.ALONE, len(own) == 1 and not others),
    )
    flags = Flag(0)
    for flag, holds in said:
        if holds:
            flags |= flag
    return flags


def sightings_of(connection: sqlite3.Connection, wanted: str) -> dict[str, list[Sighting]]:
    """Return all places of these media, ids as a JSON list; one that is nowhere is left out.

    A body that is damaged says nothing here: whoever reads it is told.
    """
    found: defaultdict[str, list[Sighting]] = defaultdict(list)
    ids = frozenset(msgspec.json.decode(wanted, type=list[str]))
    for sighting in (*_in_cards(connection, wanted), *_in_messages(connection, wanted)):
        if sighting.medium.media_id in ids:
            found[sighting.medium.media_id].append(sighting)
    return found


def _in_cards(connection: sqlite3.Connection, wanted: str) -> Iterator[Sighting]:
    decoder = decoder_of(Card)
    rows = connection.execute(
        """SELECT card_key, position, body, removed FROM card WHERE card_key IN (
             SELECT card_key FROM card_medium
             WHERE media_id IN (SELECT value FROM json_each(?)))""",
        (wanted,),
    )
    for key, position, body, removed in rows:
        try:
            card = decoder.decode(body)
        except msgspec.DecodeError:
            continue
        journal = card.journal
        writer = (journal.child_id,) if journal and journal.child_id else card.children
        for place, medium in enumerate(card.all_media):
            in_diary = place >= len(card.media)
            owners = writer if in_diary else card.children
            day = _ordinal(medium.day or card.day)
            yield Sighting(
                medium, bool(removed), int(in_diary), day, position, key, "", place, owners
            )


def _in_messages(connection: sqlite3.Connection, wanted: str) -> Iterator[Sighting]:
    rows = connection.execute(
        """SELECT conversation_id, thread FROM conversation WHERE conversation_id IN (
             SELECT conversation_id FROM thread_medium
             WHERE media_id IN (SELECT value FROM json_each(?)))""",
        (wanted,),
    ).fetchall()
    for conversation_id, body in rows:
        try:
            thread = decoder_of(Conversation).decode(body)
        except msgspec.DecodeError:
            continue
        for message in thread.messages:
            position = _BELOW_ALL_CARDS - _minutes(message.moment)
            owners = _children_called(connection, message.child_first_name) if message.media else ()
            for place, medium in enumerate(message.media):
                day = medium.day or (message.moment.date() if message.moment else None)
                yield Sighting(
                    medium,
                    removed=False,
                    rank=2,
                    day=_ordinal(day),
                    position=position,
                    card_key="",
                    conversation_id=conversation_id,
                    place=place,
                    owners=owners,
                )


def _children_called(connection: sqlite3.Connection, first_name: str) -> Sequence[str]:
    rows = connection.execute(
        """SELECT child_id FROM child
           WHERE json_extract(CAST(body AS TEXT), '$.first_name') = ? ORDER BY child_id""",
        (first_name,),
    )
    return tuple(child_id for (child_id,) in rows) if first_name else ()


def _ordinal(day: date | None) -> int:
    """Return a day as a number; 0 where there is none, which puts it below all others."""
    return 0 if day is None else day.toordinal()


def _minutes(moment: datetime | None) -> int:
    return 0 if moment is None else int(moment.timestamp()) // _MINUTE_S
