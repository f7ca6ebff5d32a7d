"""The user's accounts, in ``accounts.toml``: who signs in where. Never a secret (those: keyring).

Changes stand in memory until they are saved; then they are played on what the file says at that
moment, so that a window and a command line beside it lose nothing of each other's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.accounts_store import AccountsStore, Change, LoadReport, State
from konnect_desktop.system.accounts_table import (
    COLORS,
    Account,
    AccountNameError,
    free_name,
    name_key,
    new_id,
    usable_name,
    usable_username,
)
from konnect_desktop.system.paths import Paths

__all__ = [
    "ACCOUNTS_FILE",
    "COLORS",
    "Account",
    "AccountList",
    "AccountNameError",
    "LoadReport",
]

ACCOUNTS_FILE: Final = "accounts.toml"


class AccountList:
    """The accounts of one profile, in the user's order.

    What changes an account by its id returns the account as it is then, or ``None`` if there is
    none any more (another process may have removed it).

    Args:
        path: The file; ``None`` for a list in memory only, of a demo.

    Attributes:
        report: What ``load`` found wrong.
    """

    def __init__(self, path: Path | None) -> None:
        self._store = None if path is None else AccountsStore(path)
        self._state = State()
        self._unsaved: list[Change] = []
        self._saving = asyncio.Lock()
        self.report = LoadReport()

    @classmethod
    def load(cls, paths: Paths) -> Self:
        """Read the accounts; none if there is no file yet.

        A damaged file is copied and at once replaced by what could be used of it.

        Raises:
            DiskError: The file is there and cannot be read, or its copy cannot be made.
        """
        path = paths.config / ACCOUNTS_FILE
        accounts = cls(path)
        accounts._state, accounts.report = AccountsStore(path).load()
        return accounts

    @classmethod
    def look(cls, paths: Paths) -> tuple[tuple[Account, ...], bool]:
        """Return the accounts that can be read, and whether the file is whole; nothing changes.

        Raises:
            DiskError: The file is there and cannot be read.
        """
        state, is_whole = AccountsStore(paths.config / ACCOUNTS_FILE).look()
        return state.accounts, is_whole

    @classmethod
    def in_memory(cls) -> Self:
        """Return a list that is never written, for a demo profile."""
        return cls(None)

    def __iter__(self) -> Iterator[Account]:
        return iter(self._state.accounts)

    def __len__(self) -> int:
        return len(self._state.rows)

    # -- finding ----------------------------------------------------------------------------------

    def find(self, name: str) -> Account | None:
        """Return the account of this name, upper or lower case, or ``None``."""
        wanted = name_key(name)
        return next((known for known in self if name_key(known.name) == wanted), None)

    def by_id(self, account_id: str) -> Account | None:
        """Return the account of this id, or ``None``."""
        return next((known for known in self if known.account_id == account_id), None)

    def by_sign_in(self, portal: Portal, username: str) -> Account | None:
        """Return the account that signs in there with this user name, upper or lower case."""
        wanted = (portal.origin, name_key(username))
        found = (
            known for known in self if (known.portal.origin, name_key(known.username)) == wanted
        )
        return next(found, None)

    def free_name(self, wanted: str) -> str:
        """Return ``wanted``, with a number behind it if an account is called so already."""
        return free_name(wanted, [account.name for account in self])

    # -- changing ---------------------------------------------------------------------------------

    def add(  # noqa: PLR0913 — all but the first three have a usual value
        self,
        name: str,
        portal: Portal,
        username: str,
        *,
        color: int | None = None,
        keeps_password: bool = True,
        archive: Path | None = None,
        account_id: str | None = None,
    ) -> Account:
        """Add an account at the end, in memory until it is saved.

        Args:
            name: The user's own name for it; unique.
            portal: Where it lives.
            username: What the parent signs in with.
            color: 0 to 5; without one the first that no other account has.
            keeps_password: The keyring may have its password.
            archive: Where its photos are saved.
            account_id: Only for a demo's, which are called after their organisation.

        Raises:
            AccountNameError: The name is taken, or a text is empty or too long.
            ValueError: The portal is a demo, whose accounts are not kept.
        """
        if portal.demo and self._store is not None:
            raise ValueError("accounts of a demo portal are not kept")
        account = Account(
            account_id=account_id or new_id(),
            name=usable_name(name),
            portal=portal,
            username=usable_username(username),
            color=self._free_color() if color is None else _checked_color(color),
            keeps_password=keeps_password,
            archive=archive,
            added=datetime.now(UTC).replace(microsecond=0),
        )
        if self.find(account.name) is not None:
            raise AccountNameError("taken")
        self._do(lambda state: _added(state, account))
        return account

    def remove(self, name: str) -> Account | None:
        """Take the account of this name out; return it, or ``None`` if unknown."""
        account = self.find(name)
        return None if account is None else self.discard(account.account_id)

    def discard(self, account_id: str) -> Account | None:
        """Take the account of this id out; return it, or ``None`` if unknown."""
        account = self.by_id(account_id)
        if account is not None:
            self._do(lambda state: _without(state, account_id))
        return account

    def rename(self, account_id: str, name: str) -> Account | None:
        """Give an account another name.

        Raises:
            AccountNameError: The name is taken, empty or too long.
        """
        wanted = usable_name(name)
        other = self.find(wanted)
        if other is not None and other.account_id != account_id:
            raise AccountNameError("taken")
        return self._edit(account_id, lambda account, taken: _renamed(account, wanted, taken))

    def recolor(self, account_id: str, color: int) -> Account | None:
        """Give an account another accent.

        Raises:
            ValueError: ``color`` is not 0 to 5.
        """
        _checked_color(color)
        return self._edit(account_id, lambda account, _: replace(account, color=color))

    def set_archive(self, account_id: str, folder: Path | None) -> Account | None:
        """Say where an account's photos are saved.

        Raises:
            ValueError: It is no whole path.
        """
        if folder is not None and not folder.is_absolute():
            raise ValueError("an archive's path is whole")
        return self._edit(account_id, lambda account, _: replace(account, archive=folder))

    def set_keeps_password(self, account_id: str, keeps: bool) -> Account | None:  # noqa: FBT001 — it is a fact that is kept, not a mode
        """Say whether the keyring may have an account's password."""
        return self._edit(account_id, lambda account, _: replace(account, keeps_password=keeps))

    def move(self, account_id: str, step: int) -> Account | None:
        """Move an account up (-1) or down (1), at most to the end of the list."""
        account = self.by_id(account_id)
        if account is not None:
            place = list(self).index(account) + step
            target = max(0, min(place, len(self) - 1))
            self._do(lambda state: _moved(state, account_id, target))
        return account

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the file, whole or not at all, readable by its user only.

        Raises:
            DiskError: The disk refused; the file is as it was, and so is the list.
        """
        if self._store is not None:
            self._state = self._store.play(self._state, self._unsaved)
        self._unsaved.clear()

    async def save_in_thread(self) -> None:
        """Like ``save``, away from the event loop; changes made meanwhile wait for the next.

        Raises:
            DiskError: The disk refused; the file is as it was, and so is the list.
        """
        async with self._saving:
            if self._store is None:
                self._unsaved.clear()
                return
            changes = tuple(self._unsaved)
            state = await asyncio.to_thread(self._store.play, self._state, changes)
            del self._unsaved[: len(changes)]
            for change in self._unsaved:
                state = change(state)
            self._state = state

    def _edit(
        self, account_id: str, edit: Callable[[Account, tuple[str, ...]], Account]
    ) -> Account | None:
        self._do(lambda state: _edited(state, account_id, edit))
        return self.by_id(account_id)

    def _do(self, change: Change) -> None:
        self._state = change(self._state)
        self._unsaved.append(change)

    def _free_color(self) -> int:
        taken = [account.color for account in self]
        return min(range(COLORS), key=lambda color: (taken.count(color), color))


def _checked_color(color: int) -> int:
    if not 0 <= color < COLORS:
        raise ValueError("an account's color is 0 to 5")
    return color


def _added(state: State, account: Account) -> State:
    known = state.accounts
    if any(other.account_id == account.account_id for other in known):
        return state
    # Another process may have taken the name since.
    name = free_name(account.name, [other.name for other in known])
    return state.with_accounts((*known, replace(account, name=name)))


def _without(state: State, account_id: str) -> State:
    return state.with_accounts(
        account for account in state.accounts if account.account_id != account_id
    )


def _edited(
    state: State, account_id: str, edit: Callable[[Account, tuple[str, ...]], Account]
) -> State:
    known = state.accounts
    taken = tuple(account.name for account in known if account.account_id != account_id)
    return state.with_accounts(
        edit(account, taken) if account.account_id == account_id else account for account in known
    )


def _renamed(account: Account, wanted: str, taken: tuple[str, ...]) -> Account:
    return replace(account, name=free_name(wanted, taken))


def _moved(state: State, account_id: str, target: int) -> State:
    known = list(state.accounts)
    moving = [account for account in known if account.account_id == account_id]
    rest = [account for account in known if account.account_id != account_id]
    return state.with_accounts((*rest[:target], *moving, *rest[target:]))
