"""A pause lets what is on its way come in; then nothing is asked for, and nothing comes twice."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from msgspec import structs

from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.services.saving.pause import Pause
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.saving.result import RunResult
from konnect_desktop.services.saving.run import Tries
from konnect_desktop.services.saving.saving_plan import SavingOptions, SavingPlan
from konnect_desktop.services.saving.selection import WholeAccount
from tests.support.faults import Delay, Fault, Respond, Silence
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, PortalAddress
from tests.support.portal_faults import faults_on
from tests.support.qt_loop import until
from tests.support.saving_desk import OPTIONS, SavingDesk, saving_desk
from tests.support.story import Story, telling
from tests.support.syncing import files_of, judge, parts_of
from tests.support.tree import ROOT

_ENOUGH = 5
_PROGRAM = (sys.executable, "-m", "tests.services.saving.paused_program")


@dataclass(frozen=True, slots=True)
class _Table:
    """A desk behind the two proxies of a story, and a plan of all there is."""

    story: Story
    desk: SavingDesk
    plan: SavingPlan

    async def run(
        self,
        pause: Pause | None = None,
        on_progress: Callable[[ProgressMeter], None] = lambda _: None,
        plan: SavingPlan | None = None,
    ) -> RunResult:
        return await self.desk.one_saver.run(plan or self.plan, on_progress, pause)

    def begin(self, pause: Pause) -> asyncio.Task[RunResult]:
        return asyncio.create_task(self.run(pause))

    def rest(self, result: RunResult) -> SavingPlan:
        return replace(self.plan, media_ids=frozenset(i.wanted.media_id for i in result.left))

    @property
    def requests(self) -> int:
        """How many requests were sent, to the portal and to the media host."""
        return len(self.story.front.ledger) + len(self.story.media.ledger)

    @property
    def fetches(self) -> int:
        return len(self.story.fetches)


@pytest.fixture(autouse=True)
def _retries_are_announced(expected_logs: LogWatch) -> None:
    expected_logs.allow("stamina")


@asynccontextmanager
async def _table(
    portal: DemoPortal, place: Path, options: SavingOptions = OPTIONS
) -> AsyncGenerator[_Table]:
    with telling(portal, "demo", place / "story") as story:
        async with saving_desk(story.address, place, url=story.front.url, options=options) as desk:
            yield _Table(story, desk, await desk.one_saver.plan(WholeAccount(), desk.offered))


def _asks_after(number: int, pause: Pause) -> Callable[[ProgressMeter], None]:
    def look(meter: ProgressMeter) -> None:
        if meter.done == number:
            pause.ask()

    return look


async def test_what_is_on_its_way_comes_in_then_nothing_is_asked_for_and_the_rest_comes_once(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path) as table:
        pause = Pause()
        first = await table.run(pause, _asks_after(_ENOUGH, pause))
        assert _ENOUGH <= first.saved < _ENOUGH + OPTIONS.parallel
        assert table.fetches == first.saved == len(files_of(table.desk.offered))
        assert len(first.left) == table.plan.total - first.saved
        assert (first.failures, first.stopped_by) == ([], None)
        assert parts_of(table.desk.offered) == []
        # Nothing is held in between: another process may write the archive.
        ArchiveFolder.open(table.desk.offered).close()
        rest = table.rest(first)
        second = await table.run(plan=rest)
        assert second.saved == len(rest.media_ids) == len(first.left)
        assert second.left == []
        assert table.fetches == table.plan.total
        assert judge(table.desk.offered, set(table.plan.media_ids)).faultless


async def test_links_that_have_died_during_a_pause_are_renewed_after_it(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path) as table:
        pause = Pause()
        first = await table.run(pause, _asks_after(_ENOUGH, pause))
        asked = table.requests
        with faults_on(portal.of("demo").url, "expired-links"):
            assert table.requests == asked
            pages = len(table.story.pages)
            second = await table.run(plan=table.rest(first))
        assert second.saved == len(first.left)
        assert len(table.story.pages) > pages
        assert judge(table.desk.offered, set(table.plan.media_ids)).faultless


async def test_a_pause_that_is_withdrawn_in_time_changes_nothing(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path) as table:
        table.story.media.use(Fault("", (Delay(0.05),), first=8))
        pause = Pause()
        running = table.begin(pause)
        await until(lambda: table.fetches == OPTIONS.parallel)
        pause.ask()
        pause.withdraw()
        result = await running
        assert (result.saved, result.left) == (table.plan.total, [])
        assert table.fetches == table.plan.total


async def test_a_pause_that_is_withdrawn_too_late_has_left_the_rest(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path, structs.replace(OPTIONS, parallel=1)) as table:
        pause = Pause()
        result = await table.run(pause, _asks_after(_ENOUGH, pause))
        pause.withdraw()
        assert pause.is_asked
        assert len(result.left) == table.plan.total - _ENOUGH
        assert Pause().ask()


async def test_a_pause_comes_too_late_for_a_run_that_is_over(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path) as table:
        pause = Pause()
        assert pause.is_preparing
        result = await table.run(pause)
        assert not pause.is_preparing
        assert not pause.ask()
        assert (result.saved, result.left) == (table.plan.total, [])


async def test_a_pause_before_the_first_transfer_leaves_all_and_asks_for_none(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path) as table:
        pause = Pause()
        pause.ask()
        result = await table.run(pause)
        assert (len(result.left), table.fetches) == (table.plan.total, 0)


@pytest.mark.parametrize("status", [503, 403], ids=["out of order", "dead link"])
async def test_what_goes_wrong_during_a_pause_is_neither_tried_again_nor_failed(
    portal: DemoPortal, tmp_path: Path, status: int
) -> None:
    async with _table(portal, tmp_path) as table:
        table.story.media.use(Fault("", (Delay(0.05), Respond(status))))
        pause = Pause()
        running = table.begin(pause)
        await until(lambda: table.fetches == OPTIONS.parallel)
        pages = len(table.story.front.ledger)
        pause.ask()
        result = await running
        assert (result.failures, len(result.left)) == ([], table.plan.total)
        assert table.fetches == OPTIONS.parallel
        assert len(table.story.front.ledger) == pages
        table.story.media.use()
        assert (await table.run(plan=table.rest(result))).saved == table.plan.total
        assert judge(table.desk.offered, set(table.plan.media_ids)).faultless


async def test_a_link_that_is_being_renewed_when_a_pause_begins_is_not_fetched(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path, structs.replace(OPTIONS, parallel=1)) as table:
        table.story.media.use(Fault("", (Respond(403),)))
        table.story.front.use(Fault("", (Delay(0.05),)))
        pages = len(table.story.pages)
        pause = Pause()
        running = table.begin(pause)
        await until(lambda: len(table.story.pages) > pages)
        pause.ask()
        result = await running
        assert table.fetches == 1
        assert (result.failures, len(result.left)) == ([], len(table.plan.media_ids))


async def test_who_waits_for_another_try_when_a_pause_begins_does_not_try(
    portal: DemoPortal, tmp_path: Path
) -> None:
    patient = Tries(wait_initial_s=0.1, wait_max_s=0.2, timeout_s=20.0)
    options = structs.replace(OPTIONS, parallel=2, tries=patient)
    async with _table(portal, tmp_path, options) as table:
        table.story.media.use(Fault("", (Respond(503),)))
        pause = Pause()
        running = table.begin(pause)
        await until(lambda: [seen for seen in table.story.fetches if seen.status])
        pause.ask()
        result = await running
        assert table.fetches == 2
        assert (result.failures, len(result.left)) == ([], table.plan.total)


async def test_a_run_can_be_cancelled_while_its_pause_waits_for_the_last_transfer(
    portal: DemoPortal, tmp_path: Path
) -> None:
    async with _table(portal, tmp_path) as table:
        table.story.media.use(Fault("", (Silence(),)))
        pause = Pause()
        running = table.begin(pause)
        await until(lambda: table.fetches == OPTIONS.parallel)
        pause.ask()
        running.cancel()
        table.story.media.hang_up()
        with pytest.raises(asyncio.CancelledError):
            await running
        table.story.media.use()
        assert (await table.run()).saved == table.plan.total
        assert judge(table.desk.offered, set(table.plan.media_ids)).faultless


@contextmanager
def _paused_program(address: PortalAddress, url: str, place: Path) -> Generator[int]:
    """Let a process of its own save, pause, tell how much it saved, and be killed."""
    words = (url, address.org, address.username, address.password, str(place))
    with subprocess.Popen(  # noqa: S603 — a program of these tests
        [*_PROGRAM, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        yield int(told)


@pytest.mark.deep
async def test_a_process_that_is_killed_while_paused_has_lost_nothing(
    portal: DemoPortal, tmp_path: Path
) -> None:
    with telling(portal, "demo", tmp_path / "story") as story:
        with _paused_program(story.address, story.front.url, tmp_path / "killed") as saved:
            assert saved >= _ENOUGH
        fetched = len(story.fetches)
        async with saving_desk(story.address, tmp_path / "killed", url=story.front.url) as desk:
            plan = await desk.one_saver.plan(WholeAccount(), desk.offered)
            assert plan.already_saved == saved == fetched
            assert (await desk.one_saver.run(plan)).saved == plan.total
        assert len(story.fetches) == saved + plan.total
        assert not judge(desk.offered, set(plan.media_ids)).double
        assert judge(desk.offered, set(plan.media_ids)).faultless
