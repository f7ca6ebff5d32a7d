"""Photos of accounts with real local copies, for the tests of the grid's view-models."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt

from konnect_desktop.domain.media import MediaKind, Medium, PersonTag
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.timeline import Card, CardKind
from konnect_desktop.services.own_marks import OwnMarksBook
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photos import Photos
from konnect_desktop.viewmodels.photos_details import PhotoDetails
from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.viewmodels.photos_series import PhotoSeries
from tests.support.qt_loop import until
from tests.viewmodels.timeline_parts import TODAY, KeptAccount, KeptAccounts, kept_accounts, medium

YESTERDAY = TODAY - timedelta(days=1)


def photo(media_id: str, *tags: PersonTag, day: date | None = TODAY, **more: object) -> Medium:
    """Return a photo of a day."""
    return replace(medium(media_id), child_tags=tags, day=day, **more)  # pyright: ignore[reportArgumentType] — fields by name


def film(media_id: str, day: date | None = TODAY) -> Medium:
    """Return a video of a day."""
    return photo(media_id, day=day, kind=MediaKind.VIDEO)


def card(*media: Medium, children: tuple[str, ...] = ("c1",)) -> Card:
    """Return a photo card on the day of its first photo."""
    return Card(CardKind.PHOTO, "photo", media[0].day, children, media=media)


@dataclass(slots=True)
class Grid:
    """The photos of some accounts, with all that the grid asks of them."""

    accounts: KeptAccounts
    marks: OwnMarks
    photos: Photos
    details: PhotoDetails
    selection: PhotoSelection
    series: PhotoSeries
    failures: list[object] = field(default_factory=list[object])

    @property
    def ids(self) -> str:
        """The ids of what is shown, one after the other."""
        return " ".join(key.picture_id for key in self.keys)

    @property
    def keys(self) -> list[PictureKey]:
        """Which pictures are shown."""
        album = self.photos.model.album
        return [album.key(row) for row in range(len(album))]

    async def shows(self, ids: str) -> None:
        """Wait until these are shown."""
        await until(lambda: self.photos.ready and self.ids == ids)

    @property
    def selected(self) -> str:
        """The ids of what is selected."""
        return " ".join(key.picture_id for key in self.selection.pictures())


@asynccontextmanager
async def grid_of(folder: Path, *accounts: KeptAccount) -> AsyncGenerator[Grid]:
    """Follow accounts until the block ends; nothing may have failed by then."""
    shown, marks = KeptAccounts(), OwnMarks()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(marks.aclose)
        for account in accounts:
            shown.take(account)
            path = folder / f"{account.account_id}.marks"
            book = await OwnMarksBook.open(account.account_id, path, account.changes)
            stack.push_async_callback(book.aclose)
            marks.add(account.account_id, book, account.changes)
        # On an object a Signal is a SignalInstance, which the type checker does not know.
        seen = cast("SeenAccounts", shown)
        photos, details = Photos(seen, marks), PhotoDetails(seen)
        stack.push_async_callback(details.aclose)
        stack.push_async_callback(photos.aclose)
        selection = PhotoSelection(photos.model)
        series = PhotoSeries(photos.model, details)
        grid = Grid(shown, marks, photos, details, selection, series)
        for failed in (photos.failed, details.failed, marks.failed):
            failed.connect(grid.failures.append, Qt.ConnectionType.DirectConnection)
        photos.start()
        yield grid
    assert grid.failures == []


@asynccontextmanager
async def kept_grid(folder: Path, **cards: Sequence[Card]) -> AsyncGenerator[Grid]:
    """Follow accounts of these names whose local copies hold these cards."""
    async with kept_accounts(folder, *cards) as accounts:
        for account in accounts:
            await account.read(*cards[account.account_id])
        async with grid_of(folder, *accounts) as grid:
            yield grid
