"""What becomes of a plan, as far as its run has come.

Rule: light to import, because the window holds results before anything is saved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konnect_desktop.domain.errors import ErrorKind, KonnectError
    from konnect_desktop.services.saving.plan import PlannedMedium


@dataclass(frozen=True, slots=True)
class Failure:
    """A medium that was not saved, and why."""

    item: PlannedMedium
    kind: ErrorKind


@dataclass(slots=True)
class RunResult:
    """What became of a plan.

    It is filled as media are dealt with, so that who breaks the run off can still say what it
    saved. ``saved_videos`` are among ``saved``. ``stopped_by`` is what ended the run before its
    time; ``left`` is what a pause has put off.
    """

    saved: int = 0
    saved_videos: int = 0
    damaged: int = 0
    received_bytes: int = 0
    failures: list[Failure] = field(default_factory=list[Failure])
    stopped_by: KonnectError | None = None
    left: list[PlannedMedium] = field(default_factory=list)
