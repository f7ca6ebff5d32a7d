"""The file of a parent's own marks on one account's photos, apart from the local copy.

Rule: nobody can give these back, so every mark is durable when it is written, a damaged file is
replaced by the copy of the last time, and nothing is made on the disk before the first mark.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from konnect_desktop.cache.database import Schema, close_database
from konnect_desktop.cache.kept_copy import copy_path, keep_copy, open_with_copy
from konnect_desktop.cache.shared_connection import SharedConnection, Statement
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.own_marks import QUARTERS, OwnMarks

OWN_MARKS: Final = "own-marks.sqlite3"
_SCHEMA: Final = Schema(
    migrations=(
        (
            "CREATE TABLE favourite (media_id TEXT PRIMARY KEY) WITHOUT ROWID",
            """CREATE TABLE turn (
                 media_id TEXT PRIMARY KEY,
                 quarters INTEGER NOT NULL CHECK (quarters BETWEEN 1 AND 3)
               ) WITHOUT ROWID""",
        ),
    ),
    journal_mode="DELETE",
    synchronous="FULL",
)


class OwnMarksFile:
    """Reads and writes marks; for threads, one at a time.

    Raises (all methods):
        DiskError: The disk refused.
        BrokenError: ``DATABASE_NEWER``: a newer version of the app wrote it; it is untouched.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database: SharedConnection | None = None
        self._changed = False

    def read(self) -> OwnMarks:
        """Return all marks."""
        with disk_errors():
            is_new = not self._path.exists() and not copy_path(self._path).exists()
        if is_new:
            return OwnMarks()
        database = self._opened()
        favourites = database.read("SELECT media_id FROM favourite", ())
        turns = database.read("SELECT media_id, quarters FROM turn", ())
        return OwnMarks(frozenset(media_id for (media_id,) in favourites), dict(turns))

    def set_favourites(self, media_ids: Collection[str], *, favourite: bool) -> None:
        """Make these favourites, all of them or none; or no favourites any more."""
        sql = (
            "INSERT OR IGNORE INTO favourite VALUES (?)"
            if favourite
            else "DELETE FROM favourite WHERE media_id = ?"
        )
        self._write([Statement(sql, (media_id,)) for media_id in media_ids])

    def set_turn(self, media_id: str, quarters: int) -> None:
        """Show one turned to the right by so many quarters; 0 is as it came."""
        turned = quarters % QUARTERS
        statement = (
            Statement("INSERT OR REPLACE INTO turn VALUES (?, ?)", (media_id, turned))
            if turned
            else Statement("DELETE FROM turn WHERE media_id = ?", (media_id,))
        )
        self._write([statement])

    def close(self) -> None:
        """Close the file, with a copy of it beside it if it was changed."""
        database, self._database = self._database, None
        if database is None:
            return
        if self._changed and not database.damaged:
            database.use(lambda c: keep_copy(c, self._path))
        damaged = database.damaged
        database.use(lambda c: close_database(c, self._path, damaged=damaged))

    def _write(self, statements: list[Statement]) -> None:
        self._opened().write_all(statements)
        self._changed = True

    def _opened(self) -> SharedConnection:
        if self._database is None:
            connection, rebuilt = open_with_copy(self._path, _SCHEMA)
            self._database = SharedConnection(connection)
            # The copy has become the file itself.
            self._changed = rebuilt
        return self._database
