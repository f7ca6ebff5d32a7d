"""Saving an invoice or another document to a folder of the user's: whole, or not at all (R13).

It is fetched into a hidden unfinished file in that folder, checked, and only then given its name.
What was cut is fetched anew from the start: nobody knows of an entity tag for these files.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from konnect_desktop.api.client import ApiClient
from konnect_desktop.cache.archive_folder import PartFile
from konnect_desktop.cache.plain_folder import NameTakenError, PlainFolder
from konnect_desktop.domain.administration import PortalDocument
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind, RefusedError
from konnect_desktop.domain.names import document_name
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.structure import check_structure

_ATTEMPTS: Final = 2
_MOST_NAMES_TRIED: Final = 100
_COPY_BYTES: Final = 1024 * 1024
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class SavedDocument:
    """Where a document is now; ``was_there`` says that the very same file was there before."""

    path: Path
    was_there: bool


async def save_document(api: ApiClient, document: PortalDocument, folder: Path) -> SavedDocument:
    """Fetch a document and put it into a folder, under a name that is free.

    A file of the user's is never overwritten; if it is this very document, nothing is written.
    One document is to be saved once at a time.

    Raises:
        RefusedError: ``NOT_FOUND``: there is no file, or the portal has it no more.
        BrokenError: ``DOCUMENT_DAMAGED`` or ``DOCUMENT_TOO_LARGE``.
        DiskError: The disk refused.
        KonnectError: The portal could not be reached or said no.
    """
    if not document.has_file:
        raise RefusedError(ErrorKind.NOT_FOUND, "a document without a file")
    sink = _PartSink(folder, _part_name(api.portal.tenant, document))
    try:
        await _in_thread(sink.open)
        await _fetch_whole(api, document, sink)
        name = document_name(document.day, document.subject, document.kind.value)
        return await _in_thread(sink.give_name, name)
    finally:
        await _in_thread(sink.close)


async def _fetch_whole(api: ApiClient, document: PortalDocument, sink: _PartSink) -> None:
    """Fetch until it is whole; what arrived whole and is not is asked for once more."""
    for attempt in range(1, _ATTEMPTS + 1):
        await api.download(document, sink)
        try:
            return await _in_thread(sink.check)
        except BrokenError as error:
            if error.kind is not ErrorKind.MEDIA_DAMAGED:
                raise
            if attempt == _ATTEMPTS:
                raise BrokenError(ErrorKind.DOCUMENT_DAMAGED, error.detail) from error
    raise AssertionError  # the loop returns or raises


class _PartSink:
    """Takes a document into an unfinished file, each piece in a thread: a disk may be slow.

    Args:
        folder: The user's folder.
        part_name: What the file is called while it is unfinished.
    """

    def __init__(self, folder: Path, part_name: str) -> None:
        self._folder = folder
        self._part_name = part_name
        self._open_folder: PlainFolder | None = None
        self._open_part: PartFile | None = None
        self._missing: int | None = None

    async def begin(self, total: int | None) -> None:
        """Take note that bytes follow from the start."""
        self._missing = total
        await _in_thread(self._begin)

    async def write(self, chunk: bytes) -> None:
        """Take bytes."""
        await _in_thread(self._write, chunk)

    # All of the following may wait for the disk.

    def open(self) -> None:
        """Open the folder."""
        self._open_folder = PlainFolder.open(self._folder)

    def _begin(self) -> None:
        free_bytes = self._place.free_bytes()
        if self._missing is not None and self._missing > free_bytes:
            missing_bytes = self._missing - free_bytes
            raise DiskError(ErrorKind.DISK_FULL, missing_bytes=missing_bytes)
        self._discard()
        self._open_part = self._place.create_part(self._part_name)

    def _write(self, chunk: bytes) -> None:
        with disk_errors(missing_bytes=self._missing):
            self._part.file.write(chunk)
        if self._missing is not None:
            self._missing -= len(chunk)

    def check(self) -> None:
        """Make sure that it is a whole PDF."""
        with disk_errors():
            self._part.file.flush()
            check_structure(FileKind.PDF, self._part.directory.path / self._part.name)

    def give_name(self, name: str) -> SavedDocument:
        """Give it its name, or another one where a file of the user's bears it (F097)."""
        digest = self._digest()
        stem, ending = Path(name).stem, Path(name).suffix
        for number in range(1, _MOST_NAMES_TRIED + 1):
            free_name = name if number == 1 else f"{stem} ({number}){ending}"
            if self._place.digest(free_name) == digest:
                # Perhaps a run was cut off before its name was durable.
                self._place.flush()
                return SavedDocument(self._folder / free_name, was_there=True)
            if self._place.has(free_name):
                continue
            try:
                self._place.publish(self._part, free_name)
            except NameTakenError as error:
                # Somebody was quicker in the very moment; the next try finds another name.
                raise BrokenError(ErrorKind.INTERNAL, "name taken meanwhile") from error
            return SavedDocument(self._folder / free_name, was_there=False)
        raise BrokenError(ErrorKind.INTERNAL, "no free name")

    def close(self) -> None:
        """Let go of the folder, and remove what was not given a name."""
        self._discard()
        if self._open_folder is not None:
            self._open_folder.close()

    def _discard(self) -> None:
        if self._open_part is not None:
            self._open_part.discard()
            self._open_part = None

    def _digest(self) -> bytes:
        digest = hashlib.sha256()
        with disk_errors():
            self._part.file.seek(0)
            while chunk := self._part.file.read(_COPY_BYTES):
                digest.update(chunk)
        return digest.digest()

    @property
    def _place(self) -> PlainFolder:
        assert self._open_folder is not None  # noqa: S101 — ``open`` comes first
        return self._open_folder

    @property
    def _part(self) -> PartFile:
        assert self._open_part is not None  # noqa: S101 — ``begin`` comes first
        return self._open_part


def _part_name(tenant: str, document: PortalDocument) -> str:
    """Return the same name for the same document, so that what a kill left is found again."""
    identity = f"{tenant}\0{document.kind}\0{document.admin_id}\0{document.document_id}"
    return f".{hashlib.sha256(identity.encode()).hexdigest()[:40]}.part"


async def _in_thread(
    work: Callable[_Given, _Result], *given: _Given.args, **named: _Given.kwargs
) -> _Result:
    """Do what touches the disk off the loop; who is cancelled still waits until it is done."""
    running = asyncio.ensure_future(asyncio.to_thread(work, *given, **named))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        running.exception()  # looked at: what was cancelled tells nobody
        raise
