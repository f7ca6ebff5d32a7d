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
        self._keeps_sizes = False

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self._theme

    @property
    def keeps_sizes(self) -> bool:
        """Whether a change is being told that leaves all sizes as they are: light has become dark.

        Who hears of it then only paints; a window that measures all it holds is held up by that.
        """
        return self._keeps_sizes

    def use(self, theme: Theme) -> None:
        """Make ``theme`` the current one."""
        before, self._theme = self._theme, theme
        self._keeps_sizes = theme.text_scale == before.text_scale
        self.changed.emit()
        self._keeps_sizes = False
