"""T12: answers and files made to exhaust memory or time are given up early and cheaply."""

from __future__ import annotations

import gzip
import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from konnect_desktop.domain.errors import ErrorKind
from tests.services.media.films import Film, box
from tests.services.media.samples import png_chunk, segment
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Endless, Fault, Raw, Respond

_MIB: Final = 1024 * 1024
DATA_MIB: Final = 64
IMAGE_MIB: Final = 300
LONGEST_S: Final = 2.0

_GZIP: Final = (("Content-Type", "application/json"), ("Content-Encoding", "gzip"))
_BROTLI: Final = (("Content-Type", "application/json"), ("Content-Encoding", "br"))
_ANSWERS: Final = {
    "announced": ErrorKind.PORTAL_CHANGED,
    "gzip": ErrorKind.PORTAL_CHANGED,
    "twice": ErrorKind.PORTAL_CHANGED,
    "brotli": ErrorKind.PORTAL_CHANGED,
    "endless": ErrorKind.PORTAL_CHANGED,
    "deep": ErrorKind.PORTAL_CHANGED,
    "page": ErrorKind.PORTAL_DOWN,
    "media-gzip": ErrorKind.MEDIA_DAMAGED,
    "media-announced": ErrorKind.MEDIA_TOO_LARGE,
}


@dataclass(frozen=True, slots=True)
class Bomb:
    """What one bomb did: the error it ended in, how far memory grew by then, and how long."""

    name: str
    kind: str
    expected: str
    grown_bytes: int
    seconds: float
    most_bytes: int

    @property
    def met(self) -> bool:
        """Whether it was given up as it must be."""
        cheap = self.grown_bytes <= self.most_bytes and self.seconds <= LONGEST_S
        return cheap and self.kind == self.expected


def bombs(folder: Path) -> list[Bomb]:
    """Set off all of them, each lot in a process of its own."""
    return [*_answers(), *_files(folder)]


def _answers() -> list[Bomb]:
    bomb = gzip.compress(b"[" + b'"0123456789",' * (200 * _MIB // 13), 1)
    announced = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 209715200"
    large = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 209715200"
    plan = (
        Fault("/good", (Respond(200, b"{}"),)),
        Fault("/announced", (Raw(announced + b"\r\n\r\n" + b'"abcdefghij",' * 2 * _MIB),)),
        Fault("/media-gzip", (Respond(200, bomb, _GZIP),)),
        Fault("/media-announced", (Raw(large + b"\r\n\r\n"),)),
        Fault("/gzip", (Respond(200, bomb, _GZIP),)),
        Fault("/twice", (Respond(200, gzip.compress(bomb), _GZIP),)),
        Fault("/brotli", (Respond(200, bomb[:400], _BROTLI),)),
        Fault("/endless", (Respond(200), Endless(b" " * 65536))),
        Fault("/deep", (Respond(200, b"[" * 8 * _MIB),)),
        Fault("/page", (Respond(500, b"<p>" * 30 * _MIB),)),
    )
    with FaultProxy(plan=plan) as proxy:
        return _probe(proxy.url, _ANSWERS, DATA_MIB)


def _files(folder: Path) -> list[Bomb]:
    """Pictures of 60,000 by 60,000 pixels, and films whose boxes lie or never end."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "picture.png": _huge_png(),
        "picture.jpg": _huge_jpeg(),
        "film-boxes.mp4": Film().file_type + _nested_boxes(200_000),
        "film-table.mp4": Film().file_type + box(b"moov", _lying_table()),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    _write_sparse_film(folder / "film-sparse.mp4")
    kinds = dict.fromkeys([*files, "film-sparse.mp4"], ErrorKind.MEDIA_DAMAGED)
    return _probe(str(folder), kinds, IMAGE_MIB)


def _huge_png() -> bytes:
    packer = zlib.compressobj(1)
    row = bytes(7_501)
    rows = [packer.compress(row * 600) for _ in range(100)]
    data = b"".join([*rows, packer.flush()])
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    chunks = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", data) + png_chunk(b"IEND")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _huge_jpeg() -> bytes:
    frame = struct.pack(">BHHB", 8, 60_000, 60_000, 1) + bytes((1, 0x11, 0))
    scan = bytes((1, 1, 0, 0, 63, 0))
    return b"\xff\xd8" + segment(0xC0, frame) + segment(0xDA, scan) + b"\x00" * 1000 + b"\xff\xd9"


def _nested_boxes(depth: int) -> bytes:
    """Return boxes in boxes, innermost first in the making; no recursion makes them."""
    sizes = range(8 * depth, 0, -8)
    return b"".join(struct.pack(">I4s", size, b"moov") for size in sizes)


def _lying_table() -> bytes:
    table = box(b"stsz", bytes(8), struct.pack(">I", 0xFFFFFFFF))
    samples = box(b"minf", box(b"stbl", table))
    return box(b"trak", box(b"mdia", samples))


def _write_sparse_film(path: Path) -> None:
    """Write a film that says it has eight gibibytes, of which a disk holds nearly nothing."""
    with path.open("wb") as file:
        file.write(Film().file_type + struct.pack(">I4sQ", 1, b"mdat", 8 * 1024 * _MIB))
        os.truncate(file.fileno(), 4 * 1024 * _MIB)


def _probe(where: str, kinds: dict[str, ErrorKind], most_mib: int) -> list[Bomb]:
    run = subprocess.run(  # noqa: S603 — a module of these tests
        [sys.executable, "-m", "tests.gates.bomb_probe", where, *kinds],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told: Sequence[tuple[str, str, int, float]] = [
        json.loads(line) for line in run.stdout.splitlines()
    ]
    return [
        Bomb(name, kind, kinds[name].value, grown, seconds, most_mib * _MIB)
        for name, kind, grown, seconds in told
    ]
