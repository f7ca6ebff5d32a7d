"""Date and caption spliced into a JPEG as EXIF; everything else of the file stays byte for byte."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.services.media.jpeg_segments import (
    APP1,
    APP2,
    SOI,
    Segment,
    header_segments,
)
from konnect_desktop.services.media.malformed import MalformedError
from konnect_desktop.services.media.tiff_block import ASCII, UNDEFINED, Field, TiffBlock

IMAGE_DESCRIPTION: Final = 0x010E
EXIF_VERSION: Final = 0x9000
DATE_TIME_ORIGINAL: Final = 0x9003
OFFSET_TIME_ORIGINAL: Final = 0x9011
_SIGNATURE: Final = b"Exif\x00\x00"
# The sixth byte is a zero by the book and something else in a few cameras.
_SIGNATURE_START: Final = b"Exif\x00"
_MULTI_PICTURE: Final = b"MPF\x00"
_LARGEST_BLOCK_BYTES: Final = 0xFFFF - 2 - len(_SIGNATURE)
# What a field costs besides its bytes: its entry, the zero at its end, evenness twice.
_FIELD_COST_BYTES: Final = 12 + 1 + 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is written into a photo: an aware moment, and a caption that a person wrote."""

    moment: datetime
    caption: str | None = None

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a stamp needs a moment with an offset")


def stamp_jpeg(data: bytes, stamp: Stamp) -> bytes:
    """Add DateTimeOriginal, its offset and ImageDescription where they are missing.

    A date or a description that is there stays, like every other field. Where the EXIF that is
    there cannot be read or has no room left, and where the file is no JPEG, ``data`` itself is
    returned. A caption that does not fit in the 64 kB of a segment is shortened.

    Returns:
        The new file; all bytes from the first segment on that is not EXIF are those of ``data``.
    """
    try:
        return _stamped(data, stamp)
    except MalformedError:
        return data


def _stamped(data: bytes, stamp: Stamp) -> bytes:
    old = _exif_segment(data)
    block = TiffBlock(data[old.body + len(_SIGNATURE) : old.end]) if old else TiffBlock()
    date = _date_fields(block, stamp.moment)
    caption = _caption_text(stamp.caption)
    if block.text(block.main, IMAGE_DESCRIPTION):
        caption = ""
    new = _extended(block, caption, date)
    if new is None:
        return data
    segment = b"\xff\xe1" + (2 + len(_SIGNATURE) + len(new)).to_bytes(2) + _SIGNATURE + new
    if old:
        return data[: old.start] + segment + data[old.end :]
    return SOI + segment + data[len(SOI) :]


def _exif_segment(data: bytes) -> Segment | None:
    """Find the EXIF segment; one that must not grow raises as one that cannot be read."""
    found: list[Segment] = []
    for segment in header_segments(data):
        if _is_exif(data, segment):
            found.append(segment)
        elif segment.marker == APP2 and data.startswith(_MULTI_PICTURE, segment.body) and not found:
            # It counts bytes from its own place: what stands behind it must not move, while new
            # EXIF at the very front moves it as a whole.
            return _no_exif_behind(data, segment)
    if len(found) > 1:
        raise MalformedError("EXIF twice")
    return found[0] if found else None


def _is_exif(data: bytes, segment: Segment) -> bool:
    return segment.marker == APP1 and data.startswith(_SIGNATURE_START, segment.body, segment.end)


def _no_exif_behind(data: bytes, picture_index: Segment) -> None:
    if any(
        _is_exif(data, segment)
        for segment in header_segments(data)
        if segment.start > picture_index.start
    ):
        raise MalformedError("EXIF behind an index of pictures")


def _date_fields(block: TiffBlock, moment: datetime) -> Mapping[int, Field]:
    # Cameras without a clock write blanks or zeros: that is no date.
    if block.text(block.exif, DATE_TIME_ORIGINAL).strip(b" :0"):
        return {}
    local = moment.astimezone(UTC).astimezone(AMSTERDAM)
    date = f"{local.year:04}:{local:%m:%d %H:%M:%S}"
    offset = f"{local:%z}"
    fields = {
        DATE_TIME_ORIGINAL: _text_field(date.encode()),
        OFFSET_TIME_ORIGINAL: _text_field(f"{offset[:3]}:{offset[3:5]}".encode()),
    }
    if EXIF_VERSION not in block.exif.entries:
        fields[EXIF_VERSION] = Field(UNDEFINED, b"0232")
    return fields


def _text_field(text: bytes) -> Field:
    return Field(ASCII, text + b"\x00")


def _caption_text(caption: str | None) -> str:
    kept = (
        char
        for char in caption or ""
        if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}
    )
    return "".join(kept).strip()


def _extended(block: TiffBlock, caption: str, date: Mapping[int, Field]) -> bytes | None:
    """Return the block with what fits of the caption, or ``None`` where nothing is to be added."""
    if caption:
        room = _LARGEST_BLOCK_BYTES - len(block.extended({}, date)) - _FIELD_COST_BYTES
        text = caption.encode()[: max(room, 0)].decode(errors="ignore").rstrip().encode()
        if text:
            return block.extended({IMAGE_DESCRIPTION: _text_field(text)}, date)
    if not date:
        return None
    new = block.extended({}, date)
    return new if len(new) <= _LARGEST_BLOCK_BYTES else None
