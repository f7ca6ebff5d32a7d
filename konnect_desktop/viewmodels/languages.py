"""Where texts get their language from, and the one signal that says it has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from konnect_desktop.wording.language import Language


class LanguageSource(QObject):
    """Holds the language that is shown; handed to whatever has words by its maker."""

    changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    @property
    def language(self) -> Language:
        """The language now."""
        return self._language

    def use(self, language: Language) -> None:
        """Speak ``language`` from now on."""
        if language is not self._language:
            self._language = language
            self.changed.emit()
