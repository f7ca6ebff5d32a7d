"""``python -m benchmarks``: everything that is measured of the window, into ``results.md``.

Each measurement is a process of its own; what is held against something else is measured in turn
with it, so that a busy machine slows both.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.report import MISSED, Report, machine

RESULTS: Final = Path(__file__).with_name("results.md")
_WITH_REPORTS: Final = ("start", "memory_later", "window_gaps", "thumbnails", "viewer", "grid")
_HEAD: Final = """# How fast the window is

Written by `make bench`. Times vary with the machine; ratios and processor times do so less.
"""


def main() -> None:
    """Measure, print and write."""
    sections = [_HEAD, f"{datetime.now(UTC):%Y-%m-%d}, {machine()}.\n"]
    sections += [_output(name) for name in _WITH_REPORTS]
    sections.append(str(_saving()))
    text = "\n".join(sections)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


def _saving() -> Report:
    lines = _output("saving_beside_window").strip().splitlines()
    text = "\n".join(["Lateness of a 16 ms timer of the window:", "", *(f"- {x}" for x in lines)])
    return Report("Saving 1,000 photos beside the window", text, met=MISSED not in text)


def _output(name: str) -> str:
    print(f"{name}: measuring …", file=sys.stderr, flush=True)
    process = subprocess.run(  # noqa: S603 — our own module
        [sys.executable, "-m", f"benchmarks.{name}"], stdout=subprocess.PIPE, text=True, check=True
    )
    return process.stdout


if __name__ == "__main__":
    main()
