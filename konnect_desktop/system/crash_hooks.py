"""The last resort for what nobody caught: type and place are kept, nothing else anywhere.

One handler stands behind all hooks: of the interpreter, of threads, of the event loop. A fault of
the interpreter itself is written by ``faulthandler``, which knows no values.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final

from konnect_desktop.system.crash_file import CrashFile
from konnect_desktop.system.redaction import describe_exception, redact

_log: Final = logging.getLogger("konnect_desktop.crash")


class CrashHooks:
    """Takes over the hooks of the interpreter until it is closed.

    Attributes:
        on_crash: Is told what nobody caught, in one redacted line, from whatever thread it
            happened in; nobody by default.
    """

    def __init__(self, folder: Path) -> None:
        self.on_crash: Callable[[str], None] | None = None
        self._file = CrashFile(folder)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._take_uncaught
        threading.excepthook = self._take_in_thread
        sys.unraisablehook = _log_unraisable

    def take_previous(self) -> str:
        """Return what a run that died left, once; an empty text if none did. Blocks a moment."""
        return self._file.take()

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take what nobody catches in an event loop, too."""
        loop.set_exception_handler(self._take_in_loop)

    def close(self) -> None:
        """Put the hooks back as they were."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        self.on_crash = None
        self._file.close()

    def _take(self, where: str, error: BaseException) -> None:
        _log.critical("uncaught %s", where, exc_info=error)
        line = redact(f"uncaught {where}: {describe_exception(error)}")
        self._file.note(line)
        if self.on_crash is not None:
            self.on_crash(line)

    def _take_uncaught(
        self, kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self._take("in the main thread", error)

    def _take_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._take("in a thread", args.exc_value)

    def _take_in_loop(self, _: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._take("in the event loop", error)
        else:
            # asyncio's own words; what it adds shows objects with their values.
            _log.error("event loop: %s", str(context.get("message", "")).partition("\n")[0])


def _log_unraisable(args: sys.UnraisableHookArgs) -> None:
    # Neither the object nor the message: both may show values.
    if args.exc_value is not None:
        _log.error("could not be raised", exc_info=args.exc_value)
