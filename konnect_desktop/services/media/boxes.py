"""Boxes of the ISO base media format (MP4, MOV, HEIC), read by seeking; sizes are never trusted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from konnect_desktop.services.media.malformed import MalformedError

_SHORT_HEADER_BYTES: Final = 8
_LONG_HEADER_BYTES: Final = 16
_SIZE_TO_THE_END: Final = 0
_SIZE_IN_64_BITS: Final = 1
_MOST_TOP_BOXES: Final = 65_536
_MOST_CHILDREN: Final = 1_024


@dataclass(frozen=True, slots=True)
class Box:
    """One box: where it starts, where its content (``body``) starts and where it ends, in bytes."""

    kind: bytes
    start: int
    body: int
    end: int

    @property
    def body_bytes(self) -> int:
        """Length of the content."""
        return self.end - self.body


def read_bytes(file: BinaryIO, position: int, count: int) -> bytes:
    """Read exactly ``count`` bytes at ``position``.

    Raises:
        MalformedError: The file ends before.
    """
    file.seek(position)
    data = file.read(count)
    if len(data) != count:
        raise MalformedError("it ends too early")
    return data


def top_boxes(file: BinaryIO) -> tuple[Box, ...]:
    """Return the boxes of a whole file; they end exactly where the file ends.

    Only media data (``mdat``) may leave their size open and reach to the end.

    Raises:
        MalformedError: They do not, or there are too many.
    """
    size = file.seek(0, io.SEEK_END)
    return tuple(_walk(file, 0, size, most=_MOST_TOP_BOXES, open_end=True))


def children(file: BinaryIO, parent: Box, *, skip: int = 0) -> tuple[Box, ...]:
    """Return the boxes inside ``parent``, behind ``skip`` bytes of its own fields.

    Raises:
        MalformedError: They do not fill it exactly, or there are too many.
    """
    return tuple(_walk(file, parent.body + skip, parent.end, most=_MOST_CHILDREN, open_end=False))


def only(boxes: tuple[Box, ...], *kinds: bytes) -> Box:
    """Return the one box of these kinds.

    Raises:
        MalformedError: There is none, or more than one.
    """
    found = [box for box in boxes if box.kind in kinds]
    if len(found) != 1:
        raise MalformedError(f"{len(found)} boxes {kinds[0].decode()}")
    return found[0]


def _walk(file: BinaryIO, start: int, end: int, *, most: int, open_end: bool) -> Iterator[Box]:
    position = start
    for _ in range(most):
        if position == end:
            return
        box = _read_box(file, position, end, open_end=open_end)
        yield box
        position = box.end
    if position != end:
        raise MalformedError("too many boxes")


def _read_box(file: BinaryIO, start: int, end: int, *, open_end: bool) -> Box:
    header = read_bytes(file, start, min(_LONG_HEADER_BYTES, end - start))
    size, kind, body = int.from_bytes(header[:4]), header[4:8], start + _SHORT_HEADER_BYTES
    if size == _SIZE_IN_64_BITS:
        size, body = int.from_bytes(header[8:]), start + _LONG_HEADER_BYTES
    elif size == _SIZE_TO_THE_END and open_end and kind == b"mdat":
        size = end - start
    if len(header) < body - start or not body <= start + size <= end:
        raise MalformedError("a box does not fit")
    return Box(kind, start, body, start + size)
