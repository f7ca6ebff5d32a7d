"""Puts the theme on the application: style, palette, fonts, focus ring; made once, by the app."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QToolTip

from konnect_desktop.views.focus_ring import FocusRing
from konnect_desktop.views.style import KonnectStyle
from konnect_desktop.views.theme import TextStyle, ThemeSource, load_fonts


class Dressing(QObject):
    """Keeps the application's palette and font in step with the theme.

    Make it before any widget, so that it hears of a change before they do.
    """

    def __init__(self, application: QApplication, themes: ThemeSource) -> None:
        super().__init__(application)
        self._application = application
        self._themes = themes
        load_fonts()
        application.setStyle(KonnectStyle(themes))
        self._ring = FocusRing(application)
        self.apply()
        themes.changed.connect(self.apply)

    def apply(self) -> None:
        """Give the application the palette and font of the current theme."""
        theme = self._themes.theme
        self._application.setPalette(theme.palette())
        self._application.setFont(theme.font(TextStyle.BODY))
        QToolTip.setFont(theme.font(TextStyle.CAPTION))
        QToolTip.setPalette(theme.palette())
