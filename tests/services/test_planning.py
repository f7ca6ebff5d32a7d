"""The planning of this week: read last, kept, marked where it may be old; it fails for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.calendar import Calendar, CalendarDay, week_of
from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.services.freshness import is_behind
from konnect_desktop.services.planning import believed, read_week
from konnect_desktop.services.refresh import refreshed_at
from tests.support.faults import Drop, Fault, Respond, Silence, Status
from tests.support.leaks import LogWatch
from tests.support.open_lines import Lines, open_lines
from tests.support.portal import DemoPortal, running_portal
from tests.support.portal_faults import faults_on
from tests.support.story import Story, telling

_CALENDAR = "/restservices-parent/calendar/"
_OPTIONS = ("--org", "demo", "--photos", "6", "--videos", "0", "--months", "1")


@pytest.fixture(scope="module")
def portal() -> Iterator[DemoPortal]:
    with running_portal(*_OPTIONS) as running:
        yield running


@pytest.fixture
def story(portal: DemoPortal, tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    expected_logs.allow("stamina")
    with telling(portal, "demo", tmp_path) as told:
        yield told


async def kept(lines: Lines) -> Calendar:
    """Return the planning that is kept."""
    stored = await lines.copy.planning()
    assert stored is not None
    return stored.calendar


async def falls_behind(lines: Lines) -> bool:
    """Say whether what is kept is older than the rest of the account."""
    stored = await lines.copy.planning()
    assert stored is not None
    return is_behind(stored, await lines.copy.facts())


def told_of_planning(lines: Lines) -> int:
    return [change.kind for change in lines.changes].count(Kind.PLANNING)


async def test_a_refresh_reads_this_week_by_one_request_after_all_else(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        first, last = week_of(today_in_amsterdam(datetime.now(UTC)))
        (asked,) = story.front.seen(_CALENDAR)
        assert asked.path == f"{_CALENDAR}{first:%Y%m%d}/until/{last:%Y%m%d}"
        assert story.front.ledger[-1].path == asked.path
        planning = await kept(lines)
        assert (planning.first, planning.last) == (first, last)
        assert not planning.may_be_outdated
        assert not await falls_behind(lines)
        assert lines.changes[-1].kind is Kind.PLANNING
        assert lines.changes[-1].ids == frozenset({first.isoformat()})


async def test_what_was_read_is_there_after_a_start_without_a_portal(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        before = await lines.copy.planning()
    async with open_lines(story) as lines:
        story.front.use(Fault("/", (Drop(),)))
        assert await lines.copy.planning() == before
        assert before is not None
        outcome = await lines.refresh.run()
        assert outcome.failure is not None
        assert await lines.copy.planning() == before
        assert not await falls_behind(lines)


@pytest.mark.parametrize(
    "fault",
    [
        Status(403),
        Respond(404),
        Respond(500, b""),
        Respond(200, b'{"result": true, "payload": {"days": 7}, "messages": []}'),
        Respond(200, b'{"result": false, "messages": []}'),
    ],
    ids=["403", "404", "500", "another shape", "refused"],
)
async def test_f018_f061_a_planning_that_is_not_told_harms_nothing_and_what_is_kept_ages(
    story: Story, fault: Status | Respond
) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        before, at = await kept(lines), await refreshed_at(lines.copy)
        lines.changes.clear()
        story.front.use(Fault(_CALENDAR, (fault,)))
        assert (await lines.refresh.run()).failure is None
        assert await kept(lines) == before
        assert await falls_behind(lines)
        assert told_of_planning(lines) == 1
        now = await refreshed_at(lines.copy)
        assert at is not None
        assert now is not None
        assert now > at


async def test_a_portal_that_never_told_its_planning_keeps_none(story: Story) -> None:
    story.front.use(Fault(_CALENDAR, (Status(403),)))
    async with open_lines(story) as lines:
        assert (await lines.refresh.run()).failure is None
        assert await lines.copy.planning() is None
        assert not told_of_planning(lines)


async def test_f061_a_planning_that_is_gone_is_not_asked_for_at_every_refresh(
    story: Story,
) -> None:
    story.front.use(Fault(_CALENDAR, (Status(410),)))
    async with open_lines(story) as lines:
        for _ in range(3):
            assert (await lines.refresh.run(by_user=True)).failure is None
    assert len(story.front.seen(_CALENDAR)) == 1


async def test_a_planning_that_is_told_again_has_no_age_any_more(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        story.front.use(Fault(_CALENDAR, (Status(403),)))
        await lines.refresh.run()
        story.front.use()
        lines.changes.clear()
        await lines.refresh.run()
        assert not await falls_behind(lines)
        assert told_of_planning(lines) == 1
        await lines.refresh.run()
        assert told_of_planning(lines) == 1, "nothing is another now"


async def test_a_portal_that_never_answers_is_not_waited_for_long(story: Story) -> None:
    async with open_lines(story) as lines:
        await lines.refresh.run()
        before = await kept(lines)
        story.front.use(Fault(_CALENDAR, (Silence(),)))
        await read_week(
            lines.session, lambda: datetime.now(UTC), "test", was_behind=False, within_s=0.05
        )
        assert await kept(lines) == before


async def test_f028_a_network_that_goes_away_before_the_planning_is_told(story: Story) -> None:
    story.front.use(Fault(_CALENDAR, (Drop(),)))
    async with open_lines(story) as lines:
        outcome = await lines.refresh.run()
        assert outcome.failure is not None
        assert outcome.failure.kind is ErrorKind.OFFLINE
        assert await refreshed_at(lines.copy) is not None, "the timeline was read"


async def test_without_a_timeline_no_planning_is_asked_for(story: Story) -> None:
    story.front.use(Fault("/restservices-parent/timeline/", (Drop(),)))
    async with open_lines(story) as lines:
        outcome = await lines.refresh.run()
        assert isinstance(outcome.failure, KonnectError)
    assert not story.front.seen(_CALENDAR)


async def test_f060_a_lost_connection_is_kept_with_the_planning_until_it_is_back(
    story: Story, portal: DemoPortal
) -> None:
    async with open_lines(story) as lines:
        with faults_on(portal.of("demo").url, "planning-offline"):
            await lines.refresh.run()
        assert (await kept(lines)).may_be_outdated
    async with open_lines(story) as lines:
        assert (await kept(lines)).may_be_outdated
        await lines.refresh.run()
        assert not (await kept(lines)).may_be_outdated
        assert told_of_planning(lines) == 1


def test_f060_a_portal_that_has_lost_its_planning_and_sends_none_takes_no_day_away() -> None:
    first, last = date(2026, 4, 13), date(2026, 4, 19)
    known = Calendar(first, last, (CalendarDay(first, ()),), may_be_outdated=False, quarantined=())
    empty = replace(known, days=(), may_be_outdated=True)
    assert believed(empty, known) == replace(known, may_be_outdated=True)
    assert believed(replace(empty, may_be_outdated=False), known).days == ()
    later = replace(empty, first=first + timedelta(days=7))
    assert believed(later, known) == later
    assert believed(empty, None) == empty


async def test_a_week_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    first, last = date(2026, 4, 13), date(2026, 4, 19)
    week = Calendar(first, last, (), may_be_outdated=False, quarantined=())
    next_week = replace(week, first=first + timedelta(days=7), last=last + timedelta(days=7))
    async with await LocalCopy.open(tmp_path / "copy.sqlite3") as copy:
        assert await copy.planning() is None
        for each in (week, next_week):
            await copy.put_planning(each, datetime(2026, 4, 20, 6, tzinfo=UTC))
        stored = await copy.planning()
        assert stored is not None
        assert stored.calendar == next_week
