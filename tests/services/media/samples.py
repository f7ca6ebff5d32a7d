"""Real photos and films of the project for the format tests, and small pictures made here."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

import konnect_desktop

_RESOURCES = Path(konnect_desktop.__file__).parent / "resources"
PHOTOS = tuple(sorted((_RESOURCES / "scenes" / "photos").glob("*.jpg")))
VIDEOS = tuple(sorted((_RESOURCES / "demo" / "videos").glob("*.mp4")))


@cache
def photo(name: str = "bear.jpg") -> bytes:
    """Return the bytes of one of the scenes."""
    return next(path for path in PHOTOS if path.name == name).read_bytes()


@cache
def small_picture(kind: str, **options: bool) -> bytes:
    """Return a scene at 320 x 240 in a format that Pillow writes."""
    out = BytesIO()
    with Image.open(BytesIO(photo())) as scene:
        scene.reduce(5).save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int, *chunks: bytes, rows: bytes | None = None) -> bytes:
    """Return a PNG of one bit a pixel, all black; ``chunks`` come before its picture data."""
    data = zlib.compress(bytes((width + 7) // 8 + 1) * height if rows is None else rows, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (png_chunk(b"IHDR", header), *chunks, png_chunk(b"IDAT", data), png_chunk(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_chunk(kind: bytes, content: bytes = b"") -> bytes:
    """Return one chunk with a right checksum."""
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def segment(marker: int, content: bytes) -> bytes:
    """Return a JPEG segment."""
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """Return a JPEG with segments put behind its start."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]
