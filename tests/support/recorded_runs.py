"""Runs of ``sync`` under strace whose every change to the archive is known, so that it can be hit.

Two runs are recorded: one from nothing, and one that goes on where a kill left everything planned
and nothing saved. The changes of the main thread are hit in the first kind, those of the
transfers in the second, where the main thread has written nothing before them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.aiming import Aim, aims
from tests.support.strace import Call, read_trace, strace
from tests.support.syncing import Ended, ended, start_sync

OPTIONS: Final = ("--include-unread", "--parallel", "1")
KILL: Final = "signal=SIGKILL"
KILLED: Final = -9


@dataclass(frozen=True, slots=True)
class Point:
    """One change: a run that begins with a copy of ``before`` makes ``call`` where ``aim`` says."""

    before: Path | None
    aim: Aim
    call: Call


class RecordedRuns:
    """The recordings, made against a portal that is up and whose content stays.

    Args:
        url: The portal.
        folder: An empty folder for archives and traces.

    Attributes:
        changes: All that a whole run makes.
        points: Those that can be hit, in the order in which they are made.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder
        fresh = self._record("fresh", None)
        own = [call for call in fresh if call.thread == fresh[0].thread]
        begun = self._begun(fresh)
        going_on = self._record("going-on", begun)
        transfers = [call for call in going_on if call.thread != going_on[0].thread]
        self.changes = tuple(self._changes([*own, *transfers]))
        self.points = (*self._points(fresh, own, None), *self._points(going_on, transfers, begun))

    def find(self, name: str, path: str, *, going_on: bool = True) -> Point:
        """Return the first point of a call's name whose paths match a pattern."""
        return next(
            point
            for point in self.points
            if point.call.name == name
            and bool(point.before) == going_on
            and any(re.search(path, found) for found in point.call.paths)
        )

    def prepare(self, point: Point, place: Path) -> Path:
        """Return the archive that a run begins with, below ``place``, where nothing is yet."""
        archive = place / "archive"
        place.mkdir(exist_ok=True)
        if point.before:
            shutil.copytree(point.before, archive)
        return archive

    def run(
        self,
        point: Point,
        place: Path,
        fault: str,
        *more: str,
        for_good: bool = False,
        as_json: bool = True,
    ) -> Ended:
        """Run with a fault at a point, in a place that was prepared, once or from then on.

        ``more`` are options of strace's.
        """
        aim = point.aim.moved(self._folder / "archive", place / "archive")
        return self._run(place, *aim.options(fault, for_good=for_good), *more, as_json=as_json)

    def _run(self, place: Path, *options: str, as_json: bool = True) -> Ended:
        # A killed run cannot remove its passing profile: that goes with the place.
        temporary = place / "temporary"
        temporary.mkdir(exist_ok=True)
        wrapper = strace(place / "trace", *options, temporary=temporary)
        archive = place / "archive"
        return ended(start_sync(self._url, archive, *OPTIONS, wrapper=wrapper, as_json=as_json))

    def _record(self, name: str, before: Path | None) -> list[Call]:
        archive = self._folder / "archive"
        if before:
            shutil.copytree(before, archive)
        run = self._run(self._folder)
        assert run.code == 0, run
        archive.rename(self._folder / name)
        return read_trace(self._folder / "trace")

    def _begun(self, fresh: Sequence[Call]) -> Path:
        # A part is removed before it is made, and nothing else is until then.
        part = next(
            call for call in fresh if call.name == "unlinkat" and "/parts/" in call.paths[0]
        )
        run = self._run(self._folder, *aims(fresh, [part])[part].options(KILL))
        assert run.code == KILLED, run
        return (self._folder / "archive").rename(self._folder / "begun")

    def _points(
        self, recorded: Sequence[Call], calls: Sequence[Call], before: Path | None
    ) -> list[Point]:
        found = aims(recorded, self._changes(calls))
        return [Point(before, aim, call) for call, aim in found.items()]

    def _changes(self, calls: Sequence[Call]) -> list[Call]:
        archive = self._folder / "archive"
        return [
            call
            for call in calls
            if call.succeeded and any(Path(path).is_relative_to(archive) for path in call.paths)
        ]
