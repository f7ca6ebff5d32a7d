"""The viewer: a photo, a film, a slideshow, and what it says of what cannot be shown."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.views.viewer.film import FilmPlayer
from tools.screenshots.portal import ScreenshotPortal
from tools.screenshots.scene import Scene
from tools.screenshots.scenes_timeline import find_entry
from tools.screenshots.stage import Stage, until

_MANY_PHOTOS: Final = 4
_LONG_S: Final = 10
_USUAL_S: Final = 4


@asynccontextmanager
async def _photo(stage: Stage) -> AsyncGenerator[None]:
    wanted = await find_entry(stage, lambda row: len(row.media) > _MANY_PHOTOS)
    stage.shell.viewer.options.show_details(shown=False)
    stage.shell.open_photo(wanted.media[1])
    yield
    stage.shell.close_photo()


@asynccontextmanager
async def _photo_with_details(stage: Stage) -> AsyncGenerator[None]:
    async with _photo(stage):
        stage.shell.viewer.options.show_details(shown=True)
        yield
        stage.shell.viewer.options.show_details(shown=False)


@asynccontextmanager
async def _film(stage: Stage) -> AsyncGenerator[None]:
    wanted = await find_entry(
        stage, lambda row: any(each.medium.kind is MediaKind.VIDEO for each in row.media)
    )
    film = next(each for each in wanted.media if each.medium.kind is MediaKind.VIDEO)
    stage.shell.viewer.options.show_details(shown=False)
    stage.shell.open_photo(film)
    player = stage.shell.viewer_page.findChild(FilmPlayer)
    await until(lambda: player is None or player.position_ms > 0)
    if player is not None and player.is_playing:
        player.toggle()
    yield
    stage.shell.close_photo()


@asynccontextmanager
async def _menu(stage: Stage) -> AsyncGenerator[None]:
    async with _photo(stage):
        await stage.be_still()
        stage.shell.viewer_page.bar.more.click()
        yield
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


@asynccontextmanager
async def _slideshow(stage: Stage) -> AsyncGenerator[None]:
    """Show it in a window of the look's size: it would fill the screen."""
    size, viewer = stage.window.size(), stage.shell.viewer
    async with _photo(stage):
        await stage.be_still()
        viewer.options.set_slide_seconds(_LONG_S)
        viewer.slideshow.start()
        stage.window.setWindowState(Qt.WindowState.WindowNoState)
        stage.window.resize(size)
        yield
        viewer.slideshow.stop()
        viewer.options.set_slide_seconds(_USUAL_S)
        stage.window.resize(size)


def unreachable(portal: ScreenshotPortal) -> Scene:
    """Return a photo that was never fetched, while no portal can be reached."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncGenerator[None]:
        portal.vanish()
        path = stage.work.pictures.path
        wanted = await find_entry(
            stage, lambda row: bool(row.media) and all(path(each.key) is None for each in row.media)
        )
        stage.shell.open_photo(wanted.media[0])
        await until(lambda: stage.shell.viewer.failure)
        yield
        stage.shell.close_photo()

    return Scene("viewer-unreachable", show, kept=True)


VIEWER_PAGES: Final = (
    Scene("viewer-photo", _photo),
    Scene("viewer-details", _photo_with_details),
)
VIEWER: Final = (
    *VIEWER_PAGES,
    Scene("viewer-film", _film),
    Scene("viewer-menu", _menu),
    Scene("viewer-slideshow", _slideshow),
)
