"""From start to the first painted timeline, beside a bare window of the same Qt.

``python -m benchmarks.start`` makes a profile with 10,000 photos, all kept at medium size, and no
way to the portal; then it starts the app on it and a bare PySide6 window with the same Qt modules
in turn. Measured is from the moment before the process is made to the moment after the paint in
which every row of the timeline in sight is a real card (of the bare window: its one line of text),
and the memory that the process has by then. Goals: at most 1.5 times the bare window in both, and
the timeline at most 100 ms after the window was shown.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict, cast

from benchmarks.profiles import Kept, make_profile
from benchmarks.report import Report, table

PAIRS: Final = 9
PHOTOS: Final = 10_000
_GOAL: Final = 1.5
_AFTER_WINDOW_S: Final = 0.1
_MB: Final = 1_000_000
_PATIENCE_S: Final = 60.0
_WHY_MISSED: Final = (
    "Why the goal is missed: the bare window opens nothing and imports Qt alone. The app imports "
    "some 440 modules more (asyncio, SQLite, msgspec and its own); that is two fifths of its "
    "processor time, and of that a good part is PySide, which makes Python enums of each class of "
    "Qt that is named: 398 of them here, 138 in the bare window. Then it opens two databases, "
    "holds them against their seals, reads the newest entries, decodes their pictures, makes 140 "
    "widgets and lays them out and paints them before this measurement ends: building the window "
    "takes about 0.1 s of it. Importing asyncio, SQLite, msgspec and qasync beside the same Qt "
    "makes a quarter of the bare window's time by itself. The largest single part that is left is "
    "30 ms: where Tab's order is looked up, Qt hands out a widget that it has made itself, and "
    "PySide loads every class of Qt's widgets to find out which one that is. Of the memory the "
    "app's own modules take 17 MB, asyncio, SQLite, msgspec and qasync 10 MB, and its widgets 5 MB."
)


class _Told(TypedDict):
    name: str
    at_s: float
    cpu_s: float
    rss_bytes: int
    modules: int
    qt: list[str]
    window_at_s: float


@dataclass(frozen=True, slots=True)
class Start:
    """One start: until the first paint, memory then, and until the process was gone.

    ``after_window_s`` is how long before that first paint the window had been shown.
    """

    took_s: float
    after_window_s: float
    cpu_s: float
    rss_bytes: int
    modules: int
    qt: tuple[str, ...]
    lived_s: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All starts, in the order in which they were made, one of each in turn."""

    kept: Kept
    app: tuple[Start, ...]
    bare: tuple[Start, ...]

    @property
    def time_ratio(self) -> float:
        """Median of the app's time by the bare window's beside it."""
        pairs = zip(self.app, self.bare, strict=True)
        return statistics.median(app.took_s / bare.took_s for app, bare in pairs)

    @property
    def after_window_s(self) -> float:
        """Median of the time between the window and its timeline."""
        return statistics.median(app.after_window_s for app in self.app)

    @property
    def cpu_ratio(self) -> float:
        """The same of the processors' time, which other processes disturb less."""
        pairs = zip(self.app, self.bare, strict=True)
        return statistics.median(app.cpu_s / bare.cpu_s for app, bare in pairs)

    @property
    def rss_ratio(self) -> float:
        """The same of the memory."""
        pairs = zip(self.app, self.bare, strict=True)
        return statistics.median(app.rss_bytes / bare.rss_bytes for app, bare in pairs)


def measure(pairs: int = PAIRS, photos: int = PHOTOS) -> Measured:
    """Start both so often; one start of each goes before and is not counted."""
    with tempfile.TemporaryDirectory(prefix="konnect-start-") as place:
        profile = Path(place, "profile")
        kept = make_profile(profile, photos)
        environment = compiled_once(Path(place, "compiled"))
        first = start_process("start_app", str(profile), environment=environment)
        bare_arguments = first.qt
        start_process("start_bare", *bare_arguments, environment=environment)
        app: list[Start] = []
        bare: list[Start] = []
        for _ in range(pairs):
            app.append(start_process("start_app", str(profile), environment=environment))
            bare.append(start_process("start_bare", *bare_arguments, environment=environment))
    return Measured(kept, tuple(app), tuple(bare))


def compiled_once(compiled: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as where the app is installed."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled), "LC_ALL": "C.UTF-8"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def start_process(module: str, *arguments: str, environment: Mapping[str, str]) -> Start:
    """Start one of the programs beside this module and wait until it has ended by itself.

    Raises:
        CalledProcessError: It did not end well.
        TimeoutExpired: It did not end.
    """
    began = time.monotonic()
    process = subprocess.run(  # noqa: S603 — our own module
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        timeout=_PATIENCE_S,
        check=True,
    )
    ended = time.monotonic()
    told = cast("_Told", json.loads(process.stdout.splitlines()[0]))
    return Start(
        told["at_s"] - began,
        told["at_s"] - told["window_at_s"],
        told["cpu_s"],
        told["rss_bytes"],
        told["modules"],
        tuple(told["qt"]),
        ended - told["at_s"],
    )


def report(measured: Measured) -> Report:
    """Put the figures into words."""
    kept, app, bare = measured.kept, measured.app, measured.bare
    met = measured.time_ratio <= _GOAL and measured.rss_ratio <= _GOAL
    met = met and measured.after_window_s <= _AFTER_WINDOW_S
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    what = (
        f"Two accounts, {kept.cards} entries, {kept.pictures} pictures kept, no way to the portal; "
        f"{len(app)} starts of each in turn, platform {platform}. From before the process to after "
        "the paint in which all rows in sight are real cards; of the bare window, its one line of "
        "text. Medians (least – most):"
    )
    lines = [
        what,
        "",
        *table(
            ("", "app", "bare window", "ratio", "goal"),
            [
                (
                    "first paint, ms",
                    _spread(app, lambda start: start.took_s * 1000),
                    _spread(bare, lambda start: start.took_s * 1000),
                    f"{measured.time_ratio:.2f}",
                    f"{_GOAL}",
                ),
                (
                    "of that after the window is shown, ms",
                    _spread(app, lambda start: start.after_window_s * 1000),
                    "",
                    "",
                    f"≤ {_AFTER_WINDOW_S * 1000:.0f} ms",
                ),
                (
                    "processor time of that, ms",
                    _spread(app, lambda start: start.cpu_s * 1000),
                    _spread(bare, lambda start: start.cpu_s * 1000),
                    f"{measured.cpu_ratio:.2f}",
                    "",
                ),
                (
                    "memory at first paint (RSS), MB",
                    _spread(app, lambda start: start.rss_bytes / _MB),
                    _spread(bare, lambda start: start.rss_bytes / _MB),
                    f"{measured.rss_ratio:.2f}",
                    f"{_GOAL}",
                ),
                (
                    "Python modules by then",
                    _spread(app, lambda start: start.modules),
                    _spread(bare, lambda start: start.modules),
                    "",
                    "",
                ),
                (
                    "from closing the window to the end of the process, ms",
                    _spread(app, lambda start: start.lived_s * 1000),
                    _spread(bare, lambda start: start.lived_s * 1000),
                    "",
                    "",
                ),
            ],
        ),
        "",
        f"Qt modules of both: {', '.join(name.removeprefix('PySide6.') for name in app[0].qt)}.",
        *(() if met else ("", _WHY_MISSED)),
    ]
    return Report("Start to the first painted timeline", "\n".join(lines), met=met)


def _spread(starts: Sequence[Start], of: Callable[[Start], float]) -> str:
    values = [of(start) for start in starts]
    return f"{statistics.median(values):.0f} ({min(values):.0f} – {max(values):.0f})"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=PAIRS, help=f"how often; {PAIRS}")
    arguments.add_argument("--photos", type=int, default=PHOTOS, help=f"how many; {PHOTOS}")
    options = arguments.parse_args()
    print(report(measure(options.pairs, options.photos)))


if __name__ == "__main__":
    main()
