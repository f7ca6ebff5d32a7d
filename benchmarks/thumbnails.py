"""Thumbnails from large JPEGs, beside libjpeg-turbo's own benchmark at the same scale.

``python -m benchmarks.thumbnails`` makes a picture of 12 and one of 2 megapixels and decodes each
to the size of a tile, as the app does it: in one thread, and in two. ``tjbench`` of libjpeg-turbo
decodes the same file at the same fraction in turn with that. Where it is not installed, its rows
are left out.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from PySide6.QtCore import QSize

from benchmarks.report import Report, table
from konnect_desktop.views.decoding import Decoded, decode, limit_allocations, scaled_size

TILE_PX: Final = 504
"""An eighth of 4032: a bound of 512 would ask for a quarter, which takes half as long again."""
RUNS: Final = 7
_SECONDS: Final = 1.0
_TJBENCH: Final = "tjbench"
_FRAMES: Final = re.compile(r"Decompress.*?Frame rate:\s+([\d.]+) fps", re.DOTALL)
_EIGHTHS: Final = 8
_THREADS: Final = 2
_TWICE: Final = 1.6


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of photo, and how fast it must be decoded beside the peer."""

    name: str
    size: tuple[int, int]
    goal: float


CASES: Final = (Case("12 megapixels", (4032, 3024), 0.80), Case("2 megapixels", (1600, 1200), 0.70))


@dataclass(frozen=True, slots=True)
class Measured:
    """Pictures a second, run by run; ``peer`` is empty where there is none."""

    case: Case
    bytes: int
    scale: str
    one: tuple[float, ...]
    two: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float | None:
        """Median of one thread by the peer beside it."""
        if not self.peer:
            return None
        pairs = zip(self.one, self.peer, strict=True)
        return statistics.median(own / peer for own, peer in pairs)

    @property
    def speed_up(self) -> float:
        """Median of two threads by one beside it."""
        pairs = zip(self.two, self.one, strict=True)
        return statistics.median(both / alone for both, alone in pairs)

    @property
    def met(self) -> bool:
        """Whether all goals that could be measured are reached."""
        ratio = self.ratio
        return (ratio is None or ratio >= self.case.goal) and self.speed_up >= _TWICE


def measure(runs: int = RUNS) -> list[Measured]:
    """Measure both cases, everything in turn."""
    limit_allocations()
    with tempfile.TemporaryDirectory(prefix="konnect-thumbnails-") as place:
        return [_measure(case, Path(place, f"{case.size[0]}.jpg"), runs) for case in CASES]


def _measure(case: Case, path: Path, runs: int) -> Measured:
    path.write_bytes(_photo(case.size))
    scaled = scaled_size(QSize(*case.size), TILE_PX)
    scale = f"{round(scaled.width() / case.size[0] * _EIGHTHS)}/{_EIGHTHS}"
    one: list[float] = []
    two: list[float] = []
    peer: list[float] = []
    has_peer = shutil.which(_TJBENCH) is not None
    for _ in range(runs):
        one.append(_rate(lambda: _decode_for_a_while(path)))
        if has_peer:
            peer.append(_peer(path, scale))
        with ThreadPoolExecutor(_THREADS) as threads:
            both = threads.map(lambda _: _rate(lambda: _decode_for_a_while(path)), range(_THREADS))
            two.append(sum(both))
    return Measured(case, path.stat().st_size, scale, tuple(one), tuple(two), tuple(peer))


def _rate(work: Callable[[], int]) -> float:
    began = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - began)


def _decode_for_a_while(path: Path) -> int:
    end, done = time.perf_counter() + _SECONDS, 0
    while time.perf_counter() < end:
        found = decode(_open, path, TILE_PX)
        if not isinstance(found, Decoded):
            raise TypeError(f"not decoded: {found}")
        done += 1
    return done


def _open(path: Path) -> io.BufferedReader:
    return path.open("rb")


def _peer(path: Path, scale: str) -> float:
    program = shutil.which(_TJBENCH) or _TJBENCH
    options = ("-scale", scale, "-benchtime", f"{_SECONDS}", "-warmup", "0.2", "-nowrite", "-bgrx")
    said = subprocess.run(  # noqa: S603 — a fixed command line
        [program, str(path), *options], capture_output=True, text=True, check=True
    ).stdout
    found = _FRAMES.search(said)
    if found is None:
        raise ValueError("tjbench says it in another way")
    return float(found[1])


def _photo(size: tuple[int, int]) -> bytes:
    """Return a JPEG with as much in it as a photo has: some 2 bits a pixel."""
    dice = random.Random(1)  # noqa: S311 — a picture, not a secret
    coarse = Image.effect_noise((size[0] // 8, size[1] // 8), 90).resize(
        size, Image.Resampling.BICUBIC
    )
    fine = Image.effect_noise(size, 14)
    bands = [ImageChops.add(coarse, fine, scale=1.6, offset=dice.randrange(-20, 20)) for _ in "rgb"]
    written = io.BytesIO()
    Image.merge("RGB", bands).save(written, "JPEG", quality=88)
    return written.getvalue()


def report(measured: list[Measured]) -> Report:
    """Put the figures into words."""
    rows = [
        (
            f"{each.case.name}, {each.bytes / 1e6:.1f} MB, at {each.scale}",
            _spread(each.one),
            _spread(each.two),
            f"{each.speed_up:.2f} (≥ {_TWICE})",
            _spread(each.peer) if each.peer else "not installed",
            "" if each.ratio is None else f"{each.ratio:.2f} (≥ {each.case.goal:.2f})",
        )
        for each in measured
    ]
    head = ("photo", "one thread, a second", "two threads", "gain", "tjbench", "one by tjbench")
    what = (
        f"Decoded to about {TILE_PX} pixels, {len(measured[0].one)} runs in turn; medians "
        "(least – most):"
    )
    text = "\n".join([what, "", *table(head, rows)])
    return Report("Thumbnails beside libjpeg-turbo", text, met=all(each.met for each in measured))


def _spread(values: tuple[float, ...]) -> str:
    return f"{statistics.median(values):.1f} ({min(values):.1f} – {max(values):.1f})"


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(report(measure()))


if __name__ == "__main__":
    main()
