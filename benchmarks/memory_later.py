"""Memory at the first paint and half a minute later, beside a bare window of the same Qt.

``python -m benchmarks.memory_later`` starts the app on a profile with 10,000 kept photos and the
bare window at the same moment, leaves both alone for 30 seconds, and closes them; five times.
Goals: at most 1.5 times the bare window's memory at the first paint, and 2 times later.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.marks import STAYS_S
from benchmarks.profiles import make_profile
from benchmarks.report import Report, table
from benchmarks.start import PHOTOS, compiled_once, start_process

PAIRS: Final = 5
LATER_S: Final = 30
_GOALS: Final = (1.5, 2.0)
_PATIENCE_S: Final = 60.0
_COMPILING_S: Final = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes in memory (RSS) at the first paint, and later."""

    painted: int
    later: int


def measure(pairs: int = PAIRS, photos: int = PHOTOS, later_s: int = LATER_S) -> list[list[Memory]]:
    """Return the app's and the bare window's memory of each pair."""
    with tempfile.TemporaryDirectory(prefix="konnect-memory-") as place:
        profile = Path(place, "profile")
        make_profile(profile, photos)
        environment = compiled_once(Path(place, "compiled"))
        # The first start compiles what it imports, also what it imports ahead.
        environment[STAYS_S] = str(_COMPILING_S)
        qt = start_process("start_app", str(profile), environment=environment).qt
        environment[STAYS_S] = str(later_s)
        found: list[list[Memory]] = []
        for _ in range(pairs):
            started = [
                _start("start_app", str(profile), environment=environment),
                _start("start_bare", *qt, environment=environment),
            ]
            found.append([_told(process, later_s + _PATIENCE_S) for process in started])
    return found


def _start(module: str, *arguments: str, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 — our own module
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
    )


def _told(process: subprocess.Popen[bytes], patience_s: float) -> Memory:
    with process:
        told, _ = process.communicate(timeout=patience_s)
    painted, later = (json.loads(line)["rss_bytes"] for line in told.splitlines())
    return Memory(painted, later)


def report(found: list[list[Memory]]) -> Report:
    """Put the figures into words."""
    rows: list[tuple[str, ...]] = []
    met = True
    for name, goal in zip(("painted", "later"), _GOALS, strict=True):
        pairs = [tuple(getattr(each, name) / 1e6 for each in pair) for pair in found]
        ratio = statistics.median(app / bare for app, bare in pairs)
        met = met and ratio <= goal
        app_mb, bare_mb = (statistics.median(column) for column in zip(*pairs, strict=True))
        when = "at the first paint" if name == "painted" else f"{LATER_S} s later"
        rows.append((when, f"{app_mb:.0f}", f"{bare_mb:.0f}", f"{ratio:.2f}", f"{goal}"))
    text = "\n".join(
        (
            f"Resident memory (RSS) in MB on {PHOTOS} kept photos, medians of {len(found)} pairs:",
            "",
            *table(("", "app", "bare window", "ratio", "goal"), rows),
        )
    )
    return Report("Memory at the first paint and later", text, met=met)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=PAIRS, help=f"how often; {PAIRS}")
    options = arguments.parse_args()
    print(report(measure(options.pairs)))


if __name__ == "__main__":
    main()
