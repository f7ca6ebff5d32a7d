"""The TIFF block of EXIF, extended at its end: no byte that is there moves or changes.

The two directories that get new fields are written again behind the block with the old entries as
they were, so offsets inside values (maker notes) and everything not understood stay valid.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from konnect_desktop.services.media.malformed import MalformedError

ASCII: Final = 2
LONG: Final = 4
UNDEFINED: Final = 7
EXIF_POINTER: Final = 0x8769
_HEADER_BYTES: Final = 8
_ENTRY_BYTES: Final = 12
_INLINE_BYTES: Final = 4
_TYPE_BYTES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_BYTE_ORDERS: Final = {b"II*\x00": "<", b"MM\x00*": ">"}
_EMPTY: Final = b"MM\x00*" + bytes(4)


@dataclass(frozen=True, slots=True)
class Field:
    """A field to write: TIFF type and the value's bytes (one byte per count, or one LONG)."""

    kind: int
    value: bytes


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory as it is stored: entries of twelve bytes by tag, and the link to the next."""

    entries: Mapping[int, bytes]
    following: int


class TiffBlock:
    """An EXIF block, read strictly; without ``data`` an empty one.

    Raises:
        MalformedError: A header or a directory cannot be read, or a value lies outside.
    """

    def __init__(self, data: bytes = _EMPTY) -> None:
        order = _BYTE_ORDERS.get(data[:4])
        if order is None:
            raise MalformedError("no TIFF header")
        self._data = data
        self._order = order
        self.main = self._directory(self._number("I", 4))
        pointer = self.main.entries.get(EXIF_POINTER)
        self.exif = self._directory(self._pointed(pointer) if pointer else 0)

    def text(self, directory: Directory, tag: int) -> bytes:
        """Return a text field without its ending zeros and blanks; empty where there is none."""
        entry = directory.entries.get(tag)
        if entry is None:
            return b""
        return self._value(entry).strip(b" \x00")

    def extended(self, main: Mapping[int, Field], exif: Mapping[int, Field]) -> bytes:
        """Return the block with these fields added to (or put in place in) its directories."""
        out = bytearray(self._data)
        fields = dict(main)
        if exif:
            offset = self._append_directory(out, self.exif, exif)
            fields[EXIF_POINTER] = Field(LONG, struct.pack(self._order + "I", offset))
        offset = self._append_directory(out, self.main, fields)
        struct.pack_into(self._order + "I", out, 4, offset)
        return bytes(out)

    def _append_directory(
        self, out: bytearray, directory: Directory, fields: Mapping[int, Field]
    ) -> int:
        entries = dict(directory.entries)
        entries |= {tag: self._entry(out, tag, field) for tag, field in fields.items()}
        _make_even(out)
        offset = len(out)
        out += struct.pack(self._order + "H", len(entries))
        for tag in sorted(entries):
            out += entries[tag]
        out += struct.pack(self._order + "I", directory.following)
        return offset

    def _entry(self, out: bytearray, tag: int, field: Field) -> bytes:
        count = 1 if field.kind == LONG else len(field.value)
        value = field.value.ljust(_INLINE_BYTES, b"\x00")
        if len(field.value) > _INLINE_BYTES:
            _make_even(out)
            value = struct.pack(self._order + "I", len(out))
            out += field.value
        return struct.pack(self._order + "HHI", tag, field.kind, count) + value

    def _directory(self, offset: int) -> Directory:
        if not offset:
            return Directory({}, 0)
        if offset < _HEADER_BYTES:
            raise MalformedError("a directory inside the header")
        count = self._number("H", offset)
        first = offset + 2
        following = self._number("I", first + count * _ENTRY_BYTES)
        entries: dict[int, bytes] = {}
        for at in range(first, first + count * _ENTRY_BYTES, _ENTRY_BYTES):
            tag = self._number("H", at)
            if tag in entries:
                raise MalformedError("a field that is there twice")
            entries[tag] = self._data[at : at + _ENTRY_BYTES]
            self._value(entries[tag])
        return Directory(entries, following)

    def _value(self, entry: bytes) -> bytes:
        _, kind, count, offset = struct.unpack(self._order + "HHII", entry)
        length = _TYPE_BYTES.get(kind, 0) * count
        if length <= _INLINE_BYTES:
            return entry[8 : 8 + length]
        if offset + length > len(self._data):
            raise MalformedError("a value outside of the block")
        return self._data[offset : offset + length]

    def _pointed(self, entry: bytes) -> int:
        _, kind, count, offset = struct.unpack(self._order + "HHII", entry)
        if kind not in {LONG, 13} or count != 1 or not offset:
            raise MalformedError("no pointer")
        return offset

    def _number(self, layout: str, position: int) -> int:
        try:
            (number,) = struct.unpack_from(self._order + layout, self._data, position)
        except struct.error:
            raise MalformedError("the block ends too early") from None
        return number


def _make_even(out: bytearray) -> None:
    if len(out) % 2:
        out.append(0)
