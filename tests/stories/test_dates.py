"""The dates that end up in the files, also around both changes of the clock."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from tests.support.leaks import LogWatch
from tests.support.portal import running_portal
from tests.support.story import Holdings, Story, photo_card, telling
from tests.support.syncing import SavedFile, ledger_rows

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_AROUND_THE_CHANGES = ("2025-10-24", "2025-10-27", "2026-03-27", "2026-03-30")
_EXIF, _TAKEN, _TAKEN_OFFSET = 0x8769, 0x9003, 0x9011
_SECONDS_1904_TO_1970 = 2_082_844_800


@pytest.fixture
def half_a_year(tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    expected_logs.allow("stamina")
    options = ("--org", "demo", "--photos", "200", "--videos", "8", "--months", "7")
    with (
        running_portal(*options, "--today", "2026-04-14") as portal,
        telling(portal, "demo", tmp_path) as told,
    ):
        yield told


def test_part4_fault2_days_around_both_clock_changes_are_right_in_the_files(
    half_a_year: Story,
) -> None:
    half_a_year.run(parallel=6)
    rows = [row for row in ledger_rows(half_a_year.archive) if row.path.suffix == ".jpg"]
    taken = {row.path.name: _taken(row.path) for row in rows}
    for name, moment in taken.items():
        assert name.startswith(moment.date().isoformat())
        assert moment.utcoffset() == moment.replace(tzinfo=_AMSTERDAM).utcoffset()
    days = {moment.date().isoformat() for moment in taken.values()}
    assert set(_AROUND_THE_CHANGES) <= days
    offsets = [
        next(moment.isoformat()[-6:] for moment in taken.values() if f"{moment.date()}" == day)
        for day in _AROUND_THE_CHANGES
    ]
    assert offsets == ["+02:00", "+01:00", "+01:00", "+02:00"]


def test_the_photos_of_a_day_follow_each_other_by_the_second_oldest_first(
    story: Story, holdings: Holdings
) -> None:
    newest_first = holdings.photos[:4]
    story.show(photo_card(*newest_first, date_ms=newest_first[0]["date"]))
    story.run()
    paths = {row.media_id: row.path for row in ledger_rows(story.archive)}
    clocks = [f"{_taken(paths[photo['id']]):%H:%M:%S}" for photo in reversed(newest_first)]
    assert clocks == ["00:00:00", "00:00:01", "00:00:02", "00:00:03"]


def test_a_photo_of_a_message_carries_the_messages_time(story: Story, holdings: Holdings) -> None:
    story.run()
    rows = {row.media_id: row for row in ledger_rows(story.archive)}
    sent = {
        one: datetime.fromtimestamp(what.date_ms // 1000, UTC)
        for one, what in holdings.counted.items()
        if what.sources == frozenset({"message"}) and what.media_type == "photo"
    }
    assert len(sent) > 2
    assert {one: _taken(rows[one].path).astimezone(UTC) for one in sent} == sent
    shown = {one: int(rows[one].path.stat().st_mtime) for one in sent}
    assert shown == {one: moment.timestamp() for one, moment in sent.items()}


def test_a_film_carries_its_day_in_its_own_header(story: Story, holdings: Holdings) -> None:
    film = holdings.videos[0]
    story.show(photo_card(film))
    story.run()
    (row,) = ledger_rows(story.archive)
    day = datetime.fromtimestamp(film["date"] / 1000, _AMSTERDAM)
    assert _created(row) == day.astimezone(UTC)


def test_the_days_of_a_series_do_not_run_into_each_other(story: Story, holdings: Holdings) -> None:
    story.show(*(photo_card(photo) for photo in holdings.photos[:12]))
    story.run()
    rows = sorted(ledger_rows(story.archive), key=lambda row: row.path.name)
    for _, of_day in groupby(rows, key=lambda row: row.path.name[:10]):
        seconds = [_taken(row.path) for row in of_day]
        assert len(set(seconds)) == len(seconds)


def _taken(path: Path) -> datetime:
    with Image.open(path) as image:
        exif = image.getexif().get_ifd(_EXIF)
    clock = datetime.strptime(f"{exif[_TAKEN]} {exif[_TAKEN_OFFSET]}", "%Y:%m:%d %H:%M:%S %z")
    assert clock.utcoffset() is not None
    return clock


def _created(row: SavedFile) -> datetime:
    data = row.path.read_bytes()
    header = data.index(b"mvhd") + 4
    (seconds,) = struct.unpack(">I", data[header + 4 : header + 8])
    return datetime.fromtimestamp(seconds - _SECONDS_1904_TO_1970, UTC)
