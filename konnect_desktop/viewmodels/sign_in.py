"""Signing in: what is typed, which portal that is, the one attempt under way, and how it went.

Rule: one attempt at a time; what a cancelled one still answers is dropped (F027).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import ErrorKind, KonnectError, WrongTenantError
from konnect_desktop.domain.pasted_addresses import AddressProblem
from konnect_desktop.viewmodels.password_forgotten import PasswordForgotten
from konnect_desktop.viewmodels.sign_in_address import Resolved, resolve
from konnect_desktop.viewmodels.sign_in_desk import (
    DemoFamily,
    KnownAccount,
    SignedIn,
    SignInDesk,
)
from konnect_desktop.viewmodels.sign_in_failure import Failure, Remedy, remedy_for
from konnect_desktop.viewmodels.task_scope import TaskScope

__all__ = [
    "DemoFamily",
    "Entry",
    "KnownAccount",
    "Purpose",
    "SignIn",
    "SignInDesk",
    "SignedIn",
    "Step",
]

_LOGIN_PAGE: Final = "/auth/login"
_ATTEMPT: Final = "sign in"


class Purpose(StrEnum):
    """Why the page is there."""

    FIRST = "first"
    ADD = "add"
    AGAIN = "again"


class Step(StrEnum):
    """How far it is."""

    TYPING = "typing"
    WORKING = "working"
    FAILED = "failed"
    NOT_KEPT = "not_kept"
    DONE = "done"


class Entry(StrEnum):
    """What a parent fills in."""

    ADDRESS = "address"
    USERNAME = "username"
    PASSWORD = "password"  # noqa: S105 — the name of a field


class SignIn(QObject):
    """One page of signing in.

    ``changed`` tells of the step and of what is missing, ``lacking`` that something was asked for
    which needs it, ``failed`` of an attempt's end, once, ``resolved_changed`` of the portal,
    ``filled`` that fields were filled in here, ``done`` of the account's id, ``link_opened`` of a
    page for the browser.

    Args:
        desk: Does it.
        again: The account to sign in to again: address and name are fixed.
        known: The accounts that the app has.
        families: Whom one may be in a demo profile.
        now: The clock.
    """

    changed = Signal()
    lacking = Signal()
    failed = Signal()
    resolved_changed = Signal()
    filled = Signal()
    done = Signal(str)
    link_opened = Signal(str)

    def __init__(  # noqa: PLR0913 — a desk, what is known, and a clock
        self,
        desk: SignInDesk,
        *,
        again: KnownAccount | None = None,
        known: Sequence[KnownAccount] = (),
        families: Sequence[DemoFamily] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = tuple(known)
        self._now = now
        self._demo = desk.demo_portals()
        self.families = tuple(families)
        self.purpose = _purpose(again, self._known)
        self.username = ""
        self.password = ""
        self.keep = self._demo is None
        self.step = Step.TYPING
        self.missing: frozenset[Entry] = frozenset()
        self.failure: Failure | None = None
        self.not_kept: ErrorKind | None = None
        self._address = ""
        self._resolved: Resolved | AddressProblem = AddressProblem.EMPTY
        self._attempt = 0
        self._account_id = ""
        self._scope = TaskScope(_ATTEMPT, self._fail)
        self.forgotten = PasswordForgotten(desk, parent=self)
        self.forgotten.link_opened.connect(self.link_opened)
        if again is not None:
            self._begin_with(again)

    async def dispose(self) -> None:
        """Cancel what is under way; nothing is answered any more."""
        self._attempt += 1
        self.password = ""
        await self._scope.dispose()
        await self.forgotten.dispose()

    # -- what is typed ----------------------------------------------------------------------------

    @property
    def offers_families(self) -> bool:
        """Whether there are invented families to pick from."""
        return bool(self.families) and self.purpose is not Purpose.AGAIN

    @property
    def is_demo(self) -> bool:
        """Whether this is a demo profile, which knows only invented portals."""
        return self._demo is not None

    @property
    def address(self) -> str:
        """What stands in the address field."""
        return self._address

    @property
    def resolved(self) -> Resolved | AddressProblem:
        """The portal that the address means, or what is amiss with it."""
        return self._resolved

    @property
    def is_known(self) -> bool:
        """Whether the app has the account that is typed: it will be signed in to again."""
        if not isinstance(self._resolved, Resolved) or self.purpose is Purpose.AGAIN:
            return False
        wanted = (self._resolved.portal.tenant, self.username.strip().casefold())
        return any((each.portal.tenant, each.username.casefold()) == wanted for each in self._known)

    def set_address(self, text: str) -> None:
        """Take what is typed and find out which portal it is; nothing is sent."""
        self._address = text
        names = {each.portal.tenant: each.organisation for each in self._known}
        names |= {family.portal.tenant: family.name for family in self.families}
        resolved = resolve(text, self._demo, names)
        if resolved != self._resolved:
            self._resolved = resolved
            self.resolved_changed.emit()
        self._no_longer_missing(Entry.ADDRESS)

    def set_username(self, text: str) -> None:
        """Take what is typed."""
        was_known, self.username = self.is_known, text
        if was_known != self.is_known:
            self.resolved_changed.emit()
        self._no_longer_missing(Entry.USERNAME)

    def set_password(self, text: str) -> None:
        """Take what is typed; it is forgotten as soon as it has been accepted."""
        self.password = text
        self._no_longer_missing(Entry.PASSWORD)

    def set_keep(self, keep: bool) -> None:  # noqa: FBT001 — a slot of a tick box
        """Keep the password in the keyring, or do not."""
        self.keep = keep

    def fill_in(self, family: DemoFamily) -> None:
        """Fill in an invented family's three values."""
        if self.step is Step.WORKING:
            return
        self.set_address(family.portal.tenant)
        self.set_username(family.username)
        self.set_password(family.password)
        self.filled.emit()
        self._set_step(Step.TYPING)

    # -- the attempt ------------------------------------------------------------------------------

    def submit(self) -> None:
        """Sign in once with what is typed; does nothing while an attempt is under way."""
        if self.step in {Step.WORKING, Step.NOT_KEPT, Step.DONE}:
            return
        resolved = self._resolved
        self.missing = self._what_is_missing()
        if self.missing or not isinstance(resolved, Resolved):
            self.changed.emit()
            self.lacking.emit()
            return
        self._attempt += 1
        self._set_step(Step.WORKING)
        self._scope.start(_ATTEMPT, self._sign_in(self._attempt, resolved))

    def cancel(self) -> None:
        """Give the attempt up at once; should it succeed after all, that is ignored."""
        if self.step is Step.WORKING:
            self._attempt += 1
            self._scope.cancel(_ATTEMPT)
            self._set_step(Step.TYPING)

    def go_on(self) -> None:
        """Go on without a kept password."""
        if self.step is Step.NOT_KEPT:
            self._finish()

    def use(self, remedy: Remedy) -> None:
        """Do what the button beside a failure says."""
        if remedy is Remedy.OPEN_PORTAL:
            self.open_portal()
        elif remedy is Remedy.USE_RIGHT_ADDRESS and self.failure is not None:
            self.set_address(self.failure.host)
            self.filled.emit()
            self._set_step(Step.TYPING)

    def open_portal(self) -> None:
        """Open the portal's own page for signing in, in the browser."""
        if isinstance(self._resolved, Resolved):
            self.link_opened.emit(self._resolved.portal.origin + _LOGIN_PAGE)

    def forget_password(self) -> bool:
        """Begin with a forgotten password; False where the address must be filled in first."""
        if not isinstance(self._resolved, Resolved):
            self.missing = frozenset({Entry.ADDRESS})
            self.changed.emit()
            self.lacking.emit()
            return False
        self.forgotten.begin(self._resolved, self.username.strip())
        return True

    # -- how it goes ------------------------------------------------------------------------------

    async def _sign_in(self, attempt: int, resolved: Resolved) -> None:
        try:
            signed_in = await self._desk.sign_in(
                resolved.portal, self.username.strip(), self.password, keep=self.keep
            )
        except KonnectError as error:
            if attempt == self._attempt:
                self._fail(error)
            return
        if attempt == self._attempt:
            self._succeed(signed_in)

    def _succeed(self, signed_in: SignedIn) -> None:
        self.password = ""
        self._account_id = signed_in.account_id
        self.not_kept = signed_in.not_kept
        if signed_in.not_kept is None:
            self._finish()
        else:
            self._set_step(Step.NOT_KEPT)

    def _finish(self) -> None:
        self._set_step(Step.DONE)
        self.done.emit(self._account_id)

    def _fail(self, error: KonnectError) -> None:
        resolved = self._resolved
        named = resolved.organisation if isinstance(resolved, Resolved) else ""
        label = error.right_label if isinstance(error, WrongTenantError) else None
        # Who signs in again cannot change the address.
        right = "" if self.purpose is Purpose.AGAIN else self._right_host(label)
        remedy = remedy_for(error.kind, right)
        self.failure = Failure(error, named, self._now(), remedy, right)
        self._set_step(Step.FAILED)
        self.failed.emit()

    def _right_host(self, label: str | None) -> str:
        """Return the address that the portal named, if it leads anywhere from here (F006)."""
        found = resolve(label or "", self._demo, {})
        if isinstance(found, AddressProblem):
            return ""
        return found.portal.tenant if found.portal.demo else found.host

    def _set_step(self, step: Step) -> None:
        if step is not Step.FAILED:
            self.failure = None
        self.step = step
        self.changed.emit()

    def _what_is_missing(self) -> frozenset[Entry]:
        missing = {
            Entry.ADDRESS: not isinstance(self._resolved, Resolved),
            Entry.USERNAME: not self.username.strip(),
            Entry.PASSWORD: not self.password,
        }
        return frozenset(entry for entry, lacks in missing.items() if lacks)

    def _no_longer_missing(self, entry: Entry) -> None:
        if entry in self.missing:
            self.missing -= {entry}
            self.changed.emit()

    def _begin_with(self, account: KnownAccount) -> None:
        portal = account.portal
        self._address = portal.tenant if portal.demo else portal.host
        self._resolved = Resolved(portal, account.organisation)
        self.username = account.username
        self.keep = account.keeps_password and not self.is_demo


def _purpose(again: KnownAccount | None, known: Sequence[KnownAccount]) -> Purpose:
    if again is not None:
        return Purpose.AGAIN
    return Purpose.ADD if known else Purpose.FIRST
