"""T1: a run that is killed again and again leaves a whole archive, and fetches little twice."""

from __future__ import annotations

import math
import random
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Seen
from tests.support.portal import running_portal
from tests.support.syncing import Ended, Verdict, ended, start_sync, sync
from tests.support.truth import take_truth

_LONGEST_RUN_S = 120.0
_KILLED = -9


@dataclass(frozen=True, slots=True)
class KillResult:
    """What came of it.

    ``kills`` are the runs that were killed before their end, ``while_saving`` those of them that
    had asked for a medium. ``fetched_twice`` counts media requests beyond one for each medium.
    """

    kills: int
    while_saving: int
    media: int
    verdict: Verdict
    fetched_twice: int
    most_twice_by_one_kill: int
    second_run_requests: int
    last: Ended


@dataclass(frozen=True, slots=True)
class _Pace:
    """How long a run takes to its first medium, and how many media a second it saves then."""

    first_s: float
    media_per_s: float

    def window_s(self, media_per_kill: float) -> float:
        """Return how long after its start a run is killed at the latest.

        Moments spread evenly over that time bring ``media_per_kill`` on average.
        """
        share = media_per_kill / self.media_per_s
        return self.first_s + share + math.sqrt(share * share + 2 * share * self.first_s)


def kill_runs(  # noqa: PLR0913 — what a download under fire is made of
    kills: int,
    archive: Path,
    *,
    photos: int = 1000,
    videos: int = 10,
    months: int = 18,
    parallel: int = 8,
    seed: int,
) -> KillResult:
    """Kill ``kills`` runs of one download at random moments, then let one end, and judge.

    The moments are spread evenly over a time so short that the download lasts for all the kills:
    some hit the start, some the reading, some the saving.
    """
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    content = ("--photos", str(photos), "--videos", str(videos), "--months", str(months))
    with running_portal("--org", "demo", *content) as portal, FaultProxy(portal.media_url) as media:
        address = portal.of("demo")
        truth = take_truth(address)
        links = ((portal.media_url.encode(), media.url.encode()),)
        with FaultProxy(address.url, rewrites=links) as front:
            bench = _Bench(front.url, archive, media, parallel)
            pace = bench.pace()
            asked = [0]
            killed = 0
            while killed < kills:
                left = len(truth.received) - len({_medium(seen.path) for seen in media.ledger})
                window_s = pace.window_s(max(left, 1) / (kills - killed))
                hit, pace = bench.kill_at(dice.random() * window_s, pace)
                killed += hit
                asked.append(len(media.ledger))
            last = sync(front.url, archive, *bench.options)
            first_time = len(media.ledger)
            again = sync(front.url, archive, "--include-unread")
    assert (last.code, again.code) == (0, 0), (last, again)
    each = Counter(_medium(seen.path) for seen in media.ledger[:first_time])
    return KillResult(
        kills=killed,
        while_saving=sum(end > begin for begin, end in pairwise(asked)),
        media=len(truth.received),
        verdict=truth.judge(archive),
        fetched_twice=first_time - len(each),
        most_twice_by_one_kill=_most_twice(media.ledger[:first_time], asked),
        second_run_requests=len(media.ledger) - first_time,
        last=last,
    )


def _most_twice(requests: list[Seen], starts: list[int]) -> int:
    """Return how many requests one run made for what an earlier run had asked for already."""
    known: set[str] = set()
    most = 0
    for begin, end in pairwise((*starts, len(requests))):
        run = {_medium(seen.path) for seen in requests[begin:end]}
        most = max(most, len(run & known))
        known |= run
    return most


@dataclass(frozen=True, slots=True)
class _Bench:
    url: str
    archive: Path
    proxy: FaultProxy
    parallel: int

    @property
    def options(self) -> tuple[str, ...]:
        return ("--include-unread", "--parallel", str(self.parallel))

    def pace(self) -> _Pace:
        """Let one run into another folder end, and measure it."""
        with tempfile.TemporaryDirectory() as elsewhere:
            began = time.monotonic()
            run = sync(self.url, Path(elsewhere, "archive"), *self.options)
            took_s = time.monotonic() - began
        assert run.code == 0, run
        first_s = self.proxy.ledger[0].at_s - began
        pace = _Pace(first_s, len(self.proxy.ledger) / (took_s - first_s))
        self.proxy.ledger.clear()
        return pace

    def kill_at(self, moment_s: float, pace: _Pace) -> tuple[bool, _Pace]:
        """Kill a run at a moment; a moment of its saving is counted from its first request.

        Returns:
            Whether it was killed before its end, and its pace to its first request.
        """
        known = len(self.proxy.ledger)
        # What a killed run leaves of its passing profile must not stay for ever.
        with tempfile.TemporaryDirectory() as temporary:
            began = time.monotonic()
            place = ("env", f"TMPDIR={temporary}")
            process = start_sync(self.url, self.archive, *self.options, wrapper=place)
            pause = threading.Event()
            if moment_s >= pace.first_s:
                while process.poll() is None and len(self.proxy.ledger) == known:
                    assert time.monotonic() - began < _LONGEST_RUN_S
                    pause.wait(0.002)
                first_s = time.monotonic() - began
                pause.wait(moment_s - pace.first_s)
                pace = replace(pace, first_s=(pace.first_s + first_s) / 2)
            else:
                pause.wait(moment_s)
            process.kill()
            run = ended(process)
            assert run.code in {0, _KILLED}, run
            return run.code == _KILLED, pace


def _medium(path: str) -> str:
    return path.partition("?")[0]
