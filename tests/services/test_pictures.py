"""The pictures of one account, fetched from the demo portal as they come into sight."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from konnect_desktop.api.network import Limits
from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError, UnreachableError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey, PictureSize, portrait_id
from konnect_desktop.services import pictures as pictures_module
from konnect_desktop.services.pictures import PictureShelf
from tests.support.faults import Body, CutAt, Delay, Drop, Fault, Headers, Respond, Slow, Status
from tests.support.leaks import LogWatch
from tests.support.open_lines import QUICK_PICTURES, files_in, open_lines
from tests.support.portal import DemoPortal, running_portal
from tests.support.qt_loop import until
from tests.support.story import TIMELINE, Holdings, Story, take_holdings, telling

_ANY = r"\.(jpeg|mp4)"
_MEDIUM = PictureSize.MEDIUM
_FULL = PictureSize.FULL
_OPTIONS = ("--org", "demo", "--photos", "60", "--videos", "2", "--months", "2")
_DENIED = Respond(403, b"<Error><Code>AccessDenied</Code></Error>", ())


@pytest.fixture(scope="module")
def portal() -> Iterator[DemoPortal]:
    with running_portal(*_OPTIONS, "--today", "2026-04-14") as running:
        yield running


@pytest.fixture(scope="module")
def holdings(portal: DemoPortal) -> Holdings:
    return take_holdings(portal.of("demo"))


@pytest.fixture
def story(portal: DemoPortal, tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    expected_logs.allow("stamina")
    with telling(portal, "demo", tmp_path) as told:
        yield told


async def test_what_is_in_sight_arrives_at_medium_size_and_is_found_from_then_on(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:8]]
        lines.shelf.want(keys)
        assert all(lines.shelf.path(key) is None for key in keys)
        await until(lambda: len(lines.arrived()) == 8)
        assert set(lines.arrived()) == set(keys)
        for key in keys:
            path = lines.shelf.path(key)
            ratio = lines.shelf.ratio(key)
            assert path is not None
            with Image.open(path) as picture:
                assert ratio == picture.width / picture.height
        assert all("-medium.jpeg" in seen.path for seen in story.fetches)
        fetched = len(story.fetches)
        lines.shelf.want(keys)
        lines.shelf.retry()
    assert len(story.fetches) == fetched == 8
    assert not any("authorization" in seen.headers for seen in story.fetches)


async def test_the_next_start_finds_them_offline_and_says_so(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:3]]
        lines.shelf.want(keys)
        await until(lambda: len(lines.arrived()) == 3)
    asked = len(story.front.ledger), len(story.fetches)
    async with open_lines(story) as lines:
        lines.shelf.want(keys)
        assert lines.shelf.path(keys[0]) is None
        await until(lambda: len(lines.arrived()) == 3)
        assert all(lines.shelf.path(key) for key in keys)
    assert (len(story.front.ledger), len(story.fetches)) == asked


async def test_opening_the_shelf_finds_them_without_anything_wanted(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        key = lines.key((await lines.media_ids())[0])
        await lines.shelf.fetch(key, _MEDIUM)
    async with open_lines(story) as lines:
        await lines.shelf.open()
        assert lines.shelf.path(key)
        assert lines.shelf.ratio(key)


async def test_wishes_wait_until_the_account_is_online(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:3]]
        lines.shelf.want(keys)
        assert story.fetches == []
        lines.go_online()
        await until(lambda: len(lines.arrived()) == 3)


async def test_what_is_in_sight_goes_before_what_is_near_and_what_left_is_withdrawn(
    story: Story,
) -> None:
    story.media.use(Fault(_ANY, (Delay(0.05),)))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online(threads=1)
        one, two, three, four, five, six, *_ = map(lines.key, await lines.media_ids())
        lines.shelf.want([one, two], near=[three, four])
        await until(lambda: len(lines.arrived()) == 1)
        lines.shelf.want([six, five], near=[two])
        await until(lambda: len(lines.arrived()) == 4)
        # The second one may have been under way when it left the sight: that one is finished.
        assert lines.arrived() in ([one, two, six, five], [one, six, five, two])
        assert {three, four}.isdisjoint(lines.arrived())


async def test_what_is_shown_small_comes_as_a_thumb_and_larger_where_that_is_too_small(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:4]]
        lines.shelf.want(keys[:2], (), dict.fromkeys(keys, 300))
        await until(lambda: len(lines.arrived()) == 2)
        assert all("-thumb.jpeg" in seen.path for seen in story.fetches)
        small = [lines.shelf.path(key, 300) for key in keys[:2]]
        assert None not in small
        # Better than nothing, where more is wanted: until that has come.
        assert lines.shelf.path(keys[0], 900) == lines.shelf.path(keys[0]) == small[0]
        lines.shelf.want(keys[:1], (), dict.fromkeys(keys, 900))
        await until(lambda: lines.shelf.path(keys[0], 900) != small[0])
        assert lines.shelf.path(keys[0], 300) == small[0]
        assert lines.shelf.path(keys[0]) == lines.shelf.path(keys[0], 900)
        fetched = len(story.fetches)
        lines.shelf.want(keys[:2], (), dict.fromkeys(keys, 300))
        lines.shelf.retry()
    assert len(story.fetches) == fetched == 3


async def test_thumbs_that_are_smaller_than_thought_are_followed_by_the_medium_size(
    story: Story,
) -> None:
    tiny = BytesIO()
    Image.new("RGB", (120, 90)).save(tiny, "JPEG")
    body = tiny.getvalue()
    answer = Respond(
        200, body, (("Content-Type", "image/jpeg"), ("Content-Length", str(len(body))))
    )
    story.media.use(Fault("-thumb\\.jpeg", (answer,)))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online(threads=1)
        one, two, *_ = map(lines.key, await lines.media_ids())
        lines.shelf.want([one], (), {one: 200})
        await until(lambda: len(lines.arrived()) == 2)
        lines.shelf.want([two], (), {two: 200})
        await until(lambda: len(lines.arrived()) == 3)
    sizes = [re.findall("-(thumb|medium)", seen.path)[0] for seen in story.fetches]
    assert sizes == ["thumb", "medium", "medium"]


async def test_what_pictures_look_like_is_kept_across_starts(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        photo, *_ = map(lines.key, await lines.media_ids())
        film, *_ = map(lines.key, await lines.media_ids(MediaKind.VIDEO))
        lines.shelf.want([photo], (), {photo: 300})
        await lines.shelf.fetch(film, _FULL)
        await until(lambda: photo in lines.arrived())
        lines.shelf.note_look(photo, Look(color=0x102030))
        lines.shelf.note_look(lines.key(portrait_id("c1")), Look(1, 1))
    async with open_lines(story) as lines:
        marks = await lines.copy.media_marks()
        known = list(marks.media_ids())
        place = known.index(photo.picture_id)
        assert marks.colors[place] == 0xFF102030
        assert marks.ratios[place] in {1333, 750}
        assert marks.seconds[known.index(film.picture_id)] > 0
        assert sum(map(bool, marks.ratios)) == 1


async def test_portraits_and_the_stills_of_films_are_pictures_too(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        child, *_ = await lines.copy.children()
        film, *_ = await lines.media_ids(MediaKind.VIDEO)
        keys = [lines.key(portrait_id(child.child_id)), lines.key(film)]
        lines.shelf.want(keys)
        await until(lambda: len(lines.arrived()) == 2)
        for key in keys:
            path = lines.shelf.path(key)
            assert path is not None
            assert path.suffix == ".jpg"


async def test_the_viewer_gets_the_full_photo_and_the_film_with_progress(
    story: Story, holdings: Holdings
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        photo, film = holdings.photos[0]["id"], holdings.videos[0]["id"]
        told: list[tuple[int, int | None]] = []
        story.media.use(Fault(r"\.mp4", (Slow(40_000, 0.05),)))
        paths = [
            await lines.shelf.fetch(lines.key(photo), _FULL),
            await lines.shelf.fetch(
                lines.key(film), _FULL, lambda now, total: told.append((now, total))
            ),
        ]
        assert [path.read_bytes() for path in paths] == [
            holdings.bodies[photo],
            holdings.bodies[film],
        ]
        assert [path.suffix for path in paths] == [".jpg", ".mp4"]
        assert told == sorted(told)
        assert {total for _, total in told} == {len(holdings.bodies[film])}
        # The full photo is shown where there is no medium one; a film is no picture.
        assert lines.shelf.path(lines.key(photo)) == paths[0]
        assert lines.shelf.path(lines.key(film)) is None
        fetched = len(story.fetches)
        assert await lines.shelf.fetch(lines.key(film), _FULL) == paths[1]
    assert len(story.fetches) == fetched


async def test_two_that_want_the_same_share_one_transfer(story: Story) -> None:
    story.media.use(Fault(_ANY, (Delay(0.1),)))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        key = lines.key((await lines.media_ids())[0])
        lines.shelf.want([key])
        paths = await asyncio.gather(*(lines.shelf.fetch(key, _MEDIUM) for _ in range(3)))
        assert len(set(paths)) == 1
        await until(lambda: lines.shelf._wishes.running == 0)
    assert len(story.fetches) == 1


async def test_a_film_that_nobody_waits_for_any_more_is_ended_and_can_be_had_again(
    story: Story, holdings: Holdings
) -> None:
    film = holdings.videos[0]["id"]
    story.media.use(Fault(r"\.mp4", (Slow(1000, 0.2),), nth=frozenset({1})))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        received: list[int] = []
        waiting = asyncio.ensure_future(
            lines.shelf.fetch(lines.key(film), _FULL, lambda now, _: received.append(now))
        )
        await until(lambda: received)
        waiting.cancel()
        await asyncio.wait([waiting])
        path = await lines.shelf.fetch(lines.key(film), _FULL)
        assert path.read_bytes() == holdings.bodies[film]
        await until(lambda: len(files_in(story.folder / "window")) == 1)


async def test_saved_originals_are_used_and_nothing_is_fetched(
    story: Story, tmp_path: Path
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        photo, film = lines.key("photo"), lines.key("film")
        saved = {"photo": tmp_path / "2026-04-14.JPG", "film": tmp_path / "film.mp4"}
        for path in saved.values():
            path.write_bytes(b"original")
        lines.shelf.use_saved(saved.get)
        assert lines.shelf.path(photo) == saved["photo"]
        assert lines.shelf.path(film) is None
        assert await lines.shelf.fetch(photo, _FULL) == saved["photo"]
        assert await lines.shelf.fetch(film, _FULL) == saved["film"]
        lines.shelf.want([photo])
    assert story.fetches == []


async def test_a_saved_original_that_was_moved_away_is_fetched_instead(
    story: Story, tmp_path: Path
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        key = lines.key((await lines.media_ids())[0])
        lines.shelf.use_saved(lambda _: tmp_path / "moved.jpg")
        assert (await lines.shelf.fetch(key, _FULL)).parent.name == "pictures"
        await lines.shelf.discard(key)
        assert lines.shelf.path(key) is None
        lines.shelf.want([key])
        await until(lambda: lines.shelf.path(key))


_LIES = {
    "html": b"<html><body>Log in</body></html>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
    "tiff": b"II*\0" + bytes(500),
    "pdf": b"%PDF-1.7" + bytes(500),
    "cut": b"\xff\xd8\xff\xe0" + bytes(500),
}


@pytest.mark.parametrize("lie", _LIES)
async def test_f077_wrong_bytes_are_not_kept_told_once_and_not_asked_for_again(
    story: Story, lie: str
) -> None:
    story.media.use(Fault(_ANY, (Body(_LIES[lie]),)))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        key = lines.key((await lines.media_ids())[0])
        lines.shelf.want([key])
        await until(lines.failures)
        for _ in range(3):
            lines.shelf.want([key])
            lines.shelf.retry()
        assert lines.failures() == [(key, ErrorKind.MEDIA_DAMAGED)]
        assert lines.shelf.path(key) is None
        assert files_in(story.folder / "window") == set()
    assert len(story.fetches) == 1


async def test_f078_a_pixel_bomb_is_refused(story: Story) -> None:
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    story.media.use(Fault(_ANY, (Body(out.getvalue()),)))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        lines.shelf.want([lines.key((await lines.media_ids())[0])])
        await until(lines.failures)
        assert [kind for _, kind in lines.failures()] == [ErrorKind.MEDIA_DAMAGED]


async def test_f028_a_line_that_is_cut_leaves_the_wishes_for_the_next_try(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:20]]
        story.media.use(Fault(_ANY, (Drop(),)))
        lines.shelf.want(keys)
        await until(lambda: lines.failures() and lines.shelf._wishes.running == 0)
        assert {kind for _, kind in lines.failures()} == {ErrorKind.OFFLINE}
        assert sorted(key.picture_id for key, _ in lines.failures()) == sorted(
            key.picture_id for key in keys
        )
        assert len(story.fetches) < 10 * QUICK_PICTURES.attempts
        story.media.use()
        fetched = len(story.fetches)
        lines.shelf.want(keys)
        assert len(story.fetches) == fetched
        lines.shelf.retry()
        await until(lambda: all(map(lines.shelf.path, keys)))
        assert files_in(story.folder / "window") == {
            path.name for path in map(lines.shelf.path, keys) if path
        }


async def test_f028_after_a_trouble_pictures_come_again_by_themselves(story: Story) -> None:
    async with open_lines(story, first_pause_s=0.05) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:20]]
        story.media.use(Fault(_ANY, (Respond(500, b"x", ()),)))
        lines.shelf.want(keys)
        await until(lambda: {key for key, _ in lines.failures()} == set(keys))
        assert {kind for _, kind in lines.failures()} == {ErrorKind.PORTAL_DOWN}
        fetched = len(story.fetches)
        await until(lambda: len(story.fetches) > fetched)
        assert lines.awaited == []
        story.media.use()
        await until(lambda: all(map(lines.shelf.path, keys)))
        # The probe arrived; of the others it was told that they are on their way.
        assert len(set(lines.awaited)) == len(lines.awaited) == len(keys) - 1
        assert lines.shelf._probing is None


async def test_while_nothing_is_wanted_nothing_is_tried(story: Story) -> None:
    async with open_lines(story, first_pause_s=60.0) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:8]]
        story.media.use(Fault(_ANY, (Drop(),)))
        lines.shelf.want(keys)
        await until(lambda: len(lines.failures()) >= len(keys))
        await until(lambda: lines.shelf._probing)
        lines.shelf.want([])
        assert lines.shelf._probing is None
        lines.shelf.want(keys)
        pause = lines.shelf._probing
        assert pause
    assert pause.cancelled()


async def test_a_photo_that_the_viewer_gets_lets_the_others_come_too(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:8]]
        story.media.use(Fault(_ANY, (Drop(),)))
        lines.shelf.want(keys)
        await until(lambda: lines.failures() and lines.shelf._wishes.running == 0)
        story.media.use()
        await lines.shelf.fetch(keys[-1], _FULL)
        await until(lambda: all(map(lines.shelf.path, keys)))
        assert set(keys[:-1]) <= set(lines.awaited)


async def test_a_short_trouble_is_sat_out_unseen(story: Story) -> None:
    story.media.use(Fault(_ANY, (CutAt(500, reset=True),), first=4))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:6]]
        lines.shelf.want(keys)
        await until(lambda: all(map(lines.shelf.path, keys)))
        assert lines.failures() == []


async def test_f066_a_picture_that_is_cut_without_an_announced_end_is_fetched_again(
    story: Story,
) -> None:
    cut = Headers(remove=("Content-Length",))
    story.media.use(Fault(_ANY, (cut, CutAt(500)), nth=frozenset({1})))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        key = lines.key((await lines.media_ids())[0])
        lines.shelf.want([key])
        await until(lambda: lines.told)
        assert lines.told == [(key, None)]
    assert len(story.fetches) == 2


async def test_f072_links_that_have_died_are_read_again_unseen(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:12]]
        pages = len(story.pages)
        story.media.use(Fault(_ANY, (_DENIED,), first=4))
        lines.shelf.want(keys)
        await until(lambda: all(map(lines.shelf.path, keys)))
        assert lines.failures() == []
        assert 1 <= len(story.pages) - pages <= 4
    assert len(story.front.seen("/auth-api/login", "PUT")) == 1
    assert story.front.seen("/auth-api/token", "PUT") == []


async def test_f084_a_picture_that_is_gone_from_the_host_is_told_and_stops_no_other(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:5]]
        link = lines.links.link(keys[0].picture_id, _MEDIUM)
        assert link
        name = re.escape(link.split("?", maxsplit=1)[0].rsplit("/", 1)[1])
        story.media.use(Fault(name, (Status(404),)))
        lines.shelf.want(keys)
        await until(lambda: len(lines.told) == 5)
        assert lines.failures() == [(keys[0], ErrorKind.MEDIA_GONE)]


async def test_f074_a_link_that_leads_elsewhere_is_not_followed(
    story: Story, holdings: Holdings
) -> None:
    photo = {**holdings.photos[0], "mediumUrl": "https://evil.invalid/a.jpeg"}
    async with open_lines(story) as lines:
        card = {"type": "photo", "date": photo["date"], "children": [], "photos": [photo]}
        body = json.dumps([card]).encode()
        empty = Fault(TIMELINE, (Respond(200, b"[]"),))
        story.front.use(Fault(rf"{TIMELINE}0$", (Respond(200, body),)), empty)
        await lines.refresh.run()
        lines.go_online()
        lines.shelf.want([lines.key(photo["id"])])
        await until(lines.failures)
        assert [kind for _, kind in lines.failures()] == [ErrorKind.MEDIA_BLOCKED]
    assert story.media.connections == 0


async def test_a_film_beyond_the_limit_is_refused_before_its_first_byte(
    story: Story, holdings: Holdings
) -> None:
    film = holdings.videos[0]["id"]
    async with open_lines(story, limit_bytes=len(holdings.bodies[film]) - 1) as lines:
        await lines.refresh.run()
        lines.go_online()
        with pytest.raises(BrokenError) as caught:
            await lines.shelf.fetch(lines.key(film), _FULL)
        assert caught.value.kind is ErrorKind.MEDIA_TOO_LARGE
        assert files_in(story.folder / "window") == set()


async def test_the_limit_holds_while_pictures_come_in(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        keys = [lines.key(media_id) for media_id in (await lines.media_ids())[:20]]
        await lines.shelf.fetch(keys[0], _MEDIUM)
        limit = lines.store.total_bytes * 5
        await lines.store.set_limit(limit)
        lines.shelf.want(keys[1:])
        await until(lambda: len(lines.arrived()) >= len(keys))
        assert lines.store.total_bytes <= limit
        on_disk = sum(path.stat().st_size for path in (story.folder / "window/pictures").iterdir())
        assert on_disk == lines.store.total_bytes


async def test_f023_after_closing_nothing_is_fetched_told_or_left_unfinished(story: Story) -> None:
    story.media.use(Fault(_ANY, (Slow(2000, 0.1),)))
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        lines.shelf.want([lines.key(media_id) for media_id in (await lines.media_ids())[:8]])
        await until(lambda: len(story.fetches) == 4)
        await lines.shelf.aclose()
        lines.shelf.want([lines.key(media_id) for media_id in (await lines.media_ids())[:8]])
        lines.shelf.retry()
        assert lines.told == []
        assert files_in(story.folder / "window") == set()
    assert len(story.fetches) == 4


async def test_f035_a_body_that_drips_does_not_hold_a_thread_for_ever(story: Story) -> None:
    limits = replace(Limits(), slow_window_s=0.3)
    story.media.use(Fault(_ANY, (Slow(10, 0.1),)))
    async with open_lines(story, limits=limits) as lines:
        await lines.refresh.run()
        lines.go_online()
        lines.shelf.want([lines.key((await lines.media_ids())[0])])
        await until(lines.failures)
        assert [kind for _, kind in lines.failures()] == [ErrorKind.TIMEOUT]


async def test_f024_two_accounts_share_the_store_and_no_picture(
    story: Story, tmp_path: Path
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        lines.go_online()
        media_id = (await lines.media_ids())[0]
        await lines.shelf.fetch(lines.key(media_id), _MEDIUM)
        store = MediaStore(lambda account_id: tmp_path / account_id, keep_free_bytes=0)
        other = PictureShelf("other", store)
        await other.open()
        assert other.path(PictureKey("other", media_id)) is None
        await other.aclose()
        await store.aclose()


async def test_without_a_line_whoever_asks_is_told_so_after_a_while(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures_module, "_PATIENCE_FOR_A_LINE_S", 0.01)
    async with open_lines(story) as lines:
        with pytest.raises(UnreachableError) as caught:
            await lines.shelf.fetch(lines.key("p1"), _MEDIUM)
    assert caught.value.kind is ErrorKind.OFFLINE


async def test_a_portal_that_cannot_be_read_leaves_wishes_for_the_next_try(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    async with open_lines(story) as lines:
        lines.go_online()
        key = lines.key((await lines.media_ids())[-1])
        story.front.use(Fault(TIMELINE, (Drop(),)))
        lines.shelf.want([key])
        await until(lines.failures)
        assert lines.failures() == [(key, ErrorKind.OFFLINE)]
        with pytest.raises(KonnectError):
            await lines.shelf.fetch(key, _MEDIUM)
        story.front.use()
        lines.shelf.retry()
        await until(lambda: lines.shelf.path(key))
