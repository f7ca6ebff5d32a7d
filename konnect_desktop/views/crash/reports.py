"""Shows the report of a crash over a window: of an earlier run, or of what nobody caught now.

Rule: at most one dialog stands at a time; what happens meanwhile is added to its report.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from konnect_desktop.system.logs import Logs
from konnect_desktop.viewmodels.crash import CrashDesk
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.theme import ThemeSource

if TYPE_CHECKING:
    from konnect_desktop.views.crash.dialog import CrashDialog


class CrashReports(QObject):
    """Listens to the crash hooks for as long as ``window`` lives; made in a running loop.

    It also takes what nobody catches in that loop. ``aclose`` it before the window is deleted.

    Args:
        themes: Where the dialog gets the theme from.
        languages: Where it gets the language from.
        logs: The log and what catches crashes.
        window: Over which the dialog opens.
    """

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, logs: Logs, window: QWidget
    ) -> None:
        super().__init__()
        self._themes = themes
        self._languages = languages
        self._window = window
        self.dialog: CrashDialog | None = None
        logs.crash_hooks.watch(asyncio.get_running_loop())
        self._desk = CrashDesk(logs.crash_hooks, logs.recent_lines, self)
        self._desk.found.connect(self._show)

    def show_previous(self) -> None:
        """Show what an earlier run left, if it died; call it once, after the first paint."""
        self._desk.look_back()

    async def aclose(self) -> None:
        """Hear of nothing any more; what was not closed is told at the next start."""
        await self._desk.aclose()
        if self.dialog is not None:
            self.dialog.finished.disconnect(self._forget)
            self.dialog = None
        self.deleteLater()

    def _show(self) -> None:
        from konnect_desktop.views.crash.dialog import CrashDialog  # noqa: PLC0415 — rarely wanted

        if self.dialog is None:
            self.dialog = CrashDialog(
                self._themes, self._languages, self._desk, parent=self._window
            )
            self.dialog.finished.connect(self._forget)
            self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None
