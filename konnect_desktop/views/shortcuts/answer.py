"""What is said below an action when a key was pressed for it that is not free."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.button_row import ButtonRow
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.shortcuts import shortcuts_words


class Answer(QWidget):
    """A sentence, and where ``key`` could be taken from another action the question whether to.

    ``taken`` tells that key, ``left`` that it is to stay.
    """

    taken = Signal(str)
    left = Signal()

    def __init__(self, themes: ThemeSource, language: Language, sentence: str, key: str) -> None:
        super().__init__()
        self._key = key
        words = shortcuts_words(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, themes.theme.px(Space.XS))
        column.setSpacing(themes.theme.px(Space.XS))
        column.addWidget(Text(themes, sentence, role="ink2", wraps=True))
        self.take = Button(themes, words.take_it, ButtonKind.TONAL, size=ButtonSize.SMALL)
        self.leave = Button(themes, words.leave_it, ButtonKind.QUIET, size=ButtonSize.SMALL)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.left)
        answers = ButtonRow(themes)
        answers.add(self.leave)
        answers.add(self.take)
        answers.setVisible(bool(key))
        column.addWidget(answers)

    def take_focus(self) -> None:
        """Go to the question, if there is one."""
        if self._key:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        self.taken.emit(self._key)
