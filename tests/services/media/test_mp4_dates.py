"""A film gets its date in place, and only where it has none (features B15)."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.services.media.kinds import FileKind
from konnect_desktop.services.media.mp4_dates import stamp_mp4
from konnect_desktop.services.media.structure import check_structure
from tests.services.media.films import Film, box
from tests.services.media.samples import VIDEOS

MOMENT = datetime(2026, 4, 14, 10, 30, 5, tzinfo=AMSTERDAM)
EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
SECONDS = 3_859_000_205
FILM = Film(chunks=((10,), (20, 30)), tracks=2)


def stamped(data: bytes, moment: datetime = MOMENT) -> tuple[bool, bytes]:
    file = io.BytesIO(data)
    return stamp_mp4(file, moment), file.getvalue()


def dates(data: bytes, kind: bytes) -> list[tuple[int, int]]:
    """Return creation and modification time of every box of a kind."""
    found: list[tuple[int, int]] = []
    at = data.find(kind)
    while at >= 0:
        found.append(struct.unpack_from(">QQ" if data[at + 4] else ">II", data, at + 8))
        at = data.find(kind, at + 1)
    return found


def test_the_expected_seconds_are_those_since_1904() -> None:
    assert EPOCH + timedelta(seconds=SECONDS) == MOMENT


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize("index_first", [True, False])
def test_all_dates_of_a_film_without_one_are_set(version: int, *, index_first: bool) -> None:
    data = replace(FILM, version=version, index_first=index_first).to_bytes()
    changed, new = stamped(data)
    assert changed
    assert dates(new, b"mvhd") == [(SECONDS, SECONDS)]
    assert dates(new, b"tkhd") == dates(new, b"mdhd") == [(SECONDS, SECONDS)] * 2
    expected = replace(FILM, version=version, index_first=index_first, created=SECONDS)
    assert new == expected.to_bytes()
    check_structure(FileKind.MP4, new)
    assert stamped(new, MOMENT + timedelta(days=1)) == (False, new)


def test_a_date_that_is_there_stays() -> None:
    data = replace(FILM, created=3_600_000_000).to_bytes()
    assert stamped(data) == (False, data)


def test_only_the_missing_dates_are_set() -> None:
    data = bytearray(FILM.to_bytes())
    at = data.index(b"mvhd") + 8
    data[at : at + 8] = struct.pack(">II", 3_600_000_000, 3_600_000_001)
    changed, new = stamped(bytes(data))
    assert changed
    assert dates(new, b"mvhd") == [(3_600_000_000, 3_600_000_001)]
    assert dates(new, b"tkhd") == [(SECONDS, SECONDS)] * 2


def test_a_film_on_disk_keeps_its_length(tmp_path: Path) -> None:
    for number, data in enumerate([FILM.to_bytes(), *(path.read_bytes() for path in VIDEOS)]):
        path = tmp_path / f"{number}.mp4"
        path.write_bytes(data)
        with path.open("r+b") as file:
            changed = stamp_mp4(file, MOMENT)
        new = path.read_bytes()
        assert len(new) == len(data)
        assert changed == (new != data)
        check_structure(FileKind.MP4, path)
        assert all(created for created, _ in dates(new, b"mvhd"))


def test_both_hours_of_the_october_night_are_different_seconds() -> None:
    wall = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    first, second = (
        dates(stamped(FILM.to_bytes(), wall.replace(fold=fold))[1], b"mvhd")[0][0]
        for fold in (0, 1)
    )
    assert second - first == 3_600


@pytest.mark.parametrize(
    "moment", [datetime(1900, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)]
)
def test_a_date_that_32_bits_cannot_hold_is_left_out(moment: datetime) -> None:
    data = FILM.to_bytes()
    assert stamped(data, moment) == (False, data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no film",
        box(b"ftyp", bytes(8)),
        FILM.to_bytes()[:-1],
        FILM.to_bytes().replace(b"mdhd", b"none", 1),
        FILM.to_bytes().replace(b"mvhd\x00", b"mvhd\x02"),
        box(b"moov", box(b"mvhd", bytes(11))),
        box(b"moov", *[box(b"trak")] * 100),
    ],
)
def test_f080_a_film_that_cannot_be_read_is_left_alone(data: bytes) -> None:
    assert stamped(data) == (False, data)


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_f080_a_film_of_any_bytes_keeps_its_length_and_all_but_dates(data: st.DataObject) -> None:
    film = bytearray(FILM.to_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        film[data.draw(st.integers(0, len(film) - 1))] = data.draw(st.integers(0, 255))
    changed, new = stamped(bytes(film))
    assert len(new) == len(film)
    different = sum(old != now for old, now in zip(film, new, strict=True))
    assert (different > 0) == changed
    assert different <= 5 * 16
