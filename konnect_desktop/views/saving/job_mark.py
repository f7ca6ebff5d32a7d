"""The mark of a job: an icon on a fill that says how it is doing; words stand beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.saving_job import Job, JobState
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred, edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Size, Status, ThemeSource, Tint

_ICON: Final = 20
_RESTING: Final = {
    JobState.WAITING: "clock",
    JobState.PAUSED: "pause",
    JobState.CANCELLED: "minus",
}


class JobMark(Painted):
    """36 square."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._state = JobState.WAITING
        self._complete = True

    def show_job(self, job: Job) -> None:
        """Show a job's state."""
        self._state, self._complete = job.state, not (job.left or job.damaged)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.theme.px(Size.BEAD)
        return QSize(side, side)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        icon, tint = self._look()
        edge = theme.tint_edge(tint)
        radius = theme.px(Radius.CONTROL)
        paint_shape(painter, rect, radius, fill=tint.fill, edge=edge, edge_width=edge_width(theme))
        side = theme.px(_ICON)
        paint_icon(painter, icon, centred(rect, side, side), tint.text, theme.text_scale)

    def _look(self) -> tuple[str, Tint]:
        theme, statuses = self.theme, self.theme.statuses
        if icon := _RESTING.get(self._state):
            return icon, Tint(theme.roles.ink2, theme.roles.sunken)
        match self._state:
            case JobState.FAILED:
                return "circle-alert", statuses[Status.BAD]
            case JobState.DONE if self._complete:
                return "circle-check", statuses[Status.OK]
            case JobState.DONE:
                return "triangle-alert", statuses[Status.OPTION]
            case _:
                return "download", Tint(theme.accent.soft_ink, theme.accent.soft)
