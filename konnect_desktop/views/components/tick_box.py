"""A box to tick with words beside it that wrap, and a second line that says more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Size, Space, TextStyle, ThemeSource


class TickBox(QWidget):
    """A press on the words is one on the box; ``toggled`` tells of each change."""

    toggled = Signal(bool)

    def __init__(
        self, themes: ThemeSource, words: str, line: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.box = _Box(themes)
        self._words = Text(themes, words, wraps=True)
        self._line = Text(themes, line, role="ink2", wraps=True)
        self._column, self._row = QVBoxLayout(), QHBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._column.addWidget(self._line)
        self._row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self.box.toggled.connect(self.toggled)
        self.set_words(words, line)
        self.refresh()
        themes.changed.connect(self.refresh)

    def is_ticked(self) -> bool:
        """Say whether it is ticked."""
        return self.box.isChecked()

    def set_ticked(self, *, ticked: bool) -> None:
        """Tick it, or not."""
        self.box.setChecked(ticked)

    def set_words(self, words: str, line: str = "") -> None:
        """Show other words, and tell them to screen readers."""
        self._words.setText(words)
        self._line.setText(line)
        self._line.setHidden(not line)
        self.box.setAccessibleName(words)
        self.box.setAccessibleDescription(line)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        # The first line stands beside the middle of the box, whose hit area is higher.
        above = (theme.px(Size.HIT) - theme.line_height(TextStyle.BODY)) // 2
        self._column.setContentsMargins(0, above, 0, above)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.box.setFixedSize(self.box.sizeHint())
        self._row.setSpacing(0)

    @override
    def setEnabled(self, arg__1: bool) -> None:
        super().setEnabled(arg__1)
        self._words.set_role("ink" if arg__1 else "ink3")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = event.button() is Qt.MouseButton.LeftButton
        if pressed and self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.click()


class _Box(QCheckBox):
    """A box at the left of its hit area, which goes on to the words beside it."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes

    @override
    def sizeHint(self) -> QSize:
        theme = self._themes.theme
        return QSize(theme.px(Size.BOX) + theme.px(Space.XS), theme.px(Size.HIT))
