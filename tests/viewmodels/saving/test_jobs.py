"""Jobs of the window on a real portal: plan, start, wait, cancel, try again, quit."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace

from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger_view import saved_files
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import OfMedia, WholeAccount
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import DraftState, PlanDraft
from konnect_desktop.viewmodels.saving_job import Job, JobState
from tests.support.faults import Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal, PortalAddress
from tests.support.qt_loop import Run, until
from tests.support.saving_desk import OPTIONS, SavingDesk, saving_desk
from tests.support.story import telling
from tests.support.syncing import files_of, judge

_ORG = "demo"


@pytest.fixture(autouse=True)
def _retries_are_announced(expected_logs: LogWatch) -> None:
    expected_logs.allow("stamina")


@dataclass
class _Told:
    """What the jobs told."""

    finished: list[Job] = field(default_factory=list[Job])
    planned: list[PlanDraft] = field(default_factory=list[PlanDraft])
    nothing_new: list[SavingPlan] = field(default_factory=list[SavingPlan])
    progressed: list[int] = field(default_factory=list[int])
    saved: set[str] = field(default_factory=set[str])

    def note_saved(self, account_id: str, media_ids: frozenset[str]) -> None:
        assert account_id == _ORG
        self.saved |= media_ids


@asynccontextmanager
async def _jobs(desk: SavingDesk) -> AsyncGenerator[tuple[Jobs, _Told]]:
    jobs, told = Jobs(desk), _Told()
    jobs.finished.connect(told.finished.append)
    jobs.planned.connect(told.planned.append)
    jobs.nothing_new.connect(told.nothing_new.append)
    jobs.progressed.connect(told.progressed.append)
    jobs.saved.connect(told.note_saved)
    jobs.account_opened(_ORG)
    try:
        yield jobs, told
    finally:
        await jobs.dispose()


async def _ready(draft: PlanDraft) -> SavingPlan:
    await until(lambda: draft.state is not DraftState.READING)
    assert draft.plan is not None
    return draft.plan


def test_a_plan_that_is_agreed_to_is_saved(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, told):
            jobs.save(_ORG, WholeAccount())
            (draft,) = told.planned
            plan = await _ready(draft)
            assert draft.can_start
            assert not desk.offered.exists()
            started = jobs.start(draft)
            assert started is not None
            assert started.state is JobState.RUNNING
            assert desk.chosen is None
            await until(lambda: told.finished)
            (job,) = told.finished
            assert (job.state, job.saved, job.left) == (JobState.DONE, plan.total, 0)
            assert desk.chosen == desk.offered
            assert told.saved == plan.media_ids
            assert all(jobs.is_saved(_ORG, one) for one in plan.media_ids)
            assert judge(desk.offered, set(plan.media_ids)).faultless
            assert jobs.jobs == (job,)
            assert jobs.under_way == ()

    run(story())


def test_a_draft_that_is_dropped_leaves_nothing(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, _):
            draft = jobs.plan(_ORG, WholeAccount())
            jobs.drop(draft)
            assert jobs.jobs == ()
            assert jobs.start(draft) is None
        assert not desk.offered.exists()

    run(story())


def test_one_photo_is_saved_at_once_where_the_folder_is_chosen(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, told):
            everything = await _ready(jobs.plan(_ORG, WholeAccount()))
            one = OfMedia(frozenset({next(iter(everything.media_ids))}))
            jobs.save(_ORG, one)
            assert len(told.planned) == 1
            desk.chosen = desk.offered
            jobs.save(_ORG, one)
            await until(lambda: told.finished)
            assert told.finished[0].saved == 1
            jobs.save(_ORG, one)
            await until(lambda: told.nothing_new)
            assert told.nothing_new[0].already_saved == 1
            assert len(told.finished) == len(told.planned) == 1

    run(story())


def test_a_second_job_waits_for_the_archive_and_finds_its_photo_saved(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with (
            saving_desk(address, tmp_path, options=replace(OPTIONS, parallel=1)) as desk,
            _jobs(desk) as (jobs, told),
        ):
            desk.chosen = desk.offered
            draft = jobs.plan(_ORG, WholeAccount())
            await _ready(draft)
            cards = [stored.card for stored in await desk.session.copy.cards()]
            oldest = next(card.media[-1] for card in reversed(cards) if card.media)
            jobs.start(draft)
            await until(lambda: told.progressed)
            jobs.save(_ORG, OfMedia(frozenset({oldest.media_id})))
            await until(lambda: len(jobs.jobs) == 2)
            assert [job.state for job in jobs.jobs] == [JobState.RUNNING, JobState.WAITING]
            await until(lambda: told.finished)
            # It was hurried, so it is done while the long job still runs.
            assert told.finished[0].selection == OfMedia(frozenset({oldest.media_id}))
            assert told.finished[0].state is JobState.DONE
            await until(lambda: len(told.finished) == 2)

    run(story())


def test_a_cancelled_job_keeps_what_it_saved_and_goes_on_from_there(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, told):
            draft = jobs.plan(_ORG, WholeAccount())
            plan = await _ready(draft)
            job = jobs.start(draft)
            assert job is not None
            await until(lambda: told.saved)
            jobs.cancel(job.job_id)
            (stopped,) = jobs.jobs
            assert stopped.state is JobState.CANCELLED
            assert told.finished == []
            jobs.try_again(job.job_id)
            await until(lambda: told.finished)
            (again,) = told.finished
            assert (again.job_id, again.state) == (job.job_id, JobState.DONE)
            assert again.saved < plan.total
            assert judge(desk.offered, set(plan.media_ids)).faultless

    run(story())


@pytest.mark.parametrize("parallel", [1, 4])
def test_what_a_stopped_job_says_it_saved_is_what_the_ledger_knows(
    run: Run, portal: DemoPortal, tmp_path: Path, parallel: int
) -> None:
    async def story() -> None:
        options = replace(OPTIONS, parallel=parallel)
        with telling(portal, _ORG, tmp_path / "story") as told_story:
            told_story.media.use(Fault("/", (Respond(404, b""),), first=3))
            url = told_story.front.url
            async with (
                saving_desk(told_story.address, tmp_path, url=url, options=options) as desk,
                _jobs(desk) as (jobs, told),
            ):
                draft = jobs.plan(_ORG, WholeAccount())
                plan = await _ready(draft)
                job = jobs.start(draft)
                assert job is not None
                await until(lambda: len(told.saved) > 4)
                jobs.cancel(job.job_id)
                await until(lambda: not jobs._begun)
                (stopped,) = jobs.jobs
                durable = saved_files(desk.offered, _ORG)
                assert stopped.state is JobState.CANCELLED
                assert stopped.saved == len(durable) == len(files_of(desk.offered))
                assert told.saved == durable.keys()
                assert stopped.reasons == ((ErrorKind.MEDIA_GONE, 3),)
                assert stopped.left == jobs.rest == plan.total - stopped.saved
                jobs.try_again(job.job_id)
                await until(lambda: told.finished)
                assert (told.finished[0].saved, jobs.rest) == (stopped.left, 0)
                assert judge(desk.offered, set(plan.media_ids)).faultless

    run(story())


def test_what_failed_is_listed_with_its_reason_and_can_be_tried_again(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        with telling(portal, _ORG, tmp_path / "story") as told_story:
            told_story.media.use(Fault("/", (Respond(404, b""),), first=3))
            async with (
                saving_desk(told_story.address, tmp_path, url=told_story.front.url) as desk,
                _jobs(desk) as (jobs, told),
            ):
                draft = jobs.plan(_ORG, WholeAccount())
                plan = await _ready(draft)
                jobs.start(draft)
                await until(lambda: told.finished)
                job = told.finished[0]
                assert (job.state, job.left) == (JobState.DONE, 3)
                assert job.reasons == ((ErrorKind.MEDIA_GONE, 3),)
                assert all(failure.name for failure in job.failures)
                jobs.try_again(job.job_id)
                await until(lambda: len(told.finished) == 2)
                assert (told.finished[1].saved, told.finished[1].left) == (3, 0)
                assert judge(desk.offered, set(plan.media_ids)).faultless

    run(story())


def test_an_archive_of_another_process_fails_the_job_and_says_so(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, told):
            draft = jobs.plan(_ORG, WholeAccount())
            plan = await _ready(draft)
            with ArchiveFolder.open(desk.offered):
                jobs.start(draft)
                await until(lambda: told.finished)
            (job,) = told.finished
            assert job.state is JobState.FAILED
            assert job.error is not None
            assert job.error.kind is ErrorKind.ARCHIVE_BUSY
            assert job.left == plan.total

    run(story())


def test_f096_a_folder_that_is_gone_is_shown_in_a_plan_again_before_the_next_photo(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, told):
            desk.chosen = desk.offered
            everything = await _ready(jobs.plan(_ORG, WholeAccount()))
            first, second, *_ = sorted(everything.media_ids)
            jobs.save(_ORG, OfMedia(frozenset({first})))
            await until(lambda: told.finished)
            desk.offered.rename(tmp_path / "pulled out")
            jobs.save(_ORG, OfMedia(frozenset({second})))
            await until(lambda: len(told.finished) == 2)
            assert told.finished[1].error is not None
            assert told.finished[1].error.kind is ErrorKind.PATH_GONE
            assert not desk.offered.exists()
            jobs.save(_ORG, OfMedia(frozenset({second})))
            (draft,) = told.planned
            await _ready(draft)
            assert not draft.can_start
            elsewhere = tmp_path / "elsewhere"
            draft.choose_folder(elsewhere)
            await until(lambda: draft.can_start)
            jobs.start(draft)
            await until(lambda: len(told.finished) == 3)
            assert told.finished[2].saved == 1
            assert desk.chosen == elsewhere

    run(story())


def test_quitting_in_the_middle_leaves_no_thread_and_loses_nothing(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk:
            async with _jobs(desk) as (jobs, told):
                draft = jobs.plan(_ORG, WholeAccount())
                plan = await _ready(draft)
                jobs.start(draft)
                await until(lambda: told.saved)
            assert not [one for one in threading.enumerate() if one.name.startswith("transfer")]
            ArchiveFolder.open(desk.offered).close()
            async with _jobs(desk) as (jobs, told):
                draft = jobs.plan(_ORG, WholeAccount())
                rest = await _ready(draft)
                assert 0 < rest.total < plan.total
                jobs.start(draft)
                await until(lambda: told.finished)
            assert judge(desk.offered, set(plan.media_ids)).faultless

    run(story())


def test_ending_an_account_ends_its_jobs_and_plans(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk, _jobs(desk) as (jobs, told):
            draft = jobs.plan(_ORG, WholeAccount())
            await _ready(draft)
            jobs.plan(_ORG, WholeAccount())
            jobs.start(draft)
            await until(lambda: told.saved)
            await jobs.end_account(_ORG)
            assert jobs.jobs == ()
            ArchiveFolder.open(desk.offered).close()

    run(story())


def test_a_plan_made_offline_shows_what_is_known_and_cannot_be_started(
    run: Run, portal: DemoPortal, tmp_path: Path
) -> None:
    async def story() -> None:
        with telling(portal, _ORG, tmp_path / "story") as told_story:
            async with (
                saving_desk(told_story.address, tmp_path, url=told_story.front.url) as desk,
                _jobs(desk) as (jobs, _),
            ):
                await _ready(jobs.plan(_ORG, WholeAccount()))
                told_story.front.use(Fault(".*", (Respond(503, b""),)))
                draft = jobs.plan(_ORG, WholeAccount())
                plan = await _ready(draft)
                assert plan.total > 0
                assert plan.failure is not None
                assert plan.failure.kind is ErrorKind.PORTAL_DOWN
                assert not draft.can_start
                told_story.front.use()
                draft.read()
                await until(lambda: draft.can_start)

    run(story())
