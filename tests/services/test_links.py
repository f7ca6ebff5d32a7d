"""Links of pictures in all sizes: learnt while reading, found again in the place they stood."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureSize, portrait_id
from konnect_desktop.services.conversations import ConversationReader
from konnect_desktop.services.links import LinkBook
from tests.support.faults import Drop, Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.open_lines import open_lines
from tests.support.portal import DemoPortal, running_portal
from tests.support.story import TIMELINE, Holdings, Story, photo_card, take_holdings, telling

_CHILDREN = "/restservices-parent/children/"
_OPTIONS = ("--org", "demo", "--photos", "60", "--videos", "2", "--months", "2")


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


async def test_what_was_read_has_links_in_all_sizes_and_costs_no_request(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        asked = len(story.front.ledger)
        (photo, *_), (film, *_) = await lines.media_ids(), await lines.media_ids(MediaKind.VIDEO)
        for media_id, kind in ((photo, MediaKind.PHOTO), (film, MediaKind.VIDEO)):
            found = [await lines.links.found(media_id, size) for size in PictureSize]
            assert None not in found
            assert len(set(found)) == 3
            assert lines.links.kind(media_id) is kind
        assert len(story.front.ledger) == asked


async def test_an_old_photo_is_found_again_after_a_start_with_one_request(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    async with open_lines(story) as lines:
        asked = len(story.pages)
        oldest = (await lines.media_ids())[-1]
        assert await lines.links.found(oldest, PictureSize.MEDIUM)
        assert len(story.pages) == asked + 1


async def test_a_photo_of_a_message_is_found_again_but_no_unread_one_is_opened_for_it(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        await ConversationReader(lines.session, lines.links).read()
        told = await lines.copy.conversations()
        media_ids = [
            medium.media_id
            for stored in told
            if stored.thread
            for message in stored.thread.messages
            for medium in message.media
        ]
    async with open_lines(story) as lines:
        assert await lines.links.found(media_ids[0], PictureSize.MEDIUM)
    async with open_lines(story) as lines:
        rows = [structs.replace(stored.row, unread=True) for stored in told]
        await lines.copy.put_conversation_rows(rows)
        asked = len(story.front.ledger)
        assert await lines.links.found(media_ids[0], PictureSize.MEDIUM) is None
        assert len(story.front.ledger) == asked


async def test_f072_neighbours_that_ask_at_once_share_the_requests(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        cards = len(await lines.copy.card_marks())
    async with open_lines(story) as lines:
        asked = len(story.pages)
        media_ids = await lines.media_ids()
        links = await asyncio.gather(
            *(lines.links.found(media_id, PictureSize.MEDIUM) for media_id in media_ids)
        )
        assert None not in links
        assert len(media_ids) > 30
        assert len(story.pages) - asked <= cards / 4


async def test_a_photo_is_found_although_many_cards_came_in_above(
    story: Story, holdings: Holdings
) -> None:
    old, *newer = holdings.photos[:30]
    below = photo_card(old, date_ms=1_700_000_000_000)
    async with open_lines(story) as lines:
        story.show(below)
        await lines.refresh.run()
        above = [
            photo_card(photo, date_ms=1_770_000_000_000 - 86_400_000 * place)
            for place, photo in enumerate(newer)
        ]
        # The place of what is below is noted as 0 still: it was not read again.
        story.show(*above)
        await lines.refresh.run()
        story.show(*above, below)
        fresh = LinkBook(lines.session.api, lines.copy)
        asked = len(story.pages)
        assert await fresh.found(old["id"], PictureSize.FULL)
        assert len(story.pages) == asked + 1


async def test_portraits_are_read_once_for_all_children(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    async with open_lines(story) as lines:
        asked = len(story.front.seen(_CHILDREN))
        pictures = [portrait_id(child.child_id) for child in await lines.copy.children()]
        links = await asyncio.gather(
            *(lines.links.found(picture, PictureSize.MEDIUM) for picture in pictures)
        )
        assert None not in links
        assert await lines.links.found(portrait_id("nobody"), PictureSize.MEDIUM) is None
        assert len(story.front.seen(_CHILDREN)) == asked + 1


async def test_a_dead_portrait_link_is_read_again(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        asked = len(story.front.seen(_CHILDREN))
        child, *_ = await lines.copy.children()
        picture = portrait_id(child.child_id)
        dead = lines.links.link(picture, PictureSize.MEDIUM)
        assert dead
        assert await lines.links.renewed(picture, dead, PictureSize.MEDIUM)
        assert len(story.front.seen(_CHILDREN)) == asked + 1


async def test_while_a_link_is_renewed_whoever_asks_still_gets_the_old_one(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        photo, *_ = await lines.media_ids()
        dead = lines.links.link(photo)
        assert dead
        renewing = asyncio.ensure_future(lines.links.renewed(photo, dead))
        await asyncio.sleep(0)
        assert lines.links.link(photo) == dead
        assert await renewing


async def test_f084_a_photo_the_portal_shows_no_more_has_no_link(
    story: Story, holdings: Holdings
) -> None:
    kept, gone = holdings.photos[:2]
    async with open_lines(story) as lines:
        story.show(photo_card(kept), photo_card(gone))
        await lines.refresh.run()
        story.show(photo_card(kept))
        dead = lines.links.link(gone["id"])
        assert dead
        asked = len(story.pages)
        assert await lines.links.renewed(gone["id"], dead) is None
        assert lines.links.link(gone["id"]) is None
        assert len(story.pages) - asked <= 7
        assert await lines.links.found("nobody", PictureSize.MEDIUM) is None


async def test_a_failure_while_renewing_keeps_the_link_that_was_known(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        photo, *_ = await lines.media_ids()
        dead = lines.links.link(photo)
        assert dead
        story.front.use(Fault(TIMELINE, (Drop(),)))
        with pytest.raises(KonnectError):
            await lines.links.renewed(photo, dead)
        assert lines.links.link(photo) == dead


async def test_a_photo_that_may_not_be_downloaded_has_a_medium_size_and_no_full_one(
    story: Story, holdings: Holdings
) -> None:
    photo = {**holdings.photos[0], "fullSizeUrl": ""}
    async with open_lines(story) as lines:
        story.show(photo_card(photo))
        await lines.refresh.run()
        assert not lines.links.knows(photo["id"])
        assert await lines.links.found(photo["id"], PictureSize.FULL) is None
        assert await lines.links.found(photo["id"], PictureSize.MEDIUM)


async def test_a_film_without_a_still_is_not_shown_by_the_film(
    story: Story, holdings: Holdings
) -> None:
    film = {**holdings.videos[0], "mediumUrl": "", "thumbUrl": ""}
    async with open_lines(story) as lines:
        story.show(photo_card(film))
        await lines.refresh.run()
        assert await lines.links.found(film["id"], PictureSize.MEDIUM) is None
        assert await lines.links.found(film["id"], PictureSize.FULL)


async def test_f064_no_link_is_looked_for_in_a_conversation_that_was_not_opened(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        story.front.use(Fault("/logbook/", (Respond(500, b""),)))
        assert await lines.links.found("photo-of-a-message", PictureSize.MEDIUM) is None
    assert story.front.seen("/logbook/") == []
