"""All targets that are measured, and how those of disks, names and starts are."""

from __future__ import annotations

from tests.gates.busy_window import busy_window
from tests.gates.durability import durability_order
from tests.gates.kill_points import kill_at_every_point
from tests.gates.kills import kill_runs
from tests.gates.offline_start import offline_start
from tests.gates.renewals import renewals_for_parallel_401s
from tests.gates.resume import resume_matrix
from tests.gates.target import Finding, Request, Target
from tests.gates.wire_targets import WIRE_TARGETS
from tests.support.names_gate import count_name_violations


def _kills(request: Request) -> Finding:
    kills, photos, videos = (12, 200, 4) if request.quick else (200, 1000, 10)
    result = kill_runs(
        kills, request.folder / "archive", photos=photos, videos=videos, seed=request.seed
    )
    verdict, twice = result.verdict, result.fetched_twice / max(result.kills, 1)
    return Finding(
        f"{result.kills} kills ({result.while_saving} runs had begun to save), "
        f"{result.media} media: {len(verdict.corrupt)} corrupt, {len(verdict.missing)} missing, "
        f"{len(verdict.double)} double, {len(verdict.left_over) + len(verdict.strangers)} "
        f"left over; fetched twice {twice:.2f} a kill on average, "
        f"{result.most_twice_by_one_kill} at most; next run {result.second_run_requests} fetches",
        # A dozen kills are too few for an average.
        met=verdict.faultless
        and result.kills == kills
        and result.second_run_requests == 0
        and (twice <= 2 or request.quick)
        and result.most_twice_by_one_kill <= 8,
    )


def _kill_points(request: Request) -> Finding:
    result = kill_at_every_point(12 if request.quick else None, request.folder)
    return Finding(
        f"{result.points} of a run's {result.changes} changes, {result.missed} kills missed: "
        f"{len(result.violations)} violations",
        met=not result.violations and result.missed <= result.points // 20,
    )


def _durability(request: Request) -> Finding:
    result = durability_order(request.folder, photos=20 if request.quick else 200)
    return Finding(
        f"{result.files} files: {len(result.violations)} violations",
        met=result.files > 0 and not result.violations,
    )


def _renewals(_: Request) -> Finding:
    renewals = renewals_for_parallel_401s(64)
    return Finding(f"renewals for 64 parallel 401s: {renewals}", met=renewals == 1)


def _resumes(request: Request) -> Finding:
    offsets = 3 if request.quick else 50
    result = resume_matrix(offsets, request.folder / "archive", seed=request.seed)
    return Finding(
        f"{result.behaviours} behaviours × {offsets} offsets: {result.equal} of {result.runs} "
        f"equal, {result.resumed} resumed",
        met=result.runs == result.equal == result.behaviours * offsets and result.resumed > 0,
    )


def _names(request: Request) -> Finding:
    counts = count_name_violations(1_000 if request.quick else 10_000, request.seed)
    names = counts.pop("names")
    wrong = ", ".join(f"{count} {what.replace('_', ' ')}" for what, count in counts.items())
    return Finding(f"{names} names: {wrong}", met=not any(counts.values()))


def _offline_start(request: Request) -> Finding:
    result = offline_start(request.folder, photos=1_000 if request.quick else 20_000)
    return Finding(
        f"{result.pictures} pictures kept, no way to the portal: usable after "
        f"{result.usable_s:.2f} s, ended {result.quit_s:.2f} s after the window was closed "
        f"(medians of {result.starts} starts)",
        met=result.usable_s <= 2.0 and result.quit_s <= 3.0,
    )


def _busy_window(request: Request) -> Finding:
    saved, kept = (100, 1_000) if request.quick else (1_000, 50_000)
    result = busy_window(request.folder, saved=saved, kept=kept)
    return Finding(
        f"{result.saved} photos saved: p99 {result.saving_p99_ms:.0f} ms, worst "
        f"{result.saving_worst_ms:.0f} ms (medians of 3 runs); {result.pictures} kept: at most "
        f"{result.most_memory_bytes / 1e6:.0f} MB, scrolling p99 {result.scrolling_p99_ms:.0f} ms",
        met=result.saving_p99_ms <= 50.0
        and result.saving_worst_ms <= 250.0
        and result.scrolling_p99_ms <= 32.0
        and result.most_memory_bytes <= 400_000_000,
    )


_OTHERS = (
    Target(
        "T1",
        "0 corrupt, missing, double or left over after 200 kills; ≤ 2 fetches twice a kill on "
        "average, ≤ 8 at most",
        _kills,
    ),
    Target("T2", "0 violations for a kill before every change to the archive", _kill_points),
    Target("T3", "bytes, name and folder durable before the ledger says so: 100 %", _durability),
    Target("T4", "1 renewal for 64 parallel 401s", _renewals),
    Target("T11", "SHA-256 equal after every resumed download", _resumes),
    Target("T17", "0 names outside, overwritten, too long or not allowed", _names),
    Target(
        "T23",
        "offline, 20,000 pictures kept: usable ≤ 2.0 s after the start, ended ≤ 3 s after closing",
        _offline_start,
    ),
    Target(
        "T24",
        "while photos are saved the window comes ≤ 50 ms late for 99 of 100 ticks, ≤ 250 ms at "
        "worst; with 50,000 pictures kept ≤ 400 MB, and ≤ 32 ms late in scrolling (F179)",
        _busy_window,
    ),
)
TARGETS = tuple(sorted((*_OTHERS, *WIRE_TARGETS), key=lambda target: int(target.number[1:])))
