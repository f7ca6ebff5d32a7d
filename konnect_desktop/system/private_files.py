"""The app's own small files: readable by their user only, and replaced whole or not at all."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from konnect_desktop.domain.disk_errors import disk_errors

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
_ON_WINDOWS: Final = os.name == "nt"
_NEW_FILE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_LEFT_OVER_AFTER_S: Final = 60.0


def make_private_folder(folder: Path) -> Path:
    """Make a folder with what is missing above it, for its user only, whatever the umask (F164).

    A folder that is there already is closed to others; those above it stay as they are.

    Raises:
        DiskError: It cannot be made, or belongs to somebody else.
    """
    with disk_errors():
        for part in (*reversed(folder.parents), folder):
            if not part.exists():
                with suppress(FileExistsError):
                    part.mkdir(mode=FOLDER_MODE)
        folder.chmod(FOLDER_MODE)
    return folder


def read_private_file(path: Path, *, most_bytes: int) -> bytes | None:
    """Return the first ``most_bytes`` of a file, or ``None`` if it is not there.

    Raises:
        DiskError: It is there and cannot be read.
    """
    with disk_errors():
        try:
            with path.open("rb") as file:
                return file.read(most_bytes)
        except FileNotFoundError:
            return None


def replace_private_file(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of a file: temporary file, fsync, rename, fsync of the folder.

    Raises:
        DiskError: The disk refused; the file is as it was.
    """
    with disk_errors():
        _remove_left_over(path)
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
        try:
            with os.fdopen(os.open(temporary, _NEW_FILE, FILE_MODE), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)


def write_new_private_file(path: Path, content: bytes) -> bool:
    """Write a file under a name that is free; say whether it was.

    Raises:
        DiskError: The disk refused; there is no half of it.
    """
    with disk_errors():
        try:
            descriptor = os.open(path, _NEW_FILE, FILE_MODE)
        except FileExistsError:
            return False
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
    return True


def _remove_left_over(path: Path) -> None:
    """Remove what a killed process left; younger ones may belong to one that is writing now."""
    oldest = time.time() - _LEFT_OVER_AFTER_S
    for temporary in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            if temporary.stat().st_mtime < oldest:
                temporary.unlink()


def _flush_folder(folder: Path) -> None:
    if _ON_WINDOWS:  # which opens no folders
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
