"""Things beside each other where they fit, else below each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.theme import Space, ThemeSource

_Way = QBoxLayout.Direction


class FoldingRow(QWidget):
    """A row that becomes a column in which everything keeps to the left.

    ``space`` is the gap in pixels at 100 %; ``centred`` puts a row that fits in the middle.
    """

    def __init__(
        self,
        themes: ThemeSource,
        *,
        space: int = Space.XS,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._space = space
        self._centred = centred
        self._parts: list[QWidget] = []
        self._places: dict[QWidget, Qt.AlignmentFlag] = {}
        self._box = QBoxLayout(_Way.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if centred:
            self._box.addStretch(1)
        self.refresh()
        themes.changed.connect(self.refresh)

    def add(
        self,
        part: QWidget,
        stretch: int = 0,
        beside: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        """Put something at the end; ``beside`` is its place while it is a row."""
        self._parts.append(part)
        self._places[part] = beside
        place = self._box.count() - (1 if self._centred and len(self._parts) > 1 else 0)
        self._box.insertWidget(place, part, stretch, beside)
        if self._centred and len(self._parts) == 1:
            self._box.addStretch(1)

    def refresh(self) -> None:
        """Take the gap from the theme."""
        self._box.setSpacing(self._themes.theme.px(self._space))
        self._fold()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        shown = [part for part in self._parts if not part.isHidden()]
        gaps = self._themes.theme.px(self._space) * max(len(shown) - 1, 0)
        fits = sum(part.sizeHint().width() for part in shown) + gaps <= self.width()
        way = _Way.LeftToRight if fits else _Way.TopToBottom
        if way is not self._box.direction():
            self._box.setDirection(way)
            self._align(beside=fits)

    def _align(self, *, beside: bool) -> None:
        for part in self._parts:
            align = self._places[part] if beside else Qt.AlignmentFlag(0)
            self._box.setAlignment(part, align)
        theme = self._themes.theme
        self._box.setSpacing(theme.px(self._space if beside else Space.XXS))
        self.updateGeometry()
