"""What of a window cannot be read whole: texts and buttons that have less room than they need."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from konnect_desktop.views.components.text import Text


def clipped(window: QWidget) -> list[str]:
    """Return the words that are cut, told neither by lines nor by a tooltip."""
    found = [text.text() for text in window.findChildren(Text) if _is_cut(text)]
    for button in window.findChildren(QPushButton):
        needed = button.sizeHint()
        cut = button.width() < needed.width() or button.height() < needed.height()
        if button.isVisible() and cut and not button.toolTip():
            found.append(button.accessibleName())
    return found


def unnamed(window: QWidget) -> list[QWidget]:
    """Return the controls that a screen reader cannot name, and those too small to hit."""
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and (not button.accessibleName() or min(button.width(), button.height()) < 24)
    ]


def _is_cut(text: Text) -> bool:
    if not text.isVisible() or not text.text():
        return False
    if text.hasHeightForWidth():
        return text.height() < text.heightForWidth(text.width())
    least = text.minimumSizeHint()
    return text.width() < least.width() or text.height() < least.height()
