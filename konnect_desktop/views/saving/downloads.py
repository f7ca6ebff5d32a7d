"""The drawer's content: a card for each job, those under way first, the ended ones below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_job import Job
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.empty_state import EmptyState
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.spots import Spot
from konnect_desktop.views.saving.job_card import JobCard
from konnect_desktop.views.saving.saved_strip import SavedStrip
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording import saving_jobs


class DownloadsPanel(QWidget):
    """420 wide in its drawer, or as wide as a narrow window; ``close_wanted`` by its cross.

    ``account_name`` names an account where there are several, else it returns an empty text.
    ``make_strip`` makes what shows what a job, by its id, has saved last.
    """

    close_wanted = Signal()

    def __init__(  # noqa: PLR0913 — what it shows and what it needs for that
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        jobs: Jobs,
        *,
        today: Callable[[], date],
        account_name: Callable[[str], str] = lambda _: "",
        make_strip: Callable[[int], SavedStrip] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._jobs = jobs
        self._today = today
        self._account_name = account_name
        self._make_strip = make_strip
        self._cards: dict[int, JobCard] = {}
        self._title = Text(themes, "", TextStyle.SECTION)
        self.cross = IconButton(themes, "x", "")
        self._ended = Text(themes, "", weight=QFont.Weight.DemiBold, role="ink2")
        self._empty: EmptyState | None = None
        self._head = QHBoxLayout()
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._column = QVBoxLayout(self)
        self._build()
        self.cross.clicked.connect(self.close_wanted)
        jobs.changed.connect(self._show_jobs)
        jobs.progressed.connect(self._show_job)
        languages.changed.connect(self.reword)
        themes.changed.connect(self.refresh)
        self.refresh()
        self.reword()

    def _build(self) -> None:
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.cross)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        scroll.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self._column.addLayout(self._head)
        self._column.addWidget(scroll, 1)

    @property
    def cards(self) -> tuple[JobCard, ...]:
        """The cards in the order of the jobs."""
        return tuple(self._cards[job.job_id] for job in self._jobs.jobs)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        side = theme.px(Space.XL)
        self._column.setContentsMargins(0, theme.px(Space.L), 0, 0)
        self._column.setSpacing(theme.px(Space.S))
        self._head.setContentsMargins(side, 0, theme.px(Space.M), 0)
        self._list.setContentsMargins(side, theme.px(Space.XXS), side, side)
        self._list.setSpacing(theme.px(Space.S))

    def reword(self) -> None:
        """Say the fixed words in the language now."""
        language = self._languages.language
        self._title.setText(saving_jobs.drawer_title(language))
        self._ended.setText(saving_jobs.ended_heading(language))
        self.cross.set_name(saving_jobs.close_words(language))
        self.setAccessibleName(saving_jobs.drawer_title(language))
        if self._empty is not None:
            self._empty.deleteLater()
            self._empty = None
        self._show_jobs()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for card in self.cards:
            if card.strip is not None:
                card.strip.look()

    def _show_jobs(self) -> None:
        jobs = self._jobs.jobs
        kept = {job.job_id for job in jobs}
        for job_id in self._cards.keys() - kept:
            card = self._cards.pop(job_id)
            card.hide()
            card.deleteLater()
        self._clear_list()
        ended_before = False
        for job in jobs:
            if not job.under_way and not ended_before:
                ended_before = True
                self._list.addWidget(self._ended)
            self._list.addWidget(self._card(job))
        self._ended.setVisible(ended_before)
        self._show_emptiness(empty=not jobs)
        self._list.addStretch(1)

    def _clear_list(self) -> None:
        # An item that Python takes out lives on, and the widget's next item is then never told of
        # a new height.
        for widget in (*self._cards.values(), self._ended):
            self._list.removeWidget(widget)
        while self._list.takeAt(0) is not None:
            pass

    def _card(self, job: Job) -> JobCard:
        card = self._cards.get(job.job_id)
        if card is None:
            card = JobCard(
                self._themes,
                self._languages,
                self._jobs,
                job,
                today=self._today,
                account_name=self._account_name,
                strip=self._make_strip(job.job_id) if self._make_strip else None,
            )
            self._cards[job.job_id] = card
        else:
            card.show_job(job)
        return card

    def _show_emptiness(self, *, empty: bool) -> None:
        if empty and self._empty is None:
            sentence, line = saving_jobs.nothing_saved_yet(self._languages.language)
            self._empty = EmptyState(self._themes, Spot.SUN, sentence, line)
        if self._empty is not None:
            self._empty.setVisible(empty)
            if empty:
                self._list.addStretch(1)
                self._list.addWidget(self._empty)

    def _show_job(self, job_id: int) -> None:
        job, card = self._jobs.job(job_id), self._cards.get(job_id)
        if job is not None and card is not None:
            card.show_job(job)
