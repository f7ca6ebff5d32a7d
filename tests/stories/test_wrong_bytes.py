"""Answers that are no photo, are damaged, empty, endless or too large."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from konnect_desktop.api.network import Limits
from konnect_desktop.cli.exit_codes import code_of_report
from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.services.sync import SyncReport
from tests.support.faults import Body, Endless, Fault, Respond
from tests.support.story import Holdings, Json, Story, photo_card
from tests.support.syncing import files_of, judge, ledger_rows, parts_of

_ANY = r"\.(jpeg|mp4)"
_LIES = {
    "html": b"<!doctype html><title>Inloggen</title>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "tiff": b"II*\x00" + bytes(64),
    "ico": b"\x00\x00\x01\x00\x01\x00\x10\x10" + bytes(64),
    "psd": b"8BPS\x00\x01" + bytes(64),
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n",
    "zip": b"PK\x03\x04" + bytes(64),
    "text": b"not found",
}


def _kinds(report: SyncReport) -> list[ErrorKind]:
    return [failure.kind for failure in report.result.failures]


def _always(data: bytes) -> Fault:
    return Fault(_ANY, (Body(data),))


def _nothing_is_left(story: Story) -> bool:
    return not files_of(story.archive) and not parts_of(story.archive)


@pytest.mark.parametrize("lie", _LIES)
def test_f062_f077_what_is_no_photo_is_not_saved_whatever_it_is_called(
    story: Story, holdings: Holdings, lie: str
) -> None:
    story.show(photo_card(holdings.photos[0]))
    story.media.use(_always(_LIES[lie]))
    report = story.run()
    assert _kinds(report) == [ErrorKind.MEDIA_DAMAGED]
    assert code_of_report(report) == 1
    assert _nothing_is_left(story)


def test_f077_a_png_that_is_called_jpeg_is_saved_as_what_it_is(
    story: Story, holdings: Holdings
) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "orange").save(drawn, "PNG")
    story.show(photo_card(holdings.photos[0]))
    story.media.use(_always(drawn.getvalue()))
    assert code_of_report(story.run()) == 0
    (row,) = ledger_rows(story.archive)
    assert (row.path.suffix, row.path.read_bytes()) == (".png", drawn.getvalue())


@pytest.mark.parametrize("data", [b"", b"\xff"], ids=["no byte", "one byte"])
def test_f076_an_empty_answer_is_asked_for_again(
    story: Story, holdings: Holdings, data: bytes
) -> None:
    photo = holdings.photos[0]
    story.show(photo_card(photo))
    story.media.use(Fault(_ANY, (Body(data),), first=1))
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, {photo["id"]}, holdings.received).faultless


@pytest.mark.parametrize("data", [b"", b"\xff"], ids=["no byte", "one byte"])
def test_f076_what_stays_empty_is_not_saved(story: Story, holdings: Holdings, data: bytes) -> None:
    story.show(photo_card(holdings.photos[0]))
    story.media.use(_always(data))
    assert code_of_report(story.run()) == 1
    assert len(story.fetches) == 5
    assert _nothing_is_left(story)


def test_f067_a_file_that_is_damaged_at_the_portal_is_kept_apart_and_tried_once_a_day(
    story: Story, holdings: Holdings
) -> None:
    photo, whole = holdings.photos[:2]
    body = holdings.bodies[photo["id"]]
    damaged = body[: len(body) // 2] + bytes(len(body) - len(body) // 2)
    story.show(photo_card(photo, whole))
    story.media.use(Fault(_name(photo), (Body(damaged),)))
    report = story.run()
    assert (report.result.saved, report.result.damaged) == (1, 1)
    assert code_of_report(report) == 1
    kept = _kept_as_damaged(story)
    assert kept.read_bytes() == damaged
    asked = len(story.fetches)
    again = story.run()
    assert (again.plan.damaged, len(story.fetches)) == (1, asked)
    assert code_of_report(again) == 1


def test_f082_a_photo_that_is_whole_a_day_later_is_saved_beside_the_damaged_one(
    story: Story, holdings: Holdings
) -> None:
    photo = holdings.photos[0]
    damaged = holdings.bodies[photo["id"]][:-20_000] + bytes(20_000)
    story.show(photo_card(photo))
    story.media.use(_always(damaged))
    story.run()
    _a_day_passes(story.archive)
    story.media.use()
    report = story.run()
    assert (report.result.saved, code_of_report(report)) == (1, 0)
    old, new = sorted(ledger_rows(story.archive), key=lambda row: row.state)
    assert (old.state, new.state) == ("damaged", "saved")
    assert old.path.read_bytes() == damaged
    assert new.received_sha256 == holdings.received[photo["id"]]
    assert old.path.parent == new.path.parent
    assert files_of(story.archive) == {old.path, new.path}


def test_f067_a_photo_that_is_still_damaged_a_day_later_is_not_kept_twice(
    story: Story, holdings: Holdings
) -> None:
    photo = holdings.photos[0]
    damaged = holdings.bodies[photo["id"]][:-20_000] + bytes(20_000)
    story.show(photo_card(photo))
    story.media.use(_always(damaged))
    for _ in range(3):
        assert story.run().result.damaged == 1
        _a_day_passes(story.archive)
    assert len(files_of(story.archive)) == 1


@pytest.mark.parametrize("harm", ["no moov", "short mdat", "lying box"])
def test_f080_a_damaged_film_is_counted_as_damaged_and_never_as_saved(
    story: Story, holdings: Holdings, harm: str
) -> None:
    film = holdings.videos[0]
    body = holdings.bodies[film["id"]]
    data = {
        "no moov": body.replace(b"moov", b"free"),
        "short mdat": body[: len(body) // 2],
        "lying box": body.replace(b"stsz", b"zzzz"),
    }[harm]
    story.show(photo_card(film, holdings.photos[0]))
    story.media.use(Fault(r"\.mp4", (Body(data),)))
    report = story.run()
    assert (report.result.saved, report.result.damaged) == (1, 1)
    assert _kept_as_damaged(story).suffix == ".mp4"
    assert code_of_report(report) == 1


def test_f081_ten_terabytes_are_more_than_a_film_may_have(story: Story, holdings: Holdings) -> None:
    story.show(photo_card(holdings.videos[0], holdings.photos[0]))
    story.media.use(Fault(r"\.mp4", (_ten_terabytes(),)))
    report = story.run()
    assert _kinds(report) == [ErrorKind.MEDIA_TOO_LARGE]
    assert report.result.saved == 1


def test_f081_what_the_disk_has_no_room_for_is_refused_before_a_byte_is_written(
    story: Story, holdings: Holdings
) -> None:
    story.show(photo_card(holdings.videos[0]))
    story.media.use(Fault(r"\.mp4", (_ten_terabytes(),)))
    report = story.run(limits=Limits(video_bytes=20 * 10**12))
    failure = report.failure
    assert isinstance(failure, DiskError)
    assert failure.kind is ErrorKind.DISK_FULL
    assert failure.missing_bytes is not None
    free = shutil.disk_usage(story.archive).free
    assert abs(10 * 10**12 - free - failure.missing_bytes) < 10**10
    assert code_of_report(report) == 6
    assert _nothing_is_left(story)


def test_f081_the_room_that_must_stay_free_is_not_touched(story: Story, holdings: Holdings) -> None:
    story.show(*(photo_card(photo) for photo in holdings.photos[:10]))
    report = story.run(parallel=1, keep_free_bytes=10**15)
    assert code_of_report(report) == 6
    assert len(story.fetches) == 1
    assert _nothing_is_left(story)


def test_f081_an_endless_answer_is_cut_at_the_most_that_a_photo_may_have(
    story: Story, holdings: Holdings
) -> None:
    body = holdings.bodies[holdings.photos[0]["id"]]
    story.show(photo_card(holdings.photos[0]))
    story.media.use(Fault(_ANY, (Endless(body),)))
    report = story.run(limits=Limits(photo_bytes=2_000_000))
    assert _kinds(report) == [ErrorKind.MEDIA_TOO_LARGE]
    assert len(story.fetches) == 1
    assert _nothing_is_left(story)


def test_f083_the_same_bytes_under_two_ids_are_two_files(story: Story, holdings: Holdings) -> None:
    first, second = holdings.photos[:2]
    twin = {**second, "fullSizeUrl": first["fullSizeUrl"]}
    story.show(photo_card(first, twin))
    assert story.run().result.saved == 2
    rows = ledger_rows(story.archive)
    assert {row.media_id for row in rows} == {first["id"], second["id"]}
    assert len({row.received_sha256 for row in rows}) == 1
    assert len(files_of(story.archive)) == 2


def _ten_terabytes() -> Respond:
    return Respond(200, b"", (("Content-Type", "video/mp4"), ("Content-Length", f"{10**13}")))


def _name(medium: Json) -> str:
    return re.escape(medium["fullSizeUrl"].split("?")[0].rsplit("/", 1)[1])


def _kept_as_damaged(story: Story) -> Path:
    (row,) = [row for row in ledger_rows(story.archive) if row.state == "damaged"]
    assert row.path.stem.endswith(" (beschadigd)")
    return row.path


def _a_day_passes(archive: Path) -> None:
    """Date all that was settled back by more than a day."""
    earlier = (datetime.now(UTC) - timedelta(hours=25)).isoformat(timespec="seconds")
    state = archive / ".konnect"
    # Without its seal a ledger that was changed by hand is believed.
    (state / "ledger.sqlite3.seal").unlink(missing_ok=True)
    with closing(sqlite3.connect(state / "ledger.sqlite3")) as ledger, ledger:
        ledger.execute("UPDATE medium SET settled_at = ?", (earlier,))
