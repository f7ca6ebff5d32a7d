"""T24: how late the window's timer comes while photos are saved, and its memory with very many.

Both are processes of their own, so that nothing of the tests is measured with them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from benchmarks.profiles import make_profile

_SCROLLING = ("scrolling page by page", "to the end and back")


class _Run(TypedDict):
    saved: int
    p99_ms: float
    worst_ms: float


class _Gaps(TypedDict):
    p99_ms: dict[str, float]
    most_memory_bytes: int


@dataclass(frozen=True, slots=True)
class BusyWindow:
    """Lateness in milliseconds (medians of the runs), and the most memory in bytes."""

    saved: int
    saving_p99_ms: float
    saving_worst_ms: float
    pictures: int
    scrolling_p99_ms: float
    most_memory_bytes: int


def busy_window(folder: Path, *, saved: int, kept: int) -> BusyWindow:
    """Save so many photos beside a window, then look through so many that are kept."""
    runs = cast("list[_Run]", _told("saving_beside_window", "--runs", "3", "--photos", str(saved)))
    profile = folder / "profile"
    pictures = make_profile(profile, kept).pictures
    gaps = cast("_Gaps", _told("window_gaps", "--profile", str(profile)))
    return BusyWindow(
        saved=min(run["saved"] for run in runs),
        saving_p99_ms=statistics.median(run["p99_ms"] for run in runs),
        saving_worst_ms=statistics.median(run["worst_ms"] for run in runs),
        pictures=pictures,
        scrolling_p99_ms=max(gaps["p99_ms"][name] for name in _SCROLLING),
        most_memory_bytes=gaps["most_memory_bytes"],
    )


def _told(module: str, *arguments: str) -> object:
    done = subprocess.run(  # noqa: S603 — our own module
        [sys.executable, "-m", f"benchmarks.{module}", "--json", *arguments],
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
    )
    return cast("object", json.loads(done.stdout))
