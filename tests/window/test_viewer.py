"""Rows 3.1.a, 3.1.b and B9: photos and films over the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.views.timeline.media_tile import MediaTile
from tests.support.qt_loop import Run, until
from tests.support.window import App, click
from tests.window.acting import (
    button,
    press,
    scroll_until,
    shown,
    signed_in,
    tiles,
    toasts,
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


async def look_at_photo(app: App) -> MediaTile:
    """Click on the first photo in sight, and wait until it is painted."""
    tile = await open_photo(app)
    await until(lambda: not app.shell.viewer_page.stage.canvas.is_empty)
    return tile


def photos(app: App) -> list[MediaTile]:
    return [tile for tile in tiles(app) if tile._medium.medium.kind is MediaKind.PHOTO]


def films(app: App) -> list[MediaTile]:
    return [tile for tile in tiles(app) if tile._medium.medium.kind is MediaKind.VIDEO]


def test_row_3_1_a_and_b_arrows_lead_through_the_series_and_over_the_days(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await look_at_photo(app)
            viewer = app.shell.viewer
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
        async with signed_in(home) as app:
            await look_at_photo(app)
            page = app.shell.viewer_page
            canvas = page.stage.canvas
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
        async with signed_in(home) as app:
            tile = await open_photo(app)
            page = app.shell.viewer_page
            child = tile._medium.children[0].child.first_name
            assert not page.details.isVisible()
            press(app, Qt.Key.Key_I)
            await until(lambda: child in words(page.details))
            assert tile._medium.author in words(page.details)
        async with home.app() as app:
            await until(lambda: tiles(app))
            await open_photo(app)
            assert app.shell.viewer_page.details.isVisible()

    run(story())


def test_a_slideshow_goes_on_by_itself_rests_and_ends(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await open_photo(app)
            page, viewer = app.shell.viewer_page, app.shell.viewer
            await until(lambda: not page.stage.canvas.is_empty and viewer.path.has_next)
            press(app, Qt.Key.Key_D)
            await until(lambda: page.full_screen.is_on)
            for _ in range(2):
                click(button(page, "Korter"))
            assert "2 seconden per foto" in words(page.slide_bar)
            before = viewer.medium
            await until(lambda: viewer.medium != before)
            click(button(page, "Diavoorstelling pauzeren"))
            assert viewer.slideshow.is_paused
            click(button(page, "Stoppen"))
            await until(lambda: not page.full_screen.is_on)
            assert page.isVisible()

    run(story())


def test_row_b8_a_favourite_and_how_a_photo_is_turned_are_there_after_a_restart(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await look_at_photo(app)
            page, viewer = app.shell.viewer_page, app.shell.viewer
            canvas = page.stage.canvas
            assert canvas.zoom.box.width > canvas.zoom.box.height
            press(app, Qt.Key.Key_H)
            press(app, Qt.Key.Key_R)
            assert viewer.is_favourite
            assert canvas.zoom.box.width < canvas.zoom.box.height
        async with home.app() as app:
            await until(lambda: photos(app))
            await look_at_photo(app)
            page, viewer = app.shell.viewer_page, app.shell.viewer
            canvas = page.stage.canvas
            assert viewer.is_favourite
            assert button(page, "Favoriet").isChecked()
            assert canvas.zoom.box.width < canvas.zoom.box.height

    run(story())


def test_a_photo_is_copied_and_printed(run: Run, home: Home) -> None:
    written = home.folder / "photo.pdf"

    async def story() -> None:
        async with signed_in(home) as app:
            await look_at_photo(app)
            page, viewer = app.shell.viewer_page, app.shell.viewer
            QGuiApplication.clipboard().clear()
            press(app, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: "Foto gekopieerd" in toasts(app))
            copied = QGuiApplication.clipboard().image().size()
            assert viewer.file_facts is not None
            assert (copied.width(), copied.height()) == viewer.file_facts.pixels
            press(app, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
            printer = page.taking.printer
            await until(lambda: printer.dialog is not None and printer.dialog.isVisible())
            assert printer.dialog is not None
            name = cast("QLineEdit", printer.dialog.findChild(QLineEdit, "filename"))
            name.selectAll()
            QTest.keyClicks(name, str(written))
            click(button(printer.dialog, "&Print"))
            await until(lambda: "Naar de printer gestuurd" in toasts(app))
            assert printer.dialog is None

    run(story())
    assert written.read_bytes().startswith(b"%PDF")


def test_row_3_2_e_after_a_film_comes_the_next_one_where_that_is_wanted(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await scroll_until(app, lambda: films(app))
            click(films(app)[0])
            page, viewer = app.shell.viewer_page, app.shell.viewer
            await until(lambda: page.player.is_playing and page.player.position_ms > 0)
            await until(lambda: viewer.path.has_next)
            film = viewer.medium
            press(app, Qt.Key.Key_N)
            press(app, Qt.Key.Key_L)  # five seconds on, which is about its end
            await until(lambda: viewer.medium != film, within_s=15)
            assert viewer.options.now.film_goes_on

    run(story())


@pytest.mark.deep
def test_a_film_plays_in_the_viewer_and_stops_when_it_is_left(run: Run, home: Home) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
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


def test_row_b9_the_details_tell_of_the_full_size_also_when_one_comes_back(
    run: Run, home: Home
) -> None:
    async def story() -> None:
        async with signed_in(home) as app:
            await look_at_photo(app)
            viewer = app.shell.viewer
            press(app, Qt.Key.Key_I)
            press(app, Qt.Key.Key_1)
            await until(lambda: viewer.file_facts is not None)
            facts, first = viewer.file_facts, viewer.medium
            press(app, Qt.Key.Key_Right)
            await until(lambda: viewer.medium != first)
            press(app, Qt.Key.Key_Left)
            await until(lambda: viewer.medium == first)
            await until(lambda: viewer.file_facts is not None)
            assert viewer.file_facts == facts
            details = app.shell.viewer_page.details
            assert facts is not None
            assert facts.pixels is not None
            width, height = facts.pixels
            # The panel learns it in a turn of the loop of its own.
            await until(lambda: f"{width} × {height} · " in words(details))

    run(story())
