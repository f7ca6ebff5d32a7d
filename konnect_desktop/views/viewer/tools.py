"""What every part of the viewer needs from its maker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.key_bindings import name_with_key
from konnect_desktop.views.theme import Theme, ThemeSource
from konnect_desktop.wording import viewer as words
from konnect_desktop.wording.language import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from konnect_desktop.viewmodels.shortcuts import Shortcuts
    from konnect_desktop.viewmodels.viewer import Viewer
    from konnect_desktop.views.pictures import PictureCache


class ViewerTools(Struct, frozen=True):
    """Sources of the viewer's parts; ``themes`` is its own dark one, ``today`` is of Amsterdam."""

    application: QApplication
    themes: ThemeSource
    languages: LanguageSource
    viewer: Viewer
    pictures: PictureCache
    shortcuts: Shortcuts
    today: Callable[[], date]

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.themes.theme

    @property
    def language(self) -> Language:
        """The current language."""
        return self.languages.language

    def word(self, name: str) -> str:
        """Return one of the viewer's words in the current language."""
        return words.word(name, self.language)

    def name(self, button: QWidget, word: str, act: Act) -> None:
        """Name a button by one of the viewer's words, and tell the key of what it does."""
        name_with_key(button, self.word(word), self.shortcuts, act, self.language)
