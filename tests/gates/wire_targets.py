"""The targets of what passes between the app and a portal, and how they are measured."""

from __future__ import annotations

import asyncio

from konnect_desktop.api.network import Limits
from tests.api.parts import IMPATIENT
from tests.gates.bombs import DATA_MIB, IMAGE_MIB, bombs
from tests.gates.broken_answers import broken_answers
from tests.gates.egress import egress
from tests.gates.load import load
from tests.gates.patience import windows_kept
from tests.gates.payloads import PayloadResult, keep_payloads, read_payloads
from tests.gates.slow_streams import slow_streams
from tests.gates.target import Finding, Request, Target

_LOT = 5_000
_MIB = 1024 * 1024


def _payloads(request: Request) -> Finding:
    total, lost = PayloadResult(), list[str]()
    for lot in range(1 if request.quick else 20):
        result, values = read_payloads(_LOT, request.seed + lot)
        total.read += result.read
        total.refused += result.refused
        total.wrong += result.wrong
        lost += asyncio.run(keep_payloads(values, request.folder / str(lot)))
    return Finding(
        f"{total.payloads} answers of {len(total.read)} routes: {total.read.total()} read, "
        f"{total.refused.total()} refused, {len(total.wrong)} crashes, {len(lost)} rows lost",
        met=not total.wrong and not lost,
    )


def _broken(request: Request) -> Finding:
    count = 300 if request.quick else 2_000
    result = broken_answers(count, request.seed, request.folder / "archive")
    return Finding(
        f"{result.answers} answers: {result.documents} documents and {result.files} files whole, "
        f"{len(result.wrong)} crashes, hangs or wrong finals, slowest {result.slowest_s:.1f} s",
        met=not result.wrong and result.slowest_s <= 45,
    )


def _bombs(request: Request) -> Finding:
    done = bombs(request.folder)
    data = [bomb for bomb in done if bomb.most_bytes == DATA_MIB * _MIB]
    files = [bomb for bomb in done if bomb.most_bytes == IMAGE_MIB * _MIB]
    missed = ", ".join(bomb.name for bomb in done if not bomb.met)
    return Finding(
        f"{len(data)} answers: + {max(bomb.grown_bytes for bomb in data) // _MIB} MiB, "
        f"{len(files)} files: + {max(bomb.grown_bytes for bomb in files) // _MIB} MiB, "
        f"slowest {max(bomb.seconds for bomb in done):.1f} s"
        + (f"; not given up: {missed}" if missed else ""),
        met=not missed,
    )


def _slow(request: Request) -> Finding:
    limits = IMPATIENT if request.quick else Limits()
    result = slow_streams(50, 6, limits)
    allowed_s = min(45.0, 1.5 * limits.slow_window_s + 1.0)
    return Finding(
        f"{result.cut} of {result.streams} cut, the last after {result.last_cut_s:.1f} s with a "
        f"patience of {limits.slow_window_s:g} s; another account read {result.others_read} "
        f"times meanwhile, waiting {result.others_waited_s:.2f} s at most",
        met=result.cut == result.streams
        and result.last_cut_s <= allowed_s
        and result.others_waited_s < 1.0,
    )


def _egress(request: Request) -> Finding:
    result = egress(request.folder, months=2 if request.quick else 18)
    return Finding(
        f"{result.requests} requests to the portal, {result.media_requests} to the media host, "
        f"{result.refused_links} hostile links, {result.connections} connections: "
        f"{len(result.violations)} violations",
        met=not result.violations,
    )


def _patience(request: Request) -> Finding:
    windows = windows_kept(20 if request.quick else 100, request.seed)
    most = load(request.folder, photos=20 if request.quick else 60)
    return Finding(
        f"{windows.windows} windows, {windows.requests} requests: {windows.early} early; "
        f"unasked {most.unasked_per_s:.1f} requests a second, asked for {most.lists_at_a_time} "
        f"list request at a time, {most.media_at_a_time} transfers at a time",
        met=windows.early == 0
        and most.unasked_per_s <= 2
        and most.lists_at_a_time == 1
        and most.media_at_a_time <= 6,
    )


WIRE_TARGETS = (
    Target(
        "T9",
        "100,000 generated answers of every route: 0 crashes, 0 kept rows lost",
        _payloads,
    ),
    Target("T10", "2,000 broken answers: 0 crashes, 0 hangs, 0 wrong finals", _broken),
    Target("T12", "bombs: ≤ 64 MiB for data, ≤ 300 MiB for pictures, ≤ 2 s each", _bombs),
    Target(
        "T13",
        "98 streams that drip, 50 of them media: all cut ≤ 45 s, another account goes on",
        _slow,
    ),
    Target("T15", "0 connections off the list, 0 tokens or cookies to the media host", _egress),
    Target(
        "T21",
        "0 requests within a Retry-After window, ≤ 2 a second unasked, 1 list request at a time, "
        "≤ 6 transfers at a time",
        _patience,
    ),
)
