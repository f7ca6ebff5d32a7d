"""Fills the screen with a widget's window, and gives it back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FullScreen(QObject):
    """The state of the window that holds ``widget``; ``changed`` tells of it."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._before = Qt.WindowState.WindowNoState

    @property
    def is_on(self) -> bool:
        """Whether the window fills the screen."""
        return self._widget.window().isFullScreen()

    def toggle(self) -> None:
        """Fill the screen, or give it back."""
        if self.is_on:
            self.leave()
            return
        window = self._widget.window()
        self._before = window.windowState()
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        window.installEventFilter(self)
        self.changed.emit()

    def leave(self) -> None:
        """Give the screen back, if it was taken."""
        if self.is_on:
            # What this changes is told by the window itself.
            self._widget.window().setWindowState(self._before)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The system has ways of its own to end it.
        if event.type() is QEvent.Type.WindowStateChange and not self.is_on:
            watched.removeEventFilter(self)
            self.changed.emit()
        return False
