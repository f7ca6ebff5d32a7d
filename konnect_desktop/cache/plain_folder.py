"""A folder of the user's own in which single files are put, with no record of them beside it.

The order of ``publish`` is rule R13's: the bytes are made durable before the name exists, and the
name is made durable before anybody is told.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from pathlib import Path
from typing import Self

from konnect_desktop.cache.archive_folder import NameTakenError, PartFile
from konnect_desktop.cache.directories import Directory
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import DiskError, ErrorKind

__all__ = ["NameTakenError", "PlainFolder"]


class PlainFolder:
    """An open folder. ``close()`` it, or use it in a ``with`` statement.

    Raises (all methods):
        DiskError: The disk refused.
    """

    def __init__(self, path: Path, directory: Directory) -> None:
        self.path = path
        self._directory = directory

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a folder that is there.

        Raises:
            DiskError: ``PATH_GONE``: it is not.
        """
        try:
            with disk_errors():
                return cls(path, Directory.open(path))
        except DiskError as error:
            if path.is_dir():
                raise
            raise DiskError(ErrorKind.PATH_GONE, "no such folder") from error

    def free_bytes(self) -> int:
        """Return how much room the disk has for this user."""
        with disk_errors():
            return shutil.disk_usage(self.path).free

    def create_part(self, name: str) -> PartFile:
        """Create an unfinished file; one that a killed run left of the same name goes first."""
        with disk_errors():
            self._directory.remove(name)
            return PartFile(self._directory, name, self._directory.create_file(name))

    def has(self, name: str) -> bool:
        """Say whether anything bears the name."""
        with disk_errors():
            return self._directory.has(name)

    def publish(self, part: PartFile, name: str) -> None:
        """Give a finished file its name: fsync, rename, fsync of the folder (R13).

        ``part`` is closed and gone afterwards, also when this fails.

        Raises:
            NameTakenError: Something bears that name; it was not touched (F097).
        """
        try:
            with disk_errors():
                part.make_durable()
                try:
                    self._directory.move_here(part.directory, part.name, name)
                except FileExistsError as error:
                    raise NameTakenError from error
                self._directory.flush()
        finally:
            part.discard()

    def digest(self, name: str) -> bytes | None:
        """Return a file's SHA-256, or ``None`` where no plain file bears the name."""
        try:
            if not stat.S_ISREG(self._directory.stat(name).st_mode):
                return None
            descriptor = self._directory.open_file(name)
        except OSError:
            return None
        with disk_errors(), os.fdopen(descriptor, "rb") as file:
            return hashlib.file_digest(file, "sha256").digest()

    def flush(self) -> None:
        """Make the names in the folder durable."""
        with disk_errors():
            self._directory.flush()

    def close(self) -> None:
        """Let go of the folder."""
        self._directory.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
