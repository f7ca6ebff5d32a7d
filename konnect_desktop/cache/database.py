"""Opening SQLite files: one place for pragmas, migrations, newer files and damage (R15)."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from konnect_desktop.cache.database_errors import database_errors
from konnect_desktop.cache.seals import SEAL_ENDING, break_seal, has_seal, is_intact, put_seal
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind

_SIDE_FILES: Final = ("-wal", "-shm", "-journal", SEAL_ENDING)


class Schema(Struct, frozen=True):
    """A database's history: ``migrations[n]`` holds the statements from version n to n + 1."""

    migrations: tuple[tuple[str, ...], ...]
    journal_mode: Literal["WAL", "DELETE"]
    synchronous: Literal["NORMAL", "FULL", "EXTRA"]

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self.migrations)


def open_database(path: Path, schema: Schema) -> sqlite3.Connection:
    """Open or create a database and bring it to the schema's version.

    Each step of a migration is one transaction, with a copy of the file made before the first
    (F104). The connection is in autocommit mode and may be used from any one thread at a time.

    Raises:
        BrokenError: ``DATABASE_NEWER`` (nothing was changed, F184) or ``DATABASE_DAMAGED``.
        DiskError: The disk refused.
    """
    with disk_errors(), database_errors():
        sealed = has_seal(path)
        if not is_intact(path):
            raise BrokenError(ErrorKind.DATABASE_DAMAGED, "seal")
        # The caller serialises: a lock around the ledger, one thread for a local copy.
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10.0
        )
        try:
            _prepare(connection, path, schema, sealed=sealed)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, schema: Schema, *, sealed: bool) -> None:
    found = _version(connection)
    if found > schema.version:
        raise BrokenError(ErrorKind.DATABASE_NEWER, f"version {found}, known {schema.version}")
    break_seal(path)
    connection.execute(f"PRAGMA journal_mode={schema.journal_mode}")
    connection.execute(f"PRAGMA synchronous={schema.synchronous}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    # A seal that fits says more: byte for byte the file is what was checked and closed before.
    if not sealed and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise BrokenError(ErrorKind.DATABASE_DAMAGED, "quick_check")
    if 0 < found < schema.version:
        copy_database(connection, path.with_name(f"{path.name}.before-{found + 1}"))
    for version in range(found, schema.version):
        _migrate(connection, schema.migrations[version], version + 1)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(connection: sqlite3.Connection, statements: tuple[str, ...], version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            connection.execute(statement)
        # user_version is part of the transaction: old or new, never half.
        connection.execute(f"PRAGMA user_version={version}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def close_database(connection: sqlite3.Connection, path: Path, *, damaged: bool) -> None:
    """Close a database and seal it, or set it aside if it was found damaged on the way."""
    with disk_errors(), database_errors():
        connection.close()
        if damaged:
            set_aside(path)
        else:
            put_seal(path)


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """Write a whole and durable copy of an open database, in the place of an earlier one.

    Raises:
        OSError: The disk refused.
        sqlite3.Error: Likewise.
    """
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)


def set_aside(path: Path) -> Path:
    """Rename a damaged database and its side files so that a new one can take its place.

    Returns:
        The new name of the database file; it is kept for whoever wants to look into it.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    path.replace(kept)
    for ending in _SIDE_FILES:
        side = path.with_name(path.name + ending)
        if side.exists():
            side.replace(kept.with_name(kept.name + ending))
    return kept
