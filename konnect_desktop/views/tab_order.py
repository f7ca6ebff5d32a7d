"""The order in which Tab goes through what is made while the window is open.

Rule: Tab goes as one reads; Qt by itself goes in the order in which controls were made.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def follow_each_other(place: QWidget, controls: Iterable[QWidget]) -> None:
    """Let Tab go through these one after the other, from ``place``, which may take no focus."""
    before = place
    for control in controls:
        QWidget.setTabOrder(before, control)
        before = control
