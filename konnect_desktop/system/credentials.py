"""Where a sign-in's password comes from: known for this run, or kept in the system's keyring."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from konnect_desktop.domain.errors import ErrorKind, KonnectError, RefusedError
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.sign_in_guard import SignInGuard


class PasswordSource(Protocol):
    """A user name, and its password when a sign-in needs it."""

    @property
    def username(self) -> str:
        """What the parent signs in with."""
        ...

    async def password(self) -> str | None:
        """Return the password, or ``None`` if there is none."""
        ...


@dataclass(frozen=True, slots=True)
class KnownPassword:
    """A password that somebody just gave; it lives in memory only."""

    username: str
    _password: str = field(repr=False)

    async def password(self) -> str | None:
        """Return it."""
        return self._password


@dataclass(frozen=True, slots=True)
class KeptPassword:
    """A password in the system's keyring."""

    username: str
    account_id: str
    store: PasswordStore

    async def password(self) -> str | None:
        """Return it.

        Raises:
            BrokenError: The keyring is locked or there is none.
        """
        return await self.store.get(self.account_id, self.username)


class GuardedPassword:
    """A password that is not sent again for half an hour after the portal rejected it (T20)."""

    def __init__(self, source: PasswordSource, guard: SignInGuard) -> None:
        self._source = source
        self._guard = guard
        self._given: str | None = None

    @property
    def username(self) -> str:
        """What the parent signs in with."""
        return self._source.username

    async def password(self) -> str | None:
        """Return the password, unless it was rejected within the half hour.

        Raises:
            RefusedError: ``LOGIN_REJECTED``: it was; nothing is sent.
        """
        password = await self._source.password()
        if password is None:
            return None
        if not await asyncio.to_thread(self._guard.may_try, password):
            raise RefusedError(ErrorKind.LOGIN_REJECTED, "rejected within the half hour")
        self._given = password
        return password

    def learn_from(self, failure: KonnectError | None) -> None:
        """Remember a rejection, or forget earlier ones after a run without any failure."""
        if failure is None:
            self._guard.note_accepted()
        elif failure.kind is ErrorKind.LOGIN_REJECTED and self._given is not None:
            self._guard.note_rejected(self._given)
