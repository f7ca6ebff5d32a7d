"""The dialog of the settings: theme, text, language, room for photos; nothing to confirm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from konnect_desktop.system.settings_values import (
    GIGABYTE,
    LanguageChoice,
    Switch,
    ThemeChoice,
)
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.chip_choice import ChipChoice
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.picker import Picker
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.settings_dialog.row import SettingRow
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.settings import limits, percents, settings_words

_Value = TypeVar("_Value")
THEMES: Final[tuple[ThemeChoice, ...]] = ("system", "light", "dark")
LANGUAGES: Final[tuple[LanguageChoice, ...]] = ("system", "nl", "en")
SWITCHES: Final[tuple[Switch, ...]] = ("system", True, False)
PERCENTS: Final = (100, 110, 125, 150, 175, 200)
LIMITS_BYTES: Final = (GIGABYTE // 2, GIGABYTE, 2 * GIGABYTE, 5 * GIGABYTE, 10 * GIGABYTE)


class SettingsDialog(Dialog):
    """Each change counts at once and is kept."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        settings: SettingsModel,
        *,
        parent: QWidget | None = None,
    ) -> None:
        words = settings_words(languages.language)
        super().__init__(themes, words.title, closes=words.closes, parent=parent)
        self._languages = languages
        self._settings = settings
        self.theme_choice = ChipChoice(themes, words.theme, words.themes)
        self.text_size = Picker(themes, words.text, percents(PERCENTS))
        self.contrast = ChipChoice(themes, words.contrast, words.switches)
        self.motion = ChipChoice(themes, words.motion, words.switches)
        self.language_choice = ChipChoice(themes, words.language, words.languages)
        self.limit = Picker(themes, words.pictures_limit, limits(LIMITS_BYTES, languages.language))
        controls = (
            self.theme_choice,
            self.text_size,
            self.contrast,
            self.motion,
            self.language_choice,
            self.limit,
        )
        self._rows = [SettingRow(themes, control) for control in controls]
        for place, row in enumerate(self._rows):
            if place in {4, 5}:
                self.body.addWidget(Divider(themes))
            self.body.addWidget(row)
        self._done = self.add_button(Button(themes, words.done, ButtonKind.PRIMARY))
        self._done.clicked.connect(self.accept)
        self._connect()
        self.show_settings()
        self.reword()

    def _connect(self) -> None:
        model = self._settings
        self.theme_choice.chosen.connect(_taker(model.set_theme, THEMES))
        self.text_size.chosen.connect(_taker(model.set_text_percent, PERCENTS))
        self.contrast.chosen.connect(_taker(model.set_high_contrast, SWITCHES))
        self.motion.chosen.connect(_taker(model.set_reduced_motion, SWITCHES))
        self.language_choice.chosen.connect(_taker(model.set_language, LANGUAGES))
        self.limit.chosen.connect(_taker(model.set_picture_cache_bytes, LIMITS_BYTES))
        model.changed.connect(self.show_settings)
        self._languages.changed.connect(self.reword)

    def show_settings(self) -> None:
        """Show the settings as they are."""
        now = self._settings.settings
        self.theme_choice.choose(THEMES.index(now.theme))
        self.text_size.choose(_nearest(PERCENTS, now.text_percent))
        self.contrast.choose(SWITCHES.index(now.high_contrast))
        self.motion.choose(SWITCHES.index(now.reduced_motion))
        self.language_choice.choose(LANGUAGES.index(now.language))
        self.limit.choose(_nearest(LIMITS_BYTES, now.picture_cache_bytes))

    def reword(self) -> None:
        """Speak the current language."""
        language = self._languages.language
        words = settings_words(language)
        self.set_title(words.title)
        self.set_close_name(words.closes)
        self._done.set_words(words.done)
        self.theme_choice.set_words(words.theme, words.themes)
        self.text_size.set_words(words.text, percents(PERCENTS))
        self.contrast.set_words(words.contrast, words.switches)
        self.motion.set_words(words.motion, words.switches)
        self.language_choice.set_words(words.language, words.languages)
        self.limit.set_words(words.pictures_limit, limits(LIMITS_BYTES, language))
        names = (words.theme, words.text, words.contrast, words.motion, words.language)
        for name, row in zip(names, self._rows, strict=False):
            row.set_words(name)
        self._rows[-1].set_words(words.pictures_limit, words.pictures_hint)


def _taker(change: Callable[[_Value], None], values: Sequence[_Value]) -> Callable[[int], None]:
    """Return a slot that changes a setting to the value at a place."""

    def take(place: int) -> None:
        change(values[place])

    return take


def _nearest(values: tuple[int, ...], value: int) -> int:
    """Return the place of the value that is nearest; a file may hold any."""
    return min(range(len(values)), key=lambda place: abs(values[place] - value))
