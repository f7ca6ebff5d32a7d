"""What was not saved and why: by name while they are few, else counted by reason (F177)."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from konnect_desktop.viewmodels.saving_job import Job
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.saving.quiet_box import QuietBox
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.wording import saving_jobs
from konnect_desktop.wording.language import Language

MOST_NAMED: Final = 6


class FailureList(QuietBox):
    """Rows of a file's name, or a count, and a reason."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, Space.S, Space.XS, parent)
        self._themes = themes
        self._shown: tuple[Job, Language] | None = None

    def show_failures(self, job: Job, language: Language) -> None:
        """Show a job's failures."""
        if self._shown == (job, language):
            return
        self._shown = job, language
        while (item := self.column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for what, why in _rows(job, language):
            self.column.addWidget(_Row(self._themes, what, why))
        self.setVisible(bool(job.failures))


class _Row(QWidget):
    """Name at the left, reason at the right; long ones are elided and told by a tooltip."""

    def __init__(self, themes: ThemeSource, what: str, why: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(Space.S))
        # Neither has a share of its own: both are cut only where they do not fit together.
        row.addWidget(Text(themes, what, wraps=True, most_lines=1))
        row.addStretch(1)
        row.addWidget(Text(themes, why, role="ink2", wraps=True))
        self.setAccessibleName(f"{what}: {why}")


def _rows(job: Job, language: Language) -> list[tuple[str, str]]:
    if len(job.failures) <= MOST_NAMED:
        return [(one.name, saving_jobs.reason(one.kind, language)) for one in job.failures]
    return [saving_jobs.reason_count(kind, number, language) for kind, number in job.reasons]
