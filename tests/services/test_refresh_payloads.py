"""Refreshing from a portal whose answers are changed at random: it ends, and keeps what it has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from konnect_desktop.domain.errors import ErrorKind
from tests.gates.payloads import ENDS
from tests.support.faults import Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.open_lines import Lines, open_lines
from tests.support.payloads import payload
from tests.support.portal import DemoPortal, running_portal
from tests.support.story import TIMELINE, Story, telling
from tests.support.wire_samples import SAMPLES, Sample

_ROUTES = {
    "children": "/restservices-parent/children/",
    "unread": "/restservices-parent/notification/",
    "parent": "/restservices-parent/parent$",
    "organisation": "/restservices-parent/customer/info",
    "timeline": TIMELINE,
    "calendar": "/restservices-parent/calendar/",
}
# Random answers may be pages, and lists that are suddenly empty (F034, F050).
_TOLD = {*ENDS, ErrorKind.CAPTIVE, ErrorKind.PORTAL_EMPTY}
_SAMPLES = [sample for sample in SAMPLES if sample.name in _ROUTES]


@pytest.fixture(scope="module")
def portal() -> Iterator[DemoPortal]:
    with running_portal("--org", "demo", "--photos", "10", "--videos", "1", "--months", "1") as one:
        yield one


@pytest.fixture
def story(portal: DemoPortal, tmp_path: Path, expected_logs: LogWatch) -> Iterator[Story]:
    expected_logs.allow("stamina")
    with telling(portal, "demo", tmp_path) as told:
        yield told


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    seed = cast("int", request.config.getoption("--hypothesis-seed"))
    return random.Random(seed)  # noqa: S311 — a seed, not a secret


async def _kept(lines: Lines) -> set[str]:
    cards = {stored.key for stored in await lines.copy.cards() if not stored.removed}
    return cards | {child.child_id for child in await lines.copy.children()}


def _plan(dice: random.Random, samples: list[Sample]) -> tuple[Fault, ...]:
    """Let each route answer something, and the timeline end after its first page."""
    answers = tuple(
        Fault(_ROUTES[sample.name] + ("0$" if sample.name == "timeline" else ""), (answer,))
        for sample in samples
        for answer in [Respond(200, payload(dice, sample))]
    )
    return (*answers, Fault(TIMELINE, (Respond(200, b"[]"),)))


async def _withstands(story: Story, dice: random.Random, refreshes: int) -> None:
    async with open_lines(story) as lines:
        assert (await lines.refresh.run()).failure is None
        before = await _kept(lines)
        for number in range(refreshes):
            story.front.use(*_plan(dice, _SAMPLES))
            outcome = await lines.refresh.run(whole=number % 4 == 0)
            if outcome.failure is not None:
                assert outcome.failure.kind in _TOLD, outcome.failure
            known = {stored.key for stored in await lines.copy.cards()}
            known |= {child.child_id for child in await lines.copy.children()}
            assert before <= known
        story.front.use()
        assert (await lines.refresh.run(whole=True)).failure is None
        assert before <= await _kept(lines)


async def test_t9_f049_forty_refreshes_from_changed_answers_lose_nothing(
    story: Story, dice: random.Random
) -> None:
    await _withstands(story, dice, 40)


@pytest.mark.deep
async def test_t9_f049_two_thousand_refreshes_from_changed_answers_lose_nothing(
    story: Story, dice: random.Random
) -> None:
    await _withstands(story, dice, 2_000)
