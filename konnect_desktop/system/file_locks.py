"""A small file is changed by one process at a time, for a moment: the kernel's lock beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout

from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.system.private_files import FILE_MODE

_PATIENCE_S: Final = 10.0


class ShortLock:
    """Held while a file is read, changed and replaced; use it in a ``with`` statement.

    Args:
        path: The lock's own file, in a folder that is there.
    """

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path, timeout=_PATIENCE_S, mode=FILE_MODE, thread_local=False)

    def __enter__(self) -> Self:
        try:
            self._lock.acquire()
        except Timeout as error:  # which is an OSError
            raise DiskError(ErrorKind.DISK_DENIED, "a small file is held") from error
        except OSError:
            with disk_errors():
                raise
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()
