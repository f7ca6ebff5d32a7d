from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QFile, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureSize
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import DEMO, demo_medium, demo_shelf
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped, unnamed
from tests.views.viewer.showing import FILM, PHOTO, Showing, showing

Key = Qt.Key


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[list[str]]:
    """Keep what Qt says: the player tells of a computer without sound, and of damaged films."""
    said: list[str] = []

    def note(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        said.append(text)

    before = qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(before)


async def playing(at: Showing) -> None:
    at.viewer.open(FILM)
    at.page.show()
    at.page.setFocus()
    await until(lambda: at.page.player.is_playing and at.page.player.position_ms > 0)


def test_32e_a_film_that_is_opened_plays_there(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await playing(at)
            canvas, bar = at.page.stage.canvas, at.page.film_bar
            await until(lambda: canvas.shows_film)
            assert bar.isVisible()
            assert at.page.player.length_ms == 6000
            assert bar.play.accessibleName().startswith("Pauzeren")
            # A film fills the stage.
            assert round(canvas.zoom.box.width) == 800
            assert at.shelf.fetched == [(FILM.key.picture_id, PictureSize.FULL)]

    run(story())


def test_32e_space_pauses_and_goes_on_and_the_bar_seeks(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await playing(at)
            player, bar = at.page.player, at.page.film_bar
            at.press(Key.Key_Space)
            await until(lambda: not player.is_playing)
            bar.seek.setFocus()
            at.press(Key.Key_End)
            await until(lambda: player.position_ms > 5000)
            # The slider's arrows are its own: the same film is still shown.
            at.press(Key.Key_Left)
            await until(lambda: player.position_ms < 5900)
            assert at.shown() == FILM.key.picture_id
            QTest.mouseClick(bar.seek, Qt.MouseButton.LeftButton, pos=bar.seek.rect().center())
            await until(lambda: 2500 < player.position_ms < 3500)
            assert bar.seek.accessibleDescription().endswith("/ 0:06")
            at.page.stage.canvas.setFocus()
            at.press(Key.Key_Space)
            await until(lambda: player.is_playing)

    run(story())


def test_32e_sound_can_be_turned_off_and_down(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await playing(at)
            player, bar = at.page.player, at.page.film_bar
            at.press(Key.Key_M)
            assert player.is_muted
            assert bar.sound.accessibleName().startswith("Geluid aan")
            QTest.mouseClick(bar.sound, Qt.MouseButton.LeftButton)
            assert not player.is_muted
            bar.volume.setFocus()
            at.press(Key.Key_Home)
            assert (player.volume, player.is_muted) == (0.0, True)
            at.press(Key.Key_M)
            assert (player.volume, player.is_muted) == (1.0, False)

    run(story())


def test_32e_a_film_reached_by_an_arrow_waits_for_its_play_mark(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes, days=[[PHOTO, FILM]]) as at:
            await at.open(PHOTO)
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == FILM.key.picture_id)
            assert at.page.stage.play.isVisible()
            assert at.shelf.fetched == []
            QTest.mouseClick(at.page.stage.play, Qt.MouseButton.LeftButton)
            await until(lambda: at.page.player.is_playing)
            assert not at.page.stage.play.isVisible()
            at.press(Key.Key_Left)
            await until(lambda: at.shown() == PHOTO.key.picture_id)
            assert (at.page.player.is_open, at.page.film_bar.isVisible()) == (False, False)
            assert not at.page.stage.canvas.shows_film

    run(story())


def test_a_film_stops_when_the_viewer_is_hidden(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await playing(at)
            at.page.hide()
            assert not at.page.player.is_open

    run(story())


def test_f086_the_player_reads_an_open_file_and_gets_no_address(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await playing(at)
            inner = at.page.player._player
            assert inner is not None
            assert inner.source().isEmpty()
            device = inner.sourceDevice()
            assert isinstance(device, QFile | QBuffer)
            assert device.isReadable()
            assert not device.isWritable()

    run(story())


def test_f182_without_qtmultimedia_a_sentence_says_how_to_save_the_film(
    run: Run, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The module is missing on this computer: importing it fails.
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)

    async def story() -> None:
        async with showing(themes) as at:
            at.viewer.open(FILM)
            at.page.show()
            notice = at.page.stage.notice
            await until(lambda: "op deze computer" in notice.accessibleName())
            assert "Sla de video op" in notice.accessibleName()
            assert at.page.bar.save.isEnabled()
            assert not at.page.stage.play.isVisible()
            at.languages.use(Language.EN)
            assert "another app" in notice.accessibleName()
            await at.open(PHOTO)
            assert not notice.isVisible()

    run(story())


@pytest.mark.parametrize("damage", ["f080 cut", "f182 no film in it", "f182 other bytes"])
def test_f182_a_film_that_cannot_be_played_says_how_to_save_it(
    run: Run, themes: ThemeSource, tmp_path: Path, damage: str
) -> None:
    whole = (DEMO / "videos" / "candles.mp4").read_bytes()
    data = {
        "f080 cut": whole[:200],
        "f182 no film in it": whole[:32] + bytes(4000),
        "f182 other bytes": b"not a film at all" * 50,
    }[damage]
    film = tmp_path / "film.mp4"
    film.write_bytes(data)
    shelf = demo_shelf([FILM])
    shelf.put(FILM.key.picture_id, PictureSize.FULL, film)

    async def story() -> None:
        async with showing(themes, days=[[FILM]], shelf=shelf) as at:
            at.viewer.open(FILM)
            at.page.show()
            notice = at.page.stage.notice
            await until(lambda: "Sla hem op" in notice.accessibleName())
            assert (at.page.player.is_open, at.page.film_bar.isVisible()) == (False, False)

    run(story())


def test_a_film_that_is_gone_from_the_disk_cannot_be_played(
    run: Run, themes: ThemeSource, tmp_path: Path
) -> None:
    shelf = demo_shelf([FILM])
    shelf.put(FILM.key.picture_id, PictureSize.FULL, tmp_path / "weg.mp4")

    async def story() -> None:
        async with showing(themes, days=[[FILM]], shelf=shelf) as at:
            at.viewer.open(FILM)
            at.page.show()
            await until(lambda: at.viewer.failure is not None)
            assert at.page.stage.notice.isVisible()

    run(story())


def test_a_film_that_is_being_fetched_shows_how_far_it_is(run: Run, themes: ThemeSource) -> None:
    shelf = demo_shelf([FILM])
    shelf.line.clear()

    async def story() -> None:
        async with showing(themes, days=[[FILM]], shelf=shelf) as at:
            at.viewer.open(FILM)
            at.page.show()
            notice = at.page.stage.notice
            await until(lambda: at.viewer.progress == 0.5)
            assert notice.accessibleName() == "De video wordt opgehaald"
            assert notice._bar.value() == 50
            shelf.failures[FILM.key.picture_id] = ErrorKind.OFFLINE
            shelf.line.set()
            await until(lambda: "offline" in notice.accessibleName())
            shelf.failures.clear()
            QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
            await until(lambda: at.page.player.is_playing)

    run(story())


def test_a_film_that_the_portal_does_not_give_says_so(run: Run, themes: ThemeSource) -> None:
    film = demo_medium("candles", kind=MediaKind.VIDEO, downloadable=False)

    async def story() -> None:
        async with showing(themes, days=[[film]]) as at:
            await at.open(film)
            assert "geeft deze video niet" in at.page.stage.notice.accessibleName()
            assert not at.page.stage.play.isVisible()
            assert at.shelf.fetched == []

    run(story())


@pytest.mark.parametrize("size", [(1280, 800), (480, 800)])
def test_the_film_bar_is_whole_and_named(
    run: Run, themes: ThemeSource, size: tuple[int, int]
) -> None:
    async def story() -> None:
        async with showing(themes, language=Language.DOUBLED, size=size) as at:
            await playing(at)
            await until(lambda: not clipped(at.page))
            assert unnamed(at.page) == []
            bar = at.page.film_bar
            assert bar.seek.accessibleName()
            assert bar.volume.isVisible() == (size[0] > 560)

    run(story())
