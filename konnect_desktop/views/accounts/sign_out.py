"""The dialog before signing out: what stays and what is wiped, said before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from konnect_desktop.viewmodels.account_entry import AccountEntry
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.icon_mark import IconMark
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.theme import Space, Status, ThemeSource
from konnect_desktop.wording.accounts import SignOutWords, sign_out_words

_WIDTH: Final = 520
_TOP: Final = Qt.AlignmentFlag.AlignTop


class SignOut(Dialog):
    """Asks; ``accepted`` when the user wants it. The safe button has the focus."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        entries: Sequence[AccountEntry],
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._entries = tuple(entries)
        self._languages = languages
        words = self._words()
        super().__init__(themes, words.title, closes=words.rejects, width=_WIDTH, parent=parent)
        self._kept = _Part(themes, "check", Status.OK)
        self._wiped = _Part(themes, "trash-2", Status.BAD)
        self.body.addWidget(self._kept)
        self.body.addWidget(self._wiped)
        self._back = self.add_button(Button(themes, words.rejects, ButtonKind.OUTLINE))
        self._main = self.add_button(Button(themes, words.accepts, ButtonKind.DANGER))
        self._back.clicked.connect(self.reject)
        self._main.clicked.connect(self.accept)
        self.start_at(self._back)
        self.reword()
        languages.changed.connect(self.reword)

    def reword(self) -> None:
        """Speak the current language."""
        words = self._words()
        self.set_title(words.title)
        self.set_close_name(words.rejects)
        self.set_note(words.note)
        self._kept.set_words(words.kept_title, words.kept)
        self._wiped.set_words(words.wiped_title, words.wiped)
        self._back.set_words(words.rejects)
        self._main.set_words(words.accepts)

    def _words(self) -> SignOutWords:
        names = [entry.look.name for entry in self._entries]
        keeps = any(entry.keeps_password for entry in self._entries)
        return sign_out_words(names, keeps_password=keeps, language=self._languages.language)


class _Part(QWidget):
    """A heading and lines with a mark each."""

    def __init__(self, themes: ThemeSource, icon: str, status: Status) -> None:
        super().__init__()
        self._themes = themes
        self._icon = icon
        self._status = status
        self._heading = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._lines: list[Text] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        self._column.setSpacing(themes.theme.px(Space.XS))

    def set_words(self, heading: str, sentences: Sequence[str]) -> None:
        """Show these words; there are always as many lines."""
        self._heading.setText(heading)
        while len(self._lines) < len(sentences):
            self._add_line()
        for line, sentence in zip(self._lines, sentences, strict=True):
            line.setText(sentence)

    def _add_line(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._themes.theme.px(Space.S))
        row.addWidget(IconMark(self._themes, self._icon, self._status), 0, _TOP)
        text = Text(self._themes, "", role="ink2", wraps=True)
        row.addWidget(text, 1)
        self._lines.append(text)
        self._column.addLayout(row)
