"""The folder that a family's photos are saved in: its marker, its lock, and how a file gets there.

The order of ``publish`` is rule R13: the bytes are made durable before the name exists, and the
name before the ledger says so.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout

from konnect_desktop.cache.directories import Directory, make_folders, unused_name
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind

STATE_FOLDER: Final = ".konnect"
_MARKER: Final = "archive.json"
_LOCK: Final = "lock"
_PARTS: Final = "parts"
_FORMAT: Final = 1
_LARGEST_MARKER: Final = 4_096


def archive_id_at(path: Path) -> str | None:
    """Return the UUID of the archive that a folder is, without opening it; ``None`` if it is none.

    Raises:
        DiskError: The marker is there and cannot be read.
    """
    try:
        with (path / STATE_FOLDER / _MARKER).open("rb") as file:
            return _marker_id(file.read(_LARGEST_MARKER))
    except OSError:
        return None


class NameTakenError(Exception):
    """The name belongs to a file that is not the one being saved; nothing was changed (F097)."""


class ArchiveFolder:
    """An archive opened by this process alone.

    Attributes:
        path: The folder the user chose.
        archive_id: The UUID of the marker file (R17).
    """

    def __init__(self, path: Path, root: Directory, state: Directory, lock: FileLock) -> None:
        self.path = path
        self._root = root
        self._state = state
        self._lock = lock
        self._parts = state.child(_PARTS)
        self._marker_identity = (0, 0)
        self.archive_id = ""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an archive, or make one of a folder that has none yet.

        Raises:
            BrokenError: ``ARCHIVE_BUSY``: another process writes it.
            DiskError: The folder cannot be made or written.
        """
        with disk_errors():
            make_folders(path)
            root = Directory.open(path)
            state = root.child(STATE_FOLDER)
            # Opened in one thread and closed in another, it is one lock all the same.
            lock = FileLock(state.path / _LOCK, timeout=0, thread_local=False)
            try:
                lock.acquire()
            except Timeout as error:
                state.close()
                root.close()
                raise BrokenError(ErrorKind.ARCHIVE_BUSY) from error
            folder = cls(path, root, state, lock)
            folder._read_or_write_marker()
        return folder

    @property
    def ledger_path(self) -> Path:
        """Where the archive's ledger lies."""
        return self._state.path / "ledger.sqlite3"

    def _read_or_write_marker(self) -> None:
        if not self._state.has(_MARKER):
            self._write_marker()
        descriptor = self._state.open_file(_MARKER)
        with os.fdopen(descriptor, "rb") as file:
            known = os.fstat(file.fileno())
            text = file.read(_LARGEST_MARKER)
        self._marker_identity = (known.st_dev, known.st_ino)
        self.archive_id = _marker_id(text)

    def _write_marker(self) -> None:
        marker = {"format": _FORMAT, "archive": str(uuid.uuid4()), "made_by": "Konnect Desktop"}
        name = unused_name(".part")
        with os.fdopen(self._state.create_file(name), "wb") as file:
            file.write(json.dumps(marker, indent=1).encode())
            file.flush()
            os.fsync(file.fileno())
        self._state.move_here(self._state, name, _MARKER)
        self._state.flush()

    def check_in_place(self) -> None:
        """Make sure that the path still leads to the archive that was opened.

        A drive that was pulled leaves an empty mount point, or descriptors that lead nowhere: a
        file must not be written there (F096).

        Raises:
            DiskError: ``PATH_GONE``.
        """
        try:
            now = (self.path / STATE_FOLDER / _MARKER).lstat()
        except OSError as error:
            raise DiskError(ErrorKind.PATH_GONE, "no marker") from error
        if (now.st_dev, now.st_ino) != self._marker_identity:
            raise DiskError(ErrorKind.PATH_GONE, "another marker")

    def free_bytes(self) -> int:
        """Return how much room the disk has for this user.

        Raises:
            DiskError: The folder is gone.
        """
        with disk_errors():
            return shutil.disk_usage(self.path).free

    # -- unfinished files -----------------------------------------------------------------------

    def create_part(self, name: str | None = None) -> PartFile:
        """Create an unfinished file; one that is left of the same name is removed first."""
        self.check_in_place()
        with disk_errors():
            chosen = name or unused_name(".part")
            if name is not None:
                self._parts.remove(name)
            return PartFile(self._parts, chosen, self._parts.create_file(chosen))

    def reopen_part(self, name: str) -> PartFile | None:
        """Open an unfinished file that an earlier run left, if it is there."""
        self.check_in_place()
        with disk_errors():
            if not self._parts.has(name):
                return None
            return PartFile(self._parts, name, self._parts.open_file(name, write=True))

    def remove_parts_except(self, names: frozenset[str]) -> int:
        """Remove what killed runs left and nobody will go on with; return how many."""
        with disk_errors():
            left_over = [name for name in self._parts.names() if name not in names]
            for name in left_over:
                self._parts.remove(name)
            return len(left_over)

    # -- finished files -------------------------------------------------------------------------

    def publish(self, part: PartFile, folders: Sequence[str], name: str) -> None:
        """Give a finished file its name: fsync, rename, fsync of the folder (R13).

        ``part`` is closed and gone afterwards, also when this fails.

        Raises:
            NameTakenError: Something bears that name; it was not touched.
            DiskError: The disk refused.
        """
        try:
            with disk_errors():
                part.make_durable()
            self.check_in_place()
            with disk_errors(), self._descend(folders, create=True) as target:
                try:
                    target.move_here(part.directory, part.name, name)
                except FileExistsError as error:
                    raise NameTakenError from error
                target.flush()
        finally:
            part.discard()

    def digest(self, folders: Sequence[str], name: str) -> bytes | None:
        """Return a saved file's SHA-256, or ``None`` where no plain file bears the name."""
        try:
            with self._descend(folders, create=False) as target:
                descriptor = target.open_file(name)
        except OSError:
            return None
        with disk_errors(), os.fdopen(descriptor, "rb") as file:
            return hashlib.file_digest(file, "sha256").digest()

    def flush(self, folders: Sequence[str]) -> None:
        """Make the names in a folder durable."""
        with disk_errors(), self._descend(folders, create=False) as target:
            target.flush()

    def has(self, folders: Sequence[str], name: str) -> bool:
        """Say whether anything bears the name."""
        with disk_errors():
            try:
                with self._descend(folders, create=False) as target:
                    return target.has(name)
            except FileNotFoundError:
                return False

    def _descend(self, folders: Sequence[str], *, create: bool) -> Directory:
        current = self._root.child(folders[0], create=create) if folders else self._root.child(".")
        for folder in folders[1:]:
            deeper = current.child(folder, create=create)
            current.close()
            current = deeper
        return current

    def close(self) -> None:
        """Give up the lock and the folder."""
        self._parts.close()
        self._state.close()
        self._root.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class PartFile:
    """A file that has no name of its own yet; not thread-safe."""

    def __init__(self, directory: Directory, name: str, descriptor: int) -> None:
        self.directory = directory
        self.name = name
        self.file = os.fdopen(descriptor, "r+b")

    def flush_to_disk(self) -> None:
        """Make what was written so far durable, and go on."""
        with disk_errors():
            self.file.flush()
            os.fsync(self.file.fileno())

    def make_durable(self) -> None:
        """Write everything out, fsync, close; raises ``OSError``."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()

    def set_modified(self, epoch_s: float) -> None:
        """Set the time that file managers show."""
        with disk_errors():
            self.file.flush()
            os.utime(self.file.fileno(), (epoch_s, epoch_s))

    def close(self) -> None:
        """Close the file and leave it for a later run."""
        with suppress(OSError):
            self.file.close()

    def discard(self) -> None:
        """Close the file and remove it, if it was not given a name."""
        self.close()
        with suppress(OSError):
            self.directory.remove(self.name)


def _marker_id(text: bytes) -> str:
    try:
        return str(uuid.UUID(str(json.loads(text)["archive"])))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DiskError(ErrorKind.PATH_GONE, "marker cannot be read") from error
