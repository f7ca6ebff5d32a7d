"""One job in the drawer: mark, two lines, bar, what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_job import Job, JobState
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.progress import ProgressBar
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.saving.failure_list import FailureList
from konnect_desktop.views.saving.job_mark import JobMark
from konnect_desktop.views.saving.saved_strip import SavedStrip
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording import saving_jobs


class JobCard(Card):
    """A job as it is; ``show_job`` takes its next state."""

    def __init__(  # noqa: PLR0913 — what it shows and what it needs for that
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        jobs: Jobs,
        job: Job,
        *,
        today: Callable[[], date],
        account_name: Callable[[str], str],
        strip: SavedStrip | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._job = job
        self._jobs = jobs
        self._languages = languages
        self._today = today
        self._account_name = account_name
        self._mark = JobMark(themes)
        self._title = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._line = Text(themes, "", role="ink2", tabular=True, wraps=True)
        self.toggle = IconButton(themes, "pause", "")
        self.cross = IconButton(themes, "x", "")
        self.bar = ProgressBar(themes, "")
        self._left = Text(themes, "", TextStyle.CAPTION, role="ink2", wraps=True)
        self._speed = Text(themes, "", TextStyle.CAPTION, role="ink2", tabular=True)
        self.strip = strip
        self._error = Text(themes, "", role="danger", wraps=True)
        self._failures = FailureList(themes)
        small = ButtonSize.SMALL
        self.again = Button(themes, "", ButtonKind.TONAL, icon="rotate-cw", size=small)
        self.folder = LinkButton(themes, "")
        self._head, self._words, self._pace = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._actions = Flow(themes, space=Space.M)
        super().__init__(themes, parent)
        self._build()
        self.toggle.clicked.connect(self._toggle)
        self.cross.clicked.connect(self._cross_out)
        self.again.clicked.connect(lambda: jobs.try_again(self._job.job_id))
        self.folder.clicked.connect(lambda: jobs.open_folder(self._job.job_id))
        languages.changed.connect(self.reword)
        self.reword()

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._words.setSpacing(0)
        self._words.addWidget(self._title)
        self._words.addWidget(self._line)
        self._head.addWidget(self._mark, alignment=top)
        self._head.addLayout(self._words, 1)
        self._buttons.addWidget(self.toggle, alignment=top)
        self._buttons.addWidget(self.cross, alignment=top)
        self._head.addLayout(self._buttons)
        self._pace.addWidget(self._left, 1)
        self._pace.addWidget(self._speed)
        self._actions.add(self.again)
        self._actions.add(self.folder)
        self.column.addLayout(self._head)
        self.column.addWidget(self.bar)
        self.column.addLayout(self._pace)
        if self.strip is not None:
            self.column.addWidget(self.strip)
        for part in (self._error, self._failures, self._actions):
            self.column.addWidget(part)

    def refresh(self) -> None:
        """Take paddings and colours from the theme."""
        super().refresh()
        theme = self._themes.theme
        around = theme.px(Space.M) + 1  # narrower than other cards: six small pictures fit
        self.column.setContentsMargins(around, around, around, around)
        self._head.setSpacing(theme.px(Space.S))
        self._buttons.setSpacing(theme.px(Space.XXS))

    def show_job(self, job: Job) -> None:
        """Show the job as it is now; what its progress does not change is left alone."""
        only_progress = replace(self._job, progress=job.progress) == job
        self._job = job
        if only_progress and job.state is JobState.RUNNING:
            self._line.setText(self._state_line())
            self._show_progress()
        else:
            self.reword()

    def reword(self) -> None:
        """Say all of it in the language now."""
        job, language = self._job, self._languages.language
        what = saving_jobs.job_title(job.selection, job.plan, self._today(), language)
        title = saving_jobs.with_account(what, self._account_name(job.account_id))
        self._title.setText(title)
        self._line.setText(self._state_line())
        self.setAccessibleName(f"{title}, {self._line.text()}")
        name = saving_jobs.cancel_name if job.under_way else saving_jobs.forget_name
        self.cross.set_name(name(title, language))
        self._name_toggle(title)
        self._mark.show_job(job)
        self.bar.setAccessibleName(saving_jobs.progress_name(title, language))
        if self.strip is not None:
            self.strip.setAccessibleName(saving_jobs.latest_name(language))
            self.strip.show_running(is_running=job.state is JobState.RUNNING)
        self._show_progress()
        self._show_end()

    def _name_toggle(self, title: str) -> None:
        """Let the same button pause and go on: whoever pressed it stays on it."""
        is_paused = self._job.state is JobState.PAUSED
        name = saving_jobs.go_on_name if is_paused else saving_jobs.pause_name
        self.toggle.set_name(name(title, self._languages.language))
        self.toggle.set_icon_name("play" if is_paused else "pause")
        self.toggle.setVisible(self._job.has_begun)

    def _state_line(self) -> str:
        job, language = self._job, self._languages.language
        match job.state:
            case JobState.WAITING:
                return saving_jobs.waiting_line(language)
            case JobState.RUNNING:
                return saving_jobs.running_line(job.progress, language)
            case JobState.PAUSED:
                return saving_jobs.paused_line(
                    job.progress, is_settling=job.is_settling, language=language
                )
            case JobState.CANCELLED:
                return saving_jobs.cancelled_line(*_counts(job), language, not_tried=job.not_tried)
            case JobState.DONE | JobState.FAILED:
                return saving_jobs.done_line(*_counts(job), language, not_tried=job.not_tried)

    def _show_progress(self) -> None:
        job, language = self._job, self._languages.language
        running = job.state is JobState.RUNNING
        self.bar.setVisible(job.has_begun)
        waits = job.progress is not None and job.progress.waits_for is not None
        self.bar.set_quiet(is_quiet=waits or not running)
        measured = job.progress is not None and job.progress.left_s is not None
        self._left.setVisible(running and job.progress is not None)
        self._speed.setVisible(running and measured)
        self.bar.setMaximum(max(1, job.progress.total if job.progress else job.plan.total))
        self.bar.setValue(job.progress.done if job.progress else 0)
        if job.progress is not None:
            self._left.setText(saving_jobs.left_line(job.progress, language))
            self._speed.setText(saving_jobs.speed(job.progress, language))

    def _show_end(self) -> None:
        job, language = self._job, self._languages.language
        ended = not job.under_way
        self._error.setVisible(ended and job.error is not None)
        if job.error is not None:
            self._error.setText(saving_jobs.stop_sentence(job.error, language))
        self._failures.show_failures(job, language)
        rest = job.state is JobState.CANCELLED and job.not_tried
        self.again.setVisible(ended and bool(job.left))
        words = saving_jobs.go_on(language) if rest else ""
        self.again.set_words(words or saving_jobs.try_these_again(job.left, language))
        self.folder.setVisible(ended and bool(job.saved or job.damaged or job.progress))
        self.folder.set_words(saving_jobs.open_folder(language))
        self._actions.setVisible(ended)

    def _toggle(self) -> None:
        if self._job.state is JobState.PAUSED:
            self._jobs.go_on(self._job.job_id)
        else:
            self._jobs.pause(self._job.job_id)

    def _cross_out(self) -> None:
        if self._job.under_way:
            self._jobs.cancel(self._job.job_id)
        else:
            self._jobs.forget(self._job.job_id)


def _counts(job: Job) -> tuple[int, int, int]:
    return job.saved, len(job.failures), job.damaged
