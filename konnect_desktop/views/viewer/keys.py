"""The viewer's keys; they work while the focus is in the viewer and at no other time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Key = Qt.Key


def bind(
    widget: QWidget, bindings: Mapping[Sequence[Qt.Key], Callable[[], object]]
) -> list[QShortcut]:
    """Call an action on any of its keys while the focus is in ``widget``."""
    made: list[QShortcut] = []
    for keys, action in bindings.items():
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
            made.append(shortcut)
    return made
