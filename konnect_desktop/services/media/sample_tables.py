"""A track's sample tables: they say where each piece of film must lie, so a missing one is found.

A table is read in slices and nothing is kept of it: the length of a film does not matter.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final

from konnect_desktop.services.media.boxes import Box, children, only, read_bytes
from konnect_desktop.services.media.malformed import MalformedError

# Ten hours of film at 60 frames a second are 2.2 million samples.
_MOST_ENTRIES: Final = 4_000_000
_SLICE_ENTRIES: Final = 8_192
_ENTRIES_FROM: Final = 8
_SIZES_FROM: Final = 12
# Old QuickTime sound counts "samples" of one byte that do not stand for bytes of the file.
_SOUND_SAMPLE_BYTES: Final = 1


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes of a file from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Say whether all bytes from ``start`` to ``end`` are inside."""
        return self.start <= start and end <= self.end


def check_track(file: BinaryIO, sample_table: Box, media: Sequence[ByteRange]) -> int:
    """Check that every chunk of a track lies inside the media data.

    Args:
        file: The film.
        sample_table: The track's ``stbl``.
        media: Contents of the ``mdat`` boxes, in the file's order.

    Returns:
        How many samples the track has.

    Raises:
        MalformedError: A chunk does not, or a table is not whole.
    """
    boxes = children(file, sample_table)
    sizes = _SampleSizes(file, only(boxes, b"stsz", b"stz2"))
    offsets_box = only(boxes, b"stco", b"co64")
    offset_layout = ">I" if offsets_box.kind == b"stco" else ">Q"
    chunks = _entry_count(file, offsets_box, struct.calcsize(offset_layout))
    offsets = _entries(file, offsets_box.body + _ENTRIES_FROM, chunks, offset_layout)
    runs = _samples_per_chunk(file, only(boxes, b"stsc"), chunks)
    home: ByteRange | None = None
    total = 0
    for (offset,), samples in zip(offsets, runs, strict=True):
        length = sizes.take(samples)
        total += length
        if home is None or not home.holds(offset, offset + length):
            home = _home_of(offset, offset + length, media)
    if total > sum(part.end - part.start for part in media) or (sizes.count and not chunks):
        raise MalformedError("samples without media data")
    return sizes.count


def _home_of(start: int, end: int, media: Sequence[ByteRange]) -> ByteRange:
    for part in media:
        if part.holds(start, end):
            return part
    raise MalformedError("a chunk lies outside of the media data")


class _SampleSizes:
    """Sizes of a track's samples, handed out in order."""

    def __init__(self, file: BinaryIO, box: Box) -> None:
        fixed, self.count = struct.unpack(">II", read_bytes(file, box.body + 4, 8))
        compact = box.kind == b"stz2"
        self._each: int | None = None if compact or not fixed else fixed
        self._left = self.count
        self._sizes: Iterator[int] = iter(())
        if self._each is None:
            bits = fixed & 0xFF if compact else 32
            _check_count(self.count, bits, box.body_bytes - _SIZES_FROM)
            self._sizes = _sizes(file, box.body + _SIZES_FROM, self.count, bits)

    def take(self, samples: int) -> int:
        """Return how many bytes the next ``samples`` samples have together."""
        if self._each is None:
            return sum(islice(self._sizes, samples))
        taken = min(samples, self._left)
        self._left -= taken
        return 0 if self._each == _SOUND_SAMPLE_BYTES else taken * self._each


def _sizes(file: BinaryIO, position: int, count: int, bits: int) -> Iterator[int]:
    if bits == 4:  # noqa: PLR2004 — two sizes in a byte
        pairs = _entries(file, position, (count + 1) // 2, ">B")
        halves = (half for (pair,) in pairs for half in (pair >> 4, pair & 15))
        return islice(halves, count)
    layout = {8: ">B", 16: ">H", 32: ">I"}.get(bits)
    if layout is None:
        raise MalformedError(f"sizes of {bits} bits")
    return (size for (size,) in _entries(file, position, count, layout))


def _samples_per_chunk(file: BinaryIO, box: Box, chunks: int) -> Iterator[int]:
    layout = ">III"
    count = _entry_count(file, box, struct.calcsize(layout))
    done, samples = 0, 0
    for first_chunk, samples_from_there, _ in _entries(
        file, box.body + _ENTRIES_FROM, count, layout
    ):
        if not done < first_chunk <= chunks or (first_chunk > 1 and not done and not samples):
            raise MalformedError("chunks out of order")
        while done < first_chunk - 1:
            done += 1
            yield samples
        samples = samples_from_there
    if chunks and not samples:
        raise MalformedError("chunks without samples")
    while done < chunks:
        done += 1
        yield samples


def _entry_count(file: BinaryIO, box: Box, entry_bytes: int) -> int:
    count = int.from_bytes(read_bytes(file, box.body + 4, 4))
    _check_count(count, entry_bytes * 8, box.body_bytes - _ENTRIES_FROM)
    return count


def _check_count(count: int, bits: int, room_bytes: int) -> None:
    if count > _MOST_ENTRIES or count * bits > room_bytes * 8:
        raise MalformedError("a table is longer than its box")


def _entries(file: BinaryIO, position: int, count: int, layout: str) -> Iterator[tuple[int, ...]]:
    entry_bytes = struct.calcsize(layout)
    while count > 0:
        part = min(count, _SLICE_ENTRIES)
        yield from struct.iter_unpack(layout, read_bytes(file, position, part * entry_bytes))
        position += part * entry_bytes
        count -= part
