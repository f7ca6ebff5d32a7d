"""A look into an account's local copy that changes nothing: no repair, no new version, no seal.

Rule: whoever looks holds the account's lock, so nobody writes meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from konnect_desktop.cache.database_errors import database_errors
from konnect_desktop.cache.local_copy_schema import SCHEMA
from konnect_desktop.cache.seals import is_intact
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind


class CopyLook(Struct, frozen=True):
    """What a local copy says: whether any card was ever read, and its small facts."""

    has_cards: bool = False
    facts: Mapping[str, str] = {}


def look_into_local_copy(path: Path) -> CopyLook:
    """Look whether a local copy is whole, and what it says; one that is not there says nothing.

    Raises:
        BrokenError: ``DATABASE_DAMAGED``, or ``DATABASE_NEWER``: a newer version wrote it.
        DiskError: It cannot be read.
    """
    with disk_errors(), database_errors():
        if not path.exists():
            return CopyLook()
        if not is_intact(path):
            raise BrokenError(ErrorKind.DATABASE_DAMAGED, "seal")
        with closing(sqlite3.connect(_read_only(path), uri=True)) as connection:
            return _look(connection)


def _look(connection: sqlite3.Connection) -> CopyLook:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA.version:
        raise BrokenError(ErrorKind.DATABASE_NEWER, f"version {version}, known {SCHEMA.version}")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise BrokenError(ErrorKind.DATABASE_DAMAGED, "quick_check")
    if version == 0:  # begun, and nothing was written
        return CopyLook()
    cards = connection.execute("SELECT 1 FROM card LIMIT 1").fetchone() is not None
    return CopyLook(cards, dict(connection.execute("SELECT name, value FROM fact").fetchall()))


def _read_only(path: Path) -> str:
    """Return the address under which SQLite makes no file beside it, unless there is one."""
    beside = path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'' if beside else '&immutable=1'}"
