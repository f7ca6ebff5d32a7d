"""Shows the window when what is kept is in it: an empty one would be painted twice and flicker."""

from __future__ import annotations

import asyncio
from typing import Final

from PySide6.QtCore import QObject, QTimer, SignalInstance

from konnect_desktop.views.main_window import MainWindow

_LATEST_MS: Final = 250
"""So long a start may show nothing; a slow disk is told by the window's loading shapes."""


class FirstShow(QObject):
    """Shows a window once, where it was when it was closed last; ``over`` is set by then."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.over = asyncio.Event()
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.setInterval(_LATEST_MS)
        self._latest.timeout.connect(self.show_now)

    def wait_for(self, known: SignalInstance) -> None:
        """Show it when this tells that it is known what there is, or when that takes long."""
        known.connect(self.show_now)
        self._latest.start()

    def show_now(self) -> None:
        """Show it, unless it was shown before or is closed already."""
        if not self.over.is_set():
            self.end()
            self._window.show_as_before()

    def end(self) -> None:
        """Show it no more."""
        self.over.set()
        self._latest.stop()
