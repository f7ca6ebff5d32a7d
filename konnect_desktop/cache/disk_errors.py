"""What the operating system says about a disk, as kinds that the user is told about."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_GONE: Final = frozenset({errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})


class WriteFailedError(DiskError):
    """The disk reported an input or output error; what was written must not be trusted (F094)."""


def disk_error(error: OSError, *, missing_bytes: int | None = None) -> DiskError:
    """Name an ``OSError`` of reading or writing files."""
    name = errno.errorcode.get(error.errno or 0, "unknown")
    if error.errno in _FULL:
        return DiskError(ErrorKind.DISK_FULL, name, missing_bytes=missing_bytes)
    if error.errno in _GONE:
        return DiskError(ErrorKind.PATH_GONE, name)
    if error.errno == errno.EIO:
        return WriteFailedError(ErrorKind.DISK_DENIED, name)
    return DiskError(ErrorKind.DISK_DENIED, name)


@contextmanager
def disk_errors(*, missing_bytes: int | None = None) -> Generator[None]:
    """Turn every ``OSError`` inside into a ``DiskError``."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, missing_bytes=missing_bytes) from error


@contextmanager
def database_errors() -> Generator[None]:
    """Turn every SQLite error inside into a ``DiskError`` or ``DATABASE_DAMAGED``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _database_error(error) from error


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
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return BrokenError(ErrorKind.DATABASE_DAMAGED, name)
    return BrokenError(ErrorKind.INTERNAL, name)
