"""The dialog that lists all keys, in groups, and lets most of them be changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.domain.shortcuts import ACTIONS, Scope
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.shortcuts.row import FixedRow, ShortcutRow
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording import shortcuts as words

_WIDTH: Final = 560


class ShortcutsDialog(Dialog):
    """Opened by F1; Esc closes it."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        shortcuts: Shortcuts,
        *,
        parent: QWidget | None = None,
    ) -> None:
        fixed = words.shortcuts_words(languages.language)
        super().__init__(themes, fixed.title, closes=fixed.closes, width=_WIDTH, parent=parent)
        self._themes = themes
        self._languages = languages
        self._shortcuts = shortcuts
        self._shown: list[QWidget] = []
        self.reset_all = self.add_button(Button(themes, ""))
        self.reset_all.clicked.connect(shortcuts.reset_all)
        self.reword()
        languages.changed.connect(self.reword)
        themes.changed.connect(self.reword)
        shortcuts.changed.connect(self._show_reset)

    def reword(self) -> None:
        """Speak the current language."""
        fixed = words.shortcuts_words(self._languages.language)
        self.set_title(fixed.title, fixed.note)
        self.set_close_name(fixed.closes)
        self.reset_all.set_words(fixed.reset_all)
        self._show_reset()
        for group in self._shown:
            self.body.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._shown = [
            self._group(scope) for scope in Scope if any(scope in each.scopes for each in ACTIONS)
        ]
        for group in self._shown:
            self.body.addWidget(group)

    def _group(self, scope: Scope) -> QWidget:
        """Return a heading, and a row for each action that works there."""
        themes, languages = self._themes, self._languages
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.XXS))
        title = words.scope_title(scope, languages.language)
        weight = QFont.Weight.DemiBold
        heading = Text(themes, title, TextStyle.CAPTION, weight=weight, role="ink3", wraps=True)
        column.addWidget(heading)
        for action in ACTIONS:
            if scope in action.scopes:
                row = (
                    FixedRow(themes, languages, action)
                    if action.fixed
                    else ShortcutRow(themes, languages, self._shortcuts, action)
                )
                column.addWidget(row)
        return group

    def _show_reset(self) -> None:
        self.reset_all.setEnabled(self._shortcuts.are_changed)
