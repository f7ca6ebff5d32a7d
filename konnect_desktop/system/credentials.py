"""Where a sign-in's password comes from: known for this run, or kept in the system's keyring."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from konnect_desktop.domain.errors import DiskError, ErrorKind, RefusedError
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


class _Unguarded:
    """Remembers nothing of how the portal judged a password."""

    __slots__ = ()

    async def accepted(self) -> None:
        """Do nothing."""

    async def rejected(self) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class KnownPassword(_Unguarded):
    """A password that somebody just gave; it lives in memory only."""

    username: str
    _password: str = field(repr=False)

    async def password(self) -> str | None:
        """Return it."""
        return self._password


@dataclass(frozen=True, slots=True)
class KeptPassword(_Unguarded):
    """A password in the system's keyring; where none was ``kept`` there it is not asked."""

    username: str
    account_id: str
    store: PasswordStore
    kept: bool = True

    async def password(self) -> str | None:
        """Return it.

        Raises:
            BrokenError: The keyring is locked or there is none.
        """
        return await self.store.get(self.account_id) if self.kept else None


class GuardedPassword:
    """A password that is not sent again for half an hour after the portal rejected it (T20).

    Args:
        source: Where it comes from.
        guard: Remembers rejections, also for other processes; ``None`` while the account has
            no folder yet, see ``watch``.
        by_user: The user just gave it and wants it tried, whatever is remembered.
    """

    def __init__(
        self, source: PasswordSource, guard: SignInGuard | None, *, by_user: bool = False
    ) -> None:
        self._source = source
        self._guard = guard
        self._by_user = by_user
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
        if not await self._may_try(password):
            raise RefusedError(ErrorKind.LOGIN_REJECTED, "rejected within the half hour")
        self._given = password
        return password

    def watch(self, guard: SignInGuard) -> None:
        """Remember with ``guard`` from now on; what the user wanted tried has been."""
        self._guard = guard
        self._by_user = False

    async def _may_try(self, password: str) -> bool:
        if self._by_user or self._guard is None:
            return True
        return await asyncio.to_thread(self._guard.may_try, password)

    async def accepted(self) -> None:
        """Forget earlier rejections: the portal took the password."""
        if self._guard is None:
            return
        with suppress(DiskError):
            await asyncio.to_thread(self._guard.note_accepted)

    async def rejected(self) -> None:
        """Remember the rejection; where the disk refuses, this process alone remembers it."""
        if self._given is None or self._guard is None:
            return
        with suppress(DiskError):
            await asyncio.to_thread(self._guard.note_rejected, self._given)
