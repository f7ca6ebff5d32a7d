"""The log: small rotating files and the last lines in memory; nothing on the terminal (R26).

Lines hold route templates, status, counts, milliseconds and bytes; never an address, a body or a
name. ``redaction`` is the second net.
"""

from __future__ import annotations

import io
import logging
import logging.handlers
import os
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.crash_hooks import CrashHooks
from konnect_desktop.system.private_files import FILE_MODE, make_private_folder
from konnect_desktop.system.redaction import SILENT, TALKATIVE, LogFilter, LogFormatter

LOG_FILE: Final = "konnect-desktop.log"
_MOST_BYTES: Final = 1_000_000
_OLDER_FILES: Final = 4
_LINES_IN_MEMORY: Final = 500


class Logs:
    """The log while it is set up; ``close`` it, or use it in a ``with`` statement.

    Attributes:
        crash_hooks: What catches what nobody caught, also of an earlier run.
    """

    def __init__(self, folder: Path, *, debug: bool) -> None:
        with suppress(DiskError):  # without a log on disk there is still the one in memory
            make_private_folder(folder)
        self._ring = _RingHandler()
        self._handlers: tuple[logging.Handler, ...] = (self._ring, _FileHandler(folder / LOG_FILE))
        self._levels = [(logging.getLogger(name), level) for name, level in _levels(debug=debug)]
        self._previous_levels = [(logger, logger.level) for logger, _ in self._levels]
        for logger, level in self._levels:
            logger.setLevel(level)
        for handler in self._handlers:
            handler.addFilter(LogFilter())
            handler.setFormatter(LogFormatter())
            logging.getLogger().addHandler(handler)
        self.crash_hooks = CrashHooks(folder)

    def recent_lines(self) -> tuple[str, ...]:
        """Return the last 500 lines, oldest first, for a report that the user reads."""
        return tuple(self._ring.lines)

    def close(self) -> None:
        """Put levels and hooks back as they were, and close the file."""
        self.crash_hooks.close()
        for logger, level in self._previous_levels:
            logger.setLevel(level)
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def set_up_logging(folder: Path, *, debug: bool = False) -> Logs:
    """Send all logging to files in ``folder`` and to memory, and catch what nobody catches.

    A folder that cannot be written keeps nothing from working.
    """
    return Logs(folder, debug=debug)


def _levels(*, debug: bool) -> list[tuple[str | None, int]]:
    return [
        (None, logging.DEBUG if debug else logging.INFO),
        *((name, logging.WARNING) for name in TALKATIVE),
        *((name, logging.ERROR) for name in SILENT),
    ]


class _RingHandler(logging.Handler):
    """Keeps the last lines in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=_LINES_IN_MEMORY)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 — logging's name
        """Say nothing: logging would print the record with its arguments on stderr."""


class _FileHandler(logging.handlers.RotatingFileHandler):
    """Writes files that only their user can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", delay=True
        )

    def _open(self) -> io.TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self.baseFilename, flags, FILE_MODE)
        with suppress(OSError):
            Path(self.baseFilename).chmod(FILE_MODE)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="replace")

    def doRollover(self) -> None:  # noqa: N802 — logging's name
        """Start a new file, or go on with this one while another process has it open."""
        with suppress(OSError):
            super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 — logging's name
        """Say nothing: a full disk must not print records on stderr."""
