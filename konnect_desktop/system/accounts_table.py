"""One account as a value and as a table of ``accounts.toml``: what a table may say is judged here.

The address is looked at anew each time: a file cannot send a password anywhere else (F149).
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.portals import InvalidAddressError, Portal, parse_portal

COLORS: Final = 6
_LONGEST_NAME: Final = 100
_LONGEST_USERNAME: Final = 320
_LONGEST_PATH: Final = 4_000
_ID_LENGTH: Final = 32


class AccountNameError(ValueError):
    """An account cannot have this name or user name: empty, too long, or taken."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account; ``account_id`` is a UUID in hex, ours, and says nothing about its owner.

    Names and folders are left out of ``repr``, so that no log or report can show them.

    Attributes:
        color: A place in the six accents, 0 to 5; ``None`` while nobody chose one.
        keeps_password: The keyring may have its password.
        archive: Where its photos are saved; ``None`` until the user has chosen.
        added: When it was added, in UTC, where that is known.
    """

    account_id: str
    name: str = field(repr=False)
    portal: Portal
    username: str = field(repr=False)
    color: int | None = None
    keeps_password: bool = True
    archive: Path | None = field(default=None, repr=False)
    added: datetime | None = None


class Judged(Struct, frozen=True):
    """An account read from a table, and how many of its values were replaced by a default."""

    account: Account
    replaced: int


def table_of(account: Account) -> dict[str, object]:
    """Return the keys that this app writes; what nobody chose has none."""
    table: dict[str, object] = {
        "id": account.account_id,
        "name": account.name,
        "tenant": account.portal.tenant,
        "username": account.username,
        "keeps_password": account.keeps_password,
    }
    optional = {"color": account.color, "archive": account.archive, "added": account.added}
    for key, value in optional.items():
        if value is not None:
            table[key] = str(value) if isinstance(value, Path) else value
    return table


# Keys that go when nobody chose a value any more; all others stay as they were.
OPTIONAL_KEYS: Final = frozenset({"color", "archive", "added"})


def judge(table: dict[str, object], ids: Collection[str], names: Collection[str]) -> Judged | None:
    """Make an account of a table; without address and user name there is none.

    Args:
        table: As it stands in the file.
        ids: Those that are taken: two accounts of one id would share a keyring entry.
        names: Those that are taken.
    """
    tenant = table.get("tenant")
    try:
        portal = parse_portal(tenant if isinstance(tenant, str) else "")
        username = usable_username(table.get("username"))
    except (InvalidAddressError, AccountNameError):
        return None
    account = Account(
        account_id=_free_id(table.get("id"), ids),
        name=_name(table.get("name"), portal.tenant, names),
        portal=portal,
        username=username,
        color=_color(table.get("color")),
        keeps_password=_keeps(table.get("keeps_password", True)),
        archive=_archive(table.get("archive")),
        added=_added(table.get("added")),
    )
    kept = table_of(account)
    given = [key for key in ("keeps_password", *OPTIONAL_KEYS) if key in table]
    replaced = sum(table.get(key) != kept.get(key) for key in ("id", "name", *given))
    return Judged(account, replaced)


def usable_name(value: object) -> str:
    """Return a name as it is kept.

    Raises:
        AccountNameError: It is empty, too long, or has signs that do not show.
    """
    return _usable(value, _LONGEST_NAME)


def usable_username(value: object) -> str:
    """Return a user name as it is kept.

    Raises:
        AccountNameError: It is empty, too long, or has signs that do not show.
    """
    return _usable(value, _LONGEST_USERNAME)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, with a number behind it if it is taken, upper or lower case."""
    keys = {name_key(name) for name in taken}
    name, number = wanted, 1
    while name_key(name) in keys:
        number += 1
        name = f"{wanted} {number}"
    return name


def name_key(name: str) -> str:
    """Return what two names that count as the same have in common."""
    return name.strip().casefold()


def new_id() -> str:
    """Return an id that no account has."""
    return uuid.uuid4().hex


def _name(value: object, default: str, taken: Collection[str]) -> str:
    try:
        return free_name(usable_name(value), taken)
    except AccountNameError:
        return free_name(default, taken)


def _free_id(value: object, taken: Collection[str]) -> str:
    if isinstance(value, str) and _is_id(value) and value not in taken:
        return value
    return new_id()


def _is_id(text: str) -> bool:
    return len(text) == _ID_LENGTH and not set(text) - set("0123456789abcdef")


def _color(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < COLORS:
        return value
    return None


def _keeps(value: object) -> bool:
    return value if isinstance(value, bool) else True


def _archive(value: object) -> Path | None:
    """Take a whole path without ways up; it is a folder of the user's choice, made when saving."""
    if not isinstance(value, str) or not value.isprintable() or len(value) > _LONGEST_PATH:
        return None
    path = Path(value)
    return path if path.is_absolute() and ".." not in path.parts else None


def _added(value: object) -> datetime | None:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    return None


def _usable(value: object, longest: int) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > longest or not text.isprintable():
        raise AccountNameError("empty, too long, or with signs that do not show")
    return text
