"""The user's accounts, in ``accounts.toml``: who signs in where. Never a secret (those: keyring).

Unknown keys stay as they are; what cannot be used is set aside in a copy and told once.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

import tomli_w

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.domain.portals import InvalidAddressError, Portal, parse_portal
from konnect_desktop.system.accounts_file import (
    LARGEST_FILE,
    TABLES,
    FileContent,
    read_content,
)
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.private_files import (
    make_private_folder,
    read_private_file,
    replace_private_file,
)

ACCOUNTS_FILE: Final = "accounts.toml"
_LONGEST_NAME: Final = 100
_LONGEST_USERNAME: Final = 320
_ID_LENGTH: Final = 32


class AccountNameError(ValueError):
    """An account cannot have this name or user name: empty, too long, or taken."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account; ``account_id`` is a UUID in hex, ours, and says nothing about its owner.

    Names are left out of ``repr``, so that no log or report can show them.
    """

    account_id: str
    name: str = field(repr=False)
    portal: Portal
    username: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was wrong with the file, for one message to the user.

    Attributes:
        damaged_copy: Where the file as it was is kept; ``None`` if all was well.
        lost: How many accounts could not be used.
        replaced: How many values were replaced by a default.
    """

    damaged_copy: Path | None = None
    lost: int = 0
    replaced: int = 0


class AccountList:
    """The accounts of one profile, in the order they were added.

    Attributes:
        report: What ``load`` found wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._accounts: list[Account] = []
        self._tables: dict[str, dict[str, object]] = {}
        self._others: dict[str, object] = {}
        self.report = LoadReport()

    @classmethod
    def load(cls, paths: Paths) -> Self:
        """Read the accounts; none if there is no file yet.

        A damaged file is copied and at once replaced by what could be used of it.

        Raises:
            DiskError: The file is there and cannot be read, or its copy cannot be made.
        """
        accounts = cls(paths.config / ACCOUNTS_FILE)
        content = read_private_file(accounts._path, most_bytes=LARGEST_FILE)
        if content is not None:
            accounts._take(content)
        return accounts

    def __iter__(self) -> Iterator[Account]:
        return iter(tuple(self._accounts))

    def __len__(self) -> int:
        return len(self._accounts)

    def find(self, name: str) -> Account | None:
        """Return the account of this name, upper or lower case, or ``None``."""
        wanted = _name_key(name)
        return next((known for known in self._accounts if _name_key(known.name) == wanted), None)

    def add(self, name: str, portal: Portal, username: str) -> Account:
        """Add an account, in memory until ``save``.

        Raises:
            AccountNameError: The name is taken, or a text is empty or too long.
            ValueError: The portal is a demo, whose accounts are not kept.
        """
        if portal.demo:
            raise ValueError("accounts of a demo portal are not kept")
        account = Account(
            account_id=uuid.uuid4().hex,
            name=_usable(name, _LONGEST_NAME),
            portal=portal,
            username=_usable(username, _LONGEST_USERNAME),
        )
        if self.find(account.name) is not None:
            raise AccountNameError("taken")
        self._accounts.append(account)
        return account

    def remove(self, name: str) -> Account | None:
        """Take an account out, in memory until ``save``; return it, or ``None`` if unknown."""
        account = self.find(name)
        if account is not None:
            self._accounts.remove(account)
            self._tables.pop(account.account_id, None)
        return account

    def save(self) -> None:
        """Write the file, whole or not at all, readable by its user only.

        Raises:
            DiskError: The disk refused; the file is as it was.
        """
        tables = [
            {
                **self._tables.get(account.account_id, {}),
                "id": account.account_id,
                "name": account.name,
                "tenant": account.portal.tenant,
                "username": account.username,
            }
            for account in self._accounts
        ]
        make_private_folder(self._path.parent)
        content = tomli_w.dumps({**self._others, TABLES: tables})
        replace_private_file(self._path, content.encode())

    # -- reading ----------------------------------------------------------------------------------

    def _take(self, content: bytes) -> None:
        read = read_content(content)
        self._others = read.others
        lost, replaced = self._take_tables(read)
        if read.damaged or lost or replaced:
            self.report = LoadReport(self._set_aside(content), lost, replaced)
            try:
                self.save()
            except DiskError:
                return  # the copy is there; it will be told again at the next start

    def _take_tables(self, read: FileContent) -> tuple[int, int]:
        """Take what can be used; return how many accounts were lost and values replaced."""
        lost = replaced = 0
        for table in read.accounts:
            account, defaults = self._account_of(table)
            if account is None:
                lost += 1
                continue
            replaced += defaults
            self._accounts.append(account)
            self._tables[account.account_id] = table
        return lost, replaced

    def _account_of(self, table: dict[str, object]) -> tuple[Account | None, int]:
        """Make an account of a table: without tenant and user name there is none."""
        tenant, username = table.get("tenant"), table.get("username")
        try:
            portal = parse_portal(tenant if isinstance(tenant, str) else "")
            username = _usable(username, _LONGEST_USERNAME)
        except (InvalidAddressError, AccountNameError):
            return None, 0
        account_id = self._free_id(table.get("id"))
        name = self._free_name(table.get("name"), portal.tenant)
        replaced = (account_id != table.get("id")) + (name != table.get("name"))
        return Account(account_id, name, portal, username), replaced

    def _free_id(self, value: object) -> str:
        """Return an id that no account has: two of one id would share a keyring entry."""
        known = {account.account_id for account in self._accounts}
        if isinstance(value, str) and _is_id(value) and value not in known:
            return value
        return uuid.uuid4().hex

    def _free_name(self, value: object, default: str) -> str:
        try:
            name = _usable(value, _LONGEST_NAME)
        except AccountNameError:
            name = default
        wanted, number = name, 1
        while self.find(name) is not None:
            number += 1
            name = f"{wanted} {number}"
        return name

    def _set_aside(self, content: bytes) -> Path:
        """Keep the file as it was under the first free name; the same bytes only once."""
        number = 0
        while True:
            number += 1
            copy = self._path.with_name(f"{ACCOUNTS_FILE}.damaged-{number}")
            there = read_private_file(copy, most_bytes=LARGEST_FILE)
            if there is None:
                replace_private_file(copy, content)
            if there in {None, content}:
                return copy


def _name_key(name: str) -> str:
    return name.strip().casefold()


def _is_id(text: str) -> bool:
    return len(text) == _ID_LENGTH and not set(text) - set("0123456789abcdef")


def _usable(value: object, longest: int) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > longest or not text.isprintable():
        raise AccountNameError("empty, too long, or with signs that do not show")
    return text
