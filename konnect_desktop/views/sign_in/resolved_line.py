"""The line under the address: the organisation and the host that are meant, or what is amiss."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from konnect_desktop.views.components.icon_mark import IconMark
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.sign_in.folding_row import FoldingRow
from konnect_desktop.views.theme import Space, Status, ThemeSource


class ResolvedLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._mark = IconMark(themes, "circle-check", Status.OK)
        self._name = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._host = Text(themes, "", role="ink2", wraps=True)
        self._words = FoldingRow(themes, space=Space.XS)
        self._words.add(self._name)
        self._words.add(self._host, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self.hide()
        self.refresh()
        themes.changed.connect(self.refresh)

    def show_portal(self, organisation: str, host: str) -> None:
        """Show where one would sign in."""
        self._mark.show()
        self._name.setText(organisation)
        self._name.setHidden(not organisation)
        self._host.setText(host)
        self._host.setHidden(not host)
        self._host.set_role("ink2")
        self.setAccessibleName(f"{organisation} {host}".strip())
        self.setHidden(not (organisation or host))

    def show_hint(self, text: str) -> None:
        """Show a line of help, or nothing."""
        self._mark.hide()
        self._name.hide()
        self._host.show()
        self._host.setText(text)
        self._host.set_role("ink3")
        self.setAccessibleName(text)
        self.setHidden(not text)

    def refresh(self) -> None:
        """Take the gap and the colour of the name from the theme."""
        theme = self._themes.theme
        self._row.setSpacing(theme.px(Space.XXS))
        self._name.set_color(theme.statuses[Status.OK].text)
