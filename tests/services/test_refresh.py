"""Refreshing one account against the demo portal: in steps, once at a time, whatever fails."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import ErrorKind, RefusedError
from konnect_desktop.services.freshness import ORGANISATION
from konnect_desktop.services.refresh import Refresh, parent_name, refreshed_at, unread
from konnect_desktop.services.refresh_pace import Pace
from tests.support.faults import Drop, Fault, Respond, Silence, Status
from tests.support.leaks import LogWatch
from tests.support.open_lines import open_lines
from tests.support.portal import DemoPortal, running_portal
from tests.support.qt_loop import until
from tests.support.story import TIMELINE, Holdings, Story, photo_card, take_holdings, telling

_PARENT = "/restservices-parent/"
_OPTIONS = ("--org", "demo", "--photos", "40", "--videos", "2", "--months", "2")


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


async def test_a_first_refresh_reads_all_and_tells_each_step(
    story: Story, holdings: Holdings
) -> None:
    async with open_lines(story) as lines:
        assert await refreshed_at(lines.copy) is None
        outcome = await lines.refresh.run()
        assert outcome.failure is None
        assert outcome.new_cards == frozenset()
        assert len(await lines.copy.card_marks()) == len(holdings.cards)
        assert [change.kind for change in lines.changes][:2] == [Kind.CHILDREN, Kind.UNREAD]
        assert [change.kind for change in lines.changes].count(Kind.CARDS) > 1
        assert await unread(lines.copy) == outcome.unread
        assert outcome.unread is not None
        assert await parent_name(lines.copy)
        assert (await lines.copy.facts())[ORGANISATION]
        at = await refreshed_at(lines.copy)
        assert at is not None
        assert timedelta(0) <= datetime.now(UTC) - at < timedelta(minutes=1)


async def test_a_second_refresh_reads_little_and_tells_nothing(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        pages, told = len(story.pages), len(lines.changes)
        outcome = await lines.refresh.run()
        assert (outcome.failure, outcome.new_cards) == (None, frozenset())
        assert len(story.pages) - pages < pages
        assert len(lines.changes) == told


async def test_new_cards_are_named_and_grown_ones_are_not(story: Story, holdings: Holdings) -> None:
    first, second, third, *_ = holdings.photos
    old = photo_card(third, date_ms=1_700_000_000_000)
    async with open_lines(story) as lines:
        story.show(photo_card(first, date_ms=1_770_000_000_000), old)
        await lines.refresh.run()
        story.show(
            photo_card(second, date_ms=1_770_200_000_000),
            photo_card(third, first, date_ms=1_770_000_000_000),
            old,
        )
        outcome = await lines.refresh.run()
        newest, *_ = await lines.copy.card_marks()
        assert outcome.new_cards == {newest.key}


async def test_part4_fault6_cards_of_a_first_reading_that_was_cut_are_not_called_new_afterwards(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        story.front.use(Fault(rf"{TIMELINE}[1-9]", (Respond(500, b""),)))
        cut = await lines.refresh.run()
        assert cut.failure is not None
        assert await refreshed_at(lines.copy) is None
        assert await lines.copy.has_cards()
        story.front.use()
        outcome = await lines.refresh.run()
        assert (outcome.failure, outcome.new_cards) == (None, frozenset())


async def test_whoever_comes_while_it_runs_gets_the_same_outcome(story: Story) -> None:
    async with open_lines(story) as lines:
        outcomes = await asyncio.gather(*(lines.refresh.run() for _ in range(5)))
        assert len({id(outcome) for outcome in outcomes}) == 1
        assert len(story.front.seen(f"{_PARENT}children/")) == 1


async def test_a_whole_reading_is_not_satisfied_by_a_short_one_under_way(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        short, whole = await asyncio.gather(lines.refresh.run(), lines.refresh.run(whole=True))
        assert short is not whole
        assert len(story.front.seen(f"{_PARENT}children/")) == 3


async def test_one_who_leaves_does_not_end_it_for_the_others(story: Story) -> None:
    async with open_lines(story) as lines:
        first = asyncio.ensure_future(lines.refresh.run())
        second = asyncio.ensure_future(lines.refresh.run())
        await until(lambda: story.front.seen(f"{_PARENT}children/"))
        first.cancel()
        assert (await second).failure is None


async def test_f023_when_all_have_left_it_ends_and_nothing_more_is_asked(story: Story) -> None:
    story.front.use(Fault(TIMELINE, (Silence(),)))
    async with open_lines(story) as lines:
        waiting = asyncio.ensure_future(lines.refresh.run())
        await until(lambda: story.pages)
        waiting.cancel()
        await asyncio.wait([waiting])
        await until(lambda: not lines.refresh._tasks)
        told = len(lines.changes)
        story.front.use()
        assert (await lines.refresh.run()).failure is None
        assert len(lines.changes) > told


async def test_f023_closing_ends_a_refresh_and_whoever_waits_is_told(story: Story) -> None:
    story.front.use(Fault(TIMELINE, (Silence(),)))
    async with open_lines(story) as lines:
        waiting = asyncio.ensure_future(lines.refresh.run())
        await until(lambda: story.pages)
        await lines.refresh.aclose()
        with pytest.raises(RefusedError) as caught:
            await waiting
    assert caught.value.kind is ErrorKind.SIGN_IN_FIRST


@pytest.mark.parametrize("route", ["children/", "notification/notifications", "customer/info"])
async def test_f018_one_forbidden_route_does_not_keep_the_others_from_being_read(
    story: Story, holdings: Holdings, route: str
) -> None:
    story.front.use(Fault(f"{_PARENT}{route}", (Status(403),)))
    async with open_lines(story) as lines:
        outcome = await lines.refresh.run()
        assert outcome.failure is None
        assert len(await lines.copy.card_marks()) == len(holdings.cards)
    assert len(story.front.seen("/auth-api/login", "PUT")) == 1


@pytest.mark.parametrize("route", ["children/", "notification/notifications"])
@pytest.mark.parametrize("status", [404, 410])
async def test_f061_a_route_that_is_gone_is_told_and_the_others_are_read(
    story: Story, holdings: Holdings, route: str, status: int
) -> None:
    story.front.use(Fault(f"{_PARENT}{route}", (Status(status),)))
    async with open_lines(story) as lines:
        for _ in range(3):
            outcome = await lines.refresh.run(by_user=True)
            assert outcome.failure is not None
            assert outcome.failure.kind is ErrorKind.PORTAL_CHANGED
        assert len(await lines.copy.card_marks()) == len(holdings.cards)
        # What is shown is up to date all the same.
        assert await refreshed_at(lines.copy) is not None
    assert len(story.front.seen(f"{_PARENT}{route}")) == 1


async def test_f061_a_portal_without_a_timeline_has_changed_and_the_rest_is_read(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        at, marks = await refreshed_at(lines.copy), await lines.copy.card_marks()
        story.front.use(Fault(TIMELINE, (Status(404),)))
        pages, children = len(story.pages), len(story.front.seen(f"{_PARENT}children/"))
        for _ in range(3):
            outcome = await lines.refresh.run(whole=True)
            assert outcome.failure is not None
            assert outcome.failure.kind is ErrorKind.PORTAL_CHANGED
        assert len(story.pages) == pages + 1
        assert len(story.front.seen(f"{_PARENT}children/")) == children + 3
        assert await lines.copy.card_marks() == marks
        assert await refreshed_at(lines.copy) == at


async def test_f061_the_name_of_an_organisation_is_a_nicety(story: Story) -> None:
    story.front.use(Fault(f"{_PARENT}customer/info", (Status(404),)))
    async with open_lines(story) as lines:
        assert (await lines.refresh.run()).failure is None


_MAINTENANCE = b"<!DOCTYPE html><h1>Onderhoud</h1>"
_HTML = ("Content-Type", "text/html; charset=utf-8")


@pytest.mark.parametrize("headers", [(_HTML, ("Retry-After", "3600")), (_HTML,)])
async def test_f047_while_a_portal_is_maintained_it_is_polled_once_in_five_minutes(
    story: Story, headers: tuple[tuple[str, str], ...]
) -> None:
    ahead = timedelta(0)
    async with open_lines(story) as lines:
        refresh = Refresh(lines.session, lines.links, now=lambda: datetime.now(UTC) + ahead)
        assert (await refresh.run()).failure is None
        marks = await lines.copy.card_marks()
        story.front.use(Fault("/", (Respond(503, _MAINTENANCE, headers),)))
        asked: list[int] = []
        for _ in range(12):
            outcome = await refresh.run()
            assert outcome.failure is not None
            assert outcome.failure.kind is ErrorKind.MAINTENANCE
            asked.append(len(story.front.ledger))
            ahead += timedelta(minutes=1)
        # A poll of the twelve minutes is at 0, 5 and 10, unless the portal asked for more.
        polls = len(set(asked))
        assert polls == (1 if len(headers) > 1 else 3)
        assert await lines.copy.card_marks() == marks
        await refresh.aclose()


async def test_f047_whoever_asks_during_maintenance_is_not_put_off(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        story.front.use(Fault("/", (Respond(503, _MAINTENANCE, (_HTML,)),)))
        assert (await lines.refresh.run()).failure is not None
        story.front.use()
        known = len(story.front.ledger)
        assert (await lines.refresh.run()).failure is not None
        assert len(story.front.ledger) == known
        assert (await lines.refresh.run(by_user=True)).failure is None


async def test_f061_a_route_that_changed_is_told_and_the_others_are_read(
    story: Story, holdings: Holdings
) -> None:
    story.front.use(Fault(f"{_PARENT}notification/notifications", (Respond(200, b"[[]]"),)))
    async with open_lines(story) as lines:
        outcome = await lines.refresh.run()
        assert outcome.failure is not None
        assert outcome.failure.kind is ErrorKind.PORTAL_CHANGED
        assert len(await lines.copy.card_marks()) == len(holdings.cards)
        assert await refreshed_at(lines.copy) is None


async def test_f028_offline_ends_it_at_the_first_step_and_keeps_what_is_there(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        at = await refreshed_at(lines.copy)
        marks = await lines.copy.card_marks()
        pages = len(story.pages)
        story.front.use(Fault("/", (Drop(),)))
        outcome = await lines.refresh.run()
        assert outcome.failure is not None
        assert outcome.failure.kind is ErrorKind.OFFLINE
        assert len(story.pages) == pages
        assert await lines.copy.card_marks() == marks
        assert await refreshed_at(lines.copy) == at


@pytest.mark.parametrize(
    "page",
    [
        Respond(200, b"<html>Welcome to our hotel</html>", (("Content-Type", "text/html"),)),
        Respond(302, b"", (("Location", "http://login.wifi/"),)),
    ],
)
async def test_f034_a_network_that_wants_a_sign_in_overwrites_nothing_and_is_gone_by_itself(
    story: Story, page: Respond
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        at, marks = await refreshed_at(lines.copy), await lines.copy.card_marks()
        facts = await lines.copy.facts()
        story.front.use(Fault("/", (page,)))
        known = len(story.front.ledger)
        outcome = await lines.refresh.run(whole=True)
        assert outcome.failure is not None
        assert outcome.failure.kind is ErrorKind.CAPTIVE
        # One request met the page; no other is sent into the same network.
        assert len(story.front.ledger) == known + 1
        assert await lines.copy.card_marks() == marks
        assert await lines.copy.facts() == facts
        assert await refreshed_at(lines.copy) == at
        story.front.use()
        assert (await lines.refresh.run()).failure is None
        assert len(story.front.seen("/auth-api/login", "PUT")) == 1


async def test_f050_a_timeline_that_is_suddenly_empty_removes_nothing_and_is_told(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        at = await refreshed_at(lines.copy)
        marks = await lines.copy.card_marks()
        story.front.use(Fault(TIMELINE, (Respond(200, b"[]"),)))
        outcome = await lines.refresh.run()
        assert outcome.came_back_empty
        assert outcome.failure is not None
        assert outcome.failure.kind is ErrorKind.PORTAL_EMPTY
        assert await lines.copy.card_marks() == marks
        assert await refreshed_at(lines.copy) == at


async def test_f064_a_refresh_opens_no_conversation(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    assert story.front.seen("/logbook/") == []


async def test_unread_counters_are_told_when_they_differ(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        (route,) = story.front.seen(f"{_PARENT}notification/notifications")
        lines.changes.clear()
        body = json.dumps({"logbook": 1}).encode()
        story.front.use(Fault(route.path, (Respond(200, body),)))
        outcome = await lines.refresh.run()
        assert [change.kind for change in lines.changes] == [Kind.UNREAD]
        assert await unread(lines.copy) == outcome.unread


async def test_t21_a_refresh_nobody_asked_for_sends_two_requests_a_second_at_most(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    async with open_lines(story, pace=Pace()) as lines:
        began_s = time.monotonic()
        await lines.refresh.run()
        sent = [seen.at_s for seen in story.front.seen(_PARENT) if seen.at_s > began_s]
    assert len(sent) >= 3
    # As they arrive: one may be held up on its way and the next one not.
    assert sent[-1] - sent[0] >= 0.5 * (len(sent) - 1) - 0.25


async def test_t21_what_the_user_asks_for_is_not_held_even_if_it_runs_already(
    story: Story,
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    async with open_lines(story, pace=Pace(gap_s=3600)) as lines:
        behind = asyncio.ensure_future(lines.refresh.run())
        await until(lambda: lines.links._children_read)
        assert await lines.refresh.run(by_user=True) is await behind


async def test_t21_a_first_reading_is_not_held(story: Story) -> None:
    async with open_lines(story, pace=Pace(gap_s=3600)) as lines:
        assert (await lines.refresh.run()).failure is None
