"""The beginning of a text on a card: a click on it is one on the card.

Rule: a link is followed, and what is marked with the mouse stays marked; neither is a click.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from konnect_desktop.views.rich_text import RichTextView


class CardText(RichTextView):
    """Tells by ``clicked`` of a click that is for the card."""

    clicked = Signal()

    _leads_on = False
    _pressed: QPoint | None = None

    def lead_on(self) -> None:
        """Show by the pointer's form that a click opens something."""
        self._leads_on = True

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        # A click that only takes a mark away is none.
        is_left = e.button() is Qt.MouseButton.LeftButton
        marked = self.textCursor().hasSelection()
        self._pressed = e.position().toPoint() if is_left and not marked else None
        super().mousePressEvent(e)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        if self._leads_on and not e.buttons():
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        place = ev.position().toPoint()
        is_link = bool(self.anchorAt(place))
        super().mouseReleaseEvent(ev)
        if pressed is None or is_link or self.textCursor().hasSelection():
            return
        if (place - pressed).manhattanLength() < QApplication.startDragDistance():
            self.clicked.emit()
