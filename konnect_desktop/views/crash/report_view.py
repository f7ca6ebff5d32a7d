"""A report to read and to select from: plain text that scrolls, in a box of its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Space, TextStyle, ThemeSource

_HEIGHT: Final = 220


class ReportView(QWidget):
    """The text, which the keyboard scrolls and Tab leaves."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.text = _ReportText(self)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        self._column = column
        self.refresh()
        themes.changed.connect(self.refresh)

    def set_name(self, name: str) -> None:
        """Name it for screen readers."""
        self.text.setAccessibleName(name)

    def set_report(self, report: str) -> None:
        """Show another report, from its start; the same one stays where it is."""
        if report != self.text.toPlainText():
            self.text.setPlainText(report)

    def refresh(self) -> None:
        """Take font, colours and spaces from the theme."""
        theme = self._themes.theme
        pad = theme.px(Space.XS)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self.text.setFont(theme.font(TextStyle.CAPTION))
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.roles.ink2)
        self.text.setPalette(palette)
        self.setMinimumHeight(theme.px(_HEIGHT) // 2)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._themes.theme
        return QSize(theme.px(_HEIGHT), theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        paint_shape(
            painter,
            self.rect(),
            theme.px(Radius.CONTROL),
            fill=theme.roles.sunken,
            edge=theme.roles.line,
            edge_width=edge_width(theme),
        )
        painter.end()


class _ReportText(QPlainTextEdit):
    """Reads like a page: no cursor blinks in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
