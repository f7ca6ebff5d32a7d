"""All photos and videos of the shown timeline one after the other, a day in memory at a time."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from msgspec import Struct

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_layout import EntrySlot
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryKey, EntryRow, ShownMedium


class SeriesPlace(Struct, frozen=True):
    """A place in the series: a medium, the day it stands under, its place among that day's."""

    medium: ShownMedium
    day: date | None = None
    place: int = 0
    of: int = 1

    @property
    def entry(self) -> EntryKey:
        """The card it stands in."""
        return self.medium.entry


class _Day(Struct, frozen=True):
    """A day of the timeline: the row of its header, and its entries that have media."""

    row: int
    day: date | None
    entries: tuple[EntryKey, ...]


class MediaSeries:
    """Walks through the media of the filtered timeline in the shown order.

    A photo that stands in a diary and in the same day's photo card comes once. All methods may
    raise ``KonnectError`` where a local copy can't be read.
    """

    def __init__(self, model: TimelineModel) -> None:
        self._model = model

    async def place_of(self, medium: ShownMedium) -> SeriesPlace | None:
        """Return the place of a medium that was clicked; its first one where it is shown twice."""
        row = self._model.row_of(medium.entry)
        day = self._day_at(row) if row >= 0 else None
        return _find(await self._places(day), medium.key) if day else None

    async def next(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place after, on the next day where needed; ``None`` at the end."""
        return await self._neighbour(place, 1)

    async def previous(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place before, on the day above where needed; ``None`` at the beginning."""
        return await self._neighbour(place, -1)

    async def first(self) -> SeriesPlace | None:
        """Return the first place of all, ``None`` where there is nothing."""
        for day in self._days_from(0, 1):
            places = await self._places(day)
            if places:
                return places[0]
        return None

    async def same_day(self, place: SeriesPlace) -> tuple[SeriesPlace, ...]:
        """Return all places of the day, the given one among them while it is shown."""
        day = self._day_of(place)
        return await self._places(day) if day is not None else ()

    async def shuffled(self) -> AsyncIterator[SeriesPlace]:
        """Return all places in no order, each once; what comes in meanwhile is left out."""
        entries = [
            (slot.key, slot.mark.photos + slot.mark.videos)
            for slot in map(self._model.slot, range(self._model.rowCount()))
            if isinstance(slot, EntrySlot) and (slot.mark.photos or slot.mark.videos)
        ]
        ends = list(accumulate(count for _, count in entries))
        seen: set[PictureKey] = set()
        for at in in_no_order(ends[-1] if ends else 0):
            index = bisect_right(ends, at)
            key, count = entries[index]
            row = await self._model.entry(key)
            place = at - ends[index] + count
            if row is None or place >= len(row.media) or row.media[place].key in seen:
                continue
            seen.add(row.media[place].key)
            found = await self.place_of(row.media[place])
            if found is not None:
                yield found

    async def _neighbour(self, place: SeriesPlace, step: int) -> SeriesPlace | None:
        day = self._day_of(place)
        if day is not None:
            places = await self._places(day)
            here = _find(places, place.medium.key)
            there = here.place + step if here else -1
            if 0 <= there < len(places):
                return places[there]
        for other in self._days_beyond(place, day, step):
            places = await self._places(other)
            if places:
                return places[0 if step > 0 else -1]
        return None

    # -- days -------------------------------------------------------------------------------------

    def _day_of(self, place: SeriesPlace) -> _Day | None:
        """Return the day of a place, also where the filter has hidden its entry meanwhile."""
        row = self._model.row_of(place.entry)
        if row >= 0:
            return self._day_at(row)
        return next((day for day in self._days_from(0, 1) if day.day == place.day), None)

    def _days_beyond(self, place: SeriesPlace, day: _Day | None, step: int) -> Iterator[_Day]:
        """Give the days after (``step`` 1) or before (-1) a place, the nearest first."""
        if day is not None:
            yield from self._days_from(day.row + step, step)
            return
        start = 0 if step > 0 else self._model.rowCount() - 1
        for other in self._days_from(start, step):
            if _is_beyond(other.day, place.day, step):
                yield other

    def _days_from(self, row: int, step: int) -> Iterator[_Day]:
        """Give the days with media whose headers stand at a row or beyond."""
        while 0 <= row < self._model.rowCount():
            if isinstance(self._model.slot(row), DayRow):
                day = self._day_at(row)
                if day is not None and day.entries:
                    yield day
            row += step

    def _day_at(self, row: int) -> _Day | None:
        """Return the day that a row belongs to."""
        slot = self._model.slot(row)
        while not isinstance(slot, DayRow) and row > 0:
            row -= 1
            slot = self._model.slot(row)
        if not isinstance(slot, DayRow):
            return None
        entries: list[EntryKey] = []
        for below in range(row + 1, self._model.rowCount()):
            entry = self._model.slot(below)
            if isinstance(entry, DayRow):
                break
            if entry.mark.photos or entry.mark.videos:
                entries.append(entry.key)
        return _Day(row, slot.day, tuple(entries))

    async def _places(self, day: _Day) -> tuple[SeriesPlace, ...]:
        rows = await self._model.entries(day.entries)
        media = _each_once(rows[key] for key in day.entries if key in rows)
        return tuple(
            SeriesPlace(medium, day.day, place, len(media)) for place, medium in enumerate(media)
        )


def _each_once(rows: Iterable[EntryRow]) -> Sequence[ShownMedium]:
    found: dict[PictureKey, ShownMedium] = {}
    for row in rows:
        for medium in row.media:
            found.setdefault(medium.key, medium)
    return list(found.values())


def _find(places: Iterable[SeriesPlace], key: PictureKey) -> SeriesPlace | None:
    return next((place for place in places if place.medium.key == key), None)


def _is_beyond(day: date | None, here: date | None, step: int) -> bool:
    """Say whether a day comes after (``step`` 1) or before (-1) one that is not shown any more."""
    if day is None or here is None:
        return (day is None) == (step > 0)
    return (day < here) == (step > 0)


def in_no_order(count: int) -> Iterator[int]:
    """Give the numbers below ``count`` in no order; a hundred thousand are not laid out before."""
    moved: dict[int, int] = {}
    chance = random.SystemRandom()
    for left in range(count, 0, -1):
        at, last = chance.randrange(left), left - 1
        yield moved.get(at, at)
        moved[at] = moved.pop(last, last)
