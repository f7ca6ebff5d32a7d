"""Whether a picture is whole: limits from its header first, then a real decode (R13, R25, V11)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

from PIL import Image

from konnect_desktop.services.media.jpeg_segments import (
    APP14,
    SOI,
    START_OF_SCAN,
    walk_segments,
)
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.malformed import MalformedError
from konnect_desktop.services.media.picture_headers import (
    PictureHeader,
    read_gif_header,
    read_jpeg_header,
    read_png_header,
    read_webp_header,
)

MOST_PIXELS: Final = 50_000_000
LARGEST_PICTURE_BYTES: Final = 64 * 2**20
_COMMENT: Final = 0xFE
_APPLICATION_DATA: Final = frozenset(range(0xE0, 0xF0)) - {APP14}
# Above this a picture is only walked to its end, never decoded: memory stays bounded.
_MOST_DECODE_BYTES: Final = 224 * 2**20
_LARGE_DECODE_BYTES: Final = 64 * 2**20
# Downloads run in parallel; large decodes go one by one so that their memory does not add up.
_large_decode: Final = threading.Lock()

_HEADERS: Final[Mapping[FileKind, Callable[[bytes], PictureHeader]]] = {
    FileKind.JPEG: read_jpeg_header,
    FileKind.PNG: read_png_header,
    FileKind.GIF: read_gif_header,
    FileKind.WEBP: read_webp_header,
}


def check_picture(kind: FileKind, data: bytes) -> None:
    """Decode a JPEG, PNG, GIF (first frame) or WebP (first frame) as small as its format allows.

    Raises:
        MalformedError: It is not whole, or too large to be a photo.
    """
    header = _HEADERS[kind](data)
    if not 0 < header.width * header.height <= MOST_PIXELS:
        raise MalformedError(f"{header.width} x {header.height} pixels")
    if header.decode_bytes > _MOST_DECODE_BYTES:
        return
    picture = _without_metadata(data) if kind is FileKind.JPEG else data
    if header.decode_bytes > _LARGE_DECODE_BYTES:
        with _large_decode:
            _decode(kind, picture)
    else:
        _decode(kind, picture)


def _decode(kind: FileKind, data: bytes) -> None:
    try:
        with Image.open(BytesIO(data), formats=[kind.name]) as picture:
            picture.draft(None, (1, 1))
            picture.load()
    except Exception as error:  # noqa: BLE001 — decoders raise a dozen types on hostile bytes
        raise MalformedError(f"the decoder stopped: {type(error).__name__}") from None


def _without_metadata(data: bytes) -> bytes:
    """Leave out what decoding does not need, so that EXIF and ICC readers never see it."""
    kept = [SOI]
    rest = len(data)
    for segment in walk_segments(data):
        if segment.marker == START_OF_SCAN:
            rest = segment.start
            break
        if segment.marker not in _APPLICATION_DATA and segment.marker != _COMMENT:
            kept.append(data[segment.start : segment.end])
    return b"".join(kept) + data[rest:]
