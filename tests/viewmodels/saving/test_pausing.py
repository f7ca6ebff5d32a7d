"""Jobs that are paused: nothing arrives, nobody else waits for them, and they go on or end."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace

from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.services.saving.line_watch import WaitsFor
from konnect_desktop.services.saving.run import Tries
from konnect_desktop.services.saving.saving_plan import SavingOptions
from konnect_desktop.services.saving.selection import OfMedia, WholeAccount
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import DraftState
from konnect_desktop.viewmodels.saving_job import Job, JobState
from tests.support.faults import Delay, Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal
from tests.support.qt_loop import Run, until
from tests.support.saving_desk import OPTIONS, SavingDesk, saving_desk
from tests.support.story import Story, telling
from tests.support.syncing import files_of, judge

_ORG = "demo"
_ENOUGH = 5
_SLOWLY = Fault("", (Delay(0.02),))
_ONE_AT_A_TIME = replace(OPTIONS, parallel=1)


@dataclass
class _Table:
    """Jobs of one account behind the two proxies of a story, and a first one of all there is."""

    story: Story
    desk: SavingDesk
    jobs: Jobs
    number: int = 0
    ended: list[Job] = field(default_factory=list[Job])

    async def begin(self) -> None:
        """Start the first job."""
        draft = self.jobs.plan(_ORG, WholeAccount())
        await until(lambda: draft.state is DraftState.READY)
        job = self.jobs.start(draft)
        assert job is not None
        self.number = job.job_id

    async def saved_some(self) -> None:
        await until(lambda: self.job.progress and self.job.progress.done >= _ENOUGH)

    async def pause(self, meanwhile: Fault = _SLOWLY) -> None:
        """Pause the first job in its middle, and wait until it is.

        Slowly, else a loop that is late could find it ended already.
        """
        await self.ask_to_pause(meanwhile)
        await self.settled()
        self.story.media.use()

    async def ask_to_pause(self, meanwhile: Fault = _SLOWLY) -> None:
        """Pause the first job in its middle; what is on its way is still awaited."""
        self.story.media.use(meanwhile)
        await self.saved_some()
        self.jobs.pause(self.number)

    async def settled(self) -> None:
        await until(lambda: self.job.state is JobState.PAUSED and not self.job.is_settling)

    async def end(self) -> None:
        await until(lambda: not self.jobs.under_way)

    @property
    def job(self) -> Job:
        job = self.jobs.job(self.number)
        assert job is not None
        return job

    @property
    def done(self) -> int:
        return self.job.progress.done if self.job.progress else 0

    @property
    def requests(self) -> int:
        """How many requests were sent, to the portal and to the media host."""
        return len(self.story.front.ledger) + len(self.story.media.ledger)

    @property
    def is_faultless(self) -> bool:
        """Whether all of the first job lies there, once."""
        return judge(self.desk.offered, set(self.job.plan.media_ids)).faultless


@asynccontextmanager
async def _table(
    portal: DemoPortal, place: Path, options: SavingOptions = OPTIONS
) -> AsyncGenerator[_Table]:
    with telling(portal, _ORG, place / "story") as story:
        async with saving_desk(story.address, place, url=story.front.url, options=options) as desk:
            desk.chosen = desk.offered
            jobs = Jobs(desk)
            jobs.account_opened(_ORG)
            table = _Table(story, desk, jobs)
            jobs.finished.connect(table.ended.append)
            try:
                await table.begin()
                yield table
            finally:
                await jobs.dispose()


@pytest.fixture(autouse=True)
def _retries_are_announced(expected_logs: LogWatch) -> None:
    expected_logs.allow("stamina")


def test_a_paused_job_asks_for_nothing_and_goes_on_where_it_was(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            total = len(table.job.plan.media_ids)
            await table.pause()
            asked, saved = table.requests, len(files_of(table.desk.offered))
            assert table.done == saved == len(table.story.fetches)
            assert table.job.progress is not None
            assert table.job.progress.total == total
            ArchiveFolder.open(table.desk.offered).close()
            assert not [one for one in threading.enumerate() if one.name.startswith("transfer")]
            assert (table.requests, table.ended) == (asked, [])
            shown: list[int] = []

            def note(_: int) -> None:
                shown.append(table.done)

            table.jobs.progressed.connect(note)
            table.story.media.use(_SLOWLY)
            table.jobs.go_on(table.number)
            assert table.job.state is JobState.RUNNING
            await table.end()
            assert (table.job.state, table.job.saved, table.job.left) == (JobState.DONE, total, 0)
            assert shown
            assert min(shown) > saved
            assert len(table.story.fetches) == total
            assert table.is_faultless

    run(story())


def test_speed_and_time_left_start_anew_after_a_pause(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path, _ONE_AT_A_TIME) as table:
            await table.pause()
            before = table.job.progress
            assert before is not None
            assert before.left_s is not None
            table.jobs.go_on(table.number)
            after = table.job.progress
            assert after is not None
            assert (after.done, after.total) == (before.done, before.total)
            assert (after.bytes_per_s, after.left_s) == (0.0, None)

    run(story())


def test_a_pause_is_told_at_once_and_can_be_withdrawn_while_the_last_ones_come_in(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            await table.ask_to_pause()
            assert (table.job.state, table.job.is_settling) == (JobState.PAUSED, True)
            table.jobs.go_on(table.number)
            assert (table.job.state, table.job.is_settling) == (JobState.RUNNING, False)
            table.jobs.pause(table.number)
            await table.settled()
            table.jobs.go_on(table.number)
            await table.end()
            assert table.job.saved == len(table.job.plan.media_ids) == len(table.story.fetches)
            assert table.is_faultless

    run(story())


def _at_once(table: _Table) -> None:
    table.jobs.pause(table.number)


def _when_the_saver_is_asked_for(table: _Table) -> None:
    table.desk.before_saver = lambda: table.jobs.pause(table.number)


@pytest.mark.deep
@pytest.mark.parametrize("pause", [_at_once, _when_the_saver_is_asked_for])
def test_a_job_that_is_paused_before_it_saves_asks_for_nothing_until_it_goes_on(
    run: Run, portal: DemoPortal, tmp_path: Path, pause: Callable[[_Table], None]
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            asked = table.requests
            pause(table)
            await until(lambda: table.job.state is JobState.PAUSED)
            await until(lambda: not table.jobs._begun)
            assert (table.job.is_settling, table.requests) == (False, asked)
            table.desk.before_saver = lambda: None
            table.jobs.go_on(table.number)
            await table.end()
            assert table.job.saved == len(table.job.plan.media_ids)
            assert table.is_faultless

    run(story())


@pytest.mark.deep
def test_a_paused_job_keeps_nobody_waiting_and_does_not_save_what_another_one_saved(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            await table.pause()
            so_far = table.job.so_far
            assert so_far is not None
            two = frozenset(sorted(so_far.left)[:2])
            table.jobs.save(_ORG, OfMedia(two))
            await until(lambda: table.ended)
            assert (table.ended[0].selection, table.ended[0].saved) == (OfMedia(two), 2)
            assert table.job.state is JobState.PAUSED
            table.jobs.go_on(table.number)
            await table.end()
            assert table.job.progress is not None
            assert table.job.progress.done == table.job.progress.total
            assert table.job.progress.total == len(table.job.plan.media_ids)
            assert len(table.story.fetches) == len(table.job.plan.media_ids)
            assert table.is_faultless

    run(story())


@pytest.mark.deep
def test_a_job_that_goes_on_waits_for_the_one_that_took_its_turn_and_may_be_paused_again(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            first = table.number
            await table.pause()
            await table.begin()
            second = table.number
            assert table.job.state is JobState.RUNNING
            table.number = first
            table.jobs.go_on(first)
            assert (table.job.state, table.job.has_begun) == (JobState.WAITING, True)
            table.jobs.pause(first)
            assert (table.job.state, table.job.is_settling) == (JobState.PAUSED, False)
            await until(lambda: table.ended)
            assert table.ended[0].job_id == second
            table.jobs.go_on(first)
            await table.end()
            assert len(table.story.fetches) == len(table.job.plan.media_ids)
            assert table.is_faultless

    run(story())


@pytest.mark.deep
def test_a_job_that_waits_for_its_first_turn_cannot_be_paused(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            await table.begin()
            assert (table.job.state, table.job.has_begun) == (JobState.WAITING, False)
            table.jobs.pause(table.number)
            table.jobs.go_on(table.number)
            assert table.job.state is JobState.WAITING

    run(story())


@pytest.mark.deep
@pytest.mark.parametrize("waits", [True, False], ids=["paused", "pausing"])
def test_a_paused_job_can_be_cancelled_and_its_rest_saved_later(
    run: Run, portal: DemoPortal, tmp_path: Path, *, waits: bool
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            await table.ask_to_pause()
            if waits:
                await table.settled()
            table.jobs.cancel(table.number)
            assert table.job.state is JobState.CANCELLED
            assert table.done >= _ENOUGH
            await until(lambda: not table.jobs._begun)
            table.story.media.use()
            table.jobs.try_again(table.number)
            await table.end()
            assert table.job.state is JobState.DONE
            assert table.is_faultless

    run(story())


@pytest.mark.deep
@pytest.mark.parametrize("waits", [True, False], ids=["paused", "pausing"])
def test_an_account_is_closed_and_the_window_too_while_a_job_is_paused(
    run: Run, portal: DemoPortal, tmp_path: Path, *, waits: bool
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            await table.ask_to_pause()
            if waits:
                await table.settled()
            await table.jobs.end_account(_ORG)
            assert table.jobs.jobs == ()
            ArchiveFolder.open(table.desk.offered).close()
            await table.begin()
            await until(lambda: table.job.progress)
            table.jobs.pause(table.number)
            if waits:
                await table.settled()
            await table.jobs.dispose()
            ArchiveFolder.open(table.desk.offered).close()
            assert not [one for one in threading.enumerate() if one.name.startswith("transfer")]

    run(story())


def test_a_network_that_is_lost_during_a_pause_is_noticed_after_it_and_nothing_is_forgotten(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            total = len(table.job.plan.media_ids)
            await table.pause()
            so_far = table.done
            table.story.media.go_down()
            assert table.job.state is JobState.PAUSED
            table.jobs.go_on(table.number)
            await table.end()
            job = table.job
            assert (job.state, job.saved) == (JobState.FAILED, so_far)
            assert job.error is not None
            assert job.error.kind is ErrorKind.OFFLINE
            assert job.left == total - so_far
            table.story.media.come_up()
            table.jobs.try_again(table.number)
            await table.end()
            assert (table.job.state, table.job.saved) == (JobState.DONE, total - so_far)
            assert table.is_faultless

    run(story())


@pytest.mark.deep
def test_an_archive_that_another_program_has_taken_meanwhile_fails_the_rest_only(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path) as table:
            await table.pause()
            so_far = table.done
            with ArchiveFolder.open(table.desk.offered):
                table.jobs.go_on(table.number)
                await table.end()
            assert (table.job.state, table.job.saved) == (JobState.FAILED, so_far)
            assert table.job.error is not None
            assert table.job.error.kind is ErrorKind.ARCHIVE_BUSY
            assert table.job.left == len(table.job.plan.media_ids) - so_far

    run(story())


@pytest.mark.deep
def test_what_failed_before_a_pause_is_told_at_the_end_and_tried_again_with_the_rest(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        async with _table(portal, tmp_path, _ONE_AT_A_TIME) as table:
            total = len(table.job.plan.media_ids)
            await table.pause(Fault("", (Respond(404, b""),), first=3))
            table.jobs.go_on(table.number)
            await table.end()
            assert (table.job.state, table.job.saved, table.job.left) == (
                JobState.DONE,
                total - 3,
                3,
            )
            assert table.job.reasons == ((ErrorKind.MEDIA_GONE, 3),)
            table.jobs.try_again(table.number)
            await table.end()
            assert (table.job.saved, table.job.left) == (3, 0)
            assert table.is_faultless

    run(story())


def test_a_job_that_reaches_nobody_says_that_it_waits_and_measures_anew_after_it(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        patient = Tries(attempts=1_000, wait_initial_s=0.02, wait_max_s=0.02, told_after_s=0.0)
        async with _table(portal, tmp_path, replace(OPTIONS, tries=patient)) as table:
            await table.saved_some()
            table.story.media.go_down()

            def waits_for() -> WaitsFor | None:
                table.jobs._meters.look()
                return table.job.progress and table.job.progress.waits_for

            await until(lambda: waits_for() is WaitsFor.CONNECTION)
            progress = table.job.progress
            assert progress is not None
            assert (progress.left_s, progress.bytes_per_s, progress.failed) == (None, 0.0, 0)
            table.story.media.come_up()
            await until(lambda: waits_for() is None)
            await table.end()
            assert (table.job.state, table.job.left) == (JobState.DONE, 0)
            assert table.is_faultless

    run(story())
