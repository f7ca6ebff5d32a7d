"""The keyboard in a long list: arrows go from row to row, Tab through what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from konnect_desktop.views.timeline.row_area import RowArea

_STEPS: Final = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_PAGES: Final = frozenset({int(Qt.Key.Key_PageUp), int(Qt.Key.Key_PageDown)})
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class RowKeys:
    """Moves the focus of a ``RowArea`` and scrolls it."""

    def __init__(self, area: RowArea) -> None:
        self._area = area
        self._threaded: list[QWidget] = []

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key that nothing in the list wanted; say whether it was for the list."""
        if event.modifiers() not in _PLAIN:
            return False
        key = event.key()
        if key == Qt.Key.Key_Home:
            self._area.scroll_to_top()
        elif key == Qt.Key.Key_End:
            self._area.scroll_to_end()
        elif key in _PAGES:
            # The focus would draw the list back at the next Tab, so the list itself takes it.
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        else:
            return self.step(event)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def step(self, event: QKeyEvent) -> bool:
        """Go to the row above or below with an arrow key; say whether it was one."""
        step = _STEPS.get(event.key(), 0)
        if not step or event.modifiers() not in _PLAIN:
            return False
        row = self._area.live.focused_row()
        if row >= 0:
            row += step
        elif self._area.count:
            row = self._area.rows_in_sight().start
        while 0 <= row < self._area.count:
            if self._focus(row):
                return True
            row += step
        return False

    def thread(self, stops: Sequence[QWidget]) -> None:
        """Let Tab go through the rows from the first to the last, right after the list itself."""
        found = list(stops)
        if found == self._threaded:
            return
        self._threaded = found
        before: QWidget = self._area
        for stop in found:
            QWidget.setTabOrder(before, stop)
            stop.installEventFilter(self._area)
            before = stop

    def _focus(self, row: int) -> bool:
        widget = self._area.build_now(row)
        if widget is None or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return False
        widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, on=True)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.show_row(row)
        return True
