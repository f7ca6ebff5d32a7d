"""The dialog for a forgotten password: asks for the user name, then answers neutrally."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.password_forgotten import ForgottenStep, PasswordForgotten
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.field import Field
from konnect_desktop.views.components.icon_mark import IconMark
from konnect_desktop.views.components.line_edit import LineEdit
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.sign_in.notice import Notice
from konnect_desktop.views.theme import Space, Status, ThemeSource
from konnect_desktop.wording.password_forgotten import ForgottenWords, forgotten_words
from konnect_desktop.wording.sign_in_failures import failure_words

_HINT_ICONS = ("mail", "users-round", "phone")


class ForgottenDialog(Dialog):
    """Closing it stops what is under way."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        model: PasswordForgotten,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", closes="", parent=parent)
        self._languages = languages
        self._model = model
        self._intro = Text(themes, "", role="ink2", wraps=True)
        self.notice = Notice(themes)
        self.username = Field(themes, "", LineEdit(themes, "", icon="user-round"))
        self._hints = tuple(_Hint(themes, icon) for icon in _HINT_ICONS)
        for part in (self.notice, self._intro, self.username, *self._hints):
            self.body.addWidget(part)
        self.close_it = self.add_button(Button(themes, "", ButtonKind.OUTLINE))
        self.mail = self.add_button(Button(themes, "", ButtonKind.TONAL, icon="external-link"))
        self.ask = self.add_button(Button(themes, "", ButtonKind.PRIMARY))
        self._connect()
        self.username.edit.setText(model.username)
        self.start_at(self.username.edit)
        self.reword()

    def _connect(self) -> None:
        model = self._model
        self.username.edit.textChanged.connect(model.set_username)
        self.username.edit.returnPressed.connect(model.ask)
        self.ask.setDefault(True)
        self.ask.clicked.connect(model.ask)
        self.mail.clicked.connect(model.open_mail)
        self.close_it.clicked.connect(self.reject)
        model.changed.connect(self.show_step)
        self._languages.changed.connect(self.reword)

    @override
    def done(self, arg__1: int) -> None:
        self._model.give_up()
        super().done(arg__1)

    def reword(self) -> None:
        """Speak the current language."""
        words = self._words()
        self.set_title(words.title)
        self.set_close_name(words.closes)
        self._intro.setText(words.intro)
        self.username.set_label(words.username)
        for hint, text in zip(self._hints, words.hints, strict=True):
            hint.set_text(text)
        self.close_it.set_words(words.done)
        self.mail.set_words(words.open_mail)
        self.show_step()

    def show_step(self) -> None:
        """Follow the model."""
        model, words = self._model, self._words()
        answered = model.step is ForgottenStep.ANSWERED
        works = model.step is ForgottenStep.WORKING
        self._intro.setHidden(answered)
        self.username.setHidden(answered)
        self.username.edit.setReadOnly(works)
        for hint in self._hints:
            hint.setHidden(not answered)
        self.mail.setHidden(not (answered and model.is_demo))
        self.ask.setHidden(answered)
        self.ask.setEnabled(not works)
        self.ask.set_words(words.asks)
        self.set_note(words.working if works else "")
        if model.lacks_username:
            self.username.show_error(words.missing)
        else:
            self.username.show_hint("")
        self._show_notice(words)
        if answered:
            shown = self.close_it if self.mail.isHidden() else self.mail
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notice(self, words: ForgottenWords) -> None:
        model = self._model
        if model.step is ForgottenStep.ANSWERED:
            self.notice.show_words(Status.OK, "circle-check", words.answer, "")
        elif model.failure is not None:
            error, at = model.failure
            said = failure_words(error, "", "", at, self._languages.language)
            self.notice.show_words(Status.BAD, "circle-alert", said.lead, said.rest)
        else:
            self.notice.hide()

    def _words(self) -> ForgottenWords:
        return forgotten_words(
            self._model.username.strip(), self._languages.language, is_demo=self._model.is_demo
        )


class _Hint(QWidget):
    """An icon and a line that wraps."""

    def __init__(self, themes: ThemeSource, icon: str) -> None:
        super().__init__()
        self._themes = themes
        self._text = Text(themes, "", role="ink2", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(IconMark(themes, icon), alignment=Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self.refresh()
        themes.changed.connect(self.refresh)

    def set_text(self, text: str) -> None:
        self._text.setText(text)

    def refresh(self) -> None:
        self._row.setSpacing(self._themes.theme.px(Space.XS))
