"""What each job has saved last, for who wants to show it.

Rule: it tells at a calm pace, however fast photos come in: showing them must not slow saving down.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.saving import Jobs

_MOST: Final = 12
_PACE_MS: Final = 2_000


class LatestSaved(QObject):
    """``changed`` tells that any job has saved something, at once and then after each pause."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._latest: dict[int, tuple[PictureKey, ...]] = {}
        self._has_news = False
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(_PACE_MS)
        self._pace.timeout.connect(self._tell)
        jobs.saved.connect(self._take)
        jobs.changed.connect(self._forget_ended)

    def of(self, job_id: int) -> tuple[PictureKey, ...]:
        """Return the last ones that a job has saved, newest first; none once it has ended."""
        return self._latest.get(job_id, ())

    def close(self) -> None:
        """Tell nothing any more."""
        self._pace.stop()

    def _take(self, account_id: str, media_ids: frozenset[str]) -> None:
        for job in self._jobs.under_way:
            if job.account_id == account_id and job.has_begun:
                self._add(job.job_id, account_id, media_ids & job.plan.media_ids)

    def _add(self, job_id: int, account_id: str, media_ids: frozenset[str]) -> None:
        saved = (one for one in media_ids if self._jobs.is_saved(account_id, one))
        new = tuple(PictureKey(account_id, one) for one in saved)
        if new:
            self._latest[job_id] = (*new, *self.of(job_id))[:_MOST]
            self._has_news = True
            if not self._pace.isActive():
                self._tell()

    def _tell(self) -> None:
        if self._has_news:
            self._has_news = False
            self._pace.start()
            self.changed.emit()

    def _forget_ended(self) -> None:
        under_way = {job.job_id for job in self._jobs.under_way}
        self._latest = {n: keys for n, keys in self._latest.items() if n in under_way}
