"""A field as a form shows it: label above, hint or error below, told to screen readers too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.line_edit import LineEdit
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.theme import TextStyle, ThemeSource

_GAP: Final = 6
_MARK: Final = 16


class Field(QWidget):
    """Label, edit and one message; the edit carries the label as its name."""

    def __init__(
        self, themes: ThemeSource, label: str, edit: LineEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = edit
        self._themes = themes
        self._label = Text(themes, label, weight=QFont.Weight.DemiBold)
        self._label.setBuddy(edit)
        self._message = _Message(themes)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, edit, self._message):
            self._column.addWidget(part)
        edit.setAccessibleName(label)
        self.refresh()
        themes.changed.connect(self.refresh)

    def set_label(self, label: str) -> None:
        """Show another label, after the language has changed."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)

    def show_hint(self, text: str) -> None:
        """Show a line of help, or nothing."""
        self.edit.set_invalid(invalid=False)
        self._show(text, is_error=False)

    def show_error(self, text: str) -> None:
        """Show what is wrong, in words and on the edge."""
        self.edit.set_invalid(invalid=True)
        self._show(text, is_error=True)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._column.setSpacing(self._themes.theme.px(_GAP))

    @override
    def setEnabled(self, arg__1: bool) -> None:
        super().setEnabled(arg__1)
        self._label.set_role("ink" if arg__1 else "ink3")

    def _show(self, text: str, *, is_error: bool) -> None:
        self.edit.setAccessibleDescription(text)
        self._message.show_text(text, is_error=is_error)


class _Message(QWidget):
    """A mark and a line that wraps; hidden when there is nothing to say."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._mark = Mark(themes, "circle-alert")
        self._text = Text(themes, "", role="danger", wraps=True)
        self._themes = themes
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self.hide()
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        self._row.setSpacing(self._themes.theme.px(_GAP))

    def show_text(self, text: str, *, is_error: bool) -> None:
        self._mark.setVisible(is_error)
        self._text.setText(text)
        self._text.set_role("danger" if is_error else "ink3")
        self.setHidden(not text)


class Mark(Painted):
    """A small icon in the danger colour, as high as a line of text; only decoration."""

    def __init__(self, themes: ThemeSource, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._icon = icon

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_MARK), self.theme.line_height(TextStyle.BODY))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_icon(painter, self._icon, rect, theme.roles.danger, theme.text_scale)
        painter.end()
