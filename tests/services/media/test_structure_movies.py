"""A film is kept only when its boxes and its samples are all there (F080, F081)."""

from __future__ import annotations

import struct
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.movies import movie_seconds
from konnect_desktop.services.media.structure import check_structure
from tests.services.media.films import Film, box, full_box, heic, table
from tests.services.media.samples import VIDEOS

FILM = Film()


def assert_refused(data: bytes, kind: FileKind = FileKind.MP4) -> None:
    with pytest.raises(BrokenError) as caught:
        check_structure(kind, data)
    assert caught.value.kind is ErrorKind.MEDIA_DAMAGED


@pytest.mark.parametrize(
    "film",
    [
        FILM,
        replace(FILM, index_first=True),
        replace(FILM, index_first=True, media_size=0),
        replace(FILM, media_wide=True),
        replace(FILM, chunks_in_64_bits=True),
        replace(FILM, version=1),
        replace(FILM, tracks=3),
        replace(FILM, chunks=((1,),)),
    ],
)
def test_whole_films_of_every_build_are_kept(film: Film) -> None:
    if film.tracks > 1:  # the tracks share their samples here, which adds up to more than there is
        film = replace(film, chunks=((10,), (20, 30)))
    check_structure(FileKind.MP4, film.to_bytes())
    check_structure(FileKind.MOV, replace(film, brand=b"qt  ").to_bytes())


@pytest.mark.parametrize("version", [0, 1])
def test_how_long_a_film_lasts_is_read_from_its_head(version: int) -> None:
    dates = bytes(16 if version else 8)
    length = struct.pack(">IQ" if version else ">II", 600, 600 * 42 + 299)
    head = full_box(b"mvhd", dates, length, bytes(80), version=version)
    assert movie_seconds(BytesIO(box(b"ftyp", b"isom") + box(b"moov", head))) == 42


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no film",
        box(b"moov"),
        box(b"moov", full_box(b"mvhd", bytes(8), bytes(8))),
        box(b"moov", full_box(b"mvhd", bytes(8))),
        box(b"moov", full_box(b"mvhd", bytes(8), struct.pack(">II", 1, 2**32 - 1))),
    ],
)
def test_a_film_that_does_not_say_it_lasts_no_time(data: bytes) -> None:
    assert movie_seconds(BytesIO(data)) == 0


def test_the_films_of_the_demo_are_whole_and_f080_their_cuts_are_not() -> None:
    for path in VIDEOS:
        check_structure(FileKind.MP4, path)
    for path in VIDEOS[:3]:
        data = path.read_bytes()
        for cut in (1, 8, 100, len(data) // 2, len(data) - 9):
            assert_refused(data[:-cut])


@pytest.mark.parametrize(
    "film",
    [FILM, replace(FILM, index_first=True), replace(FILM, index_first=True, media_size=0)],
)
def test_f080_a_film_cut_at_any_byte_is_found(film: Film) -> None:
    data = film.to_bytes()
    for cut in range(len(data)):
        assert_refused(data[:cut])


@pytest.mark.parametrize("size", [0, 1, 2, 7, 8, 9, 1_757, 1_759, 2**31, 2**32 - 1])
def test_f080_a_media_box_that_lies_about_its_size_is_found(size: int) -> None:
    assert len(FILM.media) == 1_758
    assert_refused(replace(FILM, media_size=size).to_bytes())


@pytest.mark.parametrize("size", [0, 1, 15, 16, 2**63, 2**64 - 1])
def test_f080_a_size_in_64_bits_that_lies_is_found(size: int) -> None:
    assert_refused(replace(FILM, media_size=size, media_wide=True).to_bytes())


@pytest.mark.parametrize("error", [-9, -1, 1, 251, 2_000, 100_000])
def test_f080_samples_outside_of_the_media_are_found(error: int) -> None:
    assert_refused(replace(FILM, offset_error=error).to_bytes())
    assert_refused(replace(FILM, index_first=True, offset_error=error, media_size=0).to_bytes())


def test_f080_a_film_without_a_needed_part_is_found() -> None:
    film_type, media, index = FILM.file_type, FILM.media, FILM.index(len(FILM.file_type))
    check_structure(FileKind.MP4, film_type + media + index)
    padding = box(b"free", bytes(9))
    moved = FILM.index(len(film_type + padding))
    check_structure(FileKind.MP4, film_type + padding + media + moved + padding)
    for data in (
        b"",
        film_type,
        film_type + media,
        film_type + index,
        media + index,
        film_type + media + index + index,
        film_type + media + box(b"moov"),
        film_type + media + index + b"\0",
        film_type + media + index + bytes(8),
    ):
        assert_refused(data)
    for part in (b"mvhd", b"trak", b"mdia", b"minf", b"stbl", b"stsc", b"stsz", b"stco"):
        assert_refused(film_type + media + index.replace(part, b"none"))


@pytest.mark.parametrize("kind", [b"stsc", b"stsz", b"stco"])
@pytest.mark.parametrize("count", [0, 7, 0x0FFF_FFFF, 2**32 - 1])
def test_f080_a_table_that_lies_about_its_length_is_found(kind: bytes, count: int) -> None:
    data = FILM.to_bytes()
    at = data.index(kind) + (12 if kind == b"stsz" else 8)
    lying = data[:at] + count.to_bytes(4) + data[at + 4 :]
    assert_refused(lying)


def _with_tables(*tables: bytes) -> bytes:
    track = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", *tables))))
    index = box(b"moov", full_box(b"mvhd", bytes(104)), track)
    return FILM.file_type + FILM.media + index


@pytest.mark.parametrize("bits", [4, 8, 16])
def test_compact_sample_sizes_are_read(bits: int) -> None:
    start = len(FILM.file_type) + 8
    sizes = {4: b"\x12\x30", 8: b"\x01\x02\x03", 16: b"\0\x01\0\x02\0\x03"}[bits]
    runs = table(b"stsc", [struct.pack(">III", 1, 3, 1)])
    packed = full_box(b"stz2", struct.pack(">II", bits, 3), sizes)
    last = start + 1_750
    for offset, whole in ((start, True), (last - 6, True), (last - 5, False)):
        data = _with_tables(runs, packed, table(b"stco", [struct.pack(">I", offset)]))
        if whole:
            check_structure(FileKind.MP4, data)
        else:
            assert_refused(data)


def test_samples_of_one_size_are_counted_and_not_walked() -> None:
    offsets = table(b"stco", [struct.pack(">I", len(FILM.file_type) + 8)])
    runs = table(b"stsc", [struct.pack(">III", 1, 2**32 - 1, 1)])
    check_structure(
        FileKind.MP4, _with_tables(runs, full_box(b"stsz", struct.pack(">II", 2, 875)), offsets)
    )
    many = full_box(b"stsz", struct.pack(">II", 2, 2**32 - 1))
    begun = time.monotonic()
    assert_refused(_with_tables(runs, many, offsets))
    assert time.monotonic() - begun < 1


def test_f080_boxes_in_boxes_without_end_stop_the_reader_and_not_the_program() -> None:
    nested = b""
    for _ in range(20_000):
        nested = struct.pack(">I4s", len(nested) + 8, b"moov") + nested
    assert_refused(FILM.file_type + FILM.media + nested)
    empty = struct.pack(">I4s", 8, b"free")
    assert_refused(FILM.file_type + empty * 100_000 + FILM.media + FILM.index(0))
    assert_refused(FILM.file_type + FILM.media + box(b"moov", empty * 2_000))


def test_a_film_in_fragments_is_whole_when_its_boxes_are() -> None:
    empty = replace(FILM, chunks=()).index(0)
    index = empty[8:] + box(b"mvex", full_box(b"trex", bytes(20)))
    fragment = box(b"moof", full_box(b"mfhd", bytes(4))) + box(b"mdat", bytes(300))
    data = FILM.file_type + box(b"moov", index) + fragment * 3
    check_structure(FileKind.MP4, data)
    assert_refused(data[:-1])
    assert_refused(FILM.file_type + box(b"moov", index) + box(b"mdat", bytes(300)))
    open_end = box(b"mdat", bytes(300), size=0)
    assert_refused(FILM.file_type + box(b"moov", index) + fragment + open_end)


def test_f081_a_film_of_eight_gib_is_checked_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    media_start, media_bytes = len(FILM.file_type), 8 * 2**30
    film = replace(
        FILM, chunks=((media_bytes // 2_000_000,) * 1_000,) * 2_000, chunks_in_64_bits=True
    )
    index = film.index(media_start + 8)
    with path.open("wb") as file:
        file.write(FILM.file_type + struct.pack(">I4sQ", 1, b"mdat", media_bytes + 16))
        file.seek(media_start + 16 + media_bytes)
        file.write(index)
    begun = time.monotonic()
    check_structure(FileKind.MP4, path)
    assert time.monotonic() - begun < 20
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - len(index) - 1)
        file.seek(0, 2)
        file.write(index)
    with pytest.raises(BrokenError):
        check_structure(FileKind.MP4, path)


@pytest.mark.parametrize("version", [0, 1, 2])
def test_f080_a_heic_picture_is_walked_to_its_last_piece(version: int) -> None:
    data = heic(version=version)
    check_structure(FileKind.HEIC, data)
    for cut in range(0, len(data), 7):
        assert_refused(data[:cut], FileKind.HEIC)
    assert_refused(heic(((0, 600), (600, 401)), version), FileKind.HEIC)
    assert_refused(heic((), version), FileKind.HEIC)
    assert_refused(data.replace(b"iloc", b"none"), FileKind.HEIC)
