"""The quiet dialog after something went wrong: the report, Copy, Save, Close."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.viewmodels.crash import CrashDesk
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.crash.report_view import ReportView
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.dialogs.file_dialog import save_dialog
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.crash import CrashWords, crash_words
from konnect_desktop.wording.errors import error_sentence
from konnect_desktop.wording.file_dialog import save_words

_WIDTH: Final = 640


class CrashDialog(Dialog):
    """Shows the report of ``desk``; once closed it is not told again."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        desk: CrashDesk,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._languages = languages
        self._desk = desk
        self._earlier = desk.is_earlier
        words = self._words()
        super().__init__(themes, words.title, closes=words.closes, width=_WIDTH, parent=parent)
        self._explanation = Text(themes, "", wraps=True)
        self._promise = Text(themes, "", role="ink2", wraps=True)
        self._report = ReportView(themes)
        self.file_dialog: QFileDialog | None = None
        for part in (self._explanation, self._promise, self._report):
            self.body.addWidget(part)
        self.copy_button = self.add_button(Button(themes, words.copy))
        self.save_button = self.add_button(Button(themes, words.save))
        self.close_button = self.add_button(Button(themes, words.closes, ButtonKind.PRIMARY))
        self.start_at(self.close_button)
        self._connect()
        self.reword()
        self._show_report()

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(self._desk.close_report)
        self._desk.grown.connect(self._show_report)
        self._desk.saved.connect(self._say_saved)
        self._desk.failed.connect(self._say_failed)
        self._languages.changed.connect(self.reword)

    def reword(self) -> None:
        """Speak the current language."""
        words = self._words()
        self.set_title(words.title)
        self.set_close_name(words.closes)
        self._explanation.setText(words.explanation)
        self._promise.setText(words.promise)
        self._report.set_name(words.report)
        self.copy_button.set_words(words.copy)
        self.save_button.set_words(words.save)
        self.close_button.set_words(words.closes)

    def _words(self) -> CrashWords:
        return crash_words(self._languages.language, earlier=self._earlier)

    def _show_report(self) -> None:
        self._report.set_report(self._desk.report)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._desk.report)
        self.copy_button.set_words(self._words().copied)

    def _say_saved(self) -> None:
        self.set_note(self._words().saved)

    def _say_failed(self, error: KonnectError) -> None:
        self.set_note(error_sentence(error, self._languages.language))

    def _ask_where(self) -> None:
        words = self._words()
        said = save_words(words.save_title, self._languages.language)
        dialog = save_dialog(self.window(), Path.home(), words.file_name, said)
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(self._forget_file_dialog)
        self.file_dialog = dialog
        dialog.open()

    def _save(self, path: str) -> None:
        self._desk.save(Path(path))

    def _forget_file_dialog(self) -> None:
        self.file_dialog = None
