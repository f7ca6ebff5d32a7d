"""The order in which Tab goes through what is made while the window is open.

Rule: Tab goes as one reads; Qt by itself goes in the order in which controls were made.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow_each_other(place: QWidget, controls: Iterable[QWidget]) -> None:
    """Let Tab go through these one after the other, where ``place``, which holds them, stands."""
    before = _stop_before(place)
    for control in controls:
        if before is not None:
            QWidget.setTabOrder(before, control)
        before = control


def _stop_before(place: QWidget) -> QWidget | None:
    """Return what Tab stops at before ``place``; Qt chains nothing to what takes no focus."""
    before = place.previousInFocusChain()
    while before is not None and before is not place:
        takes_tab = bool(before.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if takes_tab and not place.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None
