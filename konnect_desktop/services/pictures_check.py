"""Whether received bytes may be shown: decided by their header, before any decoder (R25)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from konnect_desktop.cache.media_store import Pixels, UnfinishedMedium
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.media.jpeg_segments import APP1, header_segments
from konnect_desktop.services.media.kinds import SNIFF_BYTES, FileKind, sniff
from konnect_desktop.services.media.malformed import MalformedError
from konnect_desktop.services.media.movies import movie_seconds
from konnect_desktop.services.media.picture_headers import (
    PictureHeader,
    read_gif_header,
    read_jpeg_header,
    read_png_header,
    read_webp_header,
)
from konnect_desktop.services.media.pictures import LARGEST_PICTURE_BYTES, MOST_PIXELS
from konnect_desktop.services.media.structure import check_structure

_HEADERS: Final[Mapping[FileKind, Callable[[bytes], PictureHeader]]] = {
    FileKind.JPEG: read_jpeg_header,
    FileKind.PNG: read_png_header,
    FileKind.GIF: read_gif_header,
    FileKind.WEBP: read_webp_header,
}
_EXIF: Final = b"Exif\x00\x00"
_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_LYING: Final = range(5, 9)
_ENTRY_BYTES: Final = 12
_NO_PIXELS: Final = Pixels(0, 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or film that may be shown.

    ``pixels`` are those of the upright picture, ``seconds`` is how long a film lasts; 0 where there
    are none, or it does not say.
    """

    kind: FileKind
    pixels: Pixels
    seconds: int = 0


def check_shown(medium: UnfinishedMedium, expected: MediaKind) -> Shown:
    """Look at a received file; to be called in a thread.

    Raises:
        BrokenError: ``MEDIA_DAMAGED``: not whole, too many pixels, or nothing that is shown.
    """
    kind = sniff(medium.read(SNIFF_BYTES))
    if kind is None or kind.is_video is not (expected is MediaKind.VIDEO):
        raise BrokenError(ErrorKind.MEDIA_DAMAGED, "not of the kind that was asked for")
    if kind.is_video:
        check_structure(kind, medium.path)
        with medium.path.open("rb") as file:
            return Shown(kind, _NO_PIXELS, movie_seconds(file))
    try:
        return Shown(kind, pixels_of(kind, medium.read(LARGEST_PICTURE_BYTES)))
    except MalformedError as error:
        raise BrokenError(ErrorKind.MEDIA_DAMAGED, str(error)) from error


def pixels_of(kind: FileKind, data: bytes) -> Pixels:
    """Return how large the upright picture is, from its own bytes.

    Raises:
        MalformedError: It is not whole, or nothing that is shown.
    """
    read_header = _HEADERS.get(kind)
    if read_header is None:
        raise MalformedError("a format that is not shown")
    header = read_header(data)
    if not 0 < header.width * header.height <= MOST_PIXELS:
        raise MalformedError("too many pixels, or none")
    if kind is FileKind.JPEG and is_lying(data):
        return Pixels(header.height, header.width)
    return Pixels(header.width, header.height)


def is_lying(data: bytes) -> bool:
    """Say whether a JPEG's EXIF asks for a quarter turn; EXIF that cannot be read asks nothing."""
    try:
        for segment in header_segments(data):
            if segment.marker == APP1 and data.startswith(_EXIF, segment.body):
                return _orientation(data[segment.body + len(_EXIF) : segment.end]) in _LYING
    except MalformedError:
        return False
    return False


def _orientation(block: bytes) -> int:
    order = "little" if block[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(block[at : at + size], order)

    directory = number(4, 4)
    for at in range(directory + 2, directory + 2 + number(directory, 2) * _ENTRY_BYTES, 12):
        if number(at, 2) == _ORIENTATION and number(at + 2, 2) == _SHORT:
            return number(at + 8, 2)
        if at >= len(block):
            break
    return 0
