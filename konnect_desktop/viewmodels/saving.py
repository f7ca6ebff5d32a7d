"""What is being saved in this window: plans to be agreed to, jobs that wait, run or have ended.

One job runs for each archive; the others wait. A paused one holds no archive, so the others need
not wait for it. Closing the window loses nothing, also of a paused job: what is durable stays, the
rest is planned again the next time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs
from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError
from konnect_desktop.services.saving.pause import Pause
from konnect_desktop.services.saving.result import RunResult
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import OfMedia, Selection
from konnect_desktop.viewmodels.saving_accounts import SavingAccounts
from konnect_desktop.viewmodels.saving_draft import PlanDraft
from konnect_desktop.viewmodels.saving_job import Job, JobState, broken_off, outcome, stopped
from konnect_desktop.viewmodels.saving_meters import JobMeters
from konnect_desktop.viewmodels.saving_pause import PartMeter, going_on, pausing, plan_now, put_off
from konnect_desktop.viewmodels.task_scope import TaskScope

if TYPE_CHECKING:
    from konnect_desktop.services.saving.progress import Progress
    from konnect_desktop.services.saving.saved_files import SavedFiles

_MOST_KEPT: Final = 50
_REFUSALS: Final = frozenset({ErrorKind.PATH_GONE, ErrorKind.DISK_DENIED})


class Jobs(QObject):
    """All plans and jobs of the window.

    ``changed`` tells that jobs came, went or changed their state; ``progressed`` (a job id), at
    most five times a second, how far one is. ``finished`` tells of each job that ended by itself,
    ``nothing_new`` of a plan without anything to save, ``planned`` of a ``PlanDraft`` that wants
    to be shown. ``saved`` tells an account's id and the ids of its media that are saved now or no
    longer. ``folder_opened`` asks for a folder to be shown.
    """

    changed = Signal()
    progressed = Signal(int)
    finished = Signal(object)
    nothing_new = Signal(object)
    planned = Signal(object)
    saved = Signal(str, object)
    folder_opened = Signal(object)
    failed = Signal(object)

    def __init__(self, accounts: SavingAccounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._jobs: dict[int, Job] = {}
        self._numbers = count(1)
        self._at_work: dict[int, Path] = {}
        self._begun: dict[int, asyncio.Event] = {}
        self._pauses: dict[int, Pause] = {}
        self._meters = JobMeters(self)
        self._meters.told.connect(self._note_progress)
        self._results: dict[int, RunResult] = {}
        self._unsubscribe: dict[str, Any] = {}
        self._refused: set[Path] = set()
        self._drafts: list[PlanDraft] = []
        self._dropped: list[PlanDraft] = []
        self._scope = TaskScope("saving", self.failed.emit)

    # -- what there is ----------------------------------------------------------------------------

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All jobs, those under way first, then the ended ones, newest first."""
        under_way = [job for job in self._jobs.values() if job.under_way]
        ended = [job for job in reversed(self._jobs.values()) if not job.under_way]
        return (*under_way, *ended)

    @property
    def under_way(self) -> tuple[Job, ...]:
        """The jobs that wait, run or are paused."""
        return tuple(job for job in self._jobs.values() if job.under_way)

    @property
    def rest(self) -> int:
        """How much the ended jobs have left that nobody has saved since."""
        ended = [job for job in self._jobs.values() if not job.under_way and job.left]
        missing = {(job.account_id, one) for job in ended for one in self._missing(job)}
        return min(len(missing), sum(job.left for job in ended))

    def job(self, job_id: int) -> Job | None:
        """Return a job as it is now."""
        return self._jobs.get(job_id)

    def is_saved(self, account_id: str, media_id: str) -> bool:
        """Say whether a photo or video lies in the account's archive."""
        files = self._accounts.saved(account_id)
        return files is not None and files.path(media_id) is not None

    # -- plans ------------------------------------------------------------------------------------

    def save(self, account_id: str, selection: Selection) -> None:
        """Save single media at once where the folder is chosen; for all else show a plan first."""
        if isinstance(selection, OfMedia) and self._takes(account_id):
            key = f"quick.{next(self._numbers)}"
            self._scope.start(key, self._save_at_once(account_id, selection))
        else:
            self.planned.emit(self.plan(account_id, selection))

    def plan(self, account_id: str, selection: Selection) -> PlanDraft:
        """Begin to plan; the draft tells how far that is."""
        draft = PlanDraft(account_id, selection, self._accounts, self)
        self._drafts.append(draft)
        draft.read()
        return draft

    def start(self, draft: PlanDraft) -> Job | None:
        """Save what a draft that is ready says; its folder is the account's from now on."""
        if draft.plan is None:
            return None
        plan, account_id = draft.plan, draft.account_id
        if not self._accounts.folder_is_chosen(account_id):
            keep = self._accounts.choose_folder(account_id, plan.folder)
            self._scope.start(f"folder.{account_id}", keep)
        self.drop(draft)
        return self._add(account_id, plan)

    def drop(self, draft: PlanDraft) -> None:
        """Give up a draft, agreed to or not."""
        if draft in self._drafts:
            self._drafts.remove(draft)
            self._dropped.append(draft)
            self._scope.start(f"draft.{next(self._numbers)}", self._dispose(draft))

    def _takes(self, account_id: str) -> bool:
        """Say whether an account's folder is agreed to and took what was saved last."""
        folder = self._accounts.folder(account_id)
        return self._accounts.folder_is_chosen(account_id) and folder not in self._refused

    # -- jobs -------------------------------------------------------------------------------------

    def cancel(self, job_id: int) -> None:
        """End a job; what it has saved stays, and a later job goes on from there.

        It is told at once; what becomes durable while its transfers let go is counted in the end.
        """
        job = self._jobs.get(job_id)
        if job is None or not job.under_way:
            return
        job = structs.replace(job, progress=self._meters.take(job_id) or job.progress)
        self._put_broken_off(job, self._results.get(job_id))
        self._break_off(job_id)
        self._start_waiting()

    def pause(self, job_id: int) -> None:
        """Let no other transfer of a job begin; those on their way are saved."""
        job = self._jobs.get(job_id)
        if job is None or not job.has_begun or job.state is JobState.PAUSED:
            return
        pause = self._pauses.get(job_id)
        is_saving = pause is not None and not pause.is_preparing
        if pause is None or pause.is_preparing:
            self._break_off(job_id)
        elif not pause.ask():
            return
        self._put(pausing(job, self._meters.read(job_id), is_settling=is_saving))
        self._start_waiting()

    def go_on(self, job_id: int) -> None:
        """Let a paused job go on where it was."""
        job = self._jobs.get(job_id)
        if job is None or job.state is not JobState.PAUSED:
            return
        if job.is_settling:
            self._pauses[job_id].withdraw()
            self._put(going_on(job, JobState.RUNNING))
        else:
            self._put(going_on(job, JobState.WAITING))
            self._start_waiting()

    def try_again(self, job_id: int) -> None:
        """Save what an ended job did not."""
        job = self._jobs.get(job_id)
        if job is None or job.under_way:
            return
        again = replace(job.plan, media_ids=self._missing(job))
        del self._jobs[job_id]
        self._put(Job(job_id, job.account_id, job.selection, again))
        self._start_waiting()

    def forget(self, job_id: int) -> None:
        """Show an ended job no more."""
        job = self._jobs.get(job_id)
        if job is not None and not job.under_way:
            del self._jobs[job_id]
            self.changed.emit()

    def open_folder(self, job_id: int) -> None:
        """Ask for a job's folder to be shown."""
        if job := self._jobs.get(job_id):
            self.folder_opened.emit(job.plan.folder)

    # -- accounts ---------------------------------------------------------------------------------

    def account_opened(self, account_id: str) -> None:
        """Tell of what is saved for an account from now on, and learn what is saved already."""
        files = self._accounts.saved(account_id)
        if files is None or account_id in self._unsubscribe:
            return
        self._unsubscribe[account_id] = files.subscribe(
            lambda media_ids: self._note_saved(account_id, media_ids)
        )
        self._scope.start(f"saved.{account_id}", self._look_what_is_saved(account_id, files))

    async def _look_what_is_saved(self, account_id: str, files: SavedFiles) -> None:
        # To know the folder that is offered takes an import: the first paint must not wait for it.
        await files.load(await asyncio.to_thread(self._accounts.folder, account_id))

    async def end_account(self, account_id: str) -> None:
        """End all that is saved or planned for an account, before its files are let go of."""
        if unsubscribe := self._unsubscribe.pop(account_id, None):
            unsubscribe()
        for draft in [draft for draft in self._drafts if draft.account_id == account_id]:
            self._drafts.remove(draft)
            await draft.dispose()
        mine = [job.job_id for job in self.under_way if job.account_id == account_id]
        for job_id in mine:
            self.cancel(job_id)
        for ended in [event for job_id, event in self._begun.items() if job_id in mine]:
            await ended.wait()
        self._jobs = {n: job for n, job in self._jobs.items() if job.account_id != account_id}
        self.changed.emit()

    async def dispose(self) -> None:
        """End everything; nothing starts any more."""
        self._meters.stop()
        for unsubscribe in self._unsubscribe.values():
            unsubscribe()
        self._unsubscribe = {}
        await self._scope.dispose()
        for draft in (*self._drafts, *self._dropped):
            await draft.dispose()
        self._drafts, self._dropped = [], []

    # ---------------------------------------------------------------------------------------------

    async def _dispose(self, draft: PlanDraft) -> None:
        await draft.dispose()
        self._dropped.remove(draft)

    async def _save_at_once(self, account_id: str, selection: OfMedia) -> None:
        saver = await self._accounts.saver(account_id)
        plan = await saver.plan(selection, self._accounts.folder(account_id))
        if plan.total:
            self._add(account_id, plan)
        else:
            self.nothing_new.emit(plan)

    def _add(self, account_id: str, plan: SavingPlan) -> Job:
        job = Job(next(self._numbers), account_id, plan.selection, plan)
        self._put(job)
        self._start_waiting()
        return self._jobs[job.job_id]

    def _put(self, job: Job) -> None:
        self._jobs[job.job_id] = job
        ended = [n for n, known in self._jobs.items() if not known.under_way]
        for job_id in ended[:-_MOST_KEPT]:
            del self._jobs[job_id]
        self.changed.emit()

    def _start_waiting(self) -> None:
        for job in tuple(self._jobs.values()):
            if job.state is not JobState.WAITING:
                continue
            if job.plan.folder in self._at_work.values():
                self._hurry(job)
                continue
            self._at_work[job.job_id] = job.plan.folder
            self._put(structs.replace(job, state=JobState.RUNNING))
            self._scope.start(_key(job.job_id), self._run(job.job_id))

    def _hurry(self, job: Job) -> None:
        """Let single media not wait for the end of a long job that saves them too."""
        if isinstance(job.selection, OfMedia):
            self._scope.start(f"hurry.{job.job_id}", self._hurry_saver(job))

    async def _hurry_saver(self, job: Job) -> None:
        (await self._accounts.saver(job.account_id)).hurry(job.plan.media_ids)

    def _break_off(self, job_id: int) -> None:
        self._scope.cancel(_key(job_id))
        if job_id not in self._begun:
            self._at_work.pop(job_id, None)

    async def _run(self, job_id: int) -> None:
        ended = self._begun[job_id] = asyncio.Event()
        plan = self._jobs[job_id].plan
        try:
            await self._save(job_id)
        finally:
            self._count_the_last(job_id, plan, self._results.pop(job_id, None))
            del self._begun[job_id]
            ended.set()
            self._at_work.pop(job_id, None)
            self._meters.take(job_id)
            self._pauses.pop(job_id, None)
            self._start_waiting()

    async def _save(self, job_id: int) -> None:
        job = self._jobs[job_id]
        pause = self._pauses[job_id] = Pause()
        # The run fills it, so that a job that is stopped can tell what is durable.
        result = self._results[job_id] = RunResult()
        try:
            saver = await self._accounts.saver(job.account_id)
            await saver.run(
                plan_now(job),
                lambda meter: self._meters.note(job_id, PartMeter(job, meter)),
                pause,
                result,
            )
        except KonnectError as error:
            self._end(job_id, stopped(job, error, result))
        except Exception:
            self._end(job_id, stopped(job, BrokenError(ErrorKind.INTERNAL), result))
            raise
        else:
            if result.left:
                self._put_off(job_id, result)
            else:
                self._end(job_id, outcome(job, result))

    def _put_off(self, job_id: int, result: RunResult) -> None:
        job = self._jobs.get(job_id)
        if job is not None and job.under_way:
            self._put(put_off(job, result, self._meters.take(job_id)))

    def _put_broken_off(self, job: Job, result: RunResult | None) -> None:
        fields = broken_off(job, result, len(self._missing(job)))
        self._put(structs.replace(job, **fields))

    def _count_the_last(self, job_id: int, plan: SavingPlan, result: RunResult | None) -> None:
        """Count what a stopped job's transfers finished after it was told as stopped."""
        job = self._jobs.get(job_id)
        if job is not None and job.state is JobState.CANCELLED and job.plan is plan:
            self._put_broken_off(job, result)

    def _end(self, job_id: int, fields: dict[str, Any]) -> None:
        job = self._jobs.get(job_id)
        if job is None or not job.under_way:
            return
        progress = self._meters.take(job_id) or job.progress
        ended = structs.replace(job, progress=progress, **fields)
        if ended.error is not None and ended.error.kind in _REFUSALS:
            self._refused.add(ended.plan.folder)
        else:
            self._refused.discard(ended.plan.folder)
        self._put(ended)
        self.finished.emit(ended)

    def _missing(self, job: Job) -> frozenset[str]:
        files = self._accounts.saved(job.account_id)
        if files is None:
            return job.plan.media_ids
        return frozenset(one for one in job.plan.media_ids if files.path(one) is None)

    def _note_saved(self, account_id: str, media_ids: frozenset[str]) -> None:
        self.saved.emit(account_id, media_ids)
        for job in self._waiting_for(account_id, media_ids):
            if not self._missing(job):
                self._end(job.job_id, _found_saved(job))

    def _waiting_for(self, account_id: str, media_ids: frozenset[str]) -> Iterable[Job]:
        return tuple(
            job
            for job in self._jobs.values()
            if job.state is JobState.WAITING
            and job.account_id == account_id
            and isinstance(job.selection, OfMedia)
            and not media_ids.isdisjoint(job.plan.media_ids)
        )

    def _note_progress(self, job_id: int, progress: Progress) -> None:
        job = self._jobs.get(job_id)
        if job is not None and job.under_way and job.progress != progress:
            self._jobs[job_id] = structs.replace(job, progress=progress)
            self.progressed.emit(job_id)


def _found_saved(job: Job) -> dict[str, Any]:
    """Return the fields of a job of which another one has saved all."""
    number = len(job.plan.media_ids)
    videos = min(job.plan.videos, number)
    return {"state": JobState.DONE, "saved": number, "saved_videos": videos}


def _key(job_id: int) -> str:
    return f"job.{job_id}"
