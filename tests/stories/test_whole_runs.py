"""What a run saves, once, and what later runs do not fetch again."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from konnect_desktop.cli.exit_codes import code_of_report
from tests.support.census import Census
from tests.support.story import CONVERSATIONS, Holdings, Story, photo_card
from tests.support.syncing import files_of, judge, ledger_rows


def test_part4_fault4_fault5_everything_that_any_place_shows_is_saved_once(
    story: Story, holdings: Holdings
) -> None:
    report = story.run()
    assert code_of_report(report) == 0
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless
    places = {one.sources for one in holdings.counted.values()}
    assert {frozenset({"diary", "photo card"}), frozenset({"message"})} <= places
    assert len(story.fetches) == len(holdings.counted)
    assert _opened(story) == _conversations(story)


def test_part4_fault14_pictures_are_asked_for_without_token_or_cookie_and_no_link_is_kept(
    story: Story,
) -> None:
    story.run()
    asked = {name for seen in story.fetches for name in seen.headers}
    assert asked == {"host", "accept", "accept-encoding", "user-agent"}
    kept = [path for path in story.folder.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"Signature=" in path.read_bytes()]


def test_part4_fault7_a_second_run_downloads_nothing_although_all_links_are_new(
    story: Story,
) -> None:
    first = story.run()
    fetched, pages = len(story.fetches), len(story.pages)
    second = story.run()
    assert second.plan.already_saved == first.result.saved > 60
    assert len(story.fetches) == fetched
    assert len(story.pages) - pages < pages / 3


def test_f085_a_new_profile_finds_everything_in_the_archive_and_downloads_nothing(
    story: Story,
) -> None:
    first = story.run(profile="this computer")
    fetched = len(story.fetches)
    second = story.run(profile="a new computer")
    assert second.timeline.whole
    assert second.plan.already_saved == first.result.saved
    assert (second.result.saved, len(story.fetches)) == (0, fetched)


def test_a_full_run_reads_everything_again_and_downloads_nothing(story: Story) -> None:
    story.run()
    fetched, pages = len(story.fetches), len(story.pages)
    again = story.run(full=True)
    assert again.timeline.whole
    assert len(story.pages) == 2 * pages
    assert len(story.fetches) == fetched


def test_part4_fault3_what_a_file_is_called_is_decided_by_its_bytes(
    story: Story, holdings: Holdings
) -> None:
    film_told_as_photo = {**holdings.videos[0], "mediaType": "photo"}
    photo_told_as_film = {**holdings.photos[0], "mediaType": "video"}
    story.show(photo_card(film_told_as_photo, photo_told_as_film))
    story.run()
    endings = {row.media_id: row.path.suffix for row in ledger_rows(story.archive)}
    assert endings == {film_told_as_photo["id"]: ".mp4", photo_told_as_film["id"]: ".jpg"}


def test_part4_fault1_two_cards_of_one_day_overwrite_none_of_each_others_photos(
    story: Story, holdings: Holdings
) -> None:
    photos = holdings.photos[:6]
    day_ms = photos[0]["date"]
    story.show(photo_card(*photos[:3], date_ms=day_ms), photo_card(*photos[3:], date_ms=day_ms))
    assert story.run().result.saved == 6
    assert judge(story.archive, {photo["id"] for photo in photos}, holdings.received).faultless


def test_part4_fault15_a_caption_of_a_person_is_written_and_one_of_a_machine_is_not(
    story: Story, holdings: Holdings
) -> None:
    first, second = holdings.photos[:2]
    words = "Samen in de zandbak 🌞, dat was fijn"
    by_person = {**first, "description": words, "generatedDescription": False}
    by_machine = {**second, "description": "Op deze foto staat Noor", "generatedDescription": True}
    story.show(photo_card(by_person, by_machine))
    story.run()
    captions = {row.media_id: _caption(row.path) for row in ledger_rows(story.archive)}
    assert captions == {first["id"]: words, second["id"]: ""}


def test_part4_fault5_no_subject_or_text_becomes_a_file_name(story: Story) -> None:
    story.run()
    name = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}_[\w-]+_[0-9a-f]{8}\.(jpg|mp4)")
    assert [path.name for path in files_of(story.archive) if not name.fullmatch(path.name)] == []


def _caption(path: Path) -> str:
    with Image.open(path) as image:
        text: object = image.getexif().get(0x010E, "")
    # Pillow reads the bytes of a text as Latin-1.
    return str(text).encode("latin-1").decode()


def _opened(story: Story) -> set[str]:
    found = (re.search(r"/details/([^/]+)/", seen.path) for seen in story.front.seen("/details/"))
    return {match[1] for match in found if match}


def _conversations(story: Story) -> set[str]:
    census = Census(story.address.url, story.address.username, story.address.password)
    rows = census._read(f"{CONVERSATIONS.removeprefix('/restservices-parent')}?index=0")
    return {str(row["logMessageMessageId"]) for row in rows}
