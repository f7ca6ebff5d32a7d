"""Folders held open by descriptor, so that a planted link never leads a file elsewhere (F101).

Where the system has no such descriptors (Windows) the same calls go by path.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

_BY_DESCRIPTOR: Final = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_CLOSE_ON_EXEC: Final = getattr(os, "O_CLOEXEC", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_RENAME_NOREPLACE: Final = 1
_NO_SUCH_CALL: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})


class Directory:
    """An open folder. ``close()`` it, or use it in a ``with`` statement.

    All methods raise plain ``OSError``.
    """

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self.path = path
        self._descriptor = descriptor

    @classmethod
    def open(cls, path: Path, *, by_descriptor: bool = _BY_DESCRIPTOR) -> Self:
        """Open a folder that exists; links in the path the user chose are followed."""
        if not by_descriptor:
            if not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            return cls(path, None)
        return cls(path, os.open(path, os.O_RDONLY | os.O_DIRECTORY | _CLOSE_ON_EXEC))

    def child(self, name: str, *, create: bool = True) -> Directory:
        """Open a folder inside, made if wanted; a link in its place is refused."""
        if create:
            self._make(name)
        path = self.path / name
        if self._descriptor is None:
            if path.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            return Directory.open(path, by_descriptor=False)
        flags = os.O_RDONLY | os.O_DIRECTORY | _NO_FOLLOW | _CLOSE_ON_EXEC
        return Directory(path, os.open(name, flags, dir_fd=self._descriptor))

    def _make(self, name: str) -> None:
        try:
            if self._descriptor is None:
                (self.path / name).mkdir(mode=0o700)
            else:
                os.mkdir(name, mode=0o700, dir_fd=self._descriptor)
        except FileExistsError:
            return
        self.flush()

    def create_file(self, name: str) -> int:
        """Create a file that must not exist yet, readable by its owner only.

        Returns:
            A descriptor open for reading and writing.
        """
        return self._open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL)

    def open_file(self, name: str, *, write: bool = False) -> int:
        """Open a file that exists; a link in its place is refused."""
        return self._open(name, os.O_RDWR if write else os.O_RDONLY)

    def _open(self, name: str, flags: int) -> int:
        flags |= _NO_FOLLOW | _CLOSE_ON_EXEC | _BINARY
        if self._descriptor is None:
            return os.open(self.path / name, flags, 0o600)
        return os.open(name, flags, 0o600, dir_fd=self._descriptor)

    def has(self, name: str) -> bool:
        """Say whether anything, a link that leads nowhere included, bears this name."""
        try:
            self.stat(name)
        except FileNotFoundError:
            return False
        return True

    def stat(self, name: str) -> os.stat_result:
        """Return what the system knows of an entry, of a link itself where it is one."""
        if self._descriptor is None:
            return (self.path / name).lstat()
        return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)

    def names(self) -> list[str]:
        """Return the names of all entries."""
        with os.scandir(self.path if self._descriptor is None else self._descriptor) as entries:
            return [entry.name for entry in entries]

    def remove(self, name: str) -> None:
        """Remove a file; it is no error that there is none."""
        try:
            if self._descriptor is None:
                (self.path / name).unlink()
            else:
                os.unlink(name, dir_fd=self._descriptor)
        except FileNotFoundError:
            return

    def move_here(self, source: Directory, source_name: str, name: str) -> None:
        """Rename a file into this folder.

        Raises:
            FileExistsError: The name is taken; nothing was changed, whatever the system.
        """
        if sys.platform == "win32":
            os.rename(source.path / source_name, self.path / name)  # noqa: PTH104 — refuses by itself
            return
        if sys.platform == "linux" and self._rename_exclusively(source, source_name, name):
            return
        self._link_or_rename(source, source_name, name)

    def _rename_exclusively(self, source: Directory, source_name: str, name: str) -> bool:
        if self._descriptor is None or source._descriptor is None:
            return False
        result = _renameat2(source._descriptor, source_name, self._descriptor, name)
        if result == 0:
            return True
        if result in _NO_SUCH_CALL:
            return False
        raise OSError(result, os.strerror(result))

    def _link_or_rename(self, source: Directory, source_name: str, name: str) -> None:
        here, there = self._descriptor, source._descriptor
        old: str | Path = source_name if there is not None else source.path / source_name
        new: str | Path = name if here is not None else self.path / name
        try:
            os.link(old, new, src_dir_fd=there, dst_dir_fd=here, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        else:
            source.remove(source_name)
            return
        # FAT and the like: no links. Only this program writes here, so the gap is harmless.
        if self.has(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        os.rename(old, new, src_dir_fd=there, dst_dir_fd=here)

    def flush(self) -> None:
        """Make the folder's entries durable (nothing to do where the system cannot)."""
        if self._descriptor is not None:
            os.fsync(self._descriptor)

    def close(self) -> None:
        """Close the folder; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _find_renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """Return the C library's renameat2, where it has one."""
    if sys.platform != "linux":
        return None
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return None


# Looked up once, and while nothing else runs: opening a library keeps Python's lock and waits for
# the loader's, which the window's thread may have just then, waiting for Python's.
_RENAMEAT2: Final = _find_renameat2()


def _renameat2(old_dir: int, old: str, new_dir: int, new: str) -> int:
    """Call renameat2 with RENAME_NOREPLACE; return 0 or an errno value."""
    if _RENAMEAT2 is None:
        return errno.ENOSYS
    result = _RENAMEAT2(old_dir, os.fsencode(old), new_dir, os.fsencode(new), _RENAME_NOREPLACE)
    return 0 if result == 0 else ctypes.get_errno()


def make_folders(path: Path) -> None:
    """Make a folder and what is missing above it, each durable in the folder that holds it.

    Raises:
        OSError: The system refused.
    """
    missing: list[Path] = []
    while not path.exists():
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        # A folder that may be written and not read cannot be opened for this.
        with suppress(PermissionError), Directory.open(folder.parent) as parent:
            parent.flush()


def unused_name(ending: str) -> str:
    """Return a name that nothing bears yet, with this ending."""
    return f"{secrets.token_hex(16)}{ending}"
