from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.views.decoding import (
    ALLOCATION_LIMIT_MB,
    Decoded,
    decode,
    limit_allocations,
    scaled_size,
)

pytestmark = pytest.mark.usefixtures("application")
ORIENTATION = 0x112


def picture(form: str, size: tuple[int, int] = (64, 48), orientation: int = 1) -> bytes:
    """Return a picture that is red at its left and blue at its right edge."""
    image = Image.new("RGB", size, "blue")
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    out = BytesIO()
    image.save(out, form, **({"exif": exif} if orientation > 1 else {}))
    return out.getvalue()


def decoded(path: Path, bound: int = 504) -> Decoded:
    result = decode(PictureDesk.open, path, bound)
    assert isinstance(result, Decoded)
    return result


def write(folder: Path, data: bytes, name: str = "foto.jpg") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_four_formats_are_decoded_whatever_the_file_is_called(
    tmp_path: Path, form: str
) -> None:
    result = decoded(write(tmp_path, picture(form), "foto.dat"))
    assert (result.source, result.image.size()) == (QSize(64, 48), QSize(64, 48))
    assert result.image.pixelColor(4, 4).red() > 200
    assert result.image.format() in {
        QImage.Format.Format_RGB32,
        QImage.Format.Format_ARGB32_Premultiplied,
    }


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
TIFF = b"II*\0\x08\0\0\0" + bytes(64)


@pytest.mark.parametrize(
    "data",
    [SVG, TIFF, b"<html></html>", b"%PDF-1.7", b"P6 1 1 255\n\0\0\0", b"BM" + bytes(60), b""],
    ids=["svg", "tiff", "html", "pdf", "ppm", "bmp", "nothing"],
)
def test_f077_other_formats_never_reach_a_decoder(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    assert decode(PictureDesk.open, path, 504) is ErrorKind.MEDIA_DAMAGED


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that promises more than it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b""))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("size", [(20_000, 20_000), (60_000, 60_000), (1_000_000, 60)])
def test_f078_a_pixel_bomb_is_refused_from_its_header(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = write(tmp_path, png_of(*size))
    assert decode(PictureDesk.open, path, 504) is ErrorKind.MEDIA_TOO_LARGE


def test_r25_no_picture_may_take_more_than_256_mb() -> None:
    limit_allocations()
    assert QImageReader.allocationLimit() == ALLOCATION_LIMIT_MB == 256


@pytest.mark.parametrize("orientation", [2, 3, 4, 5, 6, 7, 8])
def test_f079_photos_are_upright(tmp_path: Path, orientation: int) -> None:
    path = write(tmp_path, picture("JPEG", (640, 480), orientation))
    result = decoded(path, 320)
    turned = orientation >= 5
    assert result.source == (QSize(480, 640) if turned else QSize(640, 480))
    assert max(result.image.width(), result.image.height()) == 320
    size = result.image.size()
    # Where the left edge of the stored picture is in the upright one.
    red_at = {
        2: (size.width() - 5, 60),
        3: (size.width() - 5, 60),
        4: (5, 60),
        5: (60, 5),
        6: (60, 5),
        7: (60, size.height() - 5),
        8: (60, size.height() - 5),
    }[orientation]
    assert result.image.pixelColor(*red_at).red() > 200


def test_f076_a_cut_or_empty_file_is_damaged(tmp_path: Path) -> None:
    whole = picture("PNG", (640, 480))
    assert decode(PictureDesk.open, write(tmp_path, whole[: len(whole) // 2]), 504) is (
        ErrorKind.MEDIA_DAMAGED
    )


def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    assert decode(PictureDesk.open, tmp_path / "weg.jpg", 504) is ErrorKind.PATH_GONE


@pytest.mark.parametrize(
    ("source", "bound", "size"),
    [
        ((4032, 3024), 504, (504, 378)),  # an eighth: almost free
        ((4032, 3024), 356, (504, 378)),  # nearly an eighth: no second scaling
        ((4032, 3024), 63, (63, 48)),  # much less: scaled down for good
        ((4032, 3024), 1008, (1008, 756)),
        ((3024, 4032), 504, (378, 504)),
        ((1024, 768), 356, (384, 288)),  # three eighths
        ((1024, 768), 2000, (1024, 768)),  # never enlarged
        ((1, 9000), 504, (1, 504)),
    ],
)
def test_pictures_are_decoded_at_eighths_where_that_is_near_enough(
    source: tuple[int, int], bound: int, size: tuple[int, int]
) -> None:
    assert scaled_size(QSize(*source), bound) == QSize(*size)
