"""What SQLite says about a database or the disk below it, as kinds that the user is told about."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from konnect_desktop.domain.disk_errors import WriteFailedError
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind


@contextmanager
def database_errors() -> Generator[None]:
    """Turn every SQLite error inside into a ``DiskError`` or ``DATABASE_DAMAGED``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _database_error(error) from error
    except UnicodeDecodeError as error:
        # Only text that was UTF-8 is ever written.
        raise BrokenError(ErrorKind.DATABASE_DAMAGED, "text") from error


def _database_error(error: sqlite3.DatabaseError) -> BrokenError:
    # The low byte is the primary code; the high bytes say in which call it happened.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    name = str(getattr(error, "sqlite_errorname", "SQLITE_ERROR"))
    if code == sqlite3.SQLITE_FULL:
        return DiskError(ErrorKind.DISK_FULL, name)
    if code == sqlite3.SQLITE_IOERR:
        return WriteFailedError(ErrorKind.DISK_DENIED, name)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return DiskError(ErrorKind.DISK_DENIED, name)
    # A statement of ours that makes no sense meets a schema that is not ours any more.
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
        return BrokenError(ErrorKind.DATABASE_DAMAGED, name)
    return BrokenError(ErrorKind.INTERNAL, name)
