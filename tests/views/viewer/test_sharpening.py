"""Which file is shown when: medium at once, full where it is wanted, neighbours before that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureSize
from konnect_desktop.views.theme import ThemeSource
from tests.services.media.samples import png
from tests.support.picture_shelf import DEMO, demo_shelf
from tests.support.qt_loop import Run, until
from tests.views.viewer.showing import CLOSED, LARGE, LIKED, PHOTO, Showing, showing

Key = Qt.Key


def says(at: Showing, words: str) -> bool:
    return any(words in fact for fact in at.page.details.facts.words)


def test_a_full_size_at_hand_is_used_where_the_screen_has_room_for_it_and_decoded_ahead(
    run: Run, themes: ThemeSource
) -> None:
    files = {each.key: DEMO / "photos" / f"{each.key.picture_id}.jpg" for each in (LARGE, PHOTO)}

    async def story() -> None:
        day = [PHOTO, LARGE, LIKED]
        size = (1900, 1300)
        async with showing(themes, days=[day], size=size, full_at_hand=files.get) as at:
            await at.open(PHOTO)
            canvas = at.page.stage.canvas
            await until(lambda: at.pictures.source_size(LARGE.key, source=files[LARGE.key]))
            await until(lambda: at.pictures.is_idle)
            at.press(Key.Key_Right)
            assert at.shown() == LARGE.key.picture_id
            # Nothing has been waited for.
            assert canvas.is_sharp
            assert canvas.zoom.percent == round(100 * canvas.zoom.box.width / 4032)
            assert at.shelf.fetched == []

    run(story())


def test_a_full_size_at_hand_that_is_damaged_leaves_the_medium_one(
    run: Run, themes: ThemeSource, tmp_path: Path
) -> None:
    damaged = tmp_path / "foto.jpg"
    damaged.write_bytes(b"<svg/>")

    async def story() -> None:
        async with showing(themes, full_at_hand={LARGE.key: damaged}.get) as at:
            await at.open(LARGE)
            canvas = at.page.stage.canvas
            at.press(Key.Key_Plus)
            at.press(Key.Key_Plus)
            await until(lambda: at.pictures.failure(LARGE.key, source=damaged))
            assert not canvas.is_empty
            assert not at.page.stage.notice.isVisible()
            assert at.shelf.discarded == []
            at.press(Key.Key_0)
            assert canvas.zoom.percent <= 100

    run(story())


def test_the_medium_size_comes_first_and_the_full_one_when_zoomed_in(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(LARGE)
            assert at.shelf.fetched == []
            canvas = at.page.stage.canvas
            while canvas.zoom.box.width < 1500:
                canvas.zoom_in()
            await until(lambda: at.viewer.file is not None)
            width = canvas.zoom.box.width
            await until(lambda: at.pictures.source_size(LARGE.key, source=at.viewer.file))
            await until(lambda: at.pictures.is_idle)
            assert at.shelf.fetched == [(LARGE.key.picture_id, PictureSize.FULL)]
            # Nothing jumps, and the number is of the picture's own pixels now.
            assert canvas.zoom.box.width == pytest.approx(width)
            assert canvas.zoom.percent == round(100 * width / 4032)
            await until(lambda: says(at, "4032 × 3024"))

    run(story())


def test_neighbours_are_decoded_ahead(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(LIKED)
            size = at.page.stage.canvas.fitting_size(PHOTO.key)
            await until(lambda: at.pictures.is_sharp(PHOTO.key, size))
            visible, near = at.shelf.wishes[-1]
            assert visible[0] == LIKED.key
            assert near[:2] == (CLOSED.key, PHOTO.key)

    run(story())


BROKEN = {
    "f076-empty": (b"", "beschadigd"),
    "f077-html": (b"<html>Sign in</html>" * 40, "beschadigd"),
    "f077-svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "beschadigd"),
    "f078-bomb": (png(20_000, 20_000, rows=b""), "te groot"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_shown_says_so_in_its_place_and_the_row_goes_on(
    run: Run, themes: ThemeSource, tmp_path: Path, broken: str
) -> None:
    content, words = BROKEN[broken]
    shelf, file = demo_shelf([PHOTO, LARGE, LIKED]), tmp_path / "foto.jpg"
    file.write_bytes(content)
    shelf.put(LARGE.key.picture_id, PictureSize.MEDIUM, file)

    async def story() -> None:
        async with showing(themes, days=[[PHOTO, LARGE, LIKED]], shelf=shelf) as at:
            await at.open(PHOTO)
            at.press(Key.Key_Right)
            notice = at.page.stage.notice
            await until(lambda: words in notice.accessibleName())
            assert (notice.isVisible(), at.page.stage.canvas.is_empty) == (True, True)
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == LIKED.key.picture_id)
            await until(lambda: not at.page.stage.canvas.is_empty)
            assert not notice.isVisible()
            at.press(Key.Key_Left)
            await until(lambda: words in notice.accessibleName())

    run(story())


def test_a_photo_that_cannot_be_fetched_says_why_and_can_be_tried_again(
    run: Run, themes: ThemeSource
) -> None:
    shelf = demo_shelf([PHOTO], kept=False)

    async def story() -> None:
        async with showing(themes, days=[[PHOTO]], shelf=shelf) as at:
            at.viewer.open(PHOTO)
            at.page.show()
            shelf.tell(PHOTO.key, ErrorKind.OFFLINE)
            notice = at.page.stage.notice
            assert "offline" in notice.accessibleName()
            assert not at.page.bar.zoom_in.isEnabled()
            QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
            await until(lambda: not at.page.stage.canvas.is_empty)
            assert not notice.isVisible()
            assert at.page.bar.zoom_in.isEnabled()

    run(story())
