"""Where Tab leads inside a dialog: round its own controls and never out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_within(ground: QWidget, now: QWidget | None, *, forwards: bool = True) -> QWidget | None:
    """Return the control after ``now`` (the first without one) among those inside ``ground``."""
    start = now if now is not None and ground.isAncestorOf(now) else ground
    widget = _step(start, forwards=forwards)
    while widget is not None and widget is not start:
        if ground.isAncestorOf(widget) and _takes_tab(widget, ground):
            return widget
        widget = _step(widget, forwards=forwards)
    return None


def _step(widget: QWidget, *, forwards: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forwards else widget.previousInFocusChain()


def _takes_tab(widget: QWidget, ground: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    # Of a dialog that is just opening nothing is visible yet.
    shown = widget.isVisibleTo(ground)
    return bool(by_tab) and widget.isEnabled() and shown and widget.focusProxy() is None
