"""Walks the boxes of an mp4 file, as far as the tests of shipped clips need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    kind: str
    body: bytes


def walk(data: bytes) -> Iterator[Box]:
    """Yield the boxes that lie side by side in ``data``; they must fill it exactly."""
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        assert 8 <= size <= len(data) - at, f"box of {size} bytes at {at}"
        yield Box(data[at + 4 : at + 8].decode("ascii"), data[at + 8 : at + size])
        at += size


def inside(data: bytes, *path: str) -> bytes:
    """Return the body of the box that ``path`` leads to."""
    for kind in path:
        data = next(box.body for box in walk(data) if box.kind == kind)
    return data


def duration_ms(movie_header: bytes) -> int:
    """Return the duration that a version 0 ``mvhd`` tells."""
    assert movie_header[0] == 0
    ticks_per_s = int.from_bytes(movie_header[12:16])
    return int.from_bytes(movie_header[16:20]) * 1000 // ticks_per_s


def made_at(movie_header: bytes) -> int:
    """Return the creation time that a version 0 ``mvhd`` tells, 0 for none."""
    return int.from_bytes(movie_header[4:8])


def displayed_size(track_header: bytes) -> tuple[int, int]:
    """Return width and height in pixels that a version 0 ``tkhd`` tells."""
    width, height = track_header[76:80], track_header[80:84]
    return int.from_bytes(width) >> 16, int.from_bytes(height) >> 16
