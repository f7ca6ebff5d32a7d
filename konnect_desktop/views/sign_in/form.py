"""The form: address, user name, password, the tick box and the button that signs in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.sign_in import Entry, Purpose, SignIn, Step
from konnect_desktop.viewmodels.sign_in_address import Resolved
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.field import Field
from konnect_desktop.views.components.line_edit import LineEdit, PasswordEdit
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.components.tick_box import TickBox
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.sign_in.folding_row import FoldingRow
from konnect_desktop.views.sign_in.resolved_line import ResolvedLine
from konnect_desktop.views.theme import Size, Space, ThemeSource
from konnect_desktop.wording import sign_in as wording

_GAP: Final = 6
# A host, or a line of a mail in which one stands.
_LONGEST_ADDRESS: Final = 2_000
_LONGEST_NAME: Final = 320
_LONGEST_PASSWORD: Final = 1_000


class SignInForm(QWidget):
    """Shows what the model holds and hands it what is typed; ``forgotten_wanted`` by its link."""

    forgotten_wanted = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        model: SignIn,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._model = model
        self._make_fields()
        self.keep = TickBox(themes, "")
        self.forgotten = LinkButton(themes, "")
        self._below = FoldingRow(themes, space=Space.M)
        self._below.add(self.keep, 1)
        self._below.add(
            self.forgotten, beside=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.sign_in = Button(themes, "", ButtonKind.PRIMARY, size=ButtonSize.LOGIN)
        # Enter presses it, as in a dialog.
        self.sign_in.setAutoDefault(True)
        self.working = FoldingRow(themes, space=Space.M)
        self._doing = Text(themes, "", role="ink2", wraps=True)
        self.cancel = Button(themes, "", ButtonKind.OUTLINE)
        self.working.add(self._doing, 1)
        self.working.add(self.cancel)
        self._build()
        self._connect()
        self.fill()
        self.refresh()

    def _make_fields(self) -> None:
        themes = self._themes
        self.address = Field(themes, "", LineEdit(themes, "", icon="link"))
        self.resolved = ResolvedLine(themes)
        self.username = Field(themes, "", LineEdit(themes, "", icon="user-round"))
        self.password = Field(themes, "", PasswordEdit(themes, "", shows="", hides="", icon="lock"))
        self.address.edit.setMaxLength(_LONGEST_ADDRESS)
        self.username.edit.setMaxLength(_LONGEST_NAME)
        self.password.edit.setMaxLength(_LONGEST_PASSWORD)
        plain = Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        self.address.edit.setInputMethodHints(plain | Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.username.edit.setInputMethodHints(plain)

    def _build(self) -> None:
        self._where = QVBoxLayout()
        self._where.addWidget(self.address)
        self._where.addWidget(self.resolved)
        self._secret = QVBoxLayout()
        self._secret.addWidget(self.password)
        self._secret.addWidget(self._below)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._where)
        self._column.addWidget(self.username)
        self._column.addLayout(self._secret)
        self._column.addWidget(self.sign_in)
        self._column.addWidget(self.working)
        self.keep.setHidden(self._model.is_demo)
        if self._model.purpose is Purpose.AGAIN:
            self.address.setEnabled(False)
            self.username.setEnabled(False)

    def _connect(self) -> None:
        model = self._model
        self.address.edit.textChanged.connect(model.set_address)
        self.username.edit.textChanged.connect(model.set_username)
        self.password.edit.textChanged.connect(model.set_password)
        self.username.edit.textEdited.connect(self._unmark)
        self.password.edit.textEdited.connect(self._unmark)
        self.keep.toggled.connect(model.set_keep)
        for edit in self._edits():
            edit.returnPressed.connect(model.submit)
        self.sign_in.clicked.connect(model.submit)
        self.cancel.clicked.connect(model.cancel)
        self.forgotten.clicked.connect(self.forgotten_wanted)
        model.filled.connect(self.fill)
        model.changed.connect(self.show_step)
        model.lacking.connect(self._go_to_missing)
        model.failed.connect(self._go_to_rejected)
        model.resolved_changed.connect(self.show_resolved)
        self._themes.changed.connect(self.refresh)

    # -- what it shows ----------------------------------------------------------------------------

    def start(self) -> None:
        """Put the cursor where something is to be filled in."""
        empty = next((edit for edit in self._edits() if edit.isEnabled() and not edit.text()), None)
        (empty or self.password.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def field_in_hand(self) -> Field | None:
        """The field with the cursor, with its label and message."""
        fields = (self.address, self.username, self.password)
        return next((field for field in fields if field.edit.hasFocus()), None)

    def fill(self) -> None:
        """Show what the model holds, without handing it back."""
        model = self._model
        texts = (model.address, model.username, model.password)
        for edit, text in zip(self._edits(), texts, strict=True):
            with QSignalBlocker(edit):
                edit.setText(text)
        self.keep.set_ticked(ticked=model.keep)

    def reword(self) -> None:
        """Speak the current language."""
        words = wording.sign_in_words(self._languages.language)
        self.address.set_label(words.address)
        self.username.set_label(words.username)
        self.password.set_label(words.password)
        edit = self.password.edit
        if isinstance(edit, PasswordEdit):
            edit.set_names(words.shows_password, words.hides_password)
        self.keep.set_words(words.keeps)
        self.keep.setToolTip(words.keeps_how)
        self.keep.box.setAccessibleDescription(words.keeps_how)
        self.forgotten.set_words(words.forgotten)
        self.sign_in.set_words(words.sign_in)
        self.cancel.set_words(words.cancel)
        self.show_step()

    def show_step(self) -> None:
        """Follow the model: what is missing, what was rejected, what is under way."""
        works = self._model.step is Step.WORKING
        if self._model.step in {Step.NOT_KEPT, Step.DONE}:
            with QSignalBlocker(self.password.edit):
                self.password.edit.clear()
        if works and self.sign_in.hasFocus():
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        for edit in self._edits():
            edit.setReadOnly(works)
        for control in (self.keep, self.forgotten):
            control.setEnabled(not works)
        was_tabbed_to_cancel = self.cancel.hasFocus()
        self.sign_in.setHidden(works)
        self.working.setHidden(not works)
        if was_tabbed_to_cancel and not works:
            self.sign_in.setFocus(Qt.FocusReason.TabFocusReason)
        self.show_resolved()
        self._show_missing()

    def show_resolved(self) -> None:
        """Say under the address which portal it is, or what is amiss with it."""
        language = self._languages.language
        found = self._model.resolved
        if isinstance(found, Resolved):
            fixed = self._model.purpose is Purpose.AGAIN
            self.resolved.show_portal(found.organisation, "" if fixed else found.host)
            self._doing.setText(wording.working(found.host, language))
            self.address.edit.setAccessibleDescription(f"{found.organisation} {found.host}".strip())
        elif Entry.ADDRESS in self._model.missing:
            self.resolved.show_hint("")
        else:
            hint = wording.address_hint(found, language)
            self.resolved.show_hint(hint)
            self.address.edit.setAccessibleDescription(hint)
        self._show_username()

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        self._where.setSpacing(theme.px(_GAP))
        self._secret.setSpacing(theme.px(Space.XXS))
        self._column.setSpacing(theme.px(Space.M))
        # As high as the button in whose place it stands, so that nothing moves.
        self.working.setMinimumHeight(theme.px(Size.LOGIN_BUTTON))

    # -- parts ------------------------------------------------------------------------------------

    def _show_missing(self) -> None:
        language, missing = self._languages.language, self._model.missing
        found = self._model.resolved
        if Entry.ADDRESS in missing and not isinstance(found, Resolved):
            self.address.show_error(wording.address_missing(found, language))
        else:
            self.address.show_hint("")
            self.show_resolved()
        if Entry.PASSWORD in missing:
            self.password.show_error(wording.password_missing(language))
        else:
            self.password.show_hint("")
        self._mark_rejected()

    def _go_to_missing(self) -> None:
        """Put the cursor where something is to be filled in; never while one is typing."""
        edits = zip(Entry, self._edits(), strict=True)
        first = next((edit for entry, edit in edits if entry in self._model.missing), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_rejected(self) -> None:
        """Let what is typed next take the place of a password that was not right."""
        if self._is_rejected:
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.edit.selectAll()

    def _show_username(self) -> None:
        language = self._languages.language
        if Entry.USERNAME in self._model.missing:
            self.username.show_error(wording.username_missing(language))
        elif self._model.is_known:
            self.username.show_hint(wording.sign_in_words(language).known)
        else:
            self.username.show_hint("")
        self._mark_rejected()

    def _mark_rejected(self) -> None:
        if self._is_rejected:
            self.username.edit.set_invalid(invalid=True)
            self.password.edit.set_invalid(invalid=True)

    @property
    def _is_rejected(self) -> bool:
        failure = self._model.failure
        return failure is not None and failure.error.kind is ErrorKind.LOGIN_REJECTED

    def _unmark(self) -> None:
        self.username.edit.set_invalid(invalid=False)
        self.password.edit.set_invalid(invalid=False)

    def _edits(self) -> tuple[LineEdit, LineEdit, LineEdit]:
        return self.address.edit, self.username.edit, self.password.edit
