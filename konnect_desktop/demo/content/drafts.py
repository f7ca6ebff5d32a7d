"""Which conversations there are, when they begin, and how many photos of their own they have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import clock_changes, is_open, months_before
from konnect_desktop.demo.content.dice import Dice
from konnect_desktop.demo.content.threads import CLOCK_BACK, CLOCK_FORWARD, SHOWCASE, Thread
from konnect_desktop.demo.content.threads_ordinary import ORDINARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konnect_desktop.demo.content.people import Child, Organisation
    from konnect_desktop.demo.content.settings import ContentSettings

_EPOCH = date(2015, 1, 1)
_ORDINARY_BEFORE_DAYS = 21
_SHOWCASE_SLOT, _CLOCK_SLOT = 3, 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation with its id, child and first day."""

    id: int
    thread: Thread
    child: Child
    start: date
    is_at_clock_change: bool = False
    photos: int = 0

    @property
    def last_day(self) -> date:
        """The day of the last message."""
        return self.start + timedelta(days=sum(line.days_later for line in self.thread.lines))

    @property
    def photos_wanted(self) -> int:
        """How many photos of its own the conversation has places for."""
        return sum(len(line.scenes) for line in self.thread.lines)


def drafts(place: Organisation, settings: ContentSettings) -> list[Draft]:
    """Return all conversations of an organisation, those with the newest start first."""
    found = [*_showcase(place, settings), *_at_clock_changes(place, settings)]
    found += _ordinary(place, settings)
    return sorted(found, key=lambda draft: (draft.start, draft.id), reverse=True)


def with_photos(of: Sequence[Draft], most: int) -> list[Draft]:
    """Give up to so many photos to the conversations: clock changes first, then the newest."""
    filled: list[Draft] = []
    for draft in sorted(of, key=lambda draft: not draft.is_at_clock_change):
        photos = min(most, draft.photos_wanted)
        filled.append(replace(draft, photos=photos))
        most -= photos
    return filled


def _showcase(place: Organisation, settings: ContentSettings) -> Iterator[Draft]:
    newest = settings.today
    while not is_open(newest):
        newest -= timedelta(days=1)
    by_key = {child.key: child for child in place.children}
    for rank, thread in enumerate(SHOWCASE[place.org]):
        start = newest - timedelta(days=thread.days_ago)
        yield Draft(_id(start, _SHOWCASE_SLOT + rank), thread, by_key[thread.child], start)


def _at_clock_changes(place: Organisation, settings: ContentSettings) -> Iterator[Draft]:
    first = months_before(settings.today, settings.months)
    for year in range(first.year, settings.today.year + 1):
        changes = zip(clock_changes(year), (CLOCK_FORWARD, CLOCK_BACK), strict=True)
        for sunday, thread in changes:
            children = [child for child in place.children if child.is_placed_on(sunday)]
            if first <= sunday <= settings.today and children:
                conversation_id = _id(sunday, _CLOCK_SLOT)
                yield Draft(conversation_id, thread, children[0], sunday, is_at_clock_change=True)


def _ordinary(place: Organisation, settings: ContentSettings) -> Iterator[Draft]:
    until = settings.today - timedelta(days=_ORDINARY_BEFORE_DAYS)
    for back in range(settings.months, -1, -1):
        month = months_before(settings.today, back)
        for number in range(_count_in(place, month)):
            draft = _ordinary_one(place, settings, month, number)
            if draft and draft.last_day <= until:
                yield draft


def _count_in(place: Organisation, month: date) -> int:
    return {"demo": 2, "demo2": (month.month + 1) % 2}.get(place.org, 0)


def _ordinary_one(
    place: Organisation, settings: ContentSettings, month: date, number: int
) -> Draft | None:
    dice = Dice(settings.seed, place.org, "conversation", month, number)
    start = month + timedelta(days=number * 14 + dice.below(12))
    while not is_open(start):
        start += timedelta(days=1)
    children = [child for child in place.children if child.is_placed_on(start)]
    if not children:
        return None
    turn = (month.year * 12 + month.month) * 2 + number
    child = dice.pick(children)
    fitting = [thread for thread in ORDINARY if child.stage_on(start) in thread.ages]
    return Draft(_id(start, number), fitting[turn % len(fitting)], child, start)


def _id(day: date, slot: int) -> int:
    return (day - _EPOCH).days * 10 + slot
