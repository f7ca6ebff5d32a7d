"""How far the runs of jobs are, told at a calm pace, and now and then where nothing happens at all.

A run tells of what it has dealt with. That nothing arrives it cannot tell, so it is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from konnect_desktop.services.saving.progress import Progress
    from konnect_desktop.viewmodels.saving_pause import PartMeter

_TELL_EVERY_MS: Final = 200
_LOOK_EVERY_MS: Final = 1_000


class JobMeters(QObject):
    """``told`` gives a job's id and its progress."""

    told = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meters: dict[int, PartMeter] = {}
        self._news: set[int] = set()
        self._teller = QTimer(self)
        self._teller.setSingleShot(True)
        self._teller.setInterval(_TELL_EVERY_MS)
        self._teller.timeout.connect(self._tell)
        self._looker = QTimer(self)
        self._looker.setInterval(_LOOK_EVERY_MS)
        self._looker.timeout.connect(self.look)

    def note(self, job_id: int, meter: PartMeter) -> None:
        """Take note that a job's run has come further."""
        self._meters[job_id] = meter
        self._news.add(job_id)
        if not self._teller.isActive():
            self._teller.start()
        if not self._looker.isActive():
            self._looker.start()

    def read(self, job_id: int) -> Progress | None:
        """Return where a job is, if it has a run."""
        meter = self._meters.get(job_id)
        return None if meter is None else meter.read()

    def take(self, job_id: int) -> Progress | None:
        """Return where a job is, and look at its run no more."""
        progress = self.read(job_id)
        self._meters.pop(job_id, None)
        self._news.discard(job_id)
        if not self._meters:
            self._looker.stop()
        return progress

    def look(self) -> None:
        """Tell of every run, whether or not it has come further."""
        self._news.update(self._meters)
        self._tell()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._teller.stop()
        self._looker.stop()

    def _tell(self) -> None:
        news, self._news = self._news, set()
        for job_id in news:
            if (progress := self.read(job_id)) is not None:
                self.told.emit(job_id, progress)
