"""Received bytes are shown only if their header says that they are a whole picture of its size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from konnect_desktop.cache.media_store import MediaStore, Pixels
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.pictures_check import Shown, check_shown

_ORIENTATION = 0x0112


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., Shown]:
    store = MediaStore(lambda _: tmp_path, keep_free_bytes=0)
    store._open("one")

    def check(data: bytes, kind: MediaKind = MediaKind.PHOTO) -> Shown:
        medium = store.begin("one")
        try:
            medium.write(data)
            return check_shown(medium, kind)
        finally:
            medium.discard()

    return check


def _picture(form: str, *, orientation: int = 0, size: tuple[int, int] = (40, 30)) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x010E] = "Zandtaart"
        exif[_ORIENTATION] = orientation
    Image.new("RGB", size, (200, 150, 90)).save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_r25_pictures_of_the_four_formats_are_shown(
    checked: Callable[..., Shown], form: str
) -> None:
    assert checked(_picture(form)) == Shown(FileKind[form], Pixels(40, 30))


@pytest.mark.parametrize(
    ("orientation", "pixels"),
    [(1, (40, 30)), (3, (40, 30)), (5, (30, 40)), (6, (30, 40)), (8, (30, 40)), (99, (40, 30))],
)
def test_f079_the_pixels_are_those_of_the_upright_picture(
    checked: Callable[..., Shown], orientation: int, pixels: tuple[int, int]
) -> None:
    assert checked(_picture("JPEG", orientation=orientation)).pixels == Pixels(*pixels)


def test_f079_exif_that_lies_about_its_length_is_no_obstacle(
    checked: Callable[..., Shown],
) -> None:
    data = _picture("JPEG", orientation=6)
    start = data.index(b"Exif\0\0") + 6
    for at in range(start, start + 30):
        broken = bytearray(data)
        broken[at] = 0xFF
        assert checked(bytes(broken)).kind is FileKind.JPEG


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>no picture</body></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"II*\0" + bytes(200),
        b"%PDF-1.7 " + bytes(200),
        b"8BPS" + bytes(200),
    ],
)
def test_f077_what_is_no_picture_is_not_shown(checked: Callable[..., Shown], data: bytes) -> None:
    with pytest.raises(BrokenError) as caught:
        checked(data)
    assert caught.value.kind is ErrorKind.MEDIA_DAMAGED


def test_a_cut_picture_is_not_shown(checked: Callable[..., Shown]) -> None:
    for form in ("JPEG", "PNG", "WEBP", "GIF"):
        with pytest.raises(BrokenError):
            checked(_picture(form)[:-20])


def test_f078_a_pixel_bomb_is_refused_by_its_header(checked: Callable[..., Shown]) -> None:
    data = bytearray(_picture("JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = (20_000).to_bytes(2) * 2
    with pytest.raises(BrokenError) as caught:
        checked(bytes(data))
    assert caught.value.kind is ErrorKind.MEDIA_DAMAGED


def test_a_photo_in_the_place_of_a_film_is_not_shown(checked: Callable[..., Shown]) -> None:
    with pytest.raises(BrokenError):
        checked(_picture("JPEG"), MediaKind.VIDEO)
