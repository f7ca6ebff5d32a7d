"""What stands in the diaries of the photo's day, in the details."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.rich_text import RichTextView
from konnect_desktop.views.theme import Space
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.wording import viewer as words

# A whole day may be long; the rest of it is one click away.
_MOST_LINES: Final = 12


class DiarySection(QWidget):
    """A diary for each child; ``opened`` tells an ``EntryKey``, ``link_activated`` an address."""

    opened = Signal(object)
    link_activated = Signal(str)

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._rows: tuple[EntryRow, ...] = ()
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        tools.languages.changed.connect(self._fill)
        tools.themes.changed.connect(self._take_spaces)
        self._take_spaces()

    def show_rows(self, rows: tuple[EntryRow, ...]) -> bool:
        """Show these diaries, or none; say whether they are others."""
        is_new = rows != self._rows
        if is_new:
            self._rows = rows
            self._fill()
        self.setVisible(bool(rows))
        return is_new

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be reached by Tab."""
        return tuple(part for part in self._shown if part.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def _fill(self) -> None:
        for part in self._shown:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._shown = [part for row in self._rows for part in self._parts(row)]
        for part in self._shown:
            part.setStyle(self.style())
            self._column.addWidget(part)

    def _parts(self, row: EntryRow) -> tuple[QWidget, ...]:
        tools, language = self._tools, self._tools.language
        themes = tools.themes
        children = words.names([child.child.first_name for child in row.children], language)
        name = words.day_diary(children, language, own=row.own)
        title = Text(themes, name, weight=QFont.Weight.DemiBold, wraps=True)
        text = RichTextView(themes, row.text, name, most_lines=_MOST_LINES)
        text.link_activated.connect(self.link_activated)
        whole = LinkButton(themes, tools.word("whole_diary"))
        whole.setAccessibleDescription(name)
        whole.clicked.connect(partial(self.opened.emit, row.key))
        return (Divider(themes), title, text, whole)

    def _take_spaces(self) -> None:
        self._column.setSpacing(self._tools.theme.px(Space.XS))
