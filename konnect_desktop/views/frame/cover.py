"""What covers the whole window for a while, as the viewer does; what is behind gets no keys."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from konnect_desktop.views.focus_ring import give_focus, is_ringed


class Cover:
    """Shows one widget over a window at a time; afterwards the focus is where it was.

    Args:
        window: What is covered.
        content: What of it is hidden meanwhile.
    """

    def __init__(self, window: QWidget, content: QWidget) -> None:
        self._window = window
        self._content = content
        self._shown: QWidget | None = None
        self._focused_before: QWidget | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the window is covered."""
        return self._shown is not None

    def show(self, widget: QWidget) -> None:
        """Cover the window with a widget; one that covered it before is hidden."""
        ringed = is_ringed(self._window)
        if self._shown is None:
            self._focused_before = QApplication.focusWidget()
        elif self._shown is not widget:
            self._shown.hide()
        self._shown = widget
        widget.setParent(self._window)
        self.fit()
        widget.show()
        widget.raise_()
        self._content.hide()
        give_focus(widget, ringed=ringed)

    def hide(self, widget: QWidget) -> None:
        """Uncover the window again; the widget stays its maker's."""
        if self._shown is not widget:
            return
        ringed = is_ringed(self._window)
        self._shown = None
        self._content.show()
        widget.hide()
        before, self._focused_before = self._focused_before, None
        if before is not None and isValid(before) and self._window.isAncestorOf(before):
            give_focus(before, ringed=ringed)

    def fit(self) -> None:
        """Follow the size of the window."""
        if self._shown is not None:
            self._shown.setGeometry(self._window.rect())
