"""The dialog that says what the app is: independent, free, and what it is made with."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from konnect_desktop import __version__
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.sign import Sign
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording.frame import APP_NAME, AboutWords, about_words

_SIGN: Final = 56


class About(Dialog):
    """Opened from the menu."""

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, *, parent: QWidget | None = None
    ) -> None:
        self._languages = languages
        words = self._words()
        super().__init__(themes, words.title, closes=words.closes, parent=parent)
        self._themes = themes
        self._version = Text(themes, "", role="ink2")
        self._independent = Text(themes, "", wraps=True)
        self._free = Text(themes, "", role="ink2", wraps=True)
        self._parts = Text(
            themes, "", TextStyle.CAPTION, weight=QFont.Weight.DemiBold, role="ink3", wraps=True
        )
        self.body.addLayout(self._head())
        for part in (self._independent, self._free, Divider(themes), self._parts):
            self.body.addWidget(part)
        self.body.addLayout(self._list())
        self.reword()
        languages.changed.connect(self.reword)

    def reword(self) -> None:
        """Speak the current language."""
        words = self._words()
        self.set_title(words.title)
        self.set_close_name(words.closes)
        self._version.setText(words.version)
        self._independent.setText(words.independent)
        self._free.setText(words.free)
        self._parts.setText(words.parts_title)

    def _words(self) -> AboutWords:
        return about_words(__version__, self._languages.language)

    def _head(self) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self._themes.theme.px(Space.M))
        words.setSpacing(0)
        bold = QFont.Weight.DemiBold
        words.addStretch(1)
        words.addWidget(Text(self._themes, APP_NAME, TextStyle.READING, weight=bold))
        words.addWidget(self._version)
        words.addStretch(1)
        row.addWidget(Sign(self._themes, _SIGN))
        row.addLayout(words, 1)
        return row

    def _list(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._themes.theme.px(Space.M))
        grid.setVerticalSpacing(self._themes.theme.px(Space.XXS))
        grid.setColumnStretch(0, 1)
        for row, (name, licence) in enumerate(self._words().parts):
            grid.addWidget(Text(self._themes, name, wraps=True), row, 0)
            right = Text(self._themes, licence, role="ink2", wraps=True)
            grid.addWidget(right, row, 1, Qt.AlignmentFlag.AlignRight)
        return grid
