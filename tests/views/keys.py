"""Keys as a person presses them: they go to what has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def press(
    application: QApplication,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key, and let the application do what follows."""
    target = application.focusWidget() or application.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, held)
    application.processEvents()
