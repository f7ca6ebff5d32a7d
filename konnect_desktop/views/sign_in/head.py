"""The head of the page: sign and name of the app, the way back, and the language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionButton, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.sign import Sign
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording.frame import APP_NAME
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.sign_in import sign_in_words

# Each in its own words, for who cannot read the others.
_LANGUAGES: Final = {Language.NL: "Nederlands", Language.EN: "English"}


class Head(QWidget):
    """``back`` is the way back where there is one; ``language_chosen`` tells of a ``Language``."""

    language_chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self.back = IconButton(themes, "arrow-left", "", size=ButtonSize.SMALL)
        self._name = Text(themes, APP_NAME, TextStyle.SECTION, weight=QFont.Weight.Bold)
        self.language = OpeningButton(
            themes, "", ButtonKind.QUIET, icon="globe", size=ButtonSize.SMALL
        )
        self.language.clicked.connect(self.open_languages)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.back)
        self._row.addWidget(Sign(themes))
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        self._row.addWidget(self.language, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.refresh()
        themes.changed.connect(self.refresh)

    def open_languages(self) -> Menu:
        """Open the list of languages under its button."""
        words = sign_in_words(self._languages.language)
        menu = Menu(words.language, self)
        menu.aboutToHide.connect(menu.deleteLater)
        for language, name in _LANGUAGES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language is self._languages.language)
            action.triggered.connect(lambda _=False, chosen=language: self._choose(chosen))
        menu.popup(self.language.mapToGlobal(QPoint(0, self.language.height())))
        return menu

    def reword(self) -> None:
        """Speak the current language."""
        language = self._languages.language
        words = sign_in_words(language)
        name = _LANGUAGES.get(language, _LANGUAGES[Language.EN])
        self.language.set_words(name)
        self.language.setAccessibleName(f"{words.language}: {name}")
        self.back.set_name(words.back)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._row.setSpacing(self._themes.theme.px(Space.S))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the app's name out where there is no room for it beside the language."""
        self._name.setHidden(narrow)

    def _choose(self, language: Language) -> None:
        self._languages.use(language)
        self.language_chosen.emit(language)


class OpeningButton(Button):
    """A button with an arrow, for what opens a menu of its own making."""

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.features |= QStyleOptionButton.ButtonFeature.HasMenu
