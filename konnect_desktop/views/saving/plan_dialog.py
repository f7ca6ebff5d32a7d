"""The plan before anything is saved: what, how much, where to, what is left out and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_draft import PlanDraft
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.saving.plan_content import PlanContent
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording import saving_jobs, saving_window

_WIDTH: Final = 800


class PlanDialog(Dialog):
    """Starts the job when agreed to, drops the draft when not; opened with ``open``."""

    def __init__(  # noqa: PLR0913 — the parts of the dialog, named at the call
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        jobs: Jobs,
        draft: PlanDraft,
        *,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        title = saving_window.plan_title(languages.language)
        closes = saving_jobs.close_words(languages.language)
        super().__init__(themes, title, closes=closes, width=_WIDTH, parent=parent)
        self._languages = languages
        self._jobs = jobs
        self._draft = draft
        self._today = today
        self.content = PlanContent(themes, languages, draft)
        self.body.addWidget(self.content)
        cancel = saving_window.cancel_words(languages.language)
        start = saving_window.start_words(languages.language)
        self.cancel_button = self.add_button(Button(themes, cancel))
        self.start_button = self.add_button(
            Button(themes, start, ButtonKind.PRIMARY, icon="download")
        )
        self.start_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.start_button.clicked.connect(self.accept)
        self.content.folder_chosen.connect(draft.choose_folder)
        self.content.retry_wanted.connect(draft.read)
        draft.changed.connect(self.reword)
        languages.changed.connect(self.reword)
        self.reword()

    def reword(self) -> None:
        """Show how far the draft is, in the language now."""
        language, draft = self._languages.language, self._draft
        self.set_title(
            saving_window.plan_title(language),
            saving_window.plan_subtitle(draft.selection, draft.plan, self._today(), language),
        )
        self.set_close_name(saving_jobs.close_words(language))
        back = saving_jobs.close_words if draft.is_done else saving_window.cancel_words
        self.cancel_button.set_words(back(language))
        self.start_button.set_words(saving_window.start_words(language))
        self.start_button.setEnabled(draft.can_start)
        self.set_note(saving_window.note_line(language) if draft.can_start else "")

    @override
    def done(self, arg__1: int) -> None:
        if arg__1 and self._draft.can_start:
            self._jobs.start(self._draft)
        else:
            self._jobs.drop(self._draft)
        super().done(arg__1)
