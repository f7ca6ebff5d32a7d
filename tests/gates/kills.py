"""T1: a run that is killed again and again leaves a whole archive, and fetches little twice."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.support.census import Census, Counted
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Seen
from tests.support.portal import PortalAddress, running_portal
from tests.support.syncing import Ended, Verdict, ended, judge, start_sync, sync

_LONGEST_RUN_S = 120.0


@dataclass(frozen=True, slots=True)
class KillResult:
    """What came of it. ``fetched_twice`` counts media requests beyond one for each medium."""

    kills: int
    media: int
    verdict: Verdict
    fetched_twice: int
    most_twice_by_one_kill: int
    second_run_requests: int
    last: Ended


def kill_runs(
    kills: int, archive: Path, *, photos: int = 1000, videos: int = 10, parallel: int = 8, seed: int
) -> KillResult:
    """Kill ``kills`` runs at random points of one download, then let one end, and judge.

    Each run is killed after a random number of media requests and a random while, so that the
    kills spread over the whole download; the last run starts with whatever is left.
    """
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    options = ("--org", "demo", "--photos", str(photos), "--videos", str(videos))
    with running_portal(*options) as portal, FaultProxy(portal.media_url) as media:
        address = portal.of("demo")
        counted, received = _truth(address)
        links = ((portal.media_url.encode(), media.url.encode()),)
        with FaultProxy(address.url, rewrites=links) as front:
            spread = max(1, photos // max(kills, 1))
            asked = [0]
            for _ in range(kills):
                _killed_run(front.url, archive, media, dice, spread, parallel)
                asked.append(len(media.ledger))
            last = sync(front.url, archive, "--include-unread", "--parallel", str(parallel))
            first_time = len(media.ledger)
            again = sync(front.url, archive, "--include-unread")
    assert (last.code, again.code) == (0, 0), (last, again)
    each = Counter(_medium(seen.path) for seen in media.ledger[:first_time])
    return KillResult(
        kills=kills,
        media=len(counted),
        verdict=judge(archive, set(counted), received),
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


def _killed_run(  # noqa: PLR0913 — what a killed run is made of
    url: str, archive: Path, proxy: FaultProxy, dice: random.Random, spread: int, parallel: int
) -> None:
    enough = len(proxy.ledger) + dice.randint(0, 2 * spread)
    process = start_sync(url, archive, "--include-unread", "--parallel", str(parallel))
    pause = threading.Event()
    give_up = time.monotonic() + _LONGEST_RUN_S
    while process.poll() is None and time.monotonic() < give_up:
        if len(proxy.ledger) >= enough:
            break
        pause.wait(0.002)
    pause.wait(dice.random() * 0.03)
    process.kill()
    ended(process)


def _truth(address: PortalAddress) -> tuple[dict[str, Counted], dict[str, bytes]]:
    census = Census(address.url, address.username, address.password)
    counted = {one: what for one, what in census.take().items() if what.link}
    received = {
        one: hashlib.sha256(census.fetch(what.link)).digest()
        for one, what in counted.items()
        if what.link
    }
    return counted, received


def _medium(path: str) -> str:
    return path.partition("?")[0]
