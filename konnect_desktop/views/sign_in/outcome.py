"""How an attempt ended: why it failed and what helps, or what was not kept though it worked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.sign_in import SignIn, Step
from konnect_desktop.viewmodels.sign_in_failure import Failure, Remedy
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.sign_in.notice import Notice
from konnect_desktop.views.theme import STATUS_ICONS, Space, Status, ThemeSource
from konnect_desktop.wording import sign_in_failures as wording
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.sign_in import sign_in_words

_LATER: Final = (Status.OPTION, "clock")
_AWAY: Final = (Status.ABSENT, "wifi-off")
_LOOKS: Final = {
    ErrorKind.OFFLINE: _AWAY,
    ErrorKind.CAPTIVE: _AWAY,
    ErrorKind.PROXY: _AWAY,
    ErrorKind.TIMEOUT: _LATER,
    ErrorKind.PORTAL_DOWN: _LATER,
    ErrorKind.MAINTENANCE: _LATER,
    ErrorKind.RATE_LIMITED: _LATER,
    ErrorKind.LOGIN_BLOCKED: _LATER,
    ErrorKind.TLS: (Status.BAD, "shield"),
    ErrorKind.RESET_PASSWORD: (Status.INFO, "lock"),
    ErrorKind.WRONG_TENANT: (Status.INFO, "link"),
    ErrorKind.PORTAL_CHANGED: (Status.INFO, "puzzle"),
    ErrorKind.NOT_FOUND: (Status.INFO, "puzzle"),
}
_USUAL: Final = (Status.BAD, STATUS_ICONS[Status.BAD])


class Outcome(QWidget):
    """A notice, and a button to go on after a sign-in whose password was not kept."""

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
        self.notice = Notice(themes)
        self.go_on = Button(themes, "", ButtonKind.PRIMARY, size=ButtonSize.LOGIN)
        self.go_on.setAutoDefault(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.go_on)
        self.notice.pressed.connect(self._use_remedy)
        self.go_on.clicked.connect(model.go_on)
        model.changed.connect(self.show_step)
        self.refresh()
        themes.changed.connect(self.refresh)

    def reword(self) -> None:
        """Speak the current language."""
        self.go_on.set_words(sign_in_words(self._languages.language).go_on)
        self.show_step()

    def show_step(self) -> None:
        """Follow the model."""
        language, failure = self._languages.language, self._model.failure
        not_kept = self._model.not_kept if self._model.step is Step.NOT_KEPT else None
        appeared = self.go_on.isHidden() and not_kept is not None
        self.go_on.setHidden(not_kept is None)
        if failure is not None:
            self._show_failure(failure, language)
        elif not_kept is not None:
            said = wording.not_kept_words(not_kept, language)
            self.notice.show_words(Status.INFO, "lock", said.lead, said.rest)
        else:
            self.notice.hide()
        self.setHidden(failure is None and not_kept is None)
        if appeared:
            self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._column.setSpacing(self._themes.theme.px(Space.L))

    def _show_failure(self, failure: Failure, language: Language) -> None:
        said = wording.failure_words(
            failure.error, failure.organisation, failure.host, failure.at, language
        )
        action = {
            Remedy.NONE: "",
            Remedy.OPEN_PORTAL: wording.open_website(language),
            Remedy.USE_RIGHT_ADDRESS: wording.use_address(language),
        }[failure.remedy]
        status, icon = _LOOKS.get(failure.error.kind, _USUAL)
        self.notice.show_words(status, icon, said.lead, said.rest, action=action)

    def _use_remedy(self) -> None:
        if self._model.failure is not None:
            self._model.use(self._model.failure.remedy)
