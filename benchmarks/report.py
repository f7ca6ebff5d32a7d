"""What a measurement found, as a section of ``results.md``."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

MISSED: Final = "MISSED"


@dataclass(frozen=True, slots=True)
class Report:
    """One section: a title, Markdown, and whether the goals were reached."""

    title: str
    text: str
    met: bool

    def __str__(self) -> str:
        return f"## {self.title}: goal {'reached' if self.met else MISSED}\n\n{self.text}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table; the first column holds words, the others figures."""
    rule = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


def machine() -> str:
    """Return what the figures were measured on, and how busy it was."""
    from PySide6.QtCore import qVersion  # noqa: PLC0415 — where Qt is missing, nothing runs

    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}, "
        f"Python {platform.python_version()}, Qt {qVersion()}"
    )
