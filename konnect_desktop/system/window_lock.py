"""One window for a profile: the kernel's lock in its data folder, and who holds it (R19, F120).

The lock decides; what stands beside it is read only to tell the user who was first.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, cast

from filelock import FileLock, Timeout

from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.private_files import (
    FILE_MODE,
    make_private_folder,
    read_private_file,
    replace_private_file,
)

_LOCK: Final = "window.lock"
_HOLDER: Final = "window.json"
_LARGEST_HOLDER: Final = 4_096
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the window open; names are left out of ``repr``."""

    pid: int
    host: str = field(repr=False)
    user: str = field(repr=False)

    @classmethod
    def ourselves(cls) -> Holder:
        """Return this process."""
        import getpass  # noqa: PLC0415 — only the one who has the lock says who that is

        user = ""
        with suppress(OSError, KeyError, ImportError):  # a system without user names
            user = getpass.getuser()
        return cls(os.getpid(), socket.gethostname(), user)


class WindowLock:
    """The lock of a profile's window.

    Args:
        data: The profile's data folder, which is made if it is missing.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = FileLock(data / _LOCK, timeout=0, mode=FILE_MODE, thread_local=False)

    def acquire(self) -> bool:
        """Take the lock without waiting; say whether it was free.

        A process that was killed holds nothing any more.

        Raises:
            DiskError: The folder cannot be written.
        """
        make_private_folder(self._data)
        try:
            self._lock.acquire()
        except Timeout:  # which is an OSError
            return False
        except OSError:
            with disk_errors():
                raise
        with suppress(DiskError):
            content = json.dumps(asdict(Holder.ourselves()))
            replace_private_file(self._data / _HOLDER, content.encode())
        return True

    def holder(self) -> Holder | None:
        """Return who has the lock, as far as it says so itself."""
        try:
            content = read_private_file(self._data / _HOLDER, most_bytes=_LARGEST_HOLDER)
            read = cast("dict[str, object]", json.loads(content or b""))
            pid, host, user = read["pid"], read["host"], read["user"]
        except (DiskError, ValueError, KeyError, TypeError, RecursionError):
            return None
        if not isinstance(pid, int) or not isinstance(host, str) or not isinstance(user, str):
            return None
        return Holder(pid, _shown(host), _shown(user))

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._lock.is_locked:
            with suppress(OSError):
                (self._data / _HOLDER).unlink(missing_ok=True)
            self._lock.release()


def _shown(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())[:_LONGEST_NAME]
