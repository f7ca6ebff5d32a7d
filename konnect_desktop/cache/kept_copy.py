"""A database with a copy beside it, which takes over when it is damaged or gone.

For what nobody can give back; what the portal can give again is begun anew instead.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from konnect_desktop.cache.database import Schema, copy_database, open_database, set_aside
from konnect_desktop.cache.seals import break_seal
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind


def open_with_copy(path: Path, schema: Schema) -> tuple[sqlite3.Connection, bool]:
    """Open or create a database; a damaged one is set aside, then the copy takes over.

    Returns:
        The connection, and whether something was damaged or gone.

    Raises:
        BrokenError: ``DATABASE_NEWER``: a newer version of the app wrote it; it is untouched.
        DiskError: The disk refused.
    """
    copy = copy_path(path)
    with disk_errors():
        is_lost = not path.exists() and copy.exists()
    if not is_lost:
        try:
            return open_database(path, schema), False
        except BrokenError as error:
            _set_aside_if_damaged(path, error)
    with disk_errors():
        if copy.exists():
            break_seal(path)
            copy.replace(path)
    try:
        return open_database(path, schema), True
    except BrokenError as error:
        _set_aside_if_damaged(path, error)
    return open_database(path, schema), True


def keep_copy(connection: sqlite3.Connection, path: Path) -> None:
    """Write a whole and durable copy beside a database, in the place of an earlier one.

    Raises:
        DiskError: The disk refused.
    """
    with disk_errors():
        copy_database(connection, copy_path(path))


def copy_path(path: Path) -> Path:
    """Return where the copy of a database lies."""
    return path.with_name(f"{path.name}.copy")


def _set_aside_if_damaged(path: Path, error: BrokenError) -> None:
    if error.kind is not ErrorKind.DATABASE_DAMAGED:
        raise error
    with disk_errors():
        set_aside(path)
