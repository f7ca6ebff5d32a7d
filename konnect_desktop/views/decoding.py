"""Turns a picture's bytes into pixels, as small as is wanted; runs in threads, knows no widget.

Rule (R25): the first bytes decide the format, only four formats have a decoder here, the header
is looked at before anything is decoded, and no picture may take more than 256 MB.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.services.media.kinds import SNIFF_BYTES, FileKind, sniff

MOST_PIXELS: Final = 50_000_000
LARGEST_FILE_BYTES: Final = 64 * 2**20
ALLOCATION_LIMIT_MB: Final = 256
_FORMATS: Final = {
    FileKind.JPEG: b"jpeg",
    FileKind.PNG: b"png",
    FileKind.WEBP: b"webp",
    FileKind.GIF: b"gif",
}
# A JPEG can be decoded at eighths of its size almost for free; up to this much more than was
# wanted, no second scaling is worth its time.
_EIGHTHS: Final = 8
_WORTH: Final = 1.5
_SAMPLED_PX: Final = 64
_TURNED: Final = QImageIOHandler.Transformation.TransformationRotate90


class Decoded(Struct, frozen=True):
    """Pixels, upright; ``source`` is the size of the whole picture, also upright.

    ``color`` is their mean, 0xRRGGBB.
    """

    image: QImage
    source: QSize
    color: int


def limit_allocations() -> None:
    """Forbid pictures that take more memory than any photo needs."""
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)


def decode(opened: Callable[[Path], BinaryIO], path: Path, bound: int) -> Decoded | ErrorKind:
    """Decode a picture so that its longer side is about ``bound`` pixels, never enlarged.

    Args:
        opened: Opens the file; raises ``DiskError``.
        path: Where it lies.
        bound: In pixels of the screen.

    Returns:
        The pixels, or why there are none: what the disk said, ``MEDIA_TOO_LARGE`` or
        ``MEDIA_DAMAGED``.
    """
    data = _read(opened, path)
    if isinstance(data, ErrorKind):
        return data
    kind = sniff(data[:SNIFF_BYTES])
    form = None if kind is None else _FORMATS.get(kind)
    return ErrorKind.MEDIA_DAMAGED if form is None else _decode(data, form, bound)


def _read(opened: Callable[[Path], BinaryIO], path: Path) -> bytes | ErrorKind:
    try:
        with opened(path) as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
    except DiskError as error:
        return error.kind
    except OSError:
        return ErrorKind.DISK_DENIED
    except MemoryError:
        return ErrorKind.MEDIA_TOO_LARGE
    return ErrorKind.MEDIA_TOO_LARGE if len(data) > LARGEST_FILE_BYTES else data


def _decode(data: bytes, form: bytes, bound: int) -> Decoded | ErrorKind:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    lying = reader.size()
    if not lying.isValid() or lying.isEmpty():
        return ErrorKind.MEDIA_DAMAGED
    if lying.width() * lying.height() > MOST_PIXELS:
        return ErrorKind.MEDIA_TOO_LARGE
    reader.setScaledSize(scaled_size(lying, bound))
    image = reader.read()
    if image.isNull():
        return ErrorKind.MEDIA_DAMAGED
    turned = bool(reader.transformation().value & _TURNED.value)
    image = _native(image)
    return Decoded(image, lying.transposed() if turned else lying, _mean_color(image))


def scaled_size(source: QSize, bound: int) -> QSize:
    """Return the size to decode at: at least ``bound`` along the longer side where it has that."""
    factor = min(bound / max(source.width(), source.height()), 1.0)
    eighths = math.ceil(factor * _EIGHTHS) / _EIGHTHS
    if eighths <= factor * _WORTH:
        factor = eighths
    return QSize(
        max(math.ceil(source.width() * factor), 1), max(math.ceil(source.height() * factor), 1)
    )


def _mean_color(image: QImage) -> int:
    """Return the mean of all pixels; of a large picture, of some of them."""
    if max(image.width(), image.height()) > _SAMPLED_PX:
        # Scaling does not let other threads go on meanwhile, but this takes no time.
        image = image.scaled(_SAMPLED_PX, _SAMPLED_PX)
    mean = image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return mean.pixel(0, 0) & 0xFFFFFF


def _native(image: QImage) -> QImage:
    """Return the image in the format that the screen takes without converting it again."""
    form = (
        QImage.Format.Format_ARGB32_Premultiplied
        if image.hasAlphaChannel()
        else QImage.Format.Format_RGB32
    )
    return image if image.format() is form else image.convertToFormat(form)
