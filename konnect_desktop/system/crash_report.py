"""The report of a crash, for developers: versions, where it happened, the last lines of the log.

It holds nothing personal, and it goes nowhere unless the user copies or saves it.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from konnect_desktop import __version__
from konnect_desktop.system.private_files import replace_private_file
from konnect_desktop.system.redaction import redact

_LIBRARIES: Final = ("PySide6-Essentials", "qasync", "httpx", "keyring")
_MOST_LINES: Final = 200
# The interpreter names whole paths, and those name their user.
_PLACE: Final = re.compile(r'File "(?:[^"]*[/\\])?([^"/\\]*[/\\][^"/\\]*)"')
_HOMES: Final = re.compile(r"(?i)([/\\](?:home|users)[/\\])[^/\\\s\"']+")


def make_report(crash: str, recent_lines: Sequence[str] = ()) -> str:
    """Return the report as lines of text.

    Args:
        crash: What was found or happened, line by line.
        recent_lines: The last lines of the log, oldest first.
    """
    lines = [
        f"Konnect Desktop {__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, "
        f"{platform.machine()}" + (", packaged" if getattr(sys, "frozen", False) else ""),
        ", ".join(_versions()),
        "",
        *_clean(crash.splitlines()[:_MOST_LINES]),
    ]
    if recent_lines:
        lines += ["", "The last lines of the log:", *_clean(recent_lines[-_MOST_LINES:])]
    return "\n".join(lines) + "\n"


def save_report(path: Path, report: str) -> None:
    """Write a report where the user wants it, readable by its user only.

    Raises:
        DiskError: The disk refused.
    """
    replace_private_file(path, report.encode())


def _versions() -> Iterable[str]:
    # Eleven milliseconds that no start without a crash has to spend.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


def _clean(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        yield redact(_HOMES.sub(r"\1…", _PLACE.sub(r'File "\1"', line)))
