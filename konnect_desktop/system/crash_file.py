"""The file that tells of a crash at the next start: what the interpreter wrote, what nobody caught.

It is read and emptied, never moved: another process may be writing in it.
"""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.private_files import FILE_MODE, replace_private_file

CRASH_FILE: Final = "crash.log"
PREVIOUS_CRASH_FILE: Final = "crash-previous.log"
_LARGEST: Final = 65_536


class CrashFile:
    """The file while a process runs; where there is none, nothing is written and all goes on.

    Args:
        folder: The log folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor: int | None = None
        self._faults_were_on = faulthandler.is_enabled()
        with suppress(OSError):
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            self._descriptor = os.open(folder / CRASH_FILE, flags, FILE_MODE)
            faulthandler.enable(self._descriptor)

    def take(self) -> str:
        """Return what stands there and empty it, so that it is told once; a copy stays beside it.

        Blocks for a moment.
        """
        if self._descriptor is None:
            return ""
        with suppress(OSError):
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            content = os.read(self._descriptor, _LARGEST)
            if content:
                with suppress(DiskError):
                    replace_private_file(self._folder / PREVIOUS_CRASH_FILE, content)
                os.ftruncate(self._descriptor, 0)
            return content.decode(errors="replace")
        return ""

    def note(self, line: str) -> None:
        """Write a line, unless there are very many already."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            if os.fstat(self._descriptor).st_size < _LARGEST:
                os.write(self._descriptor, f"{line}\n".encode(errors="replace"))

    def close(self) -> None:
        """Let go of the file; what is in it is told at the next start."""
        if self._descriptor is None:
            return
        faulthandler.disable()
        os.close(self._descriptor)
        self._descriptor = None
        if self._faults_were_on:
            faulthandler.enable()
