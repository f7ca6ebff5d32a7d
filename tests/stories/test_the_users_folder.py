"""What people do with their saved photos, and names that meet."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

from konnect_desktop.cli.exit_codes import code_of_report
from tests.support.story import Holdings, Json, Story, photo_card
from tests.support.syncing import files_of, judge, ledger_rows


def test_f097_a_file_of_the_users_own_is_not_overwritten(story: Story, holdings: Holdings) -> None:
    photos = holdings.photos[:3]
    story.show(photo_card(*photos))
    elsewhere = story.folder / "elsewhere"
    story.run(archive=elsewhere)
    own = {path.relative_to(elsewhere): b"my own" for path in files_of(elsewhere)}
    for name, words in own.items():
        (story.archive / name).parent.mkdir(parents=True, exist_ok=True)
        (story.archive / name).write_bytes(words)
    assert code_of_report(story.run(profile="another")) == 0
    assert {name: (story.archive / name).read_bytes() for name in own} == own
    rows = ledger_rows(story.archive)
    assert not {row.path.relative_to(story.archive) for row in rows} & set(own)
    verdict = judge(story.archive, {photo["id"] for photo in photos}, holdings.received)
    assert (verdict.corrupt, verdict.missing, len(verdict.strangers)) == ((), (), len(own))


def test_f102_deleted_photos_stay_deleted_and_edited_ones_stay_edited(
    story: Story, holdings: Holdings
) -> None:
    story.show(photo_card(*holdings.photos[:4]))
    story.run()
    fetched = len(story.fetches)
    deleted, edited, moved, _ = sorted(files_of(story.archive))
    deleted.unlink()
    edited.write_bytes(b"cropped")
    (story.folder / "framed").mkdir()
    shutil.move(moved, story.folder / "framed")
    for full in (False, True):
        assert code_of_report(story.run(full=full)) == 0
    assert len(story.fetches) == fetched
    assert edited.read_bytes() == b"cropped"
    assert not deleted.exists()
    assert not moved.exists()
    assert len(files_of(story.archive)) == 2


def test_f084_a_photo_that_the_portal_shows_no_more_stays_on_disk(
    story: Story, holdings: Holdings
) -> None:
    kept, removed, in_card = holdings.photos[:3]
    story.show(photo_card(kept, in_card), photo_card(removed))
    story.run()
    before = {path: path.read_bytes() for path in files_of(story.archive)}
    story.show(photo_card(kept))
    report = story.run(full=True)
    assert len(report.timeline.removed) == 1
    assert code_of_report(report) == 0
    assert {path: path.read_bytes() for path in files_of(story.archive)} == before


def test_f084_a_photo_that_went_away_before_it_was_saved_is_counted_as_gone(
    story: Story, holdings: Holdings
) -> None:
    kept, removed = holdings.photos[:2]
    story.show(photo_card(kept), photo_card(removed))
    story.run(keep_free_bytes=10**15)
    story.show(photo_card(kept))
    report = story.run(full=True)
    assert (report.plan.gone, report.result.saved) == (1, 1)
    assert code_of_report(report) == 0


def test_f050_a_timeline_that_comes_back_empty_removes_nothing(
    story: Story, holdings: Holdings
) -> None:
    story.show(photo_card(*holdings.photos[:2]))
    story.run()
    before = files_of(story.archive)
    story.show()
    report = story.run(full=True)
    assert report.timeline.came_back_empty
    assert report.timeline.removed == frozenset()
    assert code_of_report(report) == 1
    assert files_of(story.archive) == before


def test_f085_a_hundred_photos_of_one_day_have_names_of_their_own_and_are_fetched_once(
    story: Story, holdings: Holdings
) -> None:
    first = holdings.photos[0]
    photos = [{**first, "id": f"same-{number}", "description": "Buiten"} for number in range(120)]
    cards = [photo_card(*photos[start : start + 30]) for start in range(0, 120, 30)]
    story.show(*cards)
    assert story.run(parallel=6).result.saved == 120
    assert len(files_of(story.archive)) == len(story.fetches) == 120
    story.run(profile="another")
    assert len(story.fetches) == 120


def test_f100_names_that_are_one_on_some_systems_are_two_files(
    story: Story, holdings: Holdings
) -> None:
    names = ("Sam", "sam", "Zoë", unicodedata.normalize("NFD", "Zoë"), "a:b", "ab", "CON", "..")
    day_ms = holdings.photos[0]["date"]
    photos: list[Json] = [
        {
            **photo,
            "date": day_ms,
            "childTags": [{"personId": f"p{number}", "message": name, "ownChild": True}],
        }
        for number, (photo, name) in enumerate(zip(holdings.photos, names, strict=False))
    ]
    story.show(photo_card(*photos))
    assert code_of_report(story.run()) == 0
    assert judge(story.archive, {photo["id"] for photo in photos}, holdings.received).faultless
    folded = {_folded(path.relative_to(story.archive)) for path in files_of(story.archive)}
    assert len(folded) == len(names)


def _folded(path: Path) -> str:
    return unicodedata.normalize("NFC", path.as_posix()).casefold()
