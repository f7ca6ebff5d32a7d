"""T23: a start without the portal on many kept pictures, and the end after the window is closed.

The app runs as a process of its own: a thread that were left would keep it from ending.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from benchmarks.profiles import make_profile
from benchmarks.start import compiled_once, start_process

_STARTS = 3


@dataclass(frozen=True, slots=True)
class OfflineStart:
    """Medians: until the timeline in sight was painted, and from closing to the end."""

    pictures: int
    starts: int
    usable_s: float
    quit_s: float


def offline_start(folder: Path, *, photos: int) -> OfflineStart:
    """Start the app some times on a profile of about so many photos; the first does not count."""
    profile = folder / "profile"
    kept = make_profile(profile, photos)
    environment = compiled_once(folder / "compiled")
    starts = [
        start_process("start_app", str(profile), environment=environment)
        for _ in range(1 + _STARTS)
    ][1:]
    return OfflineStart(
        kept.pictures,
        len(starts),
        statistics.median(start.took_s for start in starts),
        statistics.median(start.lived_s for start in starts),
    )
