"""Saving: the plan before it, and the drawer while it runs and after it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from konnect_desktop.services.saving.selection import WholeAccount
from konnect_desktop.viewmodels.saving_draft import DraftState, PlanDraft
from konnect_desktop.viewmodels.saving_job import Job, JobState
from konnect_desktop.views.dialogs import Dialog
from tools.screenshots.portal import ScreenshotPortal
from tools.screenshots.scene import Scene
from tools.screenshots.stage import Stage, until

_UNDER_WAY: Final = 0.3


@asynccontextmanager
async def _plan(stage: Stage) -> AsyncGenerator[None]:
    drafts: list[PlanDraft] = []
    jobs = stage.work.jobs
    jobs.planned.connect(drafts.append)
    jobs.save(_account(stage), WholeAccount())
    await until(lambda: drafts[0].state is not DraftState.READING)
    jobs.planned.disconnect(drafts.append)
    yield
    for dialog in stage.window.findChildren(Dialog):
        if dialog.isVisible():
            dialog.reject()


def running(portal: ScreenshotPortal) -> Scene:
    """Return the drawer while photos are saved; the portal is held so that all stays as it is."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncGenerator[None]:
        job = await _start(stage)
        await until(lambda: _share(stage, job) > _UNDER_WAY)
        portal.hold()
        stage.shell.saving.open_downloads()
        try:
            yield
        finally:
            portal.go_on()
        stage.work.jobs.cancel(job.job_id)
        stage.work.jobs.forget(job.job_id)
        stage.window.hide_drawer()

    return Scene("downloads-running", show, kept=True)


@asynccontextmanager
async def _paused(stage: Stage) -> AsyncGenerator[None]:
    job = await _start(stage)
    await until(lambda: _share(stage, job) > _UNDER_WAY)
    stage.work.jobs.pause(job.job_id)
    await until(lambda: _is_paused(stage, job))
    stage.shell.saving.open_downloads()
    yield
    stage.work.jobs.cancel(job.job_id)
    stage.work.jobs.forget(job.job_id)
    stage.window.hide_drawer()


@asynccontextmanager
async def _ended(stage: Stage) -> AsyncGenerator[None]:
    await _start(stage)
    await until(lambda: not stage.work.jobs.under_way)
    stage.shell.saving.open_downloads()
    yield
    stage.window.hide_drawer()


async def _start(stage: Stage) -> Job:
    jobs = stage.work.jobs
    draft = jobs.plan(_account(stage), WholeAccount())
    await until(lambda: draft.state is not DraftState.READING)
    job = jobs.start(draft)
    if job is None:
        raise LookupError("nothing to save")
    return job


def _share(stage: Stage, job: Job) -> float:
    now = stage.work.jobs.job(job.job_id)
    if now is None or not now.under_way:
        return 1.0
    return 0.0 if now.progress is None else now.progress.done / max(1, len(job.plan.media_ids))


def _is_paused(stage: Stage, job: Job) -> bool:
    now = stage.work.jobs.job(job.job_id)
    return now is not None and now.state is JobState.PAUSED and not now.is_settling


def _account(stage: Stage) -> str:
    return stage.work.accounts.entries[0].look.account_id


PAUSED: Final = Scene("downloads-paused", _paused, kept=True)
PLAN: Final = (Scene("plan", _plan, kept=True),)
ENDED: Final = (Scene("downloads-ended", _ended, kept=True),)
