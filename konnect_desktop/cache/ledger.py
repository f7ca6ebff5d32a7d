"""The archive's ledger: which medium is saved where, with the hashes that prove it.

Identity is tenant and media id, never a link or a name. A name is reserved before the first byte
is fetched, so that a run that was killed goes on with the same names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

from konnect_desktop.cache.database import Schema, close_database
from konnect_desktop.cache.kept_copy import keep_copy, open_with_copy
from konnect_desktop.cache.shared_connection import SharedConnection, Statement
from konnect_desktop.domain.errors import BrokenError, ErrorKind

# An archive may lie on a USB stick or a network share, where WAL is not safe (R15).
_SCHEMA: Final = Schema(
    migrations=(
        (
            """CREATE TABLE medium (
                 tenant TEXT NOT NULL,
                 media_id TEXT NOT NULL,
                 version INTEGER NOT NULL,
                 state TEXT NOT NULL CHECK (state IN ('planned', 'saved', 'damaged')),
                 stem_key TEXT NOT NULL UNIQUE,
                 folders TEXT NOT NULL,
                 stem TEXT NOT NULL,
                 file_name TEXT,
                 day TEXT,
                 day_index INTEGER,
                 received_sha256 BLOB,
                 received_bytes INTEGER,
                 written_sha256 BLOB,
                 written_bytes INTEGER,
                 settled_at TEXT,
                 PRIMARY KEY (tenant, media_id, version)
               ) WITHOUT ROWID""",
            "CREATE INDEX medium_by_day ON medium (tenant, day)",
            """CREATE TABLE part (
                 tenant TEXT NOT NULL,
                 media_id TEXT NOT NULL,
                 file_name TEXT NOT NULL,
                 etag TEXT NOT NULL,
                 total INTEGER NOT NULL,
                 safe_bytes INTEGER NOT NULL,
                 PRIMARY KEY (tenant, media_id)
               ) WITHOUT ROWID""",
        ),
    ),
    journal_mode="DELETE",
    synchronous="FULL",
)
LEDGER_NAME: Final = "ledger.sqlite3"
LEDGER_VERSION: Final = _SCHEMA.version


class MediumState(StrEnum):
    """How far a medium is: a name reserved, saved whole, or kept as the portal's damaged file."""

    PLANNED = "planned"
    SAVED = "saved"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of one medium.

    ``folders`` are below the archive folder; ``stem`` is the name without its ending, which is
    known only once the bytes are. ``day_index`` is the place in the day's series from 0.
    """

    tenant: str
    media_id: str
    version: int
    state: MediumState
    folders: tuple[str, ...]
    stem: str
    stem_key: str
    day: date | None
    day_index: int | None
    file_name: str | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What was saved: SHA-256 and sizes of the bytes as received and of the file as written."""

    file_name: str
    received_sha256: bytes
    received_bytes: int
    written_sha256: bytes
    written_bytes: int


@dataclass(frozen=True, slots=True)
class PartRecord:
    """How much of an unfinished file is durable, and of which version of the object."""

    file_name: str
    etag: str
    total: int
    safe_bytes: int


class Ledger:
    """The open ledger; may be used from several threads.

    Raises (all methods):
        DiskError: The disk refused.
        BrokenError: ``DATABASE_DAMAGED``.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, rebuilt: bool) -> None:
        self._database = SharedConnection(connection)
        self._path = path
        self.rebuilt = rebuilt

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the ledger; a damaged one is set aside and the copy of the last run takes over.

        Raises:
            BrokenError: ``DATABASE_NEWER``: a newer version of the app wrote it; it is untouched.
        """
        connection, rebuilt = open_with_copy(path, _SCHEMA)
        return cls(connection, path, rebuilt=rebuilt)

    def keep_copy(self) -> None:
        """Write a copy beside the ledger, which takes over should the ledger be damaged."""
        self._database.use(lambda c: keep_copy(c, self._path))

    # -- media ----------------------------------------------------------------------------------

    def entries(self, tenant: str) -> Iterator[Entry]:
        """Return the newest version of every medium of a tenant."""
        rows = self._database.read(
            """SELECT tenant, media_id, max(version), state, folders, stem, stem_key, day,
                      day_index, file_name, settled_at
               FROM medium WHERE tenant = ? GROUP BY tenant, media_id""",
            (tenant,),
        )
        return iter(self._database.use(lambda _: [_entry(row) for row in rows]))

    def stem_keys(self) -> set[str]:
        """Return all names that are reserved or used, folded as file systems fold them (F100)."""
        return {key for (key,) in self._database.read("SELECT stem_key FROM medium", ())}

    def reserve(self, entries: Iterable[Entry]) -> None:
        """Write planned entries in one transaction; one that is there as planned is replaced.

        A name that another medium has is refused, and then none is written.
        """
        sql = """INSERT INTO medium (tenant, media_id, version, state, folders, stem, stem_key,
                   day, day_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                 ON CONFLICT (tenant, media_id, version) DO UPDATE SET
                   folders = excluded.folders, stem = excluded.stem,
                   stem_key = excluded.stem_key, day = excluded.day,
                   day_index = excluded.day_index WHERE state = 'planned'"""
        self._database.write_all([Statement(sql, _row(entry)) for entry in entries])

    def settle(self, entry: Entry, state: MediumState, written: Written) -> None:
        """Say that the file is there, whole or damaged; the last step of rule R13."""
        self._database.write(
            """UPDATE medium SET state = ?, file_name = ?, received_sha256 = ?,
                 received_bytes = ?, written_sha256 = ?, written_bytes = ?, settled_at = ?
               WHERE tenant = ? AND media_id = ? AND version = ?""",
            (
                state.value,
                written.file_name,
                written.received_sha256,
                written.received_bytes,
                written.written_sha256,
                written.written_bytes,
                datetime.now(UTC).isoformat(timespec="seconds"),
                entry.tenant,
                entry.media_id,
                entry.version,
            ),
        )

    def settle_as_before(self, entry: Entry, received_sha256: bytes) -> bool:
        """Say that an earlier version has come once more: it is dated anew, the plan is dropped.

        Returns:
            Whether there is such a version; if not, nothing was changed.
        """
        identity = (entry.tenant, entry.media_id, entry.version)
        ((version,),) = self._database.read(
            """SELECT max(version) FROM medium WHERE tenant = ? AND media_id = ? AND version < ?
               AND state <> 'planned' AND received_sha256 = ?""",
            (*identity, received_sha256),
        )
        if version is None:
            return False
        now = datetime.now(UTC).isoformat(timespec="seconds")
        dated_anew = Statement(
            """UPDATE medium SET settled_at = ?
               WHERE tenant = ? AND media_id = ? AND version = ?""",
            (now, entry.tenant, entry.media_id, version),
        )
        dropped = Statement(
            """DELETE FROM medium
               WHERE tenant = ? AND media_id = ? AND version = ? AND state = 'planned'""",
            identity,
        )
        self._database.write_all([dated_anew, dropped])
        return True

    def average_bytes(self) -> int | None:
        """Return the mean size of a saved medium, to estimate what a run needs."""
        ((mean,),) = self._database.read(
            "SELECT avg(received_bytes) FROM medium WHERE state = 'saved'", ()
        )
        return None if mean is None else int(mean)

    # -- unfinished files -----------------------------------------------------------------------

    def part(self, tenant: str, media_id: str) -> PartRecord | None:
        """Return what is durable of an unfinished file."""
        rows = self._database.read(
            """SELECT file_name, etag, total, safe_bytes FROM part
               WHERE tenant = ? AND media_id = ?""",
            (tenant, media_id),
        )
        return PartRecord(*rows[0]) if rows else None

    def note_part(self, tenant: str, media_id: str, record: PartRecord) -> None:
        """Remember how much of an unfinished file is durable."""
        self._database.write(
            "INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?, ?)",
            (tenant, media_id, record.file_name, record.etag, record.total, record.safe_bytes),
        )

    def forget_part(self, tenant: str, media_id: str) -> None:
        """Forget an unfinished file."""
        self._database.write(
            "DELETE FROM part WHERE tenant = ? AND media_id = ?", (tenant, media_id)
        )

    def part_names(self) -> frozenset[str]:
        """Return the names of all unfinished files worth going on with."""
        return frozenset(name for (name,) in self._database.read("SELECT file_name FROM part", ()))

    # -------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the file; one that was found damaged is set aside, the next run takes the copy."""
        damaged = self._database.damaged
        self._database.use(lambda c: close_database(c, self._path, damaged=damaged))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.tenant,
        entry.media_id,
        entry.version,
        MediumState.PLANNED.value,
        "/".join(entry.folders),
        entry.stem,
        entry.stem_key,
        entry.day.isoformat() if entry.day else None,
        entry.day_index,
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    try:
        return _decoded(row)
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenError(ErrorKind.DATABASE_DAMAGED, "row") from error


def _decoded(row: tuple[Any, ...]) -> Entry:
    tenant, media_id, version, state, folders, stem, stem_key, day, index, name, settled = row
    return Entry(
        tenant=tenant,
        media_id=media_id,
        version=version,
        state=MediumState(state),
        folders=tuple(part for part in folders.split("/") if part),
        stem=stem,
        stem_key=stem_key,
        day=None if day is None else date.fromisoformat(day),
        day_index=index,
        file_name=name,
        settled_at=None if settled is None else datetime.fromisoformat(settled),
    )
