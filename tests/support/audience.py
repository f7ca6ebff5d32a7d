"""Somebody who watches a sync and remembers what was said."""

from __future__ import annotations

from dataclasses import dataclass, field

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.services.saving.plan import Plan
from konnect_desktop.services.saving.progress import Progress, ProgressMeter
from konnect_desktop.services.sync import SyncReport


@dataclass(slots=True)
class Audience:
    """Remembers everything a sync tells."""

    began: list[str] = field(default_factory=list[str])
    readings: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    plans: list[Plan] = field(default_factory=list[Plan])
    left_unread: list[int] = field(default_factory=list[int])
    progress: list[Progress] = field(default_factory=list[Progress])
    reports: list[SyncReport] = field(default_factory=list[SyncReport])
    errors: list[KonnectError] = field(default_factory=list[KonnectError])

    def begin(self, account: str) -> None:
        self.began.append(account)

    def reading(self, cards: int, conversations: int) -> None:
        self.readings.append((cards, conversations))

    def planned(self, plan: Plan, left_unread: int, free_bytes: int) -> None:
        assert free_bytes > 0
        self.plans.append(plan)
        self.left_unread.append(left_unread)

    def saving(self, meter: ProgressMeter) -> None:
        self.progress.append(meter.read())

    def done(self, report: SyncReport) -> None:
        self.reports.append(report)

    def failed(self, error: KonnectError) -> None:
        self.errors.append(error)
