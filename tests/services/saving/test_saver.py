"""Planning leaves no trace; saving brings what the plan says, and knows afterwards where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from konnect_desktop.cache.archive_folder import STATE_FOLDER, ArchiveFolder
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind
from konnect_desktop.services.saving.selection import OfChildren, OfDay, OfMedia, WholeAccount
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, PortalAddress
from tests.support.saving_desk import saving_desk
from tests.support.story import telling
from tests.support.syncing import judge


@pytest.fixture(autouse=True)
def _retries_are_announced(expected_logs: LogWatch) -> None:
    expected_logs.allow("stamina")


async def test_a_plan_makes_nothing_and_reserves_nothing(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        plan = await desk.one_saver.plan(WholeAccount(), desk.offered)
    assert plan.total > 40
    assert plan.estimated_bytes > 0
    assert plan.free_bytes
    assert plan.children
    assert plan.failure is None
    assert not desk.offered.exists()


async def test_everything_is_saved_once_and_found_again(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        plan = await desk.one_saver.plan(WholeAccount(), desk.offered)
        told: list[int] = []
        result = await desk.one_saver.run(plan, lambda meter: told.append(meter.done))
        assert result.saved == plan.total == told[-1]
        assert judge(desk.offered, set(plan.media_ids)).faultless
        assert all((path := desk.files.path(one)) and path.is_file() for one in plan.media_ids)
        second = await desk.one_saver.plan(WholeAccount(), desk.offered)
        assert (second.total, second.already_saved) == (0, plan.total)
        assert plan.left_unread == second.left_unread > 0


async def test_f064_saving_everything_opens_no_unread_conversation(
    portal: DemoPortal, tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs.allow("stamina")
    with telling(portal, "demo", tmp_path / "story") as story:
        async with saving_desk(story.address, tmp_path, url=story.front.url) as desk:
            plan = await desk.one_saver.plan(WholeAccount(), desk.offered)
            rows = [stored.row for stored in await desk.session.copy.conversations()]
        unread = {row.conversation_id for row in rows if row.unread}
        asked = "\n".join(seen.path for seen in story.front.seen("/logbook/"))
    assert plan.left_unread == len(unread) > 0
    assert not any(f"/{conversation_id}" in asked for conversation_id in unread)


async def test_one_photo_is_saved_without_reading_the_list_from_its_top(
    portal: DemoPortal, tmp_path: Path
) -> None:
    with telling(portal, "demo", tmp_path / "story") as story:
        async with saving_desk(story.address, tmp_path, url=story.front.url) as desk:
            await desk.one_saver.plan(WholeAccount(), desk.offered)
            cards = [stored.card for stored in await desk.session.copy.cards()]
            oldest = next(card.media[-1] for card in reversed(cards) if card.media)
            desk.new_links()
            before = len(story.pages)
            plan = await desk.one_saver.plan(OfMedia(frozenset({oldest.media_id})), desk.offered)
            assert len(story.pages) == before
            result = await desk.one_saver.run(plan)
            assert (plan.total, result.saved) == (1, 1)
            assert len(story.pages) == before + 1


async def test_one_photo_gets_the_time_that_it_gets_when_all_are_saved(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        await desk.one_saver.plan(WholeAccount(), desk.offered)
        day = next(stored.card for stored in await desk.session.copy.cards() if stored.card.media)
        last = day.media[0].media_id
        alone, together = tmp_path / "alone", tmp_path / "together"
        for folder, selection in ((alone, OfMedia(frozenset({last}))), (together, WholeAccount())):
            plan = await desk.one_saver.plan(selection, folder)
            await desk.one_saver.run(plan)
            await desk.files.load(folder)
            path = desk.files.path(last)
            assert path is not None
            (folder / "moment").write_text(f"{path.relative_to(folder)} {path.stat().st_mtime}")
    assert (alone / "moment").read_text() == (together / "moment").read_text()


async def test_a_day_and_a_child_are_parts_of_everything(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        everything = await desk.one_saver.plan(WholeAccount(), desk.offered)
        card = next(stored.card for stored in await desk.session.copy.cards() if stored.card.media)
        assert card.day
        day = await desk.one_saver.plan(OfDay(card.day), desk.offered)
        assert {medium.media_id for medium in card.media} <= day.media_ids
        assert day.media_ids < everything.media_ids
        children = await desk.session.copy.children()
        parts = [
            await desk.one_saver.plan(OfChildren(frozenset({child.child_id})), desk.offered)
            for child in children
        ]
        assert all(part.media_ids <= everything.media_ids for part in parts)
        assert any(0 < part.total < everything.total for part in parts)
        for child, part in zip(children, parts, strict=True):
            assert part.children == (child.first_name,)


async def test_an_archive_that_another_process_writes_can_be_planned_but_not_saved_to(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        with ArchiveFolder.open(desk.offered):
            plan = await desk.one_saver.plan(WholeAccount(), desk.offered)
            with pytest.raises(BrokenError) as caught:
                await desk.one_saver.run(plan)
        assert caught.value.kind is ErrorKind.ARCHIVE_BUSY
        assert (await desk.one_saver.run(plan)).saved == plan.total


async def test_two_jobs_share_an_archive_and_let_go_of_it_at_the_end(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        async with desk.archives.opened(desk.offered) as first:
            async with desk.archives.opened(desk.offered) as second:
                assert first is second
            assert first.ledger.average_bytes() is None
            with pytest.raises(BrokenError):
                ArchiveFolder.open(desk.offered)
        ArchiveFolder.open(desk.offered).close()


async def test_f096_nothing_is_written_where_the_archive_was_until_the_folder_is_chosen_again(
    address: PortalAddress, tmp_path: Path
) -> None:
    async with saving_desk(address, tmp_path) as desk:
        await desk.one_saver.plan(WholeAccount(), desk.offered)
        media = [medium for one in await desk.session.copy.cards() for medium in one.card.all_media]
        one, two = (frozenset({medium.media_id}) for medium in media[:2])
        await desk.one_saver.run(await desk.one_saver.plan(OfMedia(one), desk.offered))
        desk.offered.rename(tmp_path / "pulled out")
        desk.offered.mkdir()
        plan = await desk.one_saver.plan(OfMedia(two), desk.offered)
        with pytest.raises(DiskError) as caught:
            await desk.one_saver.run(plan)
        assert caught.value.kind is ErrorKind.PATH_GONE
        assert list(desk.offered.iterdir()) == []
        await desk.one_saver.choose(desk.offered)
        assert (await desk.one_saver.run(plan)).saved == 1
        assert (desk.offered / STATE_FOLDER).is_dir()
