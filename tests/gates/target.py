"""What a target is: how it is measured, what must come out, and what did."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """In which folder, with which seed, and whether with small counts."""

    folder: Path
    seed: int
    quick: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What was measured, in words, and whether the target was met."""

    measured: str
    met: bool


@dataclass(frozen=True, slots=True)
class Target:
    """One target; ``measure`` takes its time."""

    number: str
    promise: str
    measure: Callable[[Request], Finding]


@dataclass(frozen=True, slots=True)
class Row:
    """A target with its finding and the seconds that it took."""

    target: Target
    finding: Finding
    took_s: float


def measure(target: Target, request: Request) -> Row:
    """Measure one target; what breaks is a target missed."""
    request.folder.mkdir(parents=True)
    began = time.monotonic()
    try:
        finding = target.measure(request)
    except Exception as error:  # noqa: BLE001 — the other targets are measured all the same
        finding = Finding(f"{type(error).__name__}: {error}"[:300], met=False)
    return Row(target, finding, time.monotonic() - began)
