"""One saving job as the views show it: a value that a new one takes the place of."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import Selection

if TYPE_CHECKING:
    from konnect_desktop.services.saving.progress import Progress
    from konnect_desktop.services.saving.run import RunResult


class JobState(StrEnum):
    """How far a job is; a job that is done may have failures, one that failed was stopped."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobFailure(Struct, frozen=True):
    """A photo or video that was not saved: its file's name without ending, and why."""

    media_id: str
    name: str
    kind: ErrorKind


class Job(Struct, frozen=True):
    """What is saved for one account.

    ``selection`` is what the user asked for, also where ``plan`` holds only what is left of it.
    ``not_tried`` counts what a job that was stopped did not come to. ``error`` stopped it.
    """

    job_id: int
    account_id: str
    selection: Selection
    plan: SavingPlan
    state: JobState = JobState.WAITING
    progress: Progress | None = None
    saved: int = 0
    damaged: int = 0
    received_bytes: int = 0
    failures: tuple[JobFailure, ...] = ()
    not_tried: int = 0
    error: KonnectError | None = None

    @property
    def under_way(self) -> bool:
        """Whether it waits or runs."""
        return self.state in {JobState.WAITING, JobState.RUNNING}

    @property
    def left(self) -> int:
        """How much of an ended job is still to be saved."""
        return len(self.failures) + self.not_tried

    @property
    def reasons(self) -> tuple[tuple[ErrorKind, int], ...]:
        """Why media were not saved and how many, most first (F177)."""
        return tuple(Counter(failure.kind for failure in self.failures).most_common())


def outcome(result: RunResult, total: int) -> dict[str, object]:
    """Return the fields of a job that a run's result decides."""
    dealt_with = result.saved + result.damaged + len(result.failures)
    return {
        "state": JobState.FAILED if result.stopped_by else JobState.DONE,
        "saved": result.saved,
        "damaged": result.damaged,
        "received_bytes": result.received_bytes,
        "failures": tuple(
            JobFailure(f.item.wanted.media_id, f.item.entry.stem, f.kind) for f in result.failures
        ),
        "not_tried": max(0, total - dealt_with) if result.stopped_by else 0,
        "error": result.stopped_by,
    }
