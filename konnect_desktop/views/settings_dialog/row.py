"""One setting: its name, what can be chosen, and a line that says more."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Space, ThemeSource


class SettingRow(QWidget):
    """Name above, control below; ``hint`` is empty where the name says it all."""

    def __init__(
        self, themes: ThemeSource, control: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._name = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._name.setBuddy(control)
        self._hint = Text(themes, "", role="ink2", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, control, self._hint):
            self._column.addWidget(part)
        self.refresh()
        themes.changed.connect(self.refresh)

    def set_words(self, name: str, hint: str = "") -> None:
        """Show these words."""
        self._name.setText(name)
        self._hint.setText(hint)
        self._hint.setHidden(not hint)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._column.setSpacing(self._themes.theme.px(Space.XS))
