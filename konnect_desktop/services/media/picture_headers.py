"""What a picture's own bytes say about it, read before any decoder sees them (F078).

The walkers also prove that a picture's last part is there: a cut file raises.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Any, Final

from konnect_desktop.services.media.jpeg_segments import (
    START_OF_FRAME,
    START_OF_SCAN,
    Segment,
    walk_segments,
)
from konnect_desktop.services.media.malformed import MalformedError

_MOST_FRAMES: Final = 2_000
_MOST_PARTS: Final = 200_000
# A photo has about ten; each one is a pass of the decoder over the whole picture.
_MOST_SCANS: Final = 100
_PNG_SIGNATURE_BYTES: Final = 8
_PNG_PIXEL_BYTES: Final = 4
_GIF_HEADER_BYTES: Final = 13
_GIF_TRAILER: Final = 0x3B
_GIF_EXTENSION: Final = 0x21
_GIF_IMAGE: Final = 0x2C
_FRAME_FIXED_BYTES: Final = 6
# Measured: libwebp's animation decoder keeps two canvases, and the picture is there twice.
_WEBP_PIXEL_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class PictureHeader:
    """Size of a picture in pixels and what decoding it would take, in bytes of memory."""

    width: int
    height: int
    decode_bytes: int


def read_jpeg_header(data: bytes) -> PictureHeader:
    """Walk a JPEG to its end-of-image marker.

    Raises:
        MalformedError: It is not whole, or has no frame or no scan.
    """
    frames: list[Segment] = []
    scans = 0
    for segment in walk_segments(data):
        if segment.marker in START_OF_FRAME:
            frames.append(segment)
        scans += segment.marker == START_OF_SCAN
    if len(frames) != 1 or not 1 <= scans <= _MOST_SCANS:
        raise MalformedError(f"{len(frames)} frames, {scans} scans")
    return _read_jpeg_frame(data[frames[0].body : frames[0].end], scans)


def _read_jpeg_frame(frame: bytes, scans: int) -> PictureHeader:
    if len(frame) < _FRAME_FIXED_BYTES or len(frame) < _FRAME_FIXED_BYTES + 3 * frame[5]:
        raise MalformedError("the frame is too short")
    height, width = struct.unpack_from(">HH", frame, 1)
    sampling = [divmod(frame[at], 16) for at in range(7, _FRAME_FIXED_BYTES + 3 * frame[5], 3)]
    largest = max((across for across, _ in sampling), default=0) * max(
        (down for _, down in sampling), default=0
    )
    if not largest:
        raise MalformedError("no components")
    # In several scans the decoder holds all coefficients, two bytes each; one scan is a trickle.
    samples = sum(across * down for across, down in sampling) / largest
    coefficients = round(width * height * samples * 2) if scans > 1 else 0
    return PictureHeader(width, height, coefficients + width * height // 16)


def read_png_header(data: bytes) -> PictureHeader:
    """Walk a PNG to its IEND chunk and check every checksum.

    Raises:
        MalformedError: It is not whole, or announces an unbelievable number of frames.
    """
    view = memoryview(data)
    position = _PNG_SIGNATURE_BYTES
    kinds: set[bytes] = set()
    for _ in range(_MOST_PARTS):
        length, kind = _unpack(">I4s", data, position)
        body, end = position + 8, position + 8 + length
        if zlib.crc32(view[position + 4 : end]) != _unpack(">I", data, end)[0]:
            raise MalformedError("a checksum is wrong")
        if (kind == b"IHDR") == bool(kinds):
            raise MalformedError("the header is not first")
        if kind == b"acTL":
            _check_frames(_unpack(">I", data, body)[0], known=b"acTL" in kinds)
        kinds.add(kind)
        position = end + 4
        if kind == b"IEND":
            break
    if not {b"IDAT", b"IEND"} <= kinds:
        raise MalformedError("no picture or no end")
    width, height = _unpack(">II", data, _PNG_SIGNATURE_BYTES + 8)
    return PictureHeader(width, height, width * height * _PNG_PIXEL_BYTES)


def _check_frames(count: int, *, known: bool = False) -> None:
    if known or not 1 <= count <= _MOST_FRAMES:
        raise MalformedError(f"{count} frames")


def read_gif_header(data: bytes) -> PictureHeader:
    """Walk a GIF to its trailer; the size is that of screen and frames together.

    Raises:
        MalformedError: It is not whole, or has no frame or too many.
    """
    width, height, flags = _unpack("<HHB", data, 6)
    position = _GIF_HEADER_BYTES + _gif_palette_bytes(flags)
    frames = 0
    while True:
        (block,) = _unpack("B", data, position)
        if block == _GIF_TRAILER:
            break
        if block == _GIF_EXTENSION:
            position = _skip_gif_data(data, position + 2)
            continue
        if block != _GIF_IMAGE:
            raise MalformedError("an unknown block")
        left, top, across, down, flags = _unpack("<HHHHB", data, position + 1)
        width, height = max(width, left + across), max(height, top + down)
        position = _skip_gif_data(data, position + 11 + _gif_palette_bytes(flags))
        frames += 1
    _check_frames(frames)
    return PictureHeader(width, height, width * height * 4)


def _gif_palette_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_gif_data(data: bytes, position: int) -> int:
    while position < len(data):
        length = data[position]
        position += 1 + length
        if not length:
            return position
    raise MalformedError("picture data do not end")


def read_webp_header(data: bytes) -> PictureHeader:
    """Walk the chunks of a WebP to the end that its header announces.

    Raises:
        MalformedError: It is not whole, or has no picture.
    """
    end = 8 + _unpack("<I", data, 4)[0]
    position, frames = 12, 0
    sizes: list[tuple[int, int]] = []
    for _ in range(_MOST_PARTS):
        if position >= end:
            break
        kind, length = _unpack("<4sI", data, position)
        frames += kind == b"ANMF"
        sizes.extend(_webp_size(data, kind, position + 8))
        position += 8 + length + length % 2
    # The byte that makes the last chunk even is sometimes left out.
    if not end <= position <= end + 1 or end > len(data) or not sizes or frames > _MOST_FRAMES:
        raise MalformedError(f"{len(sizes)} pictures, {frames} frames, chunks that do not fit")
    width, height = max(size[0] for size in sizes), max(size[1] for size in sizes)
    return PictureHeader(width, height, width * height * _WEBP_PIXEL_BYTES)


def _webp_size(data: bytes, kind: bytes, body: int) -> tuple[tuple[int, int], ...]:
    if kind == b"VP8 ":
        width, height = _unpack("<HH", data, body + 6)
        return ((width & 0x3FFF, height & 0x3FFF),)
    if kind == b"VP8L":
        (bits,) = _unpack("<I", data, body + 1)
        return (((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1),)
    if kind in {b"VP8X", b"ANMF"}:
        low, high, low_2, high_2 = _unpack("<HBHB", data, body + (4 if kind == b"VP8X" else 6))
        return (((high << 16 | low) + 1, (high_2 << 16 | low_2) + 1),)
    return ()


def _unpack(layout: str, data: bytes, position: int) -> tuple[Any, ...]:
    try:
        return struct.unpack_from(layout, data, position)
    except struct.error:
        raise MalformedError("it ends too early") from None
