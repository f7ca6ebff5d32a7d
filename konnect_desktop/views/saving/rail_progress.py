"""The ring at the foot of the navigation: what is saved, how far that is, what is left to do."""

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
    """Hidden while nothing is saved or left to do; ``clicked`` is to open the drawer.

    It stays while a job that has ended has something left, until that is taken from the list. On
    the rail a ring with two lines, on the slim rail the ring over the count, on the bar the ring
    alone. Paused jobs are shown only where all are paused.
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
        self._resting = ""
        self._is_quiet = False
        self._title = self._line = ""
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
        """Show how far all jobs together are, or what they have left."""
        under_way = self._jobs.under_way
        at_work = tuple(job for job in under_way if job.state is not JobState.PAUSED)
        rest = 0 if under_way else self._jobs.rest
        if under_way:
            self._show_progress(at_work or under_way, is_paused=not at_work)
        elif rest:
            self._show_rest(rest)
        self.setVisible(bool(under_way or rest))
        name = self.accessibleName()
        self.setToolTip("" if self._form is NavigationForm.RAIL else name)
        self.update()

    def _show_progress(self, jobs: tuple[Job, ...], *, is_paused: bool) -> None:
        language = self._languages.language
        self._done = sum(job.progress.saved for job in jobs if job.progress)
        self._total = sum(
            job.progress.total if job.progress else len(job.plan.media_ids) for job in jobs
        )
        state = saving_jobs.paused(language) if is_paused else self._waiting(jobs)
        self._resting = "pause" if is_paused else ""
        self._is_quiet = bool(state)
        self._title = state or saving_jobs.rail_title(language)
        self._line = saving_jobs.of_line(self._done, self._total, language)
        self.setAccessibleName(saving_jobs.rail_name(self._done, self._total, state, language))

    def _waiting(self, jobs: tuple[Job, ...]) -> str:
        """Return what is said instead of ‘Foto’s opslaan’ where nothing arrives for now."""
        running = [job.progress for job in jobs if job.state is JobState.RUNNING]
        waits = [one.waits_for for one in running if one is not None and one.waits_for]
        is_stuck = bool(waits) and len(waits) == len(running)
        return saving_jobs.waits_line(waits[0], self._languages.language) if is_stuck else ""

    def _show_rest(self, rest: int) -> None:
        language = self._languages.language
        left = [job for job in self._jobs.jobs if job.left]
        self._total = max(rest, sum(len(job.plan.media_ids) for job in left))
        self._done = self._total - rest
        self._resting, self._is_quiet = "rotate-cw", True
        self._title = saving_jobs.rest_title(language)
        self._line = saving_jobs.of_line(rest, self._total, language)
        self.setAccessibleName(saving_jobs.rest_line(rest, language))

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
        line = QRectF(left, top, width, first)
        paint_line(painter, line, elide(self._title, body, width), body, theme.roles.ink)
        line = QRectF(left, top + first, width, second)
        paint_line(painter, line, elide(self._line, caption, width), caption, theme.roles.ink2)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        width = theme.px(_LINE)
        ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        share = self._done / self._total if self._total else 0.0
        with smooth(painter):
            painter.setPen(QPen(theme.roles.pressed, width))
            painter.drawEllipse(ring)
            done = theme.roles.strong if self._is_quiet else theme.accent.accent
            pen = QPen(done, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, _TURN // 4, -round(_TURN * share))
        if self._resting:
            side = theme.px(_ICON)
            inside = centred(box, side, side)
            paint_icon(painter, self._resting, inside, theme.roles.ink2, theme.text_scale)
