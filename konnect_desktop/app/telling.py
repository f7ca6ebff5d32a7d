"""What has happened and needs no answer: one sentence in a toast."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from konnect_desktop.wording import accounts as account_words
from konnect_desktop.wording import saving_jobs as saving_words
from konnect_desktop.wording.errors import error_sentence
from konnect_desktop.wording.settings import settings_replaced

if TYPE_CHECKING:
    from konnect_desktop.app.workspace import Workspace
    from konnect_desktop.domain.errors import KonnectError
    from konnect_desktop.system.sign_out import SignedOut
    from konnect_desktop.viewmodels.languages import LanguageSource
    from konnect_desktop.viewmodels.saving_job import Job
    from konnect_desktop.views.main_window import MainWindow


class Telling:
    """Tells it in a window, in the language of the moment."""

    def __init__(self, window: MainWindow, languages: LanguageSource, workspace: Workspace) -> None:
        self._window = window
        self._languages = languages
        self._workspace = workspace

    def error(self, error: KonnectError) -> None:
        """Tell what went wrong."""
        self._window.toast(error_sentence(error, self._languages.language), icon="circle-alert")

    def settings(self) -> None:
        """Tell that the settings had to be replaced, if so."""
        report, language = self._workspace.settings_report, self._languages.language
        if report.unreadable or report.replaced or report.damaged_copy:
            words = settings_replaced(language, unreadable=report.unreadable)
            self._window.toast(words, icon="info")

    def password_left(self) -> None:
        """Tell that a keyring still holds the password of an account that is signed out."""
        self._window.toast(account_words.password_left(self._languages.language))

    def signed_out(self, name: str, done: SignedOut) -> None:
        """Tell that an account is gone."""
        language = self._languages.language
        text = account_words.signed_out(name, password_left=done.password_left, language=language)
        self._window.toast(text)

    def finished(self, job: Job) -> None:
        """Tell what was saved, with the way to it."""
        language = self._languages.language
        self._window.toast(
            saving_words.saved_toast(
                job.saved - job.saved_videos, job.saved_videos, job.left, language
            ),
            saving_words.open_folder(language),
            partial(self._workspace.jobs.open_folder, job.job_id),
        )

    def nothing_new(self, _: object) -> None:
        """Tell that all of it was saved before."""
        self._window.toast(saving_words.already_saved_toast(self._languages.language))

    def of_photo(self, sentence: str, good: bool) -> None:  # noqa: FBT001 — a slot of Qt
        """Tell what became of a photo: copied, printed, or not."""
        self._window.toast(sentence, icon="circle-check" if good else "circle-alert")
