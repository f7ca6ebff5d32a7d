"""The ring at the foot of the navigation: that something is being saved, and how far it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_job import Job, JobState
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred, paint_shape, smooth
from konnect_desktop.views.painting.text import elide, paint_line
from konnect_desktop.views.theme import Radius, Space, TextStyle, ThemeSource
from konnect_desktop.wording import saving_jobs

_RING: Final = 24
_LINE: Final = 4
_ICON: Final = 12
_TURN: Final = 360 * 16
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class RailProgress(PaintedButton):
    """Hidden while nothing is saved; ``clicked`` is to open the drawer.

    On the rail a ring with two lines, on the slim rail the ring over the count, on the bar the
    ring alone. Paused jobs are shown only where all are paused.
    """

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, Radius.CONTROL, parent)
        self._languages = languages
        self._jobs = jobs
        self._form = NavigationForm.RAIL
        self._done = self._total = 0
        self._is_paused = False
        self._state = ""
        self.hide()
        jobs.changed.connect(self.follow)
        jobs.progressed.connect(self.follow)
        languages.changed.connect(self.follow)
        self.set_form(NavigationForm.RAIL)
        self.follow()

    def set_form(self, form: NavigationForm) -> None:
        """Take the form of the navigation it stands in."""
        self._form = form
        across = QSizePolicy.Policy.Fixed
        if form is NavigationForm.RAIL:
            across = QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.refresh()

    def follow(self) -> None:
        """Show how far all jobs together are."""
        under_way, language = self._jobs.under_way, self._languages.language
        at_work = tuple(job for job in under_way if job.state is not JobState.PAUSED)
        jobs = at_work or under_way
        self._is_paused = bool(under_way) and not at_work
        self._done = sum(job.progress.saved for job in jobs if job.progress)
        self._total = sum(
            job.progress.total if job.progress else len(job.plan.media_ids) for job in jobs
        )
        self.setVisible(bool(jobs))
        self._state = self._state_of(jobs)
        name = saving_jobs.rail_name(self._done, self._total, self._state, language)
        self.setAccessibleName(name)
        self.setToolTip("" if self._form is NavigationForm.RAIL else name)
        self.update()

    def _state_of(self, jobs: tuple[Job, ...]) -> str:
        """Return what is said instead of ‘Foto’s opslaan’ where nothing arrives for now."""
        language = self._languages.language
        if self._is_paused:
            return saving_jobs.paused(language)
        running = [job.progress for job in jobs if job.state is JobState.RUNNING]
        waits = [one.waits_for for one in running if one is not None and one.waits_for]
        is_stuck = bool(waits) and len(waits) == len(running)
        return saving_jobs.waits_line(waits[0], language) if is_stuck else ""

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        match self._form:
            case NavigationForm.RAIL:
                return QSize(theme.px(160), theme.px(52))
            case NavigationForm.SLIM:
                return QSize(theme.px(68), theme.px(56))
            case NavigationForm.BAR:
                return QSize(theme.px(40), theme.px(40))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        fill = (None, theme.roles.hover, theme.roles.pressed)[self.step()]
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.CONTROL), fill=fill)
        ring, height = theme.px(_RING), theme.line_height(TextStyle.CAPTION)
        caption = theme.font(TextStyle.CAPTION, tabular=True)
        middle = rect.y() + (rect.height() - ring) / 2
        if self._form is NavigationForm.RAIL:
            left = rect.x() + theme.px(Space.S)
            self._paint_ring(painter, QRectF(left, middle, ring, ring))
            self._paint_lines(painter, rect, left + ring + theme.px(Space.S))
            return
        across = rect.x() + (rect.width() - ring) / 2
        top = middle if self._form is NavigationForm.BAR else middle - height / 2
        self._paint_ring(painter, QRectF(across, top, ring, ring))
        if self._form is NavigationForm.SLIM:
            line = QRectF(rect.x(), top + ring + theme.px(2), rect.width(), height)
            left = saving_jobs.left_count(self._total - self._done, self._languages.language)
            paint_line(painter, line, left, caption, theme.roles.ink2, _CENTRE)

    def _paint_lines(self, painter: QPainter, rect: QRect, left: float) -> None:
        theme = self.theme
        body = theme.font(TextStyle.BODY, QFont.Weight.Medium)
        caption = theme.font(TextStyle.CAPTION, tabular=True)
        first, second = theme.line_height(TextStyle.BODY), theme.line_height(TextStyle.CAPTION)
        width = rect.right() + 1 - left - theme.px(Space.XXS)
        top = rect.y() + (rect.height() - first - second) / 2
        title = self._state or saving_jobs.rail_title(self._languages.language)
        line = QRectF(left, top, width, first)
        paint_line(painter, line, elide(title, body, width), body, theme.roles.ink)
        line = QRectF(left, top + first, width, second)
        paint_line(painter, line, elide(self._count(), caption, width), caption, theme.roles.ink2)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        width = theme.px(_LINE)
        ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        share = self._done / self._total if self._total else 0.0
        with smooth(painter):
            painter.setPen(QPen(theme.roles.pressed, width))
            painter.drawEllipse(ring)
            done = theme.roles.strong if self._state else theme.accent.accent
            pen = QPen(done, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, _TURN // 4, -round(_TURN * share))
        if self._is_paused:
            side = theme.px(_ICON)
            inside = centred(box, side, side)
            paint_icon(painter, "pause", inside, theme.roles.ink2, theme.text_scale)

    def _count(self) -> str:
        return saving_jobs.of_line(self._done, self._total, self._languages.language)
