from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.shortcuts import ShortcutsDialog
from konnect_desktop.views.shortcuts.row import ShortcutRow
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped, unnamed
from tests.views.framing import Kept
from tests.views.keys import press

Show = Callable[[QWidget], QWidget]
Key = Qt.Key


class Opened:
    """A window with the dialog open, in Dutch."""

    def __init__(self, themes: ThemeSource, show: Show, size: tuple[int, int]) -> None:
        self.model = SettingsModel(Settings(), Kept())
        self.shortcuts = Shortcuts(self.model)
        self.languages = LanguageSource(Language.NL)
        self.window = QWidget()
        self.window.resize(*size)
        show(self.window)
        views = (themes, self.languages, self.shortcuts)
        self.dialog = ShortcutsDialog(*views, parent=self.window)
        self.dialog.open()

    def row(self, act: Act) -> ShortcutRow:
        rows = self.dialog.findChildren(ShortcutRow)
        return next(row for row in rows if row._act is act)

    def press(self, act: Act, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Click on an action's keys, and press a key."""
        keys = self.row(act).keys
        QTest.mouseClick(keys, Qt.MouseButton.LeftButton)
        assert keys.waits
        QTest.keyClick(keys, key, held or Qt.KeyboardModifier.NoModifier)

    def said(self, act: Act) -> str:
        return self.row(act).keys.accessibleDescription()


@pytest.fixture
def at(themes: ThemeSource, show: Show, run: Run) -> Iterator[Opened]:
    opened = Opened(themes, show, (1280, 800))
    yield opened
    run(opened.model.aclose())


def test_a_key_that_is_free_takes_the_place_of_the_one_before(at: Opened, run: Run) -> None:
    async def story() -> None:
        at.press(Act.SAVE, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert at.shortcuts.keys(Act.SAVE) == ("Ctrl+D",)
        assert at.row(Act.SAVE).keys.accessibleName() == "Opslaan: Ctrl+D"
        assert at.said(Act.SAVE) == ""

    run(story())


def test_a_key_of_another_action_is_taken_only_when_that_is_said(at: Opened, run: Run) -> None:
    async def story() -> None:
        at.press(Act.SAVE, Key.Key_I)
        assert at.said(Act.SAVE) == "I is nu ‘Details’."
        assert at.shortcuts.keys(Act.SAVE) == ("S",)
        answer = at.row(Act.SAVE).answer
        assert answer is not None
        assert answer.take.hasFocus()
        QTest.mouseClick(answer.leave, Qt.MouseButton.LeftButton)
        assert (at.shortcuts.keys(Act.SAVE), at.row(Act.SAVE).answer) == (("S",), None)
        at.press(Act.SAVE, Key.Key_I)
        answer = at.row(Act.SAVE).answer
        assert answer is not None
        QTest.keyClick(answer.take, Key.Key_Space)
        assert at.shortcuts.keys(Act.SAVE) == ("I",)
        assert at.row(Act.DETAILS).keys.accessibleName() == "Details: Geen toets"
        assert at.row(Act.SAVE).keys.hasFocus()

    run(story())


def test_keys_of_every_window_are_refused_in_words(at: Opened) -> None:
    at.press(Act.RELOAD, Key.Key_Down)
    assert at.said(Act.RELOAD) == "↓ kan hier niet. Kies een andere toets."
    assert at.shortcuts.keys(Act.RELOAD) == ("F5",)


def test_escape_tab_and_going_elsewhere_leave_the_keys(
    at: Opened, application: QApplication
) -> None:
    at.press(Act.SAVE, Key.Key_Escape)
    assert at.dialog.isVisible()
    at.press(Act.SAVE, Key.Key_Tab)
    assert not at.row(Act.SAVE).keys.hasFocus()
    QTest.mouseClick(at.row(Act.SAVE).keys, Qt.MouseButton.LeftButton)
    at.row(Act.MUTE).keys.setFocus()
    assert not at.row(Act.SAVE).keys.waits
    assert at.shortcuts.keys(Act.SAVE) == ("S",)
    press(application, Key.Key_Escape)
    assert not at.dialog.isVisible()


def test_one_and_all_are_reset(at: Opened, run: Run) -> None:
    async def story() -> None:
        assert not at.dialog.reset_all.isEnabled()
        at.press(Act.SAVE, Key.Key_X)
        at.press(Act.MUTE, Key.Key_Y)
        reset = at.row(Act.SAVE).reset
        assert reset is not None
        assert reset.accessibleName() == "‘Opslaan’ herstellen"
        QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
        assert (at.shortcuts.keys(Act.SAVE), reset.isVisible()) == (("S",), False)
        QTest.mouseClick(at.dialog.reset_all, Qt.MouseButton.LeftButton)
        assert at.shortcuts.keys(Act.MUTE) == ("M",)
        assert not at.dialog.reset_all.isEnabled()

    run(story())


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1280, 480])
def test_nothing_is_clipped_or_unnamed(
    themes: ThemeSource, show: Show, run: Run, scale: float, width: int
) -> None:
    async def story() -> None:
        themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
        at = Opened(themes, show, (width, 800))
        for language in (Language.NL, Language.EN):
            at.languages.use(language)
            at.press(Act.SAVE, Key.Key_X)
            at.press(Act.MUTE, Key.Key_I)
            # Parts that are new get their places in the next turns of the loop.
            await until(lambda: not clipped(at.dialog))
            assert unnamed(at.dialog) == []
        await at.model.aclose()

    run(story())
