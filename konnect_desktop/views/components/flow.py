"""Small things in a row that goes on below where the width ends."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.theme import Space, ThemeSource


class Flow(QWidget):
    """Lays its widgets out from left to right, in as many lines as they need.

    ``space`` is the gap between two of them, across and down, in pixels at 100 %.
    """

    def __init__(
        self, themes: ThemeSource, *, space: int = Space.XS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._space = space
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Measure anew, after the theme has changed."""
        if not self._themes.keeps_sizes:
            self.updateGeometry()

    def room_at_end(self, width: int) -> QRect:
        """Return what is free beside the last widget, at a width."""
        places = [rect for _, rect in self._places(width)]
        if not places:
            return QRect(0, 0, width, 0)
        left = places[-1].right() + 1 + self._gap()
        return QRect(left, places[-1].y(), max(width - left, 0), places[-1].height())

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What it lays out, in order."""
        return tuple(self._widgets)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        widget.setParent(self)
        widget.show()
        self._widgets.append(widget)
        self.updateGeometry()

    def take(self, widget: QWidget) -> None:
        """Take a widget out; the caller keeps or deletes it."""
        self._widgets.remove(widget)
        widget.hide()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        gaps = self._gap() * max(len(shown) - 1, 0)
        width = sum(widget.sizeHint().width() for widget in shown) + gaps
        return QSize(width, max((widget.sizeHint().height() for widget in shown), default=0))

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [widget.minimumSizeHint().width() for widget in self._shown()]
        return QSize(max(widths, default=0), self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        places = [rect for _, rect in self._places(arg__1)]
        return max((rect.y() + rect.height() for rect in places), default=0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Of what came or went while it was hidden no request for a layout tells it.
        self._arrange()
        super().showEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for widget, rect in self._places(self.width()):
            widget.setGeometry(rect)

    def _places(self, width: int) -> Generator[tuple[QWidget, QRect]]:
        left = top = line = 0
        for widget in self._shown():
            size = widget.sizeHint()
            across = min(size.width(), max(width, widget.minimumSizeHint().width()))
            if left and left + across > width:
                left, top, line = 0, top + line + self._gap(), 0
            yield widget, QRect(left, top, across, size.height())
            left += across + self._gap()
            line = max(line, size.height())

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _gap(self) -> int:
        return self._themes.theme.px(self._space)
