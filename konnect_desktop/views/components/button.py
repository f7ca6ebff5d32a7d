"""Buttons: words that are verbs, with or without an icon; and icons alone, which have a name."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.buttons import (
    ICON,
    KIND,
    LEADING,
    SIZE,
    ButtonKind,
    ButtonSize,
)
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.theme import ThemeSource


class Button(QPushButton):
    """A button; ``KonnectStyle`` paints it from its kind, size and icon.

    Words that do not fit are elided and told by the tooltip.
    """

    _whole = ""

    def __init__(  # noqa: PLR0913 — all but the first two have a usual value
        self,
        themes: ThemeSource,
        text: str,
        kind: ButtonKind = ButtonKind.OUTLINE,
        *,
        icon: str = "",
        size: ButtonSize = ButtonSize.MEDIUM,
        leading: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(without_mnemonics(text), parent)
        self._themes = themes
        self.setProperty(KIND, str(kind))
        self.setProperty(SIZE, str(size))
        self.setProperty(ICON, icon)
        self.setProperty(LEADING, leading)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        if not self._themes.keeps_sizes:
            # A push button remembers its size hint until its icon, words or font change.
            self.setIcon(self.icon())
            self.updateGeometry()
        self.update()

    def set_words(self, text: str) -> None:
        """Show other words and tell them to screen readers."""
        self.setText(without_mnemonics(text))
        self.setAccessibleName(text)
        self._tell_whole()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Tell words that are elided by the tooltip, unless that tells something else."""
        if self.toolTip() == self._whole:
            is_cut = self.width() < self.sizeHint().width()
            self._whole = self.accessibleName() if is_cut else ""
            self.setToolTip(self._whole)

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how loudly it asks for attention."""
        self.setProperty(KIND, str(kind))
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        self.setProperty(ICON, icon)
        self.refresh()


class IconButton(Button):
    """An icon without words; ``name`` is its tooltip and what a screen reader says."""

    def __init__(  # noqa: PLR0913 — all but the first three have a usual value
        self,
        themes: ThemeSource,
        icon: str,
        name: str,
        *,
        kind: ButtonKind = ButtonKind.QUIET,
        size: ButtonSize = ButtonSize.MEDIUM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", kind, icon=icon, size=size, parent=parent)
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Give it another name."""
        self.setAccessibleName(name)
        self.setToolTip(name)
