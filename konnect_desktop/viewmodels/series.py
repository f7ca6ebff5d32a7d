"""All photos and videos of the shown timeline one after the other, a day in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

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
        slot = self._model.slot(row) if row >= 0 else None
        if not isinstance(slot, EntrySlot):
            return None
        day = next((day for day in self._days() if day.day == slot.day), None)
        return _find(await self._places(day), medium.key) if day else None

    async def next(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place after, on the next day where needed; ``None`` at the end."""
        return await self._neighbour(place, self._days(), 1)

    async def previous(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place before, on the day above where needed; ``None`` at the beginning."""
        return await self._neighbour(place, reversed(list(self._days())), -1)

    async def same_day(self, place: SeriesPlace) -> tuple[SeriesPlace, ...]:
        """Return all places of the day, the given one among them while it is shown."""
        for day in self._days():
            if day.day == place.day:
                return await self._places(day)
        return ()

    async def _neighbour(
        self, place: SeriesPlace, days: Iterable[_Day], step: int
    ) -> SeriesPlace | None:
        passed = False
        for day in days:
            if day.day == place.day:
                passed = True
                places = await self._places(day)
                here = _find(places, place.medium.key)
                there = here.place + step if here else -1
                if 0 <= there < len(places):
                    return places[there]
            elif (passed or _is_beyond(day.day, place.day, step)) and (
                places := await self._places(day)
            ):
                return places[0 if step > 0 else -1]
        return None

    def _days(self) -> Iterator[_Day]:
        """Give the days that are shown with their entries that have media."""
        day: date | None = None
        entries: list[EntryKey] = []
        for row in range(self._model.rowCount()):
            slot = self._model.slot(row)
            if isinstance(slot, DayRow):
                if entries:
                    yield _Day(day, tuple(entries))
                day, entries = slot.day, []
            elif slot.mark.photos or slot.mark.videos:
                entries.append(slot.key)
        if entries:
            yield _Day(day, tuple(entries))

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
