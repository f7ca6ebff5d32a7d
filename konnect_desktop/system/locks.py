"""One process works for an account at a time: the kernel's lock, gone with the process (R19)."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout

from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.system.private_files import FILE_MODE

_LOCK: Final = "lock"


class AccountLock:
    """The lock in an account's folder; use it in a ``with`` statement.

    Args:
        folder: The account's folder, which must be there.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / _LOCK, timeout=0, mode=FILE_MODE, thread_local=False)

    def acquire(self) -> None:
        """Take the lock, without waiting for it.

        Raises:
            BrokenError: ``ARCHIVE_BUSY``: another process works for this account.
            DiskError: The folder cannot be written.
        """
        try:
            with disk_errors():
                self._acquire()
        except _HeldElsewhereError as error:
            raise BrokenError(ErrorKind.ARCHIVE_BUSY, "account") from error

    def _acquire(self) -> None:
        try:
            self._lock.acquire()
        except Timeout as error:  # which is an OSError
            raise _HeldElsewhereError from error

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


class _HeldElsewhereError(Exception):
    """Carries the news past the handler of disk errors."""
