"""Rows 3.1.a, 3.1.b and B9: photos and films over the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.views.timeline.media_tile import MediaTile
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    button,
    press,
    scroll_until,
    shown,
    sign_in,
    tiles,
    words,
)
from tests.window.home import Home


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Let Qt say what it wants: the player tells of a computer without sound."""

    def ignore(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        pass

    before = qInstallMessageHandler(ignore)
    yield
    qInstallMessageHandler(before)


async def open_photo(app: App) -> MediaTile:
    """Click on the first photo in sight."""
    await scroll_until(app, lambda: photos(app))
    tile = photos(app)[0]
    click(tile)
    await until(app.shell.viewer_page.isVisible)
    return tile


def photos(app: App) -> list[MediaTile]:
    return [tile for tile in tiles(app) if tile._medium.medium.kind is MediaKind.PHOTO]


def films(app: App) -> list[MediaTile]:
    return [tile for tile in tiles(app) if tile._medium.medium.kind is MediaKind.VIDEO]


def test_row_3_1_a_and_b_arrows_lead_through_the_series_and_over_the_days(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
            await open_photo(app)
            viewer = app.shell.viewer
            await until(lambda: not app.shell.viewer_page.stage.canvas.is_empty)
            seen = [viewer.medium.key] if viewer.medium else []
            days = {viewer.medium.day if viewer.medium else None}
            while len(days) < 3:
                await until(lambda: viewer.path._looked_around)
                assert viewer.path.has_next
                before = viewer.medium
                press(app, Qt.Key.Key_Right)
                await until(lambda before=before: viewer.medium != before)
                assert viewer.medium is not None
                seen.append(viewer.medium.key)
                days.add(viewer.medium.day)
            assert len(set(seen)) == len(seen), "no photo twice"
            for key in reversed(seen[:-1]):
                press(app, Qt.Key.Key_Left)
                await until(lambda key=key: viewer.medium and viewer.medium.key == key)
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not app.shell.viewer_page.isVisible())
            assert app.shell.timeline_page.isVisible()

    run(story())


def test_row_3_1_b_a_photo_can_be_zoomed_and_shown_on_the_whole_screen(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
            await open_photo(app)
            page = app.shell.viewer_page
            canvas = page.stage.canvas
            await until(lambda: not canvas.is_empty)
            before = canvas.zoom.percent
            press(app, Qt.Key.Key_Plus)
            await until(lambda: canvas.zoom.percent > before)
            press(app, Qt.Key.Key_0)
            await until(lambda: canvas.zoom.percent == before)
            press(app, Qt.Key.Key_F11)
            await until(lambda: page.full_screen.is_on)
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not page.full_screen.is_on)
            assert page.isVisible()
            click(button(page, "Terug"))
            await until(lambda: not page.isVisible())

    run(story())


def test_row_b9_details_name_children_staff_and_labels_and_stay_as_they_were_left(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
            tile = await open_photo(app)
            page = app.shell.viewer_page
            child = tile._medium.children[0].child.first_name
            assert not page.details.isVisible()
            press(app, Qt.Key.Key_I)
            await until(page.details.isVisible)
            assert child in words(page.details)
            assert tile._medium.author in words(page.details)
        async with home.app() as app:
            await until(lambda: tiles(app))
            await open_photo(app)
            assert app.shell.viewer_page.details.isVisible()

    run(story())


@pytest.mark.deep
def test_a_film_plays_in_the_viewer_and_stops_when_it_is_left(run: Run, home: Home) -> None:
    async def story() -> None:
        async with home.app() as app:
            await sign_in(app, home.wire.of("demo"))
            await scroll_until(app, lambda: films(app))
            click(films(app)[0])
            page = app.shell.viewer_page
            await until(page.isVisible)
            assert app.shell.viewer.is_film
            press(app, Qt.Key.Key_Space)
            await until(lambda: app.shell.viewer.file or app.shell.viewer.failure)
            assert app.shell.viewer.file is not None
            assert app.shell.viewer.file.stat().st_size
            press(app, Qt.Key.Key_Escape)
            await until(lambda: not page.isVisible())
            assert shown(app.shell.window, type(app.shell.timeline_page))

    run(story())
