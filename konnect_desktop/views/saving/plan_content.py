"""What a plan's dialog holds: figures, folder, what is left out, or why there is no plan yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.domain.errors import UNREACHABLE, ErrorKind
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving_draft import DraftState, PlanDraft
from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.sentence import Sentence
from konnect_desktop.views.saving.figures import Figures
from konnect_desktop.views.saving.folder_row import FolderRow
from konnect_desktop.views.saving.quiet_box import QuietLine
from konnect_desktop.views.theme import Space, Status, ThemeSource
from konnect_desktop.wording import saving_jobs, saving_window


class PlanContent(QWidget):
    """Follows a draft. ``folder_chosen`` tells a path, ``retry_wanted`` to read once more."""

    folder_chosen = Signal(object)
    retry_wanted = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        draft: PlanDraft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._draft = draft
        self._reading = Text(themes, "", role="ink2", wraps=True)
        self._nothing = Text(themes, "", wraps=True)
        self.figures = Figures(themes)
        self.folder = FolderRow(themes)
        self._lines = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._reading, self._nothing, self.figures, self.folder):
            self._column.addWidget(part)
        self._column.addLayout(self._lines)
        self._column.addStretch(1)
        self.folder.chosen.connect(self.folder_chosen)
        draft.changed.connect(self.reword)
        languages.changed.connect(self.reword)
        themes.changed.connect(self.refresh)
        self.refresh()
        self.reword()

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._column.setSpacing(self._themes.theme.px(Space.L))
        self._lines.setSpacing(self._themes.theme.px(Space.XS))

    def reword(self) -> None:
        """Show how far the draft is."""
        draft, language = self._draft, self._languages.language
        plan = draft.plan
        reading = draft.state is DraftState.READING
        self._reading.setText(
            saving_window.reading_line(draft.cards, draft.conversations, language)
        )
        self._reading.setVisible(reading)
        self.figures.setVisible(plan is not None and plan.total > 0 and draft.error is None)
        self._nothing.setVisible(not reading and plan is not None and not plan.total)
        example = plan.example if plan is not None and not reading else ()
        self.folder.show_folder(draft.folder, example, language)
        if plan is not None:
            self.figures.show_plan(plan, language)
            self._nothing.setText(saving_window.nothing_line(plan, language))
        self._show_lines(plan, reading=reading)

    def _show_lines(self, plan: SavingPlan | None, *, reading: bool) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if reading:
            return
        language = self._languages.language
        error = self._draft.error or (plan.failure if plan else None)
        if error is not None:
            sentence = saving_jobs.stop_sentence(error, language)
            retry = saving_window.retry_words(language)
            status, icon = _look_of(error.kind)
            banner = Banner(self._themes, status, Sentence("", sentence), action=retry, icon=icon)
            assert banner.button is not None  # noqa: S101 — it has an action
            banner.button.clicked.connect(self.retry_wanted)
            self._lines.addWidget(banner)
        if plan is not None and self._draft.error is None:
            for icon, line in saving_window.left_out(plan, language):
                self._lines.addWidget(QuietLine(self._themes, icon, line))


def _look_of(kind: ErrorKind) -> tuple[Status, str]:
    if kind in UNREACHABLE:
        return Status.ABSENT, "wifi-off"
    return Status.BAD, ""
