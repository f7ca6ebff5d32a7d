"""Looking into an archive's ledger while nobody, this or another process has the archive open.

Nothing is written, locked for long, or made: a folder without an archive stays one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from konnect_desktop.cache.archive_folder import STATE_FOLDER
from konnect_desktop.cache.database_errors import database_errors
from konnect_desktop.cache.ledger import LEDGER_NAME, LEDGER_VERSION, Ledger, MediumState
from konnect_desktop.domain.errors import BrokenError, ErrorKind

_PATIENCE_S = 10.0


@contextmanager
def viewed_ledger(archive: Path) -> Generator[Ledger | None]:
    """Open an archive's ledger for reading; ``None`` where there is none, or a damaged one.

    Raises:
        BrokenError: ``DATABASE_NEWER``.
        DiskError: The disk refuses.
    """
    path = archive / STATE_FOLDER / LEDGER_NAME
    if not path.is_file():
        yield None
        return
    with closing(_read_only(path)) as connection:
        yield Ledger(connection, path, rebuilt=False) if _is_sound(connection) else None


def saved_files(archive: Path, tenant: str) -> dict[str, Path]:
    """Return where each saved medium of a tenant lies, by its id; a file that is gone is left out.

    Raises:
        BrokenError: As ``viewed_ledger``.
        DiskError: The disk refuses.
    """
    with viewed_ledger(archive) as ledger:
        entries = [] if ledger is None else list(ledger.entries(tenant))
    names: dict[Path, frozenset[str]] = {}
    found: dict[str, Path] = {}
    for entry in entries:
        if entry.state is not MediumState.SAVED or entry.file_name is None:
            continue
        folder = archive.joinpath(*entry.folders)
        if folder not in names:
            names[folder] = _names_in(folder)
        if entry.file_name in names[folder]:
            found[entry.media_id] = folder / entry.file_name
    return found


def _read_only(path: Path) -> sqlite3.Connection:
    with database_errors():
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_PATIENCE_S,
        )


def _is_sound(connection: sqlite3.Connection) -> bool:
    try:
        with database_errors():
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except BrokenError as error:
        if error.kind is not ErrorKind.DATABASE_DAMAGED:
            raise
        return False
    if version > LEDGER_VERSION:
        raise BrokenError(ErrorKind.DATABASE_NEWER, f"version {version}, known {LEDGER_VERSION}")
    return bool(version == LEDGER_VERSION)


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 — names are all that is asked for
    except OSError:
        return frozenset()
