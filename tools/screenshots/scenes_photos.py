"""The photos: as they are, filtered, selected, with the scrubber held, and where there are none."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.views.photos.page import PhotosPage
from tools.screenshots.portal import ScreenshotPortal
from tools.screenshots.scene import Scene
from tools.screenshots.scenes_timeline import go_offline
from tools.screenshots.stage import Stage, until

_DRAGGED_TO: Final = 0.6
_LEFT_OUT: Final = 3


@asynccontextmanager
async def as_photos(stage: Stage) -> AsyncGenerator[PhotosPage]:
    """Show the photos; in the end the timeline again, with nothing filtered."""
    stage.window.show_page()
    stage.shell.choose_view(as_photos=True)
    page = stage.shell.photos_page
    await until(lambda: stage.work.photos.photos.ready)
    yield page
    stage.work.photos.selection.end()
    stage.work.photos.photos.show_all()
    page.grid.verticalScrollBar().setValue(0)
    stage.shell.choose_view(as_photos=False)


@asynccontextmanager
async def _photos(stage: Stage) -> AsyncGenerator[None]:
    async with as_photos(stage):
        yield


@asynccontextmanager
async def _filtered(stage: Stage) -> AsyncGenerator[None]:
    photos = stage.work.photos.photos
    async with as_photos(stage):
        photos.show(kind=MediaKind.VIDEO)
        await until(lambda: 0 < photos.model.rowCount() == photos.model.album.videos[-1])
        yield


@asynccontextmanager
async def _filters(stage: Stage) -> AsyncGenerator[None]:
    async with as_photos(stage) as page:
        menu = page.top.filter.unfold()
        yield
        menu.close()


@asynccontextmanager
async def _selected(stage: Stage) -> AsyncGenerator[None]:
    """Select all of the first days but for some."""
    selection = stage.work.photos.selection
    async with as_photos(stage) as page:
        album = stage.work.photos.photos.model.album
        blocked = [row for row in range(len(album)) if not album.photo(row).downloadable]
        selection.set_rows(range(page.grid.rows.day_items(1).stop), selected=True)
        selection.set_rows(range(_LEFT_OUT, _LEFT_OUT + 2), selected=False)
        for row in blocked[:1]:
            selection.set_rows(range(row, row + 1), selected=True)
        yield


@asynccontextmanager
async def _dragged(stage: Stage) -> AsyncGenerator[None]:
    async with as_photos(stage) as page:
        scrubber = page.rail.scrubber
        end = QPoint(scrubber.width() // 2, round(scrubber.height() * _DRAGGED_TO))
        QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=end)
        yield
        QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=end)


@asynccontextmanager
async def _nothing_fits(stage: Stage) -> AsyncGenerator[None]:
    photos = stage.work.photos.photos
    async with as_photos(stage):
        photos.show(text="giraffe")
        await until(lambda: not photos.model.rowCount())
        yield


@asynccontextmanager
async def _on_their_way(stage: Stage) -> AsyncGenerator[None]:
    stage.window.show_page()
    stage.shell.choose_view(as_photos=True)
    yield
    stage.shell.choose_view(as_photos=False)


def offline_photos(portal: ScreenshotPortal) -> Scene:
    """Return the photos while no portal can be reached."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncGenerator[None]:
        await go_offline(stage, portal)
        async with as_photos(stage):
            yield

    return Scene("photos-offline", show, kept=True)


PHOTOS: Final = (
    Scene("photos", _photos),
    Scene("photos-selected", _selected),
    Scene("photos-nothing-fits", _nothing_fits),
)
"""The states of the page that have controls of their own."""
MORE_PHOTOS: Final = (
    Scene("photos-filtered", _filtered),
    Scene("photos-filters", _filters),
    Scene("photos-scrubber", _dragged),
)
NO_PHOTOS: Final = (Scene("photos-empty", _photos),)
PHOTOS_LOADING: Final = (Scene("photos-loading", _on_their_way),)
