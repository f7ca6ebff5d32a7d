"""Invented plans and jobs in every state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.services.saving.progress import Progress
from konnect_desktop.services.saving.saved_files import SavedFiles
from konnect_desktop.services.saving.saver import Saver
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import OfChildren, OfDay, OfMedia, WholeAccount
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import DraftState, PlanDraft
from konnect_desktop.viewmodels.saving_job import Job, JobFailure, JobState

TODAY: Final = date(2026, 4, 14)
FOLDER: Final = Path.home() / "Afbeeldingen" / "Konnect"
PLAN: Final = SavingPlan(
    selection=WholeAccount(),
    folder=FOLDER,
    media_ids=frozenset(map(str, range(1_320))),
    photos=1_284,
    videos=36,
    estimated_bytes=4_100_000_000,
    already_saved=912,
    not_downloadable=14,
    damaged=2,
    gone=1,
    left_unread=3,
    unreadable=1,
    free_bytes=212_000_000_000,
    disk_bytes=1_000_000_000_000,
    children=("Noor", "Sem", "Lotte"),
    since=date(2024, 11, 4),
    example=("Noor", "2026", "2026-04", "2026-04-14_Noor_3f9a1c2e"),
)


@dataclass(frozen=True, slots=True)
class Nobody:
    """Accounts of which there are none to speak to."""

    async def saver(self, account_id: str) -> Saver:
        raise NotImplementedError(account_id)

    def saved(self, account_id: str) -> SavedFiles | None:
        assert account_id

    def folder(self, account_id: str) -> Path:
        assert account_id
        return FOLDER

    def folder_is_chosen(self, account_id: str) -> bool:
        return bool(account_id)

    async def choose_folder(self, account_id: str, folder: Path) -> None:
        raise NotImplementedError(account_id, folder)


def failures(number: int) -> tuple[JobFailure, ...]:
    """Return so many failures, of three reasons."""
    kinds = (ErrorKind.LINK_EXPIRED, ErrorKind.MEDIA_DAMAGED, ErrorKind.OFFLINE)
    return tuple(
        JobFailure(str(place), f"2026-03-{place % 28 + 1:02}_Noor_3f9a1c2e", kinds[place % 3])
        for place in range(number)
    )


def some_jobs() -> tuple[Job, ...]:
    """Return a job in each state."""
    of_lotte = OfChildren(frozenset({"7"}))
    two = replace(PLAN, photos=2, videos=0)
    return (
        Job(1, "a", OfDay(date(2026, 3, 31)), PLAN, JobState.DONE, saved=118),
        Job(2, "a", of_lotte, PLAN, JobState.DONE, saved=123, failures=failures(3), damaged=1),
        Job(
            3,
            "a",
            WholeAccount(),
            PLAN,
            JobState.FAILED,
            saved=20,
            failures=failures(500),
            not_tried=12,
            error=DiskError(ErrorKind.DISK_FULL, missing_bytes=1_200_000_000),
        ),
        Job(
            4,
            "a",
            OfMedia(frozenset("12")),
            two,
            JobState.CANCELLED,
            Progress(1, 2, 9, 0.0, None),
            saved=1,
            not_tried=1,
        ),
        Job(
            5, "a", WholeAccount(), PLAN, JobState.RUNNING, Progress(784, 1320, 25_000, 4.8e6, 360)
        ),
        Job(6, "a", of_lotte, PLAN, JobState.WAITING),
        Job(7, "a", of_lotte, PLAN, JobState.PAUSED, Progress(4, 11, 9_000, 0.0, None)),
    )


def jobs_of(listed: Sequence[Job]) -> Jobs:
    """Return jobs that stand still."""
    jobs = Jobs(Nobody())
    for job in listed:
        jobs._put(job)
    return jobs


def draft_of(plan: SavingPlan | None, state: DraftState = DraftState.READY) -> PlanDraft:
    """Return a draft that is not read any more."""
    draft = PlanDraft("a", WholeAccount() if plan is None else plan.selection, Nobody())
    draft.plan, draft.state = plan, state
    return draft
