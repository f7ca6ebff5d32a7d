"""What a job has saved last is known while it runs, told calmly, and forgotten when it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.saving.selection import WholeAccount
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import DraftState
from konnect_desktop.viewmodels.saving_latest import LatestSaved
from tests.support.leaks import LogWatch
from tests.support.portal import PortalAddress
from tests.support.qt_loop import Run, until
from tests.support.saving_desk import saving_desk


@pytest.fixture(autouse=True)
def _retries_are_announced(expected_logs: LogWatch) -> None:
    expected_logs.allow("stamina")


def test_the_last_twelve_are_known_newest_first_until_the_job_ends(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk:
            jobs = Jobs(desk)
            latest = LatestSaved(jobs)
            jobs.account_opened(address.org)
            saved: list[PictureKey] = []
            told: list[tuple[PictureKey, ...]] = []

            draft = jobs.plan(address.org, WholeAccount())
            await until(lambda: draft.state is DraftState.READY)
            job = jobs.start(draft)
            assert job is not None
            assert latest.of(job.job_id) == ()
            number = job.job_id

            def note(account_id: str, media_ids: frozenset[str]) -> None:
                saved.extend(PictureKey(account_id, one) for one in media_ids)
                assert latest.of(number) == tuple(reversed(saved))[:12]

            jobs.saved.connect(note)
            latest.changed.connect(lambda: told.append(latest.of(job.job_id)))
            await until(lambda: not jobs.under_way)
            assert told[0] == (saved[0],)
            assert len(told) < len(saved) == len(job.plan.media_ids)
            assert latest.of(job.job_id) == ()
            await jobs.dispose()
            latest.close()

    run(story())


def test_what_comes_within_a_moment_is_told_together_after_it(
    run: Run, address: PortalAddress, tmp_path: Path
) -> None:
    async def story() -> None:
        async with saving_desk(address, tmp_path) as desk:
            jobs = Jobs(desk)
            latest = LatestSaved(jobs)
            latest._pace.setInterval(30)
            jobs.account_opened(address.org)
            draft = jobs.plan(address.org, WholeAccount())
            await until(lambda: draft.state is DraftState.READY)
            job = jobs.start(draft)
            assert job is not None
            told: list[int] = []
            latest.changed.connect(lambda: told.append(len(latest.of(job.job_id))))
            await until(lambda: len(told) > 1)
            assert told[0] == 1 < told[1]
            await jobs.dispose()
            latest.close()

    run(story())
