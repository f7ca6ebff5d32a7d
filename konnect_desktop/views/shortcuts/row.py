"""One action in the list of keys: what it does, its keys, and what becomes of a key pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from konnect_desktop.domain.shortcuts import Action
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.tag import Tag
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.shortcuts.answer import Answer
from konnect_desktop.views.shortcuts.keys_button import KeysButton
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.wording import shortcuts as words


class ShortcutRow(QWidget):
    """An action whose keys can be changed; what few rows need is made when they need it."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        shortcuts: Shortcuts,
        action: Action,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._shortcuts = shortcuts
        self._act = action.act
        self.keys = KeysButton(themes)
        self.reset: IconButton | None = None
        self.answer: Answer | None = None
        self._line = QHBoxLayout()
        self._line.setSpacing(themes.theme.px(Space.XXS))
        name = Text(themes, words.act_name(action.act, languages.language), wraps=True)
        self._line.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.theme.px(Space.XS))
        self._column.addLayout(self._line)
        self.keys.clicked.connect(self._forget)
        self.keys.chosen.connect(self._take)
        shortcuts.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the keys as they are."""
        language, act = self._languages.language, self._act
        keys, fixed = self._shortcuts.keys(act), words.shortcuts_words(language)
        shown = [words.key_text(key, language) for key in keys] or [fixed.no_key]
        self.keys.set_words(shown, fixed.press, words.keys_spoken(act, keys, language))
        is_changed = self._shortcuts.is_changed(act)
        if is_changed and self.reset is None:
            name = words.reset_name(act, language)
            self.reset = IconButton(self._themes, "undo-2", name, size=ButtonSize.SMALL)
            self.reset.clicked.connect(self._reset)
            self._line.insertWidget(1, self.reset, 0, Qt.AlignmentFlag.AlignVCenter)
            self.setTabOrder(self.reset, self.keys)
        if self.reset is not None:
            self.reset.setVisible(is_changed)

    def _take(self, key: str) -> None:
        """Use a key that is free; say of any other what it is."""
        language, act = self._languages.language, self._act
        owner = self._shortcuts.owner(act, key)
        if not self._shortcuts.may_have(act, key):
            self._say(words.cannot_be_used(key, language))
        elif owner is not None:
            self._say(words.is_taken(key, owner, language), key)
        else:
            self._shortcuts.give(act, key)

    def _say(self, sentence: str, asked: str = "") -> None:
        self._forget()
        self.answer = Answer(self._themes, self._languages.language, sentence, asked)
        self.answer.taken.connect(self._give)
        self.answer.left.connect(self._leave)
        self._column.addWidget(self.answer)
        self.keys.setAccessibleDescription(sentence)
        self.answer.take_focus()

    def _give(self, key: str) -> None:
        self._shortcuts.give(self._act, key)
        self._leave()

    def _reset(self) -> None:
        self._shortcuts.reset(self._act)
        self._leave()

    def _leave(self) -> None:
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)
        self._forget()

    def _forget(self) -> None:
        if self.answer is not None:
            self._column.removeWidget(self.answer)
            self.answer.hide()
            self.answer.deleteLater()
            self.answer = None
            self.keys.setAccessibleDescription("")


class FixedRow(QWidget):
    """An action whose keys stay as they are."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        action: Action,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        language = languages.language
        keys = Flow(themes, space=Space.XXS)
        keys.setAccessibleName(words.keys_spoken(action.act, action.keys, language))
        for key in action.keys[:1]:
            keys.add(Tag(themes, words.key_text(key, language)))
        keys.setMinimumWidth(keys.sizeHint().width())
        row = QHBoxLayout(self)
        gap = themes.theme.px(Space.XXS)
        row.setContentsMargins(0, gap, gap, gap)
        middle = Qt.AlignmentFlag.AlignVCenter
        name = Text(themes, words.act_name(action.act, language), wraps=True)
        row.addWidget(name, 1, middle)
        row.addWidget(keys, 0, Qt.AlignmentFlag.AlignRight | middle)
