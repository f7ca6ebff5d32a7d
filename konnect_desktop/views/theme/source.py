"""Where widgets get the theme from, and the one signal that says it has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from konnect_desktop.views.theme.theme import Theme


class ThemeSource(QObject):
    """Holds the current theme; handed to every widget by its maker.

    ``Dressing`` connects first, so that palette and font of the application are in step when the
    widgets hear of a change.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self._theme

    def use(self, theme: Theme) -> None:
        """Make ``theme`` the current one."""
        self._theme = theme
        self.changed.emit()
