from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.system.settings_values import GIGABYTE, Settings
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.frame import FrameModel
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.views.appearance import Appearance, spoken
from konnect_desktop.views.components.chip_choice import ChipChoice
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.picker import Picker
from konnect_desktop.views.settings_dialog import SettingsDialog
from konnect_desktop.views.theme import AccountAccent, Scheme, ThemeSource
from konnect_desktop.wording.language import Language
from tests.support.qt_loop import Run
from tests.views.framing import Kept, accounts_of

Show = Callable[[QWidget], QWidget]


class Stage:
    """A window with the settings open, as the app would have it."""

    def __init__(self, application: QApplication, themes: ThemeSource, show: Show) -> None:
        self.store = Kept()
        self.model = SettingsModel(Settings(language="nl"), self.store)
        self.languages = LanguageSource(Language.NL)
        self.appearance = Appearance(application, themes, self.languages, self.model)
        window = QWidget()
        window.resize(1280, 800)
        show(window)
        self.dialog = SettingsDialog(themes, self.languages, self.model, parent=window)
        self.dialog.open()
        application.processEvents()


@pytest.fixture
def stage(application: QApplication, themes: ThemeSource, show: Show) -> Iterator[Stage]:
    stage = Stage(application, themes, show)
    yield stage
    application.styleHints().unsetColorScheme()
    stage.appearance.deleteLater()


def press(choice: ChipChoice, place: int) -> None:
    button = choice.buttons.button(place)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_theme_language_and_text_change_at_once_and_are_kept(
    stage: Stage, themes: ThemeSource, run: Run
) -> None:
    async def change() -> None:
        press(stage.dialog.theme_choice, 2)
        assert themes.theme.scheme is Scheme.DARK
        press(stage.dialog.language_choice, 2)
        assert stage.languages.language is Language.EN
        assert stage.dialog.accessibleName() == "Settings"
        stage.dialog.text_size.setFocus()
        QTest.keyClick(stage.dialog.text_size, Qt.Key.Key_Down)
        assert themes.theme.text_scale == 1.1
        press(stage.dialog.contrast, 1)
        assert themes.theme.high_contrast
        press(stage.dialog.motion, 1)
        assert themes.theme.reduced_motion
        await stage.model.aclose()

    run(change())
    assert stage.store.saved[-1] == Settings(
        theme="dark", language="en", text_percent=110, high_contrast=True, reduced_motion=True
    )


def test_a_picker_opens_all_its_values(stage: Stage, application: QApplication, run: Run) -> None:
    async def change() -> None:
        QTest.mouseClick(stage.dialog.limit, Qt.MouseButton.LeftButton)
        application.processEvents()
        menu = next(each for each in stage.dialog.findChildren(Menu) if each.isVisible())
        words = [action.text() for action in menu.actions()]
        assert words == ["500 MB", "1 GB", "2 GB", "5 GB", "10 GB"]
        assert [action.isChecked() for action in menu.actions()].index(True) == 2
        menu.actions()[3].trigger()
        menu.close()
        await stage.model.aclose()

    run(change())
    assert stage.dialog.limit.accessibleName() == "Ruimte voor getoonde foto’s: 5 GB"
    assert stage.store.saved[-1].picture_cache_bytes == 5 * GIGABYTE


def test_a_value_of_the_file_that_the_list_lacks_shows_the_nearest(
    themes: ThemeSource, show: Show
) -> None:
    model = SettingsModel(Settings(text_percent=137, picture_cache_bytes=3 * GIGABYTE), Kept())
    dialog = SettingsDialog(themes, LanguageSource(Language.NL), model)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    show(dialog)
    assert dialog.text_size.text() == "125 %"
    assert dialog.limit.text() == "2 GB"


def test_the_accent_of_the_account_that_is_looked_at_leads(
    stage: Stage, themes: ThemeSource
) -> None:
    accounts: Accounts = accounts_of(2)
    frame = FrameModel(accounts)
    stage.appearance.follow(frame)
    assert themes.theme.leading is AccountAccent.PINE
    accounts.choose("account-1")
    assert themes.theme.leading is AccountAccent.CLAY
    accounts.choose(None)
    assert themes.theme.leading is AccountAccent.PINE


def test_the_theme_follows_the_system_unless_one_was_chosen(
    stage: Stage, application: QApplication, themes: ThemeSource
) -> None:
    stage.appearance.apply()
    assert themes.theme.scheme is Scheme.LIGHT
    assert application.styleHints().colorScheme() is not Qt.ColorScheme.Dark


def test_a_language_that_was_chosen_is_spoken() -> None:
    assert spoken("nl") is Language.NL
    assert spoken("en") is Language.EN
    assert spoken("system") in {Language.NL, Language.EN}


def test_up_and_down_change_a_picker_and_stop_at_its_ends(themes: ThemeSource, show: Show) -> None:
    picker = Picker(themes, "Grootte", ["klein", "groot"])
    show(picker)
    picked: list[int] = []
    picker.chosen.connect(picked.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(picker, key)
    assert picked == [1, 0]
    assert picker.accessibleName() == "Grootte: klein"
