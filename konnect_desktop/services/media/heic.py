"""Whether a HEIC picture is whole: every piece that its index names lies inside the file.

Nothing here decodes it; Pillow has no decoder for it.
"""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, Final

from konnect_desktop.services.media.boxes import Box, children, only, read_bytes, top_boxes
from konnect_desktop.services.media.malformed import MalformedError

_LARGEST_INDEX_BYTES: Final = 4 * 2**20
_MOST_EXTENTS: Final = 100_000
_FULL_BOX_BYTES: Final = 4
_FIELD_BYTES: Final = frozenset({0, 4, 8})
_IN_THE_FILE: Final = 0
_NEWEST_VERSION: Final = 2


def check_heic(file: BinaryIO) -> None:
    """Check the boxes and the item locations (``iloc``) of a HEIC picture.

    Raises:
        MalformedError: It is not whole.
    """
    boxes = top_boxes(file)
    if not boxes or boxes[0].kind != b"ftyp":
        raise MalformedError("no file type")
    index = only(boxes, b"meta")
    if index.body_bytes > _LARGEST_INDEX_BYTES:
        raise MalformedError("the index is too large")
    parts = children(file, index, skip=_FULL_BOX_BYTES)
    locations = only(parts, b"iloc")
    pieces = _Locations(read_bytes(file, locations.body, locations.body_bytes)).pieces()
    media = [box for box in boxes if box.kind == b"mdat"]
    if not pieces and not any(part.kind == b"idat" for part in parts):
        raise MalformedError("no picture")
    for start, length in pieces:
        _check_piece(start, length, media)


def _check_piece(start: int, length: int, media: list[Box]) -> None:
    if not any(box.body <= start and start + length <= box.end for box in media):
        raise MalformedError("a piece lies outside of the media data")


class _Locations:
    """Reader of an ``iloc`` box (ISO/IEC 14496-12, 8.11.3)."""

    def __init__(self, content: bytes) -> None:
        self._content = BytesIO(content)
        self._version = self._number(1)
        if self._version > _NEWEST_VERSION:
            raise MalformedError("an unknown version of locations")
        self._number(3)
        self._offset_bytes, self._length_bytes = divmod(self._number(1), 16)
        self._base_bytes, index_bytes = divmod(self._number(1), 16)
        self._index_bytes = index_bytes if self._version else 0
        fields = {self._offset_bytes, self._length_bytes, self._base_bytes, self._index_bytes}
        if not fields <= _FIELD_BYTES:
            raise MalformedError("fields of an unknown length")

    def pieces(self) -> list[tuple[int, int]]:
        """Return start and length of every piece that lies in the file itself."""
        wide = 4 if self._version == _NEWEST_VERSION else 2
        pieces: list[tuple[int, int]] = []
        left = _MOST_EXTENTS
        for _ in range(self._number(wide)):
            self._number(wide)
            method = self._number(2) & 15 if self._version else _IN_THE_FILE
            in_this_file = not self._number(2)
            base = self._number(self._base_bytes)
            extents = self._number(2)
            left -= extents + 1
            if left < 0:
                raise MalformedError("too many pieces")
            found = [self._extent(base) for _ in range(extents)]
            if in_this_file and method == _IN_THE_FILE:
                pieces += found
        return pieces

    def _extent(self, base: int) -> tuple[int, int]:
        self._number(self._index_bytes)
        offset = self._number(self._offset_bytes)
        return base + offset, self._number(self._length_bytes)

    def _number(self, count: int) -> int:
        data = self._content.read(count)
        if len(data) != count:
            raise MalformedError("the locations end too early")
        return int.from_bytes(data)
