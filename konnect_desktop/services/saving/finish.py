"""From received bytes to a file with a name: checked, dated, durable, in the ledger (R13)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from konnect_desktop.cache.archive_folder import ArchiveFolder, NameTakenError, PartFile
from konnect_desktop.cache.ledger import Entry, Ledger, MediumState, Written
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.names import collision_key
from konnect_desktop.services.media.exif import Stamp, stamp_jpeg
from konnect_desktop.services.media.kinds import FileKind, sniff
from konnect_desktop.services.media.mp4_dates import stamp_mp4
from konnect_desktop.services.media.structure import check_structure
from konnect_desktop.services.saving.plan import PlannedMedium

_HEAD_BYTES: Final = 4_096
_COPY_BYTES: Final = 1024 * 1024
_MOST_NAMES_TRIED: Final = 100
DAMAGED_SUFFIX: Final = " (beschadigd)"


class Outcome(StrEnum):
    """How the saving of one medium ended."""

    SAVED = "saved"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a received file, and how many bytes were received.

    ``folders`` and ``file_name`` say where it lies in the archive; ``file_name`` is empty where
    nothing was written because the same damaged file was there.
    """

    outcome: Outcome
    received_bytes: int
    folders: tuple[str, ...] = ()
    file_name: str = ""


class Finisher:
    """Finishes received files; threads may share one.

    Args:
        archive: Where the files go.
        ledger: Learns of each when it is durable.
    """

    def __init__(self, archive: ArchiveFolder, ledger: Ledger) -> None:
        self._archive = archive
        self._ledger = ledger

    def finish(self, item: PlannedMedium, part: PartFile, *, keep_damaged: bool) -> Finished:
        """Check, stamp and publish a received file. ``part`` is gone afterwards.

        Args:
            item: What it is and what it is to be called.
            part: The received bytes, positioned at the start.
            keep_damaged: The portal sent as many bytes as it announced, and did so twice: if the
                file is not whole, that is the portal's own file, and it is kept as such (F067).

        Raises:
            BrokenError: ``MEDIA_DAMAGED``: not whole, or no photo or video at all (F077).
            DiskError: The disk refused.
        """
        try:
            kind = self._kind(part)
            outcome = self._check(kind, part, keep_damaged=keep_damaged)
            return self._save(item, part, kind, outcome)
        finally:
            part.discard()

    def _kind(self, part: PartFile) -> FileKind:
        with disk_errors():
            head = part.file.read(_HEAD_BYTES)
            part.file.seek(0)
        kind = sniff(head)
        if kind is None or kind is FileKind.PDF:
            raise BrokenError(ErrorKind.MEDIA_DAMAGED, "neither photo nor video")
        return kind

    def _check(self, kind: FileKind, part: PartFile, *, keep_damaged: bool) -> Outcome:
        try:
            with disk_errors():
                check_structure(kind, part.directory.path / part.name)
        except BrokenError as error:
            if error.kind is not ErrorKind.MEDIA_DAMAGED or not keep_damaged:
                raise
            return Outcome.DAMAGED
        return Outcome.SAVED

    def _save(
        self, item: PlannedMedium, part: PartFile, kind: FileKind, outcome: Outcome
    ) -> Finished:
        received = _digest(part)
        if outcome is Outcome.DAMAGED and self._ledger.settle_as_before(item.entry, received[0]):
            # The same damaged file as on the day before: one of it is enough.
            return Finished(outcome, received[1])
        stamped = self._stamped(item, part, kind) if outcome is Outcome.SAVED else part
        written = received if stamped is part and not kind.is_video else _digest(stamped)
        try:
            if item.moment:
                stamped.set_modified(item.moment.timestamp())
            entry, name = self._publish(item.entry, stamped, kind, outcome, written[0])
        finally:
            stamped.discard()
        state = MediumState.SAVED if outcome is Outcome.SAVED else MediumState.DAMAGED
        self._ledger.settle(entry, state, Written(name, *received, *written))
        return Finished(outcome, received[1], entry.folders, name)

    def _stamped(self, item: PlannedMedium, part: PartFile, kind: FileKind) -> PartFile:
        """Write the date into the file, in place for a film, into a new part for a JPEG."""
        if item.moment is None:
            return part
        if kind.is_video:
            with disk_errors():
                stamp_mp4(part.file, item.moment)
            return part
        if kind is not FileKind.JPEG:
            return part
        with disk_errors():
            part.file.seek(0)
            data = part.file.read()
        stamped = stamp_jpeg(data, Stamp(item.moment, item.wanted.caption or None))
        if stamped is data:
            return part
        fresh = self._archive.create_part()
        try:
            with disk_errors(missing_bytes=len(stamped)):
                fresh.file.write(stamped)
        except BaseException:
            fresh.discard()
            raise
        return fresh

    def _publish(
        self, entry: Entry, part: PartFile, kind: FileKind, outcome: Outcome, digest: bytes
    ) -> tuple[Entry, str]:
        """Give the file its name, or another one where a stranger's file bears it (F097)."""
        suffix = DAMAGED_SUFFIX if outcome is Outcome.DAMAGED else ""
        for number in range(1, _MOST_NAMES_TRIED + 1):
            stem = entry.stem if number == 1 else f"{entry.stem} ({number})"
            name = f"{stem}{suffix}{kind.extension}"
            if self._is_ours(entry, name, digest):
                self._archive.flush(entry.folders)
                return self._renamed(entry, stem), name
            if self._archive.has(entry.folders, name):
                continue
            try:
                self._archive.publish(part, entry.folders, name)
            except NameTakenError as error:
                # Somebody was quicker in the very moment; the next run finds another name.
                raise BrokenError(ErrorKind.INTERNAL, "name taken meanwhile") from error
            return self._renamed(entry, stem), name
        raise BrokenError(ErrorKind.INTERNAL, "no free name")

    def _is_ours(self, entry: Entry, name: str, digest: bytes) -> bool:
        """Say whether a run that was killed before the ledger knew has left this very file."""
        there = self._archive.digest(entry.folders, name)
        return there is not None and there == digest

    def _renamed(self, entry: Entry, stem: str) -> Entry:
        if stem == entry.stem:
            return entry
        key = collision_key("/".join((*entry.folders, stem)))
        renamed = replace(entry, stem=stem, stem_key=key)
        self._ledger.reserve([renamed])
        return renamed


def _digest(part: PartFile) -> tuple[bytes, int]:
    """Return SHA-256 and size of all of a part's bytes."""
    digest = hashlib.sha256()
    with disk_errors():
        part.file.flush()
        part.file.seek(0)
        while chunk := part.file.read(_COPY_BYTES):
            digest.update(chunk)
        size = part.file.tell()
    return digest.digest(), size
