"""T2: a run is killed before each single change it makes to an archive; the next one mends all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.support.portal import running_portal
from tests.support.recorded_runs import KILL, KILLED, OPTIONS, Point, RecordedRuns
from tests.support.syncing import sync
from tests.support.truth import Truth, take_truth


@dataclass(frozen=True, slots=True)
class KillPointResult:
    """What came of it.

    ``changes`` are all that a run makes, ``points`` those before which one was to be killed;
    ``missed`` came to its end instead. A line for each archive that was not as it must be after
    the next run.
    """

    changes: int
    points: int
    missed: int
    violations: tuple[str, ...]


def kill_at_every_point(
    limit: int | None, folder: Path, *, photos: int = 4, videos: int = 1, at_a_time: int = 2
) -> KillPointResult:
    """Kill at every change, or at ``limit`` of them spread over the run, and judge each archive.

    Args:
        limit: How many points; all if ``None``.
        folder: For the archives; ``at_a_time`` of them are there at once.
        photos: How many photos a run saves.
        videos: How many videos.
        at_a_time: How many points are tried in parallel.
    """
    options = ("--photos", str(photos), "--videos", str(videos), "--months", "1")
    with running_portal("--org", "demo", *options) as portal:
        address = portal.of("demo")
        bench = _Bench(address.url, take_truth(address), RecordedRuns(address.url, folder), folder)
        chosen = _spread(bench.runs.points, limit)
        with ThreadPoolExecutor(at_a_time) as threads:
            found = list(threads.map(bench.kill_at, range(len(chosen)), chosen))
    return KillPointResult(
        changes=len(bench.runs.changes),
        points=len(chosen),
        missed=sum(missed for missed, _ in found),
        violations=tuple(line for _, line in found if line),
    )


@dataclass(frozen=True, slots=True)
class _Bench:
    url: str
    truth: Truth
    runs: RecordedRuns
    folder: Path

    def kill_at(self, number: int, point: Point) -> tuple[bool, str | None]:
        """Kill one run at the point and let the next one end.

        Returns:
            Whether it came to its end, and what is wrong afterwards.
        """
        place = self.folder / f"point-{number}"
        archive = self.runs.prepare(point, place)
        killed = self.runs.run(point, place, KILL)
        last = sync(self.url, archive, *OPTIONS)
        verdict = self.truth.judge(archive)
        shutil.rmtree(place)
        if killed.code in {0, KILLED} and last.code == 0 and verdict.faultless:
            return killed.code == 0, None
        where = f"{point.call.name} {point.call.paths}"
        return killed.code == 0, f"{where}: {killed.code}, then {last.code}: {verdict}; {last}"


def _spread(points: Sequence[Point], limit: int | None) -> Sequence[Point]:
    if limit is None or limit >= len(points):
        return points
    return [points[number * len(points) // limit] for number in range(limit)]
