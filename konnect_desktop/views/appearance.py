"""Theme and language of the window, by the user's settings and by what the system wants."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from konnect_desktop.system.settings_values import Switch
from konnect_desktop.viewmodels.frame import FrameModel
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.views.theme import AccountAccent, Scheme, Theme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language

_ACCENTS: Final = tuple(AccountAccent)
_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_HIGH: Final = Qt.ContrastPreference.HighContrast


class Appearance(QObject):
    """Keeps ``themes`` and ``languages`` in step; made once, after the dressing."""

    def __init__(
        self,
        application: QApplication,
        themes: ThemeSource,
        languages: LanguageSource,
        settings: SettingsModel,
    ) -> None:
        super().__init__(application)
        self._hints = application.styleHints()
        self._themes = themes
        self._languages = languages
        self._settings = settings
        self._leading = AccountAccent.PINE
        self._frame: FrameModel | None = None
        settings.changed.connect(self.apply)
        self._hints.colorSchemeChanged.connect(self.apply)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.apply)
        self.apply()

    def follow(self, frame: FrameModel) -> None:
        """Let the accent of the account that is looked at lead."""
        self._frame = frame
        frame.changed.connect(self._lead)
        self._lead()

    def apply(self) -> None:
        """Use what settings and system say now."""
        now = self._settings.settings
        wanted = _SCHEMES.get(now.theme, Qt.ColorScheme.Unknown)
        if now.theme in _SCHEMES:
            self._hints.setColorScheme(wanted)
        else:
            self._hints.unsetColorScheme()
        theme = self._theme()
        if not _is_same(theme, self._themes.theme):
            self._themes.use(theme)
        self._languages.use(spoken(now.language))

    def _lead(self) -> None:
        color = 0 if self._frame is None else self._frame.leading_color
        leading = _ACCENTS[color % len(_ACCENTS)]
        if leading is not self._leading:
            self._leading = leading
            self.apply()

    def _theme(self) -> Theme:
        now = self._settings.settings
        wants_contrast = self._hints.accessibility().contrastPreference() is _HIGH
        return make_theme(
            _scheme(now.theme, self._hints),
            self._leading,
            text_scale=now.text_percent / 100,
            high_contrast=_is_on(now.high_contrast, system=wants_contrast),
            reduced_motion=_is_on(now.reduced_motion, system=_moves_less()),
        )


def spoken(choice: str) -> Language:
    """Return the language that was chosen, or the system's: Dutch where it is, else English."""
    if choice != "system":
        return Language(choice)
    first = next(iter(QLocale.system().uiLanguages()), "")
    return Language.NL if first.casefold().startswith("nl") else Language.EN


def _scheme(choice: str, hints: QStyleHints) -> Scheme:
    if choice != "system":
        return Scheme(choice)
    return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT


def _is_on(value: Switch, *, system: bool) -> bool:
    return system if value == "system" else value


def _moves_less() -> bool:
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def _is_same(one: Theme, other: Theme) -> bool:
    def told(theme: Theme) -> tuple[object, ...]:
        return (
            theme.scheme,
            theme.leading,
            theme.text_scale,
            theme.high_contrast,
            theme.reduced_motion,
        )

    return told(one) == told(other)
