"""The slideshow in the viewer: all of the screen, bars that go, keys, and passing into the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import demo_medium
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped, unnamed
from tests.views.viewer.showing import LIKED, PHOTO, Showing, move, showing

Key = Qt.Key
ROW = [PHOTO, LIKED, demo_medium("bike-red")]


async def begun(at: Showing) -> None:
    await at.open(PHOTO)
    at.press(Key.Key_D)
    assert at.viewer.slideshow.is_running


def test_it_fills_the_screen_and_gives_it_back(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await begun(at)
            page = at.page
            assert (at.window.isFullScreen(), page.slide_bar.isVisible()) == (True, True)
            assert (page.details.isVisible(), page.strip.isVisible()) == (False, False)
            assert page.stage.geometry() == page.rect()
            at.press(Key.Key_Escape)
            assert (at.viewer.slideshow.is_on, at.window.isFullScreen()) == (False, False)
            assert (page.details.isVisible(), page.strip.isVisible()) == (True, True)
            assert not page.slide_bar.isVisible()
            QTest.mouseClick(page.bar.slides, Qt.MouseButton.LeftButton)
            assert at.viewer.slideshow.is_on
            QTest.mouseClick(page.slide_bar.end, Qt.MouseButton.LeftButton)
            assert not at.viewer.slideshow.is_on

    run(story())


def test_a_screen_that_was_full_before_stays_full(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await at.open(PHOTO)
            at.press(Key.Key_F)
            at.press(Key.Key_D)
            at.press(Key.Key_D)
            assert at.window.isFullScreen()
            at.press(Key.Key_F)

    run(story())


def test_a_screen_that_the_system_takes_back_is_known(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await at.open(PHOTO)
            at.press(Key.Key_F)
            name = at.page.bar.full_screen.accessibleName
            assert name() == "Volledig scherm verlaten"
            at.window.setWindowState(Qt.WindowState.WindowNoState)
            assert name() == "Volledig scherm"

    run(story())


def test_space_rests_and_goes_on_and_whoever_acts_makes_it_rest(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await begun(at)
            show = at.viewer.slideshow
            at.press(Key.Key_Space)
            assert show.is_paused
            assert at.page.slide_bar.pause.accessibleName() == "Doorgaan met de diavoorstelling"
            at.press(Key.Key_Space)
            assert show.is_running
            at.press(Key.Key_Plus)
            assert show.is_paused
            QTest.mouseClick(at.page.slide_bar.pause, Qt.MouseButton.LeftButton)
            at.press(Key.Key_Right)
            assert (at.shown(), show.is_paused) == (LIKED.key.picture_id, True)

    run(story())


def test_interval_and_order_are_chosen_and_kept(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await begun(at)
            bar, left = at.page.slide_bar, Qt.MouseButton.LeftButton
            for _ in range(9):
                QTest.mouseClick(bar.slower, left)
            assert not bar.slower.isEnabled()
            assert bar.faster.accessibleDescription() == "10 seconden per foto"
            QTest.mouseClick(bar.faster, left)
            for button in (bar.shuffle, bar.repeat):
                QTest.mouseClick(button, left)
                assert button.isChecked()
            now = at.viewer.options.now
            assert (now.slide_seconds, now.slides_shuffled, now.slides_repeated) == (9, True, True)

    run(story())


def test_bars_go_while_nobody_moves_and_come_with_a_move(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await begun(at)
            page = at.page
            move(page.stage.canvas, QPoint(400, 300))
            page.slide_bar.pause.setFocus()
            page._quiet.hide_bars()
            assert (page.bar.isVisible(), page.slide_bar.isVisible()) == (False, False)
            assert page.stage.canvas.hasFocus()
            assert page.stage.canvas.cursor().shape() is Qt.CursorShape.BlankCursor
            move(page.stage.canvas, QPoint(300, 200))
            assert (page.bar.isVisible(), page.slide_bar.isVisible()) == (True, True)
            assert page.stage.canvas.cursor().shape() is not Qt.CursorShape.BlankCursor
            page._quiet.hide_bars()
            at.press(Key.Key_Space)
            assert page.bar.isVisible()
            page._quiet.hide_bars()
            assert page.bar.isVisible(), "a slideshow at rest hides nothing"

    run(story())


@pytest.mark.parametrize("reduced", [False, True])
def test_one_picture_passes_into_the_next_unless_motion_is_reduced(
    run: Run, themes: ThemeSource, *, reduced: bool
) -> None:
    themes.use(make_theme(Scheme.LIGHT, reduced_motion=reduced))

    async def story() -> None:
        async with showing(themes, days=[ROW]) as at:
            await begun(at)
            canvas = at.page.stage.canvas
            await at.viewer.slideshow._advance()
            assert at.shown() == LIKED.key.picture_id
            assert (canvas._fade.before is not None) is not reduced
            await until(lambda: canvas._fade.before is None)
            assert canvas._fade.opacity == 1.0
            at.press(Key.Key_Escape)
            at.press(Key.Key_Right)
            assert canvas._fade.before is None, "never without a slideshow"

    run(story())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (480, 800)])
def test_nothing_is_clipped_or_unnamed(
    run: Run, themes: ThemeSource, language: Language, scale: float, size: tuple[int, int]
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))

    async def story() -> None:
        async with showing(themes, days=[ROW], language=language, size=size) as at:
            await begun(at)
            await until(lambda: not clipped(at.page))
            assert unnamed(at.page) == []
            bar = at.page.slide_bar
            shown = [part for part in bar.controls() if part.isVisible()]
            assert shown[-1] is bar.end
            assert bar.end.geometry().right() <= bar.width()

    run(story())
