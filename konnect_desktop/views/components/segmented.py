"""The segmented switch: two to four views of the same thing, of which one is shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.theme import Radius, ThemeSource

_INSET: Final = 3


class SegmentedSwitch(QWidget):
    """Segments in a track; ``buttons`` tells of choices by index, arrow keys move along."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(name)
        self.buttons = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.refresh()
        themes.changed.connect(self.refresh)

    def add(self, text: str, *, icon: str = "", name: str = "") -> Button:
        """Put a segment at the end; the first one is chosen. ``name`` is for icons without text."""
        segment = Button(self._themes, text, ButtonKind.SEGMENT, icon=icon, size=ButtonSize.SEGMENT)
        segment.setCheckable(True)
        if name:
            segment.setAccessibleName(name)
            segment.setToolTip(name)
        index = len(self.buttons.buttons())
        self.buttons.addButton(segment, index)
        self._row.addWidget(segment)
        segment.setChecked(index == 0)
        return segment

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        inset = self._themes.theme.px(_INSET)
        self._row.setContentsMargins(inset, inset, inset, inset)
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        radius = theme.px(Radius.CONTROL)
        paint_shape(painter, self.rect(), radius, fill=theme.roles.segment_track)
        painter.end()
