"""The last resort for what nobody caught: type and place go to the log, nothing else anywhere.

A fault of the interpreter itself is written by ``faulthandler``, which knows no values.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from konnect_desktop.system.private_files import FILE_MODE

CRASH_FILE: Final = "crash.log"
PREVIOUS_CRASH_FILE: Final = "crash-previous.log"
_LARGEST_REPORT: Final = 65_536
_log = logging.getLogger("konnect_desktop.crash")


class CrashHooks:
    """Takes over the hooks of the interpreter until it is closed.

    Attributes:
        previous_crash: What an earlier run that died left in ``folder``, or an empty text.
    """

    def __init__(self, folder: Path) -> None:
        self.previous_crash = ""
        self._descriptor: int | None = None
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._faults_were_on = faulthandler.is_enabled()
        with suppress(OSError):
            self.previous_crash = _set_aside(folder)
            self._descriptor = _open(folder / CRASH_FILE)
            faulthandler.enable(self._descriptor)
        sys.excepthook = _log_uncaught
        threading.excepthook = _log_in_thread
        sys.unraisablehook = _log_unraisable

    def close(self) -> None:
        """Put the hooks back as they were."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self._descriptor is not None:
            faulthandler.disable()
            os.close(self._descriptor)
            self._descriptor = None
            if self._faults_were_on:
                faulthandler.enable()


def _set_aside(folder: Path) -> str:
    """Move the last crash away, so that it is told once; a run beside this one writes on in it."""
    path, previous = folder / CRASH_FILE, folder / PREVIOUS_CRASH_FILE
    if not path.exists() or path.stat().st_size == 0:
        return ""
    path.replace(previous)
    with previous.open("rb") as file:
        return file.read(_LARGEST_REPORT).decode(errors="replace")


def _open(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    return os.open(path, flags, FILE_MODE)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("uncaught", exc_info=(kind, error, trace))


def _log_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None or issubclass(args.exc_type, SystemExit):
        return
    _log.critical("uncaught in a thread", exc_info=args.exc_value)


def _log_unraisable(args: sys.UnraisableHookArgs) -> None:
    # Neither the object nor the message: both may show values.
    if args.exc_value is not None:
        _log.error("could not be raised", exc_info=args.exc_value)
