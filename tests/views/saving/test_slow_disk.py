"""The window goes on at its pace while photos are saved, also where the disk takes its time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.tree import ROOT

_FIGURES = re.compile(r"(\d+) saved in ([\d.]+) s, .* p99 ([\d.]+), worst ([\d.]+) ms")


def _run(*before: str, photos: int) -> tuple[int, float, float, float]:
    """Save beside a window; return how many, in how many seconds, and the ticks' p99 and worst."""
    command = (*before, sys.executable, "-m", "benchmarks.saving_beside_window")
    ended = subprocess.run(  # noqa: S603 — our own module
        (*command, "--runs", "1", "--photos", str(photos)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = _FIGURES.search(ended.stdout)
    assert found, ended
    return int(found[1]), float(found[2]), float(found[3]), float(found[4])


def test_f176_the_window_keeps_its_pace_while_photos_are_saved() -> None:
    saved, _, p99_ms, worst_ms = _run(photos=120)
    assert saved >= 100
    assert p99_ms <= 50
    assert worst_ms <= 250


@pytest.mark.deep
def test_f105_a_flush_that_takes_two_seconds_is_not_felt_in_the_window(tmp_path: Path) -> None:
    slow = "inject=fsync:delay_enter=2000000"
    trace = ("-qq", "-o", str(tmp_path / "trace"), "-e", "trace=fsync", "-e", slow)
    saved, took_s, p99_ms, _ = _run("strace", "-f", "--seccomp-bpf", *trace, photos=4)
    assert saved >= 3
    assert took_s >= 4.0  # a file and its folder, one after the other
    assert p99_ms <= 50
