"""A picture is kept only whole, and no picture can make the program swell (F066, F076, F078)."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.services.media.jpeg_segments import walk_segments
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.structure import check_structure
from tests.services.media.samples import (
    PHOTOS,
    photo,
    png,
    png_chunk,
    segment,
    small_picture,
    with_segments,
)

PICTURES = [
    (FileKind.JPEG, small_picture("JPEG")),
    (FileKind.JPEG, small_picture("JPEG", progressive=True)),
    (FileKind.PNG, small_picture("PNG")),
    (FileKind.GIF, small_picture("GIF")),
    (FileKind.WEBP, small_picture("WEBP")),
    (FileKind.WEBP, small_picture("WEBP", lossless=True)),
]
PDF = b"%PDF-1.7\n" + bytes(5_000) + b"startxref\n9\n%%EOF\n"


def assert_refused(kind: FileKind, data: bytes) -> None:
    with pytest.raises(BrokenError) as caught:
        check_structure(kind, data)
    assert caught.value.kind is ErrorKind.MEDIA_DAMAGED


def test_every_scene_is_whole() -> None:
    for path in PHOTOS:
        check_structure(FileKind.JPEG, path)


@pytest.mark.parametrize(("kind", "data"), PICTURES)
def test_pictures_of_every_format_are_whole(kind: FileKind, data: bytes, tmp_path: Path) -> None:
    check_structure(kind, data)
    path = tmp_path / "picture"
    path.write_bytes(data)
    check_structure(kind, path)


@pytest.mark.parametrize(("kind", "data"), [*PICTURES, (FileKind.PDF, PDF)])
def test_f066_f076_a_cut_at_any_place_is_found(kind: FileKind, data: bytes) -> None:
    cuts = {0, 1, 2, 10, len(data) // 10, len(data) // 2, len(data) - 2, len(data) - 1}
    if kind is FileKind.PDF:
        cuts -= {len(data) - 1}  # only the last line break
    for cut in cuts:
        assert_refused(kind, data[:cut])


# WebP has no checksum and no end mark: there only the length tells, which is checked on receipt.
@pytest.mark.parametrize(("kind", "data"), PICTURES[:4])
def test_f066_a_tail_of_zeros_is_found(kind: FileKind, data: bytes) -> None:
    middle = len(data) // 2
    assert_refused(kind, data[:middle] + bytes(len(data) - middle))


def test_f066_v11_a_jpeg_cut_to_a_tenth_is_found() -> None:
    data = photo()
    with Image.open(BytesIO(data[: len(data) // 10])) as picture:
        picture.verify()  # which sees nothing wrong
    assert_refused(FileKind.JPEG, data[: len(data) // 10])


def test_f067_a_jpeg_that_only_a_decoder_finds_wrong_is_found() -> None:
    data = photo()
    tables = [part for part in walk_segments(data) if part.marker == 0xDB]
    assert_refused(FileKind.JPEG, data[: tables[0].start] + data[tables[-1].end :])


def test_f067_a_png_with_one_wrong_bit_is_found() -> None:
    data = bytearray(small_picture("PNG"))
    data[len(data) // 2] ^= 1
    assert_refused(FileKind.PNG, bytes(data))


@pytest.mark.parametrize(("kind", "data"), [*PICTURES, (FileKind.PDF, PDF)])
def test_f077_a_file_that_is_not_what_it_is_taken_for_is_refused(
    kind: FileKind, data: bytes
) -> None:
    for other in FileKind:
        if other is not kind:
            assert_refused(other, data)


def test_what_follows_the_end_of_a_jpeg_is_not_judged() -> None:
    check_structure(FileKind.JPEG, small_picture("JPEG") + b"a short film of the phone's")


def test_f079_metadata_of_any_kind_does_not_matter_to_a_picture() -> None:
    orientations = [
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0" % n
        for n in range(1, 9)
    ]
    broken = [b"Exif\0\0", b"Exif\0\0garbage", b"Exif\0\0II*\0\xff\xff\xff\xff", b"MPF\0MM\0*"]
    for content in orientations + broken:
        check_structure(FileKind.JPEG, with_segments(photo(), segment(0xE1, content)))
    xmp = segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(65_000))
    check_structure(FileKind.JPEG, with_segments(photo(), *[xmp] * 256))


@pytest.mark.parametrize(
    ("width", "height"), [(20_000, 20_000), (60_000, 60_000), (1_000_000, 1), (1, 2**31 - 1)]
)
def test_f078_too_many_pixels_are_refused_from_the_header(width: int, height: int) -> None:
    if (width, height) == (1_000_000, 1):
        check_structure(FileKind.PNG, png(width, height))  # a long line is no bomb
        height = 51
    assert_refused(FileKind.PNG, png(width, height, rows=b""))
    frame = struct.pack(">BHHB", 8, height & 0xFFFF, width & 0xFFFF, 1) + b"\x01\x11\x00"
    jpeg = b"\xff\xd8" + segment(0xC0, frame) + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    assert_refused(FileKind.JPEG, jpeg + bytes(100) + b"\xff\xd9")
    gif = b"GIF89a" + struct.pack("<HHBBB", width & 0xFFFF, 0xFFFF, 0, 0, 0)
    assert_refused(FileKind.GIF, gif + b"\x2c" + bytes(8) + b"\0\x02\0\x3b")


def test_f078_pixels_are_counted_in_frames_of_a_gif_too() -> None:
    data = small_picture("GIF")
    at = data.index(b"\x2c\0\0\0\0\x40\x01\xf0\x00")
    assert_refused(FileKind.GIF, data[: at + 5] + b"\xff\xff\xff\xff" + data[at + 9 :])


def test_f078_a_picture_of_ten_thousand_frames_is_refused() -> None:
    frames = png_chunk(b"acTL", struct.pack(">II", 10_000, 0))
    assert_refused(FileKind.PNG, png(8, 8, frames))
    check_structure(FileKind.PNG, png(8, 8, png_chunk(b"acTL", struct.pack(">II", 1, 0))))
    data = small_picture("GIF")
    image = data[data.index(b"\x2c\0\0\0\0\x40\x01\xf0\x00") : -1]
    assert_refused(FileKind.GIF, data[:-1] + image * 3_000 + b"\x3b")


@pytest.mark.parametrize("kind", [b"iCCP", b"iTXt", b"zTXt"])
def test_f078_a_text_or_profile_that_swells_is_refused(kind: bytes) -> None:
    swollen = zlib.compress(bytes(100_000_000), 9)
    head = b"key\0\x01\0\0\0" if kind == b"iTXt" else b"key\0\0"
    assert_refused(FileKind.PNG, png(8, 8, png_chunk(kind, head + swollen)))


def test_f078_more_bytes_than_a_photo_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.write(photo()[:-2])
        file.truncate(70 * 2**20)
    with pytest.raises(BrokenError, match="more bytes"):
        check_structure(FileKind.JPEG, path)


# The peak is read from /proc: what getrusage tells is inherited from the process that started it.
_MEASURE = """
import re, sys
from pathlib import Path
from PIL import Image
from konnect_desktop.domain.errors import BrokenError
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.structure import check_structure

def peak_kib():
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])

Image.init()
before = peak_kib()
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        check_structure(FileKind(path.suffix[1:]), path)
        print(path.name, "whole")
    except BrokenError:
        print(path.name, "refused")
print("grown_mib", (peak_kib() - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_f078_the_largest_pictures_take_less_than_300_mib(tmp_path: Path) -> None:
    """49 megapixels in every format and every way that costs a decoder memory, and bombs."""
    scene = Image.new("L", (7_000, 7_000))
    for at in range(0, 7_000, 256):
        scene.paste(Image.radial_gradient("L"), (at, at))
    scene.convert("RGBA").save(tmp_path / "a.png", compress_level=1)
    scene.save(tmp_path / "b.gif")
    scene.convert("RGB").save(tmp_path / "c.jpeg", progressive=True)
    scene.convert("CMYK").save(tmp_path / "d.jpeg", progressive=True, subsampling=0)
    scene.convert("RGB").save(tmp_path / "e.webp", method=0, quality=1)
    scene.crop((0, 0, 3_800, 3_800)).convert("RGB").save(tmp_path / "f.webp", method=0, quality=1)
    (tmp_path / "g.png").write_bytes(png(20_000, 20_000))
    (tmp_path / "h.png").write_bytes(png(60_000, 60_000, rows=bytes(10_000_000)))
    answer = subprocess.run(  # noqa: S603 — this very interpreter
        [sys.executable, "-c", _MEASURE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    *judged, (_, grown_mib) = [line.split() for line in answer.stdout.splitlines()]
    assert [name for name, word in judged if word == "refused"] == ["g.png", "h.png"]
    assert 150 < int(grown_mib) < 300  # less would mean that nothing was decoded


def test_large_pictures_are_judged_by_many_threads_at_once() -> None:
    out = BytesIO()
    Image.new("RGB", (6_000, 4_000)).save(out, "PNG")
    sources = [(FileKind.PNG, out.getvalue()), (FileKind.JPEG, photo("garden1-large.jpg"))] * 4
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(check_structure, kind, data) for kind, data in sources]
    for answer in answers:
        answer.result()


def test_a_disk_that_does_not_answer_is_not_a_damaged_picture(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check_structure(FileKind.JPEG, tmp_path / "gone.jpg")
