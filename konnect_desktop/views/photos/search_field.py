"""The field for words in captions and diaries: what is typed is looked for as one pauses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.line_edit import LineEdit
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.wording import photos_filter as words

_PAUSE_MS: Final = 250


class SearchField(LineEdit):
    """Hidden until it is wanted; ``left`` says that one is done with it."""

    left = Signal()

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, "", icon="search", search=True, parent=parent)
        self._photos = tools.photos
        self._tools = tools
        self._cross = self.put_inside("x", "")
        self._cross.clicked.connect(self.leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_for)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self._look_for)
        tools.photos.showing_changed.connect(self._follow)
        self.hide()
        self.reword()

    def reword(self) -> None:
        """Speak the current language."""
        language = self._tools.language
        self.setAccessibleName(words.search(language))
        self.setPlaceholderText(words.search(language))
        self._cross.set_name(words.close_search(language))

    def leave(self) -> None:
        """Look for nothing any more."""
        self.clear()
        self._look_for()
        self.hide()
        self.left.emit()

    def _look_for(self) -> None:
        self._pause.stop()
        self._photos.show(text=self.text().strip())

    def _follow(self) -> None:
        """Show what is looked for, when somebody else has changed it."""
        if self._photos.showing.text != self.text().strip() and not self._pause.isActive():
            self.setText(self._photos.showing.text)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(arg__1)
