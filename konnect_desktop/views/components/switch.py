"""A switch: on or off at once; for what is only chosen now and done later there are boxes."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.choices import SWITCH
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.theme import ThemeSource


class Switch(QCheckBox):
    """A check box that looks like a switch; ``name`` is read out where no text stands beside it."""

    def __init__(
        self, themes: ThemeSource, text: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(without_mnemonics(text), parent)
        self.setProperty("kind", SWITCH)
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        # A check box remembers its size hint until its icon, words or font change.
        self.setIcon(self.icon())
        self.updateGeometry()
        self.update()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)
