"""One saving job as the views show it: a value that a new one takes the place of."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import Selection

if TYPE_CHECKING:
    from konnect_desktop.services.saving.progress import Progress
    from konnect_desktop.services.saving.result import RunResult


class _Done(TypedDict):
    """The fields of a job that count what was done."""

    saved: int
    saved_videos: int
    damaged: int
    received_bytes: int
    failures: tuple[JobFailure, ...]


class JobState(StrEnum):
    """How far a job is; a job that is done may have failures, one that failed was stopped."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobFailure(Struct, frozen=True):
    """A photo or video that was not saved: its file's name without ending, and why."""

    media_id: str
    name: str
    kind: ErrorKind


class SoFar(Struct, frozen=True):
    """What a job did before it was paused, and the ids of what is left of it."""

    done: int = 0
    saved: int = 0
    saved_videos: int = 0
    damaged: int = 0
    received_bytes: int = 0
    failures: tuple[JobFailure, ...] = ()
    left: frozenset[str] = frozenset()


class Job(Struct, frozen=True):
    """What is saved for one account.

    ``selection`` is what the user asked for, also where ``plan`` holds only what is left of it.
    ``saved`` is what it made durable, ``saved_videos`` what of that are videos. ``not_tried``
    counts what a job that was stopped did not come to. ``error`` stopped it.
    ``so_far`` is there once it was paused; ``is_settling`` says of a paused one that something is
    still on its way in.
    """

    job_id: int
    account_id: str
    selection: Selection
    plan: SavingPlan
    state: JobState = JobState.WAITING
    progress: Progress | None = None
    saved: int = 0
    saved_videos: int = 0
    damaged: int = 0
    received_bytes: int = 0
    failures: tuple[JobFailure, ...] = ()
    not_tried: int = 0
    error: KonnectError | None = None
    so_far: SoFar | None = None
    is_settling: bool = False

    @property
    def under_way(self) -> bool:
        """Whether it waits, runs or is paused."""
        return self.state in {JobState.WAITING, JobState.RUNNING, JobState.PAUSED}

    @property
    def has_begun(self) -> bool:
        """Whether it is under way and does not wait for its first turn."""
        return self.under_way and (self.state is not JobState.WAITING or self.so_far is not None)

    @property
    def total(self) -> int:
        """How much its run saves: all of it, or what a pause has left."""
        return len(self.plan.media_ids if self.so_far is None else self.so_far.left)

    @property
    def left(self) -> int:
        """How much of an ended job is still to be saved."""
        return len(self.failures) + self.not_tried

    @property
    def reasons(self) -> tuple[tuple[ErrorKind, int], ...]:
        """Why media were not saved and how many, most first (F177)."""
        return tuple(Counter(failure.kind for failure in self.failures).most_common())


def _failures_of(result: RunResult) -> tuple[JobFailure, ...]:
    """Return what a run could not save."""
    return tuple(
        JobFailure(f.item.wanted.media_id, f.item.entry.stem, f.kind) for f in result.failures
    )


def outcome(job: Job, result: RunResult) -> dict[str, object]:
    """Return the fields of a job that the result of its last run decides."""
    return {
        **done_by(job, result),
        "state": JobState.FAILED if result.stopped_by else JobState.DONE,
        "not_tried": _untouched(job, result) if result.stopped_by else 0,
        "error": result.stopped_by,
    }


def stopped(job: Job, error: KonnectError, result: RunResult) -> dict[str, object]:
    """Return the fields of a job whose run ended in an error; ``result`` is how far it had come."""
    return {
        **done_by(job, result),
        "state": JobState.FAILED,
        "not_tried": _untouched(job, result),
        "error": error,
    }


def broken_off(job: Job, result: RunResult | None, missing: int) -> dict[str, object]:
    """Return the fields of a job that the user stopped.

    Args:
        job: Which.
        result: How far its run has come, if it has one.
        missing: How much of the job is not in the archive, whoever saved the rest.
    """
    done = done_by(job, result)
    told = len(done["failures"]) + done["damaged"]
    return {**done, "state": JobState.CANCELLED, "not_tried": max(0, missing - told)}


def done_by(job: Job, result: RunResult | None) -> _Done:
    """Return what a job's runs did until now, all together."""
    before = job.so_far or SoFar()
    return {
        "saved": before.saved + (result.saved if result else 0),
        "saved_videos": before.saved_videos + (result.saved_videos if result else 0),
        "damaged": before.damaged + (result.damaged if result else 0),
        "received_bytes": before.received_bytes + (result.received_bytes if result else 0),
        "failures": before.failures + (_failures_of(result) if result else ()),
    }


def _untouched(job: Job, result: RunResult) -> int:
    return max(0, job.total - result.saved - result.damaged - len(result.failures))
