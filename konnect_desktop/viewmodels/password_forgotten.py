"""A forgotten password: who asks, and an answer that tells nothing about whether that name exists.

A demo portal sends a mail (PROPOSED route); at a real one only its own page can.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.viewmodels.sign_in_address import Resolved
from konnect_desktop.viewmodels.task_scope import TaskScope

_LOGIN_PAGE: Final = "/auth/login"
_MAIL_PAGE: Final = "/demo/mail"
_ASK: Final = "ask"


class PasswordForgottenDesk(Protocol):
    """Asks a portal for the mail."""

    async def password_forgotten(self, portal: Portal, username: str) -> None:
        """Ask a demo portal for the mail with which a new password is set.

        Raises:
            KonnectError: It could not be asked.
        """
        ...


class ForgottenStep(StrEnum):
    """How far it is."""

    ASKING = "asking"
    WORKING = "working"
    ANSWERED = "answered"
    FAILED = "failed"


class PasswordForgotten(QObject):
    """Asks for the user name; ``changed`` tells of the step, ``link_opened`` of a page.

    ``failure`` is what went wrong, and when.
    """

    changed = Signal()
    link_opened = Signal(str)

    def __init__(self, desk: PasswordForgottenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scope = TaskScope("password forgotten", self._fail)
        self.at: Resolved | None = None
        self.username = ""
        self.lacks_username = False
        self.step = ForgottenStep.ASKING
        self.failure: tuple[KonnectError, datetime] | None = None

    async def dispose(self) -> None:
        """Cancel what is under way."""
        await self._scope.dispose()

    @property
    def is_demo(self) -> bool:
        """Whether the portal can be asked from here; a real one has its own page for it."""
        return self.at is not None and self.at.portal.demo

    def begin(self, at: Resolved, username: str) -> None:
        """Start over at a portal, with the name that has been typed so far."""
        self._scope.cancel(_ASK)
        self.at = at
        self.username = username
        self.lacks_username = False
        self._set_step(ForgottenStep.ASKING)

    def set_username(self, text: str) -> None:
        """Take what is typed."""
        self.username = text
        if self.lacks_username:
            self.lacks_username = False
            self.changed.emit()

    def ask(self) -> None:
        """Ask a demo portal for the mail, or open the page of a real one."""
        if self.at is None or self.step is ForgottenStep.WORKING:
            return
        if not self.username.strip():
            self.lacks_username = True
            self.changed.emit()
        elif self.is_demo:
            self._set_step(ForgottenStep.WORKING)
            self._scope.start(_ASK, self._ask(self.at.portal))
        else:
            self.link_opened.emit(self.at.portal.origin + _LOGIN_PAGE)
            self._set_step(ForgottenStep.ANSWERED)

    def open_mail(self) -> None:
        """Show what the demo portal keeps instead of sending it."""
        if self.at is not None and self.is_demo:
            self.link_opened.emit(self.at.portal.origin + _MAIL_PAGE)

    def give_up(self) -> None:
        """Stop waiting for an answer."""
        self._scope.cancel(_ASK)

    async def _ask(self, portal: Portal) -> None:
        await self._desk.password_forgotten(portal, self.username.strip())
        self._set_step(ForgottenStep.ANSWERED)

    def _fail(self, error: KonnectError) -> None:
        self.failure = (error, datetime.now(UTC))
        self._set_step(ForgottenStep.FAILED)

    def _set_step(self, step: ForgottenStep) -> None:
        if step is not ForgottenStep.FAILED:
            self.failure = None
        self.step = step
        self.changed.emit()
