"""A file is what its first bytes say, whatever it is called (F077)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.services.media.kinds import SNIFF_BYTES, FileKind, sniff
from tests.services.media.films import Film, box, heic
from tests.services.media.samples import PHOTOS, VIDEOS, small_picture


def test_real_photos_and_films_are_recognised() -> None:
    assert {sniff(path.read_bytes()[:SNIFF_BYTES]) for path in PHOTOS} == {FileKind.JPEG}
    assert {sniff(path.read_bytes()[:SNIFF_BYTES]) for path in VIDEOS} <= {FileKind.MP4}


@pytest.mark.parametrize(
    ("head", "kind", "extension"),
    [
        (small_picture("JPEG"), FileKind.JPEG, ".jpg"),
        (small_picture("PNG"), FileKind.PNG, ".png"),
        (small_picture("WEBP"), FileKind.WEBP, ".webp"),
        (small_picture("GIF"), FileKind.GIF, ".gif"),
        (b"GIF87a", FileKind.GIF, ".gif"),
        (heic(), FileKind.HEIC, ".heic"),
        (box(b"ftyp", b"mif1", bytes(4), b"mif1heic"), FileKind.HEIC, ".heic"),
        (Film().to_bytes(), FileKind.MP4, ".mp4"),
        (box(b"ftyp", b"new1", bytes(4), b"isomavc1"), FileKind.MP4, ".mp4"),
        (Film(brand=b"qt  ").to_bytes(), FileKind.MOV, ".mov"),
        (b"%PDF-1.7\n", FileKind.PDF, ".pdf"),
    ],
)
def test_a_kind_is_known_by_its_first_bytes(head: bytes, kind: FileKind, extension: str) -> None:
    assert sniff(head[:SNIFF_BYTES]) is kind
    assert kind.extension == extension
    assert kind.is_video == (extension in {".mp4", ".mov"})


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff",
        b"\xff\xd8",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><svg/>",
        b"<!DOCTYPE html><html>",
        b"II*\x00\x08\x00\x00\x00",
        b"MM\x00*\x00\x00\x00\x08",
        b"\x00\x00\x01\x00\x01\x00",
        b"8BPS\x00\x01",
        b"PK\x03\x04",
        b"BM\x00\x00",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"\x00\x00\x00\x0cJXL \r\n\x87\n",
        b"\nGIF89a",
        b" %PDF-1.7",
        box(b"ftyp", b"avif", bytes(4), b"mif1avif"),
        box(b"ftyp", b"mif1", bytes(4), b"mif1avif"),
        box(b"ftyp", b"crx ", bytes(4), b"crx isom"),
        box(b"ftyp", b"M4A ", bytes(4), b"M4A mp42isom"),
        box(b"ftyp", b"none", bytes(4)),
        box(b"moov"),
    ],
)
def test_f077_what_is_not_on_the_list_is_nothing(head: bytes) -> None:
    assert sniff(head) is None


@given(st.binary(max_size=SNIFF_BYTES))
def test_f077_no_bytes_upset_the_judge(head: bytes) -> None:
    sniff(head)
    sniff(b"\x00\x00\x00\x20ftyp" + head)
