"""Dates and captions go into a JPEG and nothing else of it changes (F079, features B15 and B16)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from konnect_desktop.domain.time import AMSTERDAM, moment_from_wire, seconds_into_day
from konnect_desktop.services.media.exif import Stamp, stamp_jpeg
from konnect_desktop.services.media.jpeg_segments import walk_segments
from tests.services.media.samples import PHOTOS, photo, segment, small_picture, with_segments

SUMMER = datetime(2026, 4, 14, 10, 30, 5, tzinfo=AMSTERDAM)
STAMP = Stamp(SUMMER, "Noor en Zoë bij de zandbak 🏖")
DESCRIPTION, ORIENTATION = ExifTags.Base.ImageDescription, ExifTags.Base.Orientation
DATE, OFFSET = ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal
MAKER_NOTE = ExifTags.Base.MakerNote
LARGEST_BLOCK = 65_527


def read_exif(data: bytes) -> tuple[str | None, str | None, str | None]:
    """Return date, offset and description as another reader than ours sees them."""
    with Image.open(BytesIO(data)) as picture:
        exif = picture.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        text = exif.get(DESCRIPTION)
        decoded = None if text is None else str(text).encode("latin-1").decode()
        return inner.get(DATE), inner.get(OFFSET), decoded


def exif_blocks(data: bytes) -> list[bytes]:
    return [
        data[part.body + 6 : part.end]
        for part in walk_segments(data)
        if part.marker == 0xE1 and data.startswith(b"Exif\0", part.body)
    ]


def without_exif(data: bytes) -> bytes:
    """Return a JPEG's bytes with its EXIF segments cut out."""
    for part in reversed(list(walk_segments(data))):
        if part.marker == 0xE1 and data.startswith(b"Exif\0", part.body):
            data = data[: part.start] + data[part.end :]
    return data


def exif_segment(
    *,
    main: Mapping[int, object] | None = None,
    inner: Mapping[ExifTags.Base, object] | None = None,
    gps: Mapping[int, object] | None = None,
) -> bytes:
    exif = Image.Exif()
    for tag, value in (main or {}).items():
        exif[tag] = value
    for tag, value in (inner or {}).items():
        exif.get_ifd(ExifTags.IFD.Exif)[tag] = value
    for tag, value in (gps or {}).items():
        exif.get_ifd(ExifTags.IFD.GPSInfo)[tag] = value
    return segment(0xE1, exif.tobytes())


@pytest.mark.parametrize("name", [path.name for path in PHOTOS])
def test_only_exif_is_added_to_a_photo(name: str) -> None:
    data = photo(name)
    stamped = stamp_jpeg(data, STAMP)
    assert read_exif(stamped) == ("2026:04:14 10:30:05", "+02:00", STAMP.caption)
    assert without_exif(stamped) == data
    assert stamped.endswith(data[2:])


def test_pixels_stay_as_they_are() -> None:
    for data in (photo(), small_picture("JPEG", progressive=True)):
        with Image.open(BytesIO(data)) as old, Image.open(BytesIO(stamp_jpeg(data, STAMP))) as new:
            assert old.tobytes() == new.tobytes()


def test_a_photo_is_stamped_once() -> None:
    stamped = stamp_jpeg(photo(), STAMP)
    later = Stamp(SUMMER + timedelta(days=1), "iets anders")
    assert stamp_jpeg(stamped, later) is stamped


@pytest.mark.parametrize(
    ("moment", "text", "offset"),
    [
        (datetime(2026, 1, 15, 12, 0, tzinfo=UTC), "2026:01:15 13:00:00", "+01:00"),
        (datetime(2026, 7, 15, 12, 0, tzinfo=UTC), "2026:07:15 14:00:00", "+02:00"),
        # both hours between two and three of the night the clock goes back
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026:10:25 02:30:00", "+02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026:10:25 02:30:00", "+01:00"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM), "2026:10:25 02:30:00", "+02:00"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=AMSTERDAM), "2026:10:25 02:30:00", "+01:00"),
        # the hour that is not there in March
        (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "2026:03:29 01:59:59", "+01:00"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026:03:29 03:00:00", "+02:00"),
        (datetime(2026, 3, 29, 2, 30, tzinfo=AMSTERDAM), "2026:03:29 03:30:00", "+02:00"),
        (seconds_into_day(date(2026, 3, 29), 0), "2026:03:29 00:00:00", "+01:00"),
        (seconds_into_day(date(2026, 10, 25), 7), "2026:10:25 00:00:07", "+02:00"),
    ],
)
def test_a_date_is_amsterdam_time_with_its_offset(moment: datetime, text: str, offset: str) -> None:
    assert read_exif(stamp_jpeg(photo(), Stamp(moment))) == (text, offset, None)


def test_a_day_of_the_portal_stays_that_day_around_both_clock_changes() -> None:
    for day, midnight_ms in (
        (date(2026, 3, 30), 1774821600000),
        (date(2026, 10, 26), 1792969200000),
    ):
        moment = moment_from_wire(midnight_ms)
        assert moment is not None
        text, _, _ = read_exif(stamp_jpeg(photo(), Stamp(moment)))
        assert text == f"{day:%Y:%m:%d} 00:00:00"


def test_a_moment_without_offset_is_no_stamp() -> None:
    with pytest.raises(ValueError, match="offset"):
        Stamp(SUMMER.replace(tzinfo=None))


def test_f079_an_exif_date_that_is_there_stays() -> None:
    old = {DATE: "2020:02:02 02:02:02"}
    data = with_segments(photo(), exif_segment(inner=old))
    assert stamp_jpeg(data, Stamp(SUMMER)) is data
    assert read_exif(stamp_jpeg(data, STAMP)) == ("2020:02:02 02:02:02", None, STAMP.caption)
    described = with_segments(photo(), exif_segment(main={DESCRIPTION: "een beer"}, inner=old))
    assert stamp_jpeg(described, STAMP) is described


@pytest.mark.parametrize("blank", ["0000:00:00 00:00:00", "    :  :     :  :  ", ""])
def test_a_blank_date_of_a_camera_without_a_clock_is_none(blank: str) -> None:
    data = with_segments(photo(), exif_segment(inner={DATE: blank}))
    assert read_exif(stamp_jpeg(data, Stamp(SUMMER)))[0] == "2026:04:14 10:30:05"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_f079_what_else_exif_says_stays(orientation: int) -> None:
    place = {1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)}
    note = b"maker" + bytes(range(256))
    data = with_segments(
        photo(),
        exif_segment(
            main={ORIENTATION: orientation, ExifTags.Base.Make: "Camera"},
            inner={MAKER_NOTE: note, ExifTags.Base.ISOSpeedRatings: 200},
            gps=place,
        ),
    )
    stamped = stamp_jpeg(data, STAMP)
    assert read_exif(stamped) == ("2026:04:14 10:30:05", "+02:00", STAMP.caption)
    assert without_exif(stamped) == without_exif(data)
    with Image.open(BytesIO(stamped)) as picture:
        exif = picture.getexif()
        assert exif[ORIENTATION] == orientation
        assert exif[ExifTags.Base.Make] == "Camera"
        assert exif.get_ifd(ExifTags.IFD.GPSInfo) == place
        assert exif.get_ifd(ExifTags.IFD.Exif)[MAKER_NOTE] == note
        assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ISOSpeedRatings] == 200


def test_f079_nothing_that_is_in_exif_moves() -> None:
    """Maker notes count bytes from the start of the block: only the first pointer may change."""
    data = with_segments(photo(), exif_segment(inner={MAKER_NOTE: bytes(range(256))}))
    (old,), (new,) = exif_blocks(data), exif_blocks(stamp_jpeg(data, STAMP))
    assert new[:4] == old[:4]
    assert new[8 : len(old)] == old[8:]


@pytest.mark.parametrize("order", ["little", "big"])
def test_exif_of_both_byte_orders_is_extended(order: str) -> None:
    little = order == "little"
    entry = (
        b"\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"
        if little
        else b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    )
    head = b"II*\x00\x08\x00\x00\x00\x01\x00" if little else b"MM\x00*\x00\x00\x00\x08\x00\x01"
    block = head + entry + bytes(4)
    stamped = stamp_jpeg(with_segments(photo(), segment(0xE1, b"Exif\0\0" + block)), STAMP)
    assert read_exif(stamped) == ("2026:04:14 10:30:05", "+02:00", STAMP.caption)
    with Image.open(BytesIO(stamped)) as picture:
        assert picture.getexif()[ORIENTATION] == 6


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"MM\0*",
        b"garbage garbage",
        b"MM\0*\0\0\0\x04\0\0\0\0",
        b"MM\0*\xff\xff\xff\xff",
        b"MM\0*\0\0\0\x08\0\x05\0\0",
        b"II*\0\x08\0\0\0\xff\xff",
        # a value outside, a pointer outside, a pointer that is text, a field twice
        b"MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x02\0\0\0\x40\0\0\x10\0\0\0\0\0",
        b"MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\x10\0\0\0\0\0",
        b"MM\0*\0\0\0\x08\0\x01\x87\x69\0\x02\0\0\0\x01\0\0\0\x08\0\0\0\0",
        b"MM\0*\0\0\0\x08\0\x02" + b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" * 2 + bytes(4),
    ],
)
def test_f079_broken_exif_leaves_the_file_as_it_is(block: bytes) -> None:
    data = with_segments(photo(), segment(0xE1, b"Exif\0\0" + block))
    assert stamp_jpeg(data, STAMP) is data


def test_f079_exif_that_is_there_twice_leaves_the_file_as_it_is() -> None:
    part = exif_segment(main={ORIENTATION: 6})
    data = with_segments(photo(), part, part)
    assert stamp_jpeg(data, STAMP) is data


def test_f079_xmp_of_16_mb_stays() -> None:
    xmp = segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(65_000))
    data = with_segments(photo(), *[xmp] * 256)
    stamped = stamp_jpeg(data, STAMP)
    assert stamped.endswith(data[2:])
    assert read_exif(stamped)[0] == "2026:04:14 10:30:05"


def test_other_segments_keep_their_order_when_exif_is_not_the_first() -> None:
    color_profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01" + bytes(500))
    data = with_segments(photo(), color_profile, exif_segment(main={ORIENTATION: 6}))
    stamped = stamp_jpeg(data, STAMP)
    assert without_exif(stamped) == without_exif(data)
    assert stamped.startswith(data[: 2 + len(color_profile)])
    assert read_exif(stamped)[1] == "+02:00"


def test_an_index_of_several_pictures_still_finds_them() -> None:
    """It counts from its own place, so it may be moved as a whole and nothing behind it alone."""
    index = segment(0xE2, b"MPF\0MM\0*" + bytes(50))
    part = exif_segment(main={ORIENTATION: 6})
    behind = with_segments(photo(), index, part)
    assert stamp_jpeg(behind, STAMP) is behind
    for data in (with_segments(photo(), index), with_segments(photo(), part, index)):
        stamped = stamp_jpeg(data, STAMP)
        assert len(stamped) > len(data)
        assert stamped.endswith(data[data.index(index) :])


@pytest.mark.parametrize("letter", ["a", "é", "🏖"])
@pytest.mark.parametrize("length", [65_000, 65_400, 65_450, 65_500, 65_600, 500_000])
def test_a_caption_that_is_too_long_is_cut_between_two_characters(letter: str, length: int) -> None:
    caption = letter * (length // len(letter.encode()))
    stamped = stamp_jpeg(photo(), Stamp(SUMMER, caption))
    text, _, written = read_exif(stamped)
    assert text == "2026:04:14 10:30:05"
    assert written is not None
    assert caption.startswith(written)
    assert written == caption or len(written.encode()) > 65_350
    assert without_exif(stamped) == photo()


@pytest.mark.parametrize("left_bytes", range(0, 200, 3))
def test_exif_that_fills_its_segment_gets_what_still_fits(left_bytes: int) -> None:
    head = b"MM\0*\0\0\0\x08" + b"\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" + bytes(4)
    block = head.ljust(LARGEST_BLOCK - left_bytes, b"\0")
    data = with_segments(photo(), segment(0xE1, b"Exif\0\0" + block))
    stamped = stamp_jpeg(data, STAMP)
    assert without_exif(stamped) == photo()
    if stamped is not data:
        text, _, written = read_exif(stamped)
        assert text == "2026:04:14 10:30:05"
        assert written is None or STAMP.caption is None or STAMP.caption.startswith(written)
    assert (stamped is data) == (left_bytes < 100)


@pytest.mark.parametrize(
    ("caption", "written"),
    [
        (None, None),
        ("", None),
        (" \n ", None),
        (" Noor\0 lacht\x07 \ud800", "Noor lacht"),
        ("twee\nregels", "twee\nregels"),
    ],
)
def test_a_caption_is_written_as_clean_text(caption: str | None, written: str | None) -> None:
    assert read_exif(stamp_jpeg(photo(), Stamp(SUMMER, caption)))[2] == written


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff\xd9"],
)
def test_what_is_no_jpeg_is_given_back(data: bytes) -> None:
    assert stamp_jpeg(data, STAMP) is data


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=80))
def test_f079_exif_of_any_bytes_never_upsets_the_writer(block: bytes, more: bytes) -> None:
    for head in (b"", b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08\0\x01\x87\x69"):
        part = segment(0xE1, b"Exif\0\0" + head + block)
        data = with_segments(photo(), part, segment(0xE1, more))
        stamped = stamp_jpeg(data, STAMP)
        assert without_exif(stamped) == without_exif(data)
