"""The marker segments of a JPEG, found without decoding; lengths are never trusted past the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from konnect_desktop.services.media.malformed import MalformedError

SOI: Final = b"\xff\xd8"
START_OF_SCAN: Final = 0xDA
END_OF_IMAGE: Final = 0xD9
APP1: Final = 0xE1
APP2: Final = 0xE2
APP14: Final = 0xEE
START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_IMAGE: Final = 0xD8
_LENGTH_BYTES: Final = 2
# 16 MiB of XMP are 256 segments; no camera comes near this.
_MOST_SEGMENTS: Final = 4_096
# Stuffed zeros, restarts and fill bytes are not markers: inside a scan they are data.
_MARKER: Final = re.compile(rb"\xff([\x02-\xcf\xd8-\xfe])")


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker with its payload: ``start`` is at the 0xFF, ``body`` behind the length field."""

    marker: int
    start: int
    body: int
    end: int


def walk_segments(data: bytes) -> Iterator[Segment]:
    """Yield the segments of the first image in ``data``, its end-of-image marker last.

    What follows the end of image (more images, a short film) is not looked at.

    Raises:
        MalformedError: A segment ends behind the data, or the end of image never comes.
    """
    if not data.startswith(SOI):
        raise MalformedError("no start of image")
    position = len(SOI)
    for _ in range(_MOST_SEGMENTS):
        segment = _next_segment(data, position)
        yield segment
        if segment.marker == END_OF_IMAGE:
            return
        position = segment.end
    raise MalformedError("too many segments")


def _next_segment(data: bytes, position: int) -> Segment:
    found = _MARKER.search(data, position)
    if found is None:
        raise MalformedError("no end of image")
    start, marker = found.start(), data[found.start() + 1]
    if marker == END_OF_IMAGE:
        return Segment(marker, start, start + 2, start + 2)
    length = int.from_bytes(data[start + 2 : start + 4])
    end = start + 2 + length
    if marker == _START_OF_IMAGE or length < _LENGTH_BYTES or end > len(data):
        raise MalformedError("a segment does not fit")
    return Segment(marker, start, start + 4, end)


def header_segments(data: bytes) -> tuple[Segment, ...]:
    """Return the segments before the first scan.

    Raises:
        MalformedError: There is no scan, or what comes before it cannot be read.
    """
    segments: list[Segment] = []
    for segment in walk_segments(data):
        if segment.marker == START_OF_SCAN:
            return tuple(segments)
        segments.append(segment)
    raise MalformedError("no scan")
