"""Which kinds of entry are shown: a chip that opens the choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.timeline_page import kinds_filter

Kinds = frozenset[Shown] | None
CHOICES: Final[tuple[tuple[Kinds, Callable[[Language], str]], ...]] = (
    (None, words.everything),
    (frozenset({Shown.DIARIES}), words.only_diaries),
    (frozenset({Shown.PHOTOS}), words.only_photos),
    (frozenset({Shown.VIDEOS}), words.only_videos),
    (frozenset({Shown.OTHER}), words.only_other),
)


class KindFilter(Chip):
    """Says what is shown; ``chosen`` tells the kinds that the user picked, ``None`` for all."""

    chosen = Signal(object)

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, "", opens=True, parent=parent)
        self._languages = languages
        self._kinds: Kinds = None
        self.clicked.connect(self.unfold)
        self.reword()

    def show_kinds(self, kinds: Kinds) -> None:
        """Show what is chosen."""
        self._kinds = kinds
        self.reword()

    def reword(self) -> None:
        """Say it in the language that is spoken now."""
        language = self._languages.language
        known = dict(CHOICES)
        name = known.get(self._kinds, words.everything)(language)
        self.set_words(name)
        self.setAccessibleName(f"{kinds_filter(language)}: {name}")

    def unfold(self) -> Menu:
        """Open the choice."""
        language = self._languages.language
        menu = Menu(kinds_filter(language), self)
        menu.aboutToHide.connect(menu.deleteLater)
        for kinds, word in CHOICES:
            action = menu.addAction(without_mnemonics(word(language)))
            action.setCheckable(True)
            action.setChecked(kinds == self._kinds)
            action.triggered.connect(lambda _=False, picked=kinds: self.chosen.emit(picked))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu
