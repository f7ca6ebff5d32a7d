from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFocusFrame, QWidget

from konnect_desktop.viewmodels.timeline_rows import EntryKey, ShownMedium
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.views.viewer.thumb import Thumb
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import demo_medium
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped, unnamed
from tests.views.viewer.showing import (
    CLOSED,
    DAY,
    FILM,
    LARGE,
    LIKED,
    PHOTO,
    Showing,
    showing,
)

Key = Qt.Key


def texts(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def says(at: Showing, words: str) -> bool:
    return any(words in fact for fact in at.page.details.facts.words)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_viewer_is_dark_in_both_themes(run: Run, themes: ThemeSource, scheme: Scheme) -> None:
    themes.use(make_theme(scheme))

    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            image = at.window.grab().toImage()
            assert image.pixelColor(70, 400) == QColor("#131110")
            assert image.pixelColor(1200, 600) == QColor("#1B1917")
            # The primary action has the accent of the dark theme.
            button = at.page.bar.save.geometry()
            assert image.pixelColor(button.left() + 8, button.center().y()) == QColor("#74C7AE")

    run(story())


def test_a_photo_fits_between_the_arrows(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            box = at.page.stage.canvas.zoom.box
            assert (round(box.left), round(box.width), round(box.height)) == (80, 800, 600)
            assert at.page.stage.next.size().width() == 48
            assert at.page.details.width() == 320

    run(story())


def test_31b_the_keys_go_through_the_series(run: Run, themes: ThemeSource) -> None:
    before = demo_medium("bike-red", day=date(2026, 4, 13))

    async def story() -> None:
        async with showing(themes, days=[DAY, [before]]) as at:
            await at.open(PHOTO)
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == LIKED.key.picture_id)
            at.press(Key.Key_Left)
            await until(lambda: at.shown() == PHOTO.key.picture_id)
            await until(lambda: not at.viewer.path.has_previous)
            assert not at.page.stage.previous.isEnabled()
            at.press(Key.Key_End)
            await until(lambda: at.shown() == LARGE.key.picture_id)
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == "bike-red")
            await until(lambda: len(at.viewer.path.strip) == 1)
            assert "gisteren · foto" in " ".join(texts(at.page.bar))

    run(story())


def test_31b_arrows_and_filmstrip_go_there_by_pointer(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            left = Qt.MouseButton.LeftButton
            QTest.mouseClick(at.page.stage.next, left)
            await until(lambda: at.shown() == LIKED.key.picture_id)
            thumbs = at.page.strip.findChildren(Thumb)
            assert [thumb.accessibleName() for thumb in thumbs[:4]] == [
                "foto 1 van 5",
                "foto 2 van 5",
                "foto 3 van 5",
                "video 4 van 5",
            ]
            QTest.mouseClick(thumbs[4], left)
            await until(lambda: at.shown() == LARGE.key.picture_id)

    run(story())


def test_the_menu_lists_what_can_be_done_with_its_keys(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(CLOSED)
            menu = at.page.acts.popup(at.page, QPoint(0, 0))
            texts = [action.text() for action in menu.actions() if action.text()]
            assert "Favoriet\tH" in texts
            assert not [text for text in texts if text.startswith(("Opslaan", "Afspelen"))]
            menu.close()
            await at.open(FILM)
            QTest.mouseClick(at.page.bar.more, Qt.MouseButton.LeftButton)
            menu = at.application.activePopupWidget()
            assert isinstance(menu, Menu)
            texts = [action.text() for action in menu.actions() if action.text()]
            assert "Opslaan\tS" in texts
            assert not [text for text in texts if text.startswith("Inzoomen")]
            menu.close()

    run(story())


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_menu_is_dark_in_both_themes(run: Run, themes: ThemeSource, scheme: Scheme) -> None:
    themes.use(make_theme(scheme))

    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            menu = at.page.acts.popup(at.page, at.page.mapToGlobal(QPoint(600, 200)))
            dark = make_theme(Scheme.DARK).roles
            assert menu.palette().color(QPalette.ColorRole.Base) == dark.surface
            middle = menu.grab().toImage().pixelColor(menu.width() // 2, 3)
            assert middle == dark.surface
            menu.close()

    run(story())


def test_31b_escape_leaves_full_screen_first_and_then_the_viewer(
    run: Run, themes: ThemeSource
) -> None:
    closed: list[bool] = []

    async def story() -> None:
        async with showing(themes) as at:
            at.page.closed.connect(lambda: closed.append(True))
            await at.open(PHOTO)
            at.press(Key.Key_F)
            assert at.window.isFullScreen()
            at.press(Key.Key_Escape)
            assert (at.window.isFullScreen(), closed) == (False, [])
            at.press(Key.Key_F11)
            at.press(Key.Key_F)
            assert not at.window.isFullScreen()
            at.press(Key.Key_Escape)
            assert closed == [True]
            QTest.mouseClick(at.page.bar.back, Qt.MouseButton.LeftButton)
            assert closed == [True, True]

    run(story())


def test_keys_do_nothing_while_the_viewer_is_hidden(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            at.page.hide()
            for key in (Key.Key_Right, Key.Key_I, Key.Key_F, Key.Key_Escape):
                QTest.keyClick(at.window, key)
            assert (at.shown(), at.viewer.options.now.details) == (PHOTO.key.picture_id, True)
            assert not at.window.isFullScreen()
            assert at.shelf.wishes[-1] == ((), ())

    run(story())


def test_a_photo_that_may_be_saved_is_saved_by_button_and_key(
    run: Run, themes: ThemeSource
) -> None:
    wanted: list[ShownMedium] = []

    async def story() -> None:
        async with showing(themes) as at:
            at.viewer.save_wanted.connect(wanted.append)
            await at.open(PHOTO)
            QTest.mouseClick(at.page.bar.save, Qt.MouseButton.LeftButton)
            at.press(Key.Key_S)
            assert [medium.key for medium in wanted] == [PHOTO.key] * 2
            await at.open(CLOSED)
            at.press(Key.Key_S)
            save = at.page.bar.save
            assert (save.isEnabled(), len(wanted)) == (False, 2)
            assert "niet op volle grootte" in save.toolTip()
            await until(lambda: says(at, "Opslaan kan niet"))

    run(story())


def test_what_has_been_saved_says_so_and_where(run: Run, themes: ThemeSource) -> None:
    files: dict[object, Path] = {}

    async def story() -> None:
        async with showing(themes, saved=files.get) as at:
            await at.open(PHOTO)
            assert at.page.bar.save.text() == "Opslaan"
            files[PHOTO.key] = Path("Afbeeldingen", "Konnect", "2026", "foto.jpg")
            at.viewer.look_for_saved()
            assert (at.page.bar.save.text(), at.page.bar.save.isEnabled()) == ("Opgeslagen", False)
            await until(lambda: says(at, "Konnect"))

    run(story())


def test_b8_a_favourite_is_one_by_key_button_and_menu_and_stays_on_this_computer(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            heart = at.page.bar.heart
            at.press(Key.Key_H)
            assert (heart.isChecked(), at.viewer.marks.favourites()) == (True, {PHOTO.key})
            QTest.mouseClick(heart, Qt.MouseButton.LeftButton)
            assert (heart.isChecked(), at.viewer.is_favourite) == (False, False)
            at.trigger("Favoriet")
            assert heart.isChecked()
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == LIKED.key.picture_id)
            assert not heart.isChecked()

    run(story())


def test_b9_labels_are_shown_behind_a_switch_and_details_stay_closed(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            labels = at.page.details.labels
            assert labels.accessibleName() == "Buiten spelen, Zand"
            at.page.details.switch.click()
            assert (labels.isVisible(), at.viewer.options.now.labels) == (False, False)
            at.press(Key.Key_I)
            assert not at.page.details.isVisible()
            at.press(Key.Key_Right)
            await until(lambda: at.shown() == LIKED.key.picture_id)
            assert not at.page.details.isVisible()

    run(story())


def test_the_entry_is_offered_only_where_it_can_be_shown(run: Run, themes: ThemeSource) -> None:
    wanted: list[EntryKey] = []

    async def story() -> None:
        async with showing(themes) as at:
            at.page.entry_wanted.connect(wanted.append)
            await at.open(PHOTO)
            assert not at.page.details.in_timeline.isVisible()
            at.page.offer_timeline()
            QTest.mouseClick(at.page.details.in_timeline, Qt.MouseButton.LeftButton)

    run(story())
    assert wanted == [PHOTO.entry]


def test_the_language_changes_at_once(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            assert at.page.bar.back.text() == "Terug"
            at.languages.use(Language.EN)
            assert at.page.bar.back.text() == "Back"
            assert "· today · photo 1 of 5" in texts(at.page.bar)
            assert at.page.stage.next.accessibleName().startswith("Next")
            assert at.page.stage.canvas.accessibleName().startswith("photo 1 of 5, Noor")

    run(story())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (900, 640), (480, 800)])
def test_nothing_is_clipped_or_unnamed(
    run: Run, themes: ThemeSource, language: Language, scale: float, size: tuple[int, int]
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))

    async def story() -> None:
        async with showing(themes, language=language, size=size) as at:
            for medium in (LIKED, CLOSED):
                await at.open(medium)
                # Parts that are new get their places in the next turns of the loop.
                await until(lambda: not clipped(at.page))
                assert unnamed(at.page) == []
                overlapping(at)

    run(story())


def overlapping(at: Showing) -> None:
    bar = at.page.bar
    buttons = [
        button
        for button in (bar.back, bar.zoom_out, bar.percent, bar.zoom_in, bar.details, bar.save)
        if button.isVisible()
    ]
    for first, second in pairwise(buttons):
        assert first.geometry().right() < second.geometry().left()
    assert buttons[-1].geometry().right() <= bar.width()


def test_all_controls_are_reached_by_tab_and_the_strip_is_one_stop(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(LIKED)
            reached: list[QWidget] = []
            for _ in range(30):
                at.press(Key.Key_Tab)
                focus = at.application.focusWidget()
                assert focus is not None
                if focus in reached:
                    break
                reached.append(focus)
            page = at.page
            for control in (
                page.bar.back,
                page.bar.zoom_in,
                page.bar.full_screen,
                page.bar.details,
                page.bar.save,
                page.stage.previous,
                page.stage.next,
                page.stage.canvas,
                page.details.switch,
            ):
                assert control in reached
            strip = page.strip.findChildren(QWidget)
            assert sum(widget in strip for widget in reached) == 1

    run(story())


def test_the_focus_ring_has_the_dark_accent_inside(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            at.press(Key.Key_Tab)
            frames = at.window.findChildren(QFocusFrame)
            assert frames
            assert frames[-1].style() is at.page.bar.back.style()

    run(story())


def test_a_film_hides_the_zoom(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(PHOTO)
            assert at.page.bar.zoom_in.isVisible()
            at.press(Key.Key_End)
            at.press(Key.Key_Left)
            await until(lambda: at.shown() == FILM.key.picture_id)
            assert not at.page.bar.zoom_in.isVisible()
            assert at.page.stage.play.isVisible()

    run(story())
