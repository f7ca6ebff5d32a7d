"""Whatever bytes arrive, the check answers "whole" or "damaged" and nothing else (F066 to F080)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.services.media.exif import Stamp, stamp_jpeg
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.structure import check_structure
from tests.services.media.films import Film, heic
from tests.services.media.samples import VIDEOS, photo, segment, small_picture, with_segments
from tests.services.media.test_exif import STAMP, SUMMER, without_exif

WITH_METADATA = with_segments(
    small_picture("JPEG"),
    segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
    segment(0xE2, b"ICC_PROFILE\0\x01\x01" + bytes(100)),
)
SOURCES = {
    "jpeg": (FileKind.JPEG, [small_picture("JPEG"), WITH_METADATA, photo("read.jpg")]),
    "progressive": (FileKind.JPEG, [small_picture("JPEG", progressive=True)]),
    "png": (FileKind.PNG, [small_picture("PNG")]),
    "gif": (FileKind.GIF, [small_picture("GIF")]),
    "webp": (FileKind.WEBP, [small_picture("WEBP"), small_picture("WEBP", lossless=True)]),
    "heic": (FileKind.HEIC, [heic(), heic(version=0), heic(version=2)]),
    "mp4": (
        FileKind.MP4,
        [
            Film().to_bytes(),
            Film(index_first=True, media_size=0).to_bytes(),
            Film(chunks_in_64_bits=True, version=1).to_bytes(),
            *(path.read_bytes() for path in VIDEOS[:2]),
        ],
    ),
}


@st.composite
def damaged(draw: st.DrawFn, sources: Sequence[bytes]) -> bytes:
    """Return a file with bytes changed, cut, doubled, put in or taken out, near its head mostly."""
    data = bytearray(draw(st.sampled_from(sources)))
    for _ in range(draw(st.integers(1, 5))):
        reach = draw(st.sampled_from([64, 1_024, len(data)]))
        at = draw(st.integers(0, max(0, min(reach, len(data)) - 1)))
        length = draw(st.integers(1, 8))
        action = draw(st.sampled_from(["set", "set", "set", "cut", "drop", "insert", "repeat"]))
        if action == "set":
            data[at : at + length] = draw(st.binary(min_size=length, max_size=length))
        elif action == "cut":
            del data[len(data) - at :]
        elif action == "drop":
            del data[at : at + length * 40]
        else:
            more = draw(st.binary(max_size=20)) if action == "insert" else data[at : at + 300]
            data[at:at] = more
    return bytes(data)


@pytest.mark.parametrize("source", SOURCES)
def test_f066_f078_f080_damaged_files_of_every_kind_get_one_kind_of_answer(source: str) -> None:
    kind, files = SOURCES[source]

    @settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(damaged(files))
    def check(data: bytes) -> None:
        assert _verdict(kind, data) in {None, ErrorKind.MEDIA_DAMAGED}

    check()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FileKind), st.binary(max_size=400))
def test_bytes_that_are_nothing_at_all_are_refused(kind: FileKind, data: bytes) -> None:
    assert _verdict(kind, data) is ErrorKind.MEDIA_DAMAGED


@settings(max_examples=500, deadline=None)
@given(damaged(SOURCES["jpeg"][1]))
def test_f079_a_damaged_jpeg_is_stamped_without_harm_or_given_back(data: bytes) -> None:
    stamped = stamp_jpeg(data, STAMP)
    if stamped is not data:
        assert _verdict(FileKind.JPEG, stamped) == _verdict(FileKind.JPEG, data)
    assert stamp_jpeg(stamped, Stamp(SUMMER)) is stamped or stamped is data
    if _verdict(FileKind.JPEG, data) is None:
        assert without_exif(stamped) == without_exif(data)


def _verdict(kind: FileKind, data: bytes) -> ErrorKind | None:
    try:
        check_structure(kind, data)
    except BrokenError as error:
        return error.kind
    return None
