"""A shelf over files that are there, and a series over a list: what the viewer stands on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media import MediaKind, Medium, PersonTag
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.pictures import PictureKey, PictureSize, portrait_of
from konnect_desktop.viewmodels.pictures import AwaitedListener, Listener, Progress
from konnect_desktop.viewmodels.series import SeriesPlace
from konnect_desktop.viewmodels.timeline_rows import (
    AccountLook,
    EntryKey,
    ShownChild,
    ShownMedium,
)

DEMO: Final = Path(str(files("konnect_desktop"))) / "resources" / "demo"
SCENES: Final = DEMO.parent / "scenes"
ACCOUNT: Final = "zonnebloem"
LOOK: Final = AccountLook(ACCOUNT, "De Zonnebloem", "DZ", 0)
NOOR: Final = ShownChild(
    LOOK,
    Child(
        child_id="kind-noor",
        first_name="Noor",
        full_name="Noor Jansen",
        birth_date=None,
        has_placement=True,
        active=True,
        group_names=("Lieveheersbeestjes",),
    ),
)
TODAY: Final = date(2026, 4, 14)
THUMB_PX: Final = 320


class FolderShelf:
    """A shelf with a file for each picture and size; ``wishes`` holds what was asked of it."""

    def __init__(self, account_id: str = ACCOUNT) -> None:
        self.account_id = account_id
        self.files: dict[tuple[str, PictureSize], Path] = {}
        self.kept: set[str] = set()
        self.failures: dict[str, ErrorKind] = {}
        self.wishes: list[tuple[tuple[PictureKey, ...], tuple[PictureKey, ...]]] = []
        self.least_px: dict[PictureKey, int] = {}
        self.looks: dict[str, Look] = {}
        self.fetched: list[tuple[str, PictureSize]] = []
        self.discarded: list[PictureKey] = []
        self.line = asyncio.Event()
        self.line.set()
        self._listeners: list[Listener] = []
        self._awaited: list[AwaitedListener] = []

    def put(self, picture_id: str, size: PictureSize, path: Path, *, kept: bool = True) -> None:
        """Have a file; ``kept`` ones are on disk from the start."""
        self.files[picture_id, size] = path
        if kept and size is PictureSize.MEDIUM:
            self.kept.add(picture_id)

    def path(self, key: PictureKey, least_px: int | None = None) -> Path | None:
        if key.picture_id not in self.kept:
            return None
        small = self.files.get((key.picture_id, PictureSize.THUMB))
        if small is not None and least_px is not None and least_px <= THUMB_PX:
            return small
        return self.files.get((key.picture_id, PictureSize.MEDIUM))

    def note_look(self, key: PictureKey, look: Look) -> None:
        self.looks[key.picture_id] = look

    def ratio(self, key: PictureKey) -> float | None:  # noqa: ARG002 — nothing is known beforehand
        return None

    def want(
        self,
        visible: Sequence[PictureKey],
        near: Sequence[PictureKey],
        least_px: Mapping[PictureKey, int],
    ) -> None:
        self.wishes.append((tuple(visible), tuple(near)))
        self.least_px = dict(least_px)

    async def fetch(
        self, key: PictureKey, size: PictureSize, on_progress: Progress | None = None
    ) -> Path:
        self.fetched.append((key.picture_id, size))
        if on_progress is not None:
            on_progress(1, 2)
        await self.line.wait()
        if key.picture_id in self.failures:
            raise BrokenError(self.failures[key.picture_id])
        if size is PictureSize.MEDIUM:
            self.arrive(key)
        return self.files[key.picture_id, size]

    async def discard(self, key: PictureKey) -> None:
        self.discarded.append(key)
        self.kept.discard(key.picture_id)

    def subscribe(self, listener: Listener, awaited: AwaitedListener) -> Callable[[], None]:
        self._listeners.append(listener)
        self._awaited.append(awaited)

        def leave() -> None:
            self._listeners.remove(listener)
            self._awaited.remove(awaited)

        return leave

    def arrive(self, key: PictureKey) -> None:
        """Let a picture come."""
        self.kept.add(key.picture_id)
        self.tell(key, None)

    def tell(self, key: PictureKey, kind: ErrorKind | None) -> None:
        """Tell the listeners."""
        for listener in tuple(self._listeners):
            listener(key, kind)

    def go_on(self, key: PictureKey) -> None:
        """Tell that a picture that was missing is on its way again."""
        for awaited in tuple(self._awaited):
            awaited(key)


class ListedSeries:
    """Days in a list, newest first, each with its media."""

    def __init__(self, days: Sequence[Sequence[ShownMedium]]) -> None:
        self.places = [
            [SeriesPlace(medium, medium.day, at, len(day)) for at, medium in enumerate(day)]
            for day in days
        ]

    async def place_of(self, medium: ShownMedium) -> SeriesPlace | None:
        found = (place for place in self._all() if place.medium.key == medium.key)
        return next(found, None)

    async def next(self, place: SeriesPlace) -> SeriesPlace | None:
        return self._at(place, 1)

    async def previous(self, place: SeriesPlace) -> SeriesPlace | None:
        return self._at(place, -1)

    async def first(self) -> SeriesPlace | None:
        return next(iter(self._all()), None)

    async def shuffled(self) -> AsyncIterator[SeriesPlace]:
        # In no order that a test could not expect: backwards.
        for place in reversed(self._all()):
            yield place

    async def same_day(self, place: SeriesPlace) -> tuple[SeriesPlace, ...]:
        return next((tuple(day) for day in self.places if place in day), ())

    def _at(self, place: SeriesPlace, step: int) -> SeriesPlace | None:
        places = self._all()
        index = places.index(place) + step
        return places[index] if 0 <= index < len(places) else None

    def _all(self) -> list[SeriesPlace]:
        return [place for day in self.places for place in day]


def demo_medium(  # noqa: PLR0913 — what a medium is
    name: str,
    *,
    kind: MediaKind = MediaKind.PHOTO,
    day: date = TODAY,
    caption: str = "",
    generated: bool = False,
    downloadable: bool = True,
    liked: bool = False,
) -> ShownMedium:
    """Return a medium whose files are those of the demo picture ``name``."""
    medium = Medium(
        media_id=name,
        kind=kind,
        day=day,
        moment=datetime(day.year, day.month, day.day, 9, 52, tzinfo=UTC),
        caption=caption,
        generated_caption=generated,
        child_tags=(
            PersonTag("kind-noor", "Noor", own_child=True),
            PersonTag("kind-ander", "Sem", own_child=False),
        ),
        staff_tags=(PersonTag("", "Femke Veldhuis", own_child=False),),
        liked=liked,
        downloadable=downloadable,
        labels=("Buiten spelen", "Zand"),
    )
    key = PictureKey(ACCOUNT, name)
    return ShownMedium(
        key, medium, EntryKey(ACCOUNT, f"dag-{day}"), day, (NOOR,), "Femke Veldhuis", 0, 1
    )


def of_one_entry(media: Sequence[ShownMedium]) -> list[ShownMedium]:
    """Count media within their entry."""
    return [replace(medium, place=at, of=len(media)) for at, medium in enumerate(media)]


def demo_shelf(media: Sequence[ShownMedium], *, kept: bool = True) -> FolderShelf:
    """Return a shelf with the demo's files of these media."""
    shelf = FolderShelf()
    for shown in media:
        name = shown.key.picture_id
        film = shown.medium.kind is MediaKind.VIDEO
        folder = DEMO / ("videos" if film else "photos")
        shelf.put(name, PictureSize.MEDIUM, folder / f"{name}-medium.jpg", kept=kept)
        shelf.put(name, PictureSize.FULL, folder / f"{name}{'.mp4' if film else '.jpg'}")
    face = portrait_of(ACCOUNT, NOOR.child.child_id)
    shelf.put(face.picture_id, PictureSize.MEDIUM, SCENES / "avatars" / "noor.jpg")
    return shelf
