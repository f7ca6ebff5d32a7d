"""Taking in the bytes of one medium, so that a long one can go on where a kill left it."""

from __future__ import annotations

import hashlib
from typing import Final

from konnect_desktop.api.media import Resume
from konnect_desktop.cache.archive_folder import ArchiveFolder, PartFile
from konnect_desktop.cache.ledger import Entry, Ledger, PartRecord
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import DiskError, ErrorKind

_CHECKPOINT_BYTES: Final = 4 * 1024 * 1024
KEEP_FREE_BYTES: Final = 500 * 1000 * 1000


class PartSink:
    """Receives one medium into an unfinished file; used by one thread at a time.

    Every 4 MiB what has come is made durable and noted in the ledger with the ETag, so that only
    what is surely on disk is gone on with (R13).

    Args:
        archive: Where to.
        ledger: Remembers how much is durable.
        entry: Which medium.
        keep_free_bytes: How much room must stay free on the disk (F081).
    """

    def __init__(
        self,
        archive: ArchiveFolder,
        ledger: Ledger,
        entry: Entry,
        *,
        keep_free_bytes: int = KEEP_FREE_BYTES,
    ) -> None:
        self._archive = archive
        self._ledger = ledger
        self._entry = entry
        self._keep_free_bytes = keep_free_bytes
        identity = f"{entry.tenant}\0{entry.media_id}".encode()
        self._name = f"{hashlib.sha256(identity).hexdigest()[:40]}.part"
        self._part: PartFile | None = None
        self._received = 0
        self._durable = 0
        self._etag: str | None = None
        self._total: int | None = None
        self._noted = False

    def resume(self) -> Resume | None:
        """Return where to go on, if anything that can be gone on with is there."""
        if self._part is None:
            self._reopen()
        if not self._received or self._etag is None or self._total is None:
            return None
        return Resume(offset=self._received, etag=self._etag, total=self._total)

    def _reopen(self) -> None:
        record = self._ledger.part(self._entry.tenant, self._entry.media_id)
        if record is None:
            return
        self._noted = True
        part = self._archive.reopen_part(record.file_name)
        if part is None:
            return
        with disk_errors():
            part.file.truncate(record.safe_bytes)
            self._received = part.file.seek(0, 2)
        self._part = part
        self._durable = self._received
        self._etag, self._total = record.etag, record.total
        if self._received != record.safe_bytes:
            self.restart()

    def restart(self) -> None:
        """Throw away what came so far."""
        self._received = self._durable = 0
        self._etag = self._total = None

    # -- what the media client calls --------------------------------------------------------------

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        """Take the head of an answer; bytes follow from ``offset``.

        Raises:
            DiskError: ``DISK_FULL``, before the first byte, or whatever the disk says.
        """
        self._check_room(total, offset)
        if self._part is None:
            self._part = self._archive.create_part(self._name)
        with disk_errors():
            self._part.file.seek(offset)
            self._part.file.truncate()
        self._received = offset
        self._durable = min(self._durable, offset)
        self._etag, self._total = etag, total

    def write(self, chunk: bytes) -> None:
        """Take bytes."""
        assert self._part is not None  # noqa: S101 — ``begin`` comes first
        with disk_errors(missing_bytes=self._missing()):
            self._part.file.write(chunk)
        self._received += len(chunk)
        if self._received - self._durable >= _CHECKPOINT_BYTES:
            self._checkpoint(self._part)
            # Other transfers take room too, and a length may not have been announced.
            self._check_room(self._total, self._received)

    def _check_room(self, total: int | None, offset: int) -> None:
        free = self._archive.free_bytes()
        to_come = 0 if total is None else total - offset
        needed = to_come + self._keep_free_bytes
        if needed > free:
            raise DiskError(ErrorKind.DISK_FULL, missing_bytes=needed - free)

    def _missing(self) -> int | None:
        return None if self._total is None else self._total - self._received

    def _checkpoint(self, part: PartFile) -> None:
        part.flush_to_disk()
        self._durable = self._received
        if self._etag and self._total:
            record = PartRecord(self._name, self._etag, self._total, self._durable)
            self._ledger.note_part(self._entry.tenant, self._entry.media_id, record)
            self._noted = True

    # -- afterwards --------------------------------------------------------------------------------

    def finished(self) -> PartFile:
        """Hand over the whole file, positioned at its start; the ledger forgets the part.

        It is forgotten before anything is changed in the file, so that a kill in between means a
        fresh start and never a mixture.
        """
        assert self._part is not None  # noqa: S101 — ``begin`` came first
        if self._noted:
            self._ledger.forget_part(self._entry.tenant, self._entry.media_id)
            self._noted = False
        part, self._part = self._part, None
        self.restart()
        with disk_errors():
            part.file.flush()
            part.file.seek(0)
        return part

    @property
    def is_open(self) -> bool:
        """Whether there is anything that ``close`` must let go of."""
        return self._part is not None

    def close(self) -> None:
        """Leave what is noted in the ledger for the next run, and remove the rest."""
        if self._part is None:
            return
        if self._noted:
            self._part.close()
        else:
            self._part.discard()
        self._part = None
