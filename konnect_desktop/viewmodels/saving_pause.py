"""What a paused job has behind it, and how its parts are one job again for who looks at it.

Rule: a job that goes on is another run, of what was left. Counts go on from what was; speed and
the time left are those of the run alone, so that a pause is in neither.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from konnect_desktop.viewmodels.saving_job import Job, JobState, SoFar, done_by

if TYPE_CHECKING:
    from konnect_desktop.services.saving.progress import Progress, ProgressMeter
    from konnect_desktop.services.saving.result import RunResult
    from konnect_desktop.services.saving.saving_plan import SavingPlan


class PartMeter:
    """The progress of a job of which ``meter`` counts the last run."""

    def __init__(self, job: Job, meter: ProgressMeter) -> None:
        self._so_far = job.so_far
        self._meter = meter

    def read(self) -> Progress:
        """Return where the whole job is now."""
        now, so_far = self._meter.read(), self._so_far
        if so_far is None:
            return now
        # What is left but not in the run was saved by another job meanwhile.
        before = so_far.done + max(0, len(so_far.left) - now.total)
        return replace(
            now,
            done=before + now.done,
            failed=len(so_far.failures) + now.failed,
            total=before + now.total,
            received_bytes=so_far.received_bytes + now.received_bytes,
        )


def plan_now(job: Job) -> SavingPlan:
    """Return what a job's next run is to save."""
    return job.plan if job.so_far is None else replace(job.plan, media_ids=job.so_far.left)


def pausing(job: Job, progress: Progress | None, *, is_settling: bool) -> Job:
    """Return a job that is asked to pause; ``is_settling`` while something is on its way in."""
    return structs.replace(
        job,
        state=JobState.PAUSED,
        progress=progress or job.progress,
        is_settling=is_settling,
        so_far=job.so_far or SoFar(left=job.plan.media_ids),
    )


def put_off(job: Job, result: RunResult, progress: Progress | None) -> Job:
    """Return a job whose run a pause has ended; one that is to go on by now waits for that."""
    before = job.so_far or SoFar()
    progress = progress or job.progress
    so_far = SoFar(
        **done_by(job, result),
        done=before.done if progress is None else progress.done,
        left=frozenset(item.wanted.media_id for item in result.left),
    )
    state = JobState.PAUSED if job.state is JobState.PAUSED else JobState.WAITING
    return structs.replace(job, state=state, progress=progress, is_settling=False, so_far=so_far)


def going_on(job: Job, state: JobState) -> Job:
    """Return a job that goes on; how fast and how long yet is to be measured anew."""
    progress = job.progress and replace(job.progress, bytes_per_s=0.0, left_s=None, waits_for=None)
    return structs.replace(job, state=state, progress=progress, is_settling=False)
