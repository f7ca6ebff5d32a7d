"""The dialog that lists all keys, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.tag import Tag
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording.frame import ShortcutGroup, frame_words, shortcut_groups

_WIDTH: Final = 560


class Shortcuts(Dialog):
    """Opened by F1; Esc closes it."""

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, *, parent: QWidget | None = None
    ) -> None:
        words = frame_words(languages.language)
        super().__init__(themes, words.shortcuts, closes=words.closes, width=_WIDTH, parent=parent)
        self._themes = themes
        self._languages = languages
        self._shown: list[QWidget] = []
        self.reword()
        languages.changed.connect(self.reword)
        themes.changed.connect(self.reword)

    def reword(self) -> None:
        """Speak the current language."""
        words = frame_words(self._languages.language)
        self.set_title(words.shortcuts)
        self.set_close_name(words.closes)
        for group in self._shown:
            self.body.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._shown = [
            _Group(self._themes, each) for each in shortcut_groups(self._languages.language)
        ]
        for group in self._shown:
            self.body.addWidget(group)


class _Group(QWidget):
    """A heading, and rows of keys with what they do."""

    def __init__(self, themes: ThemeSource, group: ShortcutGroup) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.XS))
        heading = Text(
            themes,
            group.title,
            TextStyle.CAPTION,
            weight=QFont.Weight.DemiBold,
            role="ink3",
            wraps=True,
        )
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(themes.theme.px(Space.M))
        grid.setVerticalSpacing(themes.theme.px(Space.XS))
        grid.setColumnStretch(0, 1)
        for row, (keys, does) in enumerate(group.keys):
            grid.addWidget(Text(themes, does, wraps=True), row, 0)
            grid.addWidget(_Keys(themes, keys), row, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)


class _Keys(Flow):
    """Keys beside each other."""

    def __init__(self, themes: ThemeSource, keys: Sequence[str]) -> None:
        super().__init__(themes, space=Space.XXS)
        self.setAccessibleName(" ".join(keys))
        for key in keys:
            self.add(Tag(themes, key))
        self.setMinimumWidth(self.sizeHint().width())
