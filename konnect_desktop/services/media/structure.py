"""The one question before a file is kept: is it whole (R13)?

Whatever the bytes are, the answer is nothing at all or one kind of error.
"""

from __future__ import annotations

import io
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Final

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.services.media.heic import check_heic
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.malformed import MalformedError
from konnect_desktop.services.media.movies import check_movie
from konnect_desktop.services.media.pictures import LARGEST_PICTURE_BYTES, check_picture

_PDF_TAIL_BYTES: Final = 2_048


def check_structure(kind: FileKind, source: Path | bytes) -> None:
    """Check that a file of this kind has all its parts; threads may call it side by side.

    Pictures are decoded (HEIC is walked), films are walked by their index and may be of any
    length, PDFs must have their end.

    Raises:
        BrokenError: ``MEDIA_DAMAGED``: it is not whole, or too large to be a photo.
        OSError: The disk did not let the file be read.
    """
    try:
        with _opened(source) as file:
            _check(kind, file)
    except MalformedError as error:
        raise BrokenError(ErrorKind.MEDIA_DAMAGED, f"{kind}: {error}") from None


def _opened(source: Path | bytes) -> AbstractContextManager[BinaryIO]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _check(kind: FileKind, file: BinaryIO) -> None:
    if kind.is_video:
        check_movie(file)
    elif kind is FileKind.HEIC:
        check_heic(file)
    elif kind is FileKind.PDF:
        _check_pdf(file)
    else:
        data = file.read(LARGEST_PICTURE_BYTES + 1)
        if len(data) > LARGEST_PICTURE_BYTES:
            raise MalformedError("more bytes than a photo has")
        check_picture(kind, data)


def _check_pdf(file: BinaryIO) -> None:
    head = file.read(5)
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _PDF_TAIL_BYTES))
    tail = file.read()
    start = tail.rfind(b"startxref")
    if head != b"%PDF-" or start < 0 or tail.find(b"%%EOF", start) < 0:
        raise MalformedError("no head or no end")
