"""The photos of the grid one after the other, for the viewer: as they are filtered there."""

from __future__ import annotations

from collections.abc import AsyncIterator

from konnect_desktop.viewmodels.photos_details import PhotoDetails
from konnect_desktop.viewmodels.photos_model import PhotoModel
from konnect_desktop.viewmodels.series import SeriesPlace, in_no_order
from konnect_desktop.viewmodels.timeline_rows import ShownMedium


class PhotoSeries:
    """Walks through the photos of a model. All methods may raise ``KonnectError``.

    A photo that is not shown any more, because it is no favourite now or went away, has its
    neighbours where it was.
    """

    def __init__(self, model: PhotoModel, details: PhotoDetails) -> None:
        self._model = model
        self._details = details

    async def place_of(self, medium: ShownMedium) -> SeriesPlace | None:
        """Return the place of a photo, or ``None`` where it is not shown."""
        row = self._model.album.item_of(medium.key, medium.day)
        return None if row < 0 else self._place(medium, row)

    async def next(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place after."""
        row, is_there = self._row(place)
        return await self._at(row + 1 if is_there else row)

    async def previous(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place before."""
        row, _ = self._row(place)
        return await self._at(row - 1)

    async def same_day(self, place: SeriesPlace) -> tuple[SeriesPlace, ...]:
        """Return all places of the day."""
        album = self._model.album
        items = album.items_of(place.medium.day)
        media = await self._details.fetch([album.photo(item) for item in items])
        return tuple(
            SeriesPlace(medium, medium.day, number, len(media))
            for number, medium in enumerate(media)
        )

    async def first(self) -> SeriesPlace | None:
        """Return the first place of all, ``None`` where there is nothing."""
        return await self._at(0)

    async def shuffled(self) -> AsyncIterator[SeriesPlace]:
        """Return all places in no order, each once; what comes in meanwhile is left out."""
        album = self._model.album
        for item in in_no_order(len(album)):
            photo = album.photo(item)
            row = self._model.album.item_of(photo.key, photo.day)
            place = await self._at(row)
            if place is not None:
                yield place

    def _row(self, place: SeriesPlace) -> tuple[int, bool]:
        """Return the row of a place, or that where it would be now, and whether it is there."""
        album = self._model.album
        row = album.item_of(place.medium.key, place.medium.day)
        if row >= 0:
            return row, True
        items = album.items_of(place.medium.day)
        return items.start + min(place.place, len(items)), False

    async def _at(self, row: int) -> SeriesPlace | None:
        if not 0 <= row < self._model.rowCount():
            return None
        photo = self._model.photo(row)
        media = await self._details.fetch([photo])
        row = self._model.album.item_of(photo.key, photo.day)
        return self._place(media[0], row) if media and row >= 0 else None

    def _place(self, medium: ShownMedium, row: int) -> SeriesPlace:
        items = self._model.album.items_of(medium.day)
        return SeriesPlace(medium, medium.day, row - items.start, len(items))
