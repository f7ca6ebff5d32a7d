"""Buttons at the end of a dialog or card: in a row where they fit, else below each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.theme import Space, ThemeSource


class ButtonRow(QWidget):
    """Buttons at the right, the main one last; stacked they fill the width, the main one first."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._buttons: list[Button] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Measure anew, after the theme has changed."""
        self.updateGeometry()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons, the main one last."""
        return tuple(self._buttons)

    def add(self, button: Button) -> Button:
        """Put a button at the end and return it."""
        button.setParent(self)
        button.show()
        self._buttons.append(button)
        self.updateGeometry()
        return button

    def row_width(self) -> int:
        """Return the width that all of them need beside each other."""
        shown = self._shown()
        widths = sum(button.sizeHint().width() for button in shown)
        return widths + self._gap() * max(len(shown) - 1, 0)

    @override
    def sizeHint(self) -> QSize:
        heights = [button.sizeHint().height() for button in self._shown()]
        return QSize(self.row_width(), max(heights, default=0))

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [button.sizeHint().width() for button in self._shown()]
        return QSize(max(widths, default=0), self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        shown = self._shown()
        if self.row_width() <= arg__1 or not shown:
            return self.sizeHint().height()
        heights = sum(button.sizeHint().height() for button in shown)
        return heights + self._gap() * (len(shown) - 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        if self.row_width() <= self.width():
            self._arrange_row()
        else:
            self._arrange_stack()

    def _arrange_row(self) -> None:
        right = self.width()
        for button in reversed(self._shown()):
            size = button.sizeHint()
            right -= size.width()
            top = (self.height() - size.height()) // 2
            button.setGeometry(QRect(right, top, size.width(), size.height()))
            right -= self._gap()

    def _arrange_stack(self) -> None:
        top = 0
        for button in reversed(self._shown()):
            height = button.sizeHint().height()
            button.setGeometry(QRect(0, top, self.width(), height))
            top += height + self._gap()

    def _shown(self) -> list[Button]:
        return [button for button in self._buttons if not button.isHidden()]

    def _gap(self) -> int:
        return self._themes.theme.px(Space.S)
