"""What a sign-out could not finish, in ``signed-out.toml``: accounts' ids, nothing else (F116).

A mark is made before anything is wiped, so that one that was cut short is finished later.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from msgspec import Struct

from konnect_desktop.system.file_locks import ShortLock
from konnect_desktop.system.private_files import (
    make_private_folder,
    read_private_file,
    replace_private_file,
)
from konnect_desktop.system.toml_files import decoded, parsed

TOMBSTONES_FILE: Final = "signed-out.toml"
_LOCK: Final = "signed-out.lock"
_LARGEST_FILE: Final = 262_144
_TABLES: Final = "signed_out"
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Tombstone(Struct, frozen=True):
    """An account that is to be forgotten; ``password_only`` where the account itself stays."""

    account_id: str
    password_only: bool = False


class Tombstones:
    """The file of one profile; all methods read or write the disk.

    Args:
        config: The profile's folder of configuration.
    """

    def __init__(self, config: Path) -> None:
        self._path = config / TOMBSTONES_FILE

    def all(self) -> tuple[Tombstone, ...]:
        """Return the marks; what cannot be read is none.

        Raises:
            DiskError: The file is there and cannot be read.
        """
        content = read_private_file(self._path, most_bytes=_LARGEST_FILE)
        if content is None:
            return ()
        tables = (parsed(decoded(content)[0]) or {}).get(_TABLES)
        if not isinstance(tables, list):
            return ()
        marks = [_mark(table) for table in cast("list[object]", tables)]
        return tuple(mark for mark in marks if mark is not None)

    def add(self, mark: Tombstone) -> None:
        """Make a mark; the account's whole sign-out outlives one for its password only.

        Raises:
            DiskError: The disk refused.
        """

        def added(marks: tuple[Tombstone, ...]) -> tuple[Tombstone, ...]:
            known = next((each for each in marks if each.account_id == mark.account_id), mark)
            kept = Tombstone(mark.account_id, mark.password_only and known.password_only)
            return (*(each for each in marks if each.account_id != mark.account_id), kept)

        make_private_folder(self._path.parent)
        self._change(added)

    def drop(self, account_id: str) -> None:
        """Take a mark away.

        Raises:
            DiskError: The disk refused.
        """
        if self.all():
            self._change(
                lambda marks: tuple(mark for mark in marks if mark.account_id != account_id)
            )

    def _change(self, change: Callable[[tuple[Tombstone, ...]], tuple[Tombstone, ...]]) -> None:
        with ShortLock(self._path.with_name(_LOCK)):
            tables = [
                {"id": mark.account_id, "password_only": mark.password_only}
                for mark in change(self.all())
            ]
            import tomli_w  # noqa: PLC0415 — a start only reads

            replace_private_file(self._path, tomli_w.dumps({_TABLES: tables}).encode())


def _mark(table: object) -> Tombstone | None:
    if not isinstance(table, dict):
        return None
    keys = cast("dict[str, object]", table)
    account_id = keys.get("id")
    if not isinstance(account_id, str) or not _ID.fullmatch(account_id):
        return None
    return Tombstone(account_id, password_only=keys.get("password_only") is True)
