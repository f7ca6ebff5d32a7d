"""Menus: a surface with an edge and round corners; open them with ``popup``, never ``exec``."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


class Menu(QMenu):
    """A menu whose corners let the page shine through; ``KonnectStyle`` paints it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=True)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint, on=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
