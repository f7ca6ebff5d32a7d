"""Which media an account shows, each once, with all that its cards and messages say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from konnect_desktop.cache.local_copy_rows import StoredCard, StoredConversation
from konnect_desktop.domain.conversations import Message
from konnect_desktop.domain.media import MediaKind, Medium
from konnect_desktop.domain.people import Child


@dataclass(frozen=True, slots=True)
class WantedMedium:
    """A photo or video to save.

    ``day`` and ``moment`` as in ``Medium``; ``caption`` is empty unless a person wrote it;
    ``child_names`` are first names of own children. ``conversation_id`` is where a medium that
    stands in no card can be found. ``gone`` says that no card or message shows it any more.
    ``child_ids`` are the own children it may show, ``shown_on`` the days of the cards it stands
    in.
    """

    media_id: str
    kind: MediaKind
    day: date | None
    moment: datetime | None
    caption: str
    child_names: tuple[str, ...]
    downloadable: bool
    conversation_id: str
    gone: bool
    child_ids: frozenset[str] = frozenset()
    shown_on: frozenset[date] = frozenset()


@dataclass(slots=True)
class _Sighting:
    """All that was seen of one medium; the first sighting decides date and caption."""

    medium: Medium
    child_ids: set[str] = field(default_factory=set[str])
    names: set[str] = field(default_factory=set[str])
    fallback_ids: set[str] = field(default_factory=set[str])
    downloadable: bool = False
    conversation_id: str = ""
    gone: bool = True
    days: set[date] = field(default_factory=set[date])


def collect_wanted(
    cards: Sequence[StoredCard],
    conversations: Iterable[StoredConversation],
    children: Sequence[Child],
) -> list[WantedMedium]:
    """List every medium of the local copy once.

    The same photo may stand in a photo card, in a diary and in a message (features part 4, fault
    4). A photo card is believed first, then a diary, then a message, in whichever order they
    were read, so that dates and names come out the same every time.

    Returns:
        Newest day first; within a day in the portal's order, newest first; messages last.
    """
    sightings: dict[str, _Sighting] = {}
    for stored in cards:
        _see(sightings, stored.card.media, stored.card.children, stored)
    for stored in cards:
        if stored.card.journal:
            journal = stored.card.journal
            owner = (journal.child_id,) if journal.child_id else stored.card.children
            _see(sightings, journal.media, owner, stored)
    for conversation_id, message in _messages(conversations):
        _see_message(sightings, message, conversation_id)
    order = {child.child_id: place for place, child in enumerate(children)}
    names = {child.child_id: child.first_name for child in children}
    wanted = [_wanted(sighting, order, names) for sighting in sightings.values()]
    # Neighbours in the timeline stay neighbours here: one page renews the links of all (F072).
    return sorted(wanted, key=_place)


def _place(wanted: WantedMedium) -> tuple[bool, int]:
    day = wanted.day or date.min
    return bool(wanted.conversation_id), -day.toordinal()


def _messages(conversations: Iterable[StoredConversation]) -> Iterator[tuple[str, Message]]:
    for stored in conversations:
        if stored.thread:
            for message in stored.thread.messages:
                yield stored.row.conversation_id, message


def _see(
    sightings: dict[str, _Sighting],
    media: Iterable[Medium],
    owners: Iterable[str],
    stored: StoredCard,
) -> None:
    for medium in media:
        sighting = sightings.setdefault(medium.media_id, _Sighting(medium))
        sighting.child_ids.update(tag.person_id for tag in medium.child_tags if tag.own_child)
        sighting.names.update(tag.name for tag in medium.child_tags if tag.own_child)
        sighting.fallback_ids.update(owners)
        sighting.downloadable |= medium.downloadable
        sighting.gone &= stored.removed
        if stored.card.day:
            sighting.days.add(stored.card.day)


def _see_message(sightings: dict[str, _Sighting], message: Message, conversation_id: str) -> None:
    for medium in message.media:
        first = medium.media_id not in sightings
        sighting = sightings.setdefault(medium.media_id, _Sighting(medium))
        sighting.downloadable |= medium.downloadable
        sighting.gone = False
        if not first and not sighting.conversation_id:
            continue
        sighting.conversation_id = conversation_id
        if message.child_first_name:
            sighting.names.add(message.child_first_name)


def _wanted(sighting: _Sighting, order: dict[str, int], names: dict[str, str]) -> WantedMedium:
    medium = sighting.medium
    return WantedMedium(
        media_id=medium.media_id,
        kind=medium.kind,
        day=medium.day,
        moment=medium.moment,
        caption="" if medium.generated_caption else medium.caption.strip(),
        child_names=_child_names(sighting, order, names),
        downloadable=sighting.downloadable,
        conversation_id=sighting.conversation_id,
        gone=sighting.gone,
        child_ids=_child_ids(sighting, names),
        shown_on=frozenset(sighting.days),
    )


def _child_ids(sighting: _Sighting, names: dict[str, str]) -> frozenset[str]:
    """Return whose it may be: who is tagged, else who is named, else all of the card."""
    tagged = sighting.child_ids & names.keys()
    if tagged:
        return frozenset(tagged)
    named = {child_id for child_id, name in names.items() if name in sighting.names}
    return frozenset(named or sighting.fallback_ids & names.keys())


def _child_names(
    sighting: _Sighting, order: dict[str, int], names: dict[str, str]
) -> tuple[str, ...]:
    known = sorted((child for child in sighting.child_ids if child in order), key=order.__getitem__)
    if known:
        return tuple(names[child] for child in known)
    if sighting.names:
        return tuple(sorted(sighting.names))
    fallback = [child for child in sighting.fallback_ids if child in order]
    return (names[fallback[0]],) if len(fallback) == 1 else ()
