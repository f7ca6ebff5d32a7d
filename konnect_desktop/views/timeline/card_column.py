"""The parts of a card one below the other, each measured once per width.

A layout of Qt asks its parts for their height several times over; a list of cards feels that.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, QMargins, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Space, Theme, ThemeSource


class _Part(Struct, frozen=True):
    widget: QWidget
    space: int
    hugs: bool


class CardColumn:
    """Parts in order; heights are kept until ``forget``."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._heights: dict[tuple[QWidget, int], int] = {}

    def add(
        self,
        widget: QWidget,
        *,
        space: int = Space.S,
        hugs: bool = False,
        after: QWidget | None = None,
    ) -> None:
        """Put a part at the end or below ``after``, ``space`` pixels at 100 % below the one above.

        One that ``hugs`` is no wider than it has to be.
        """
        part = _Part(widget, space, hugs)
        widgets = [each.widget for each in self._parts]
        place = len(widgets) if after is None else widgets.index(after) + 1
        self._parts.insert(place, part)

    def forget(self) -> None:
        """Measure anew: a part wants another height."""
        self._heights.clear()

    def height(self, width: int, margins: QMargins, theme: Theme) -> int:
        """Return the height of all parts at a width."""
        inner = width - margins.left() - margins.right()
        total = margins.top() + margins.bottom()
        for index, part in enumerate(self._shown()):
            total += self._height_of(part, inner) + (theme.px(part.space) if index else 0)
        return total

    def place(self, width: int, margins: QMargins, theme: Theme) -> None:
        """Put every part in its place."""
        inner = width - margins.left() - margins.right()
        top = margins.top()
        for index, part in enumerate(self._shown()):
            top += theme.px(part.space) if index else 0
            height = self._height_of(part, inner)
            wide = min(part.widget.sizeHint().width(), inner) if part.hugs else inner
            part.widget.setGeometry(QRect(margins.left(), top, wide, height))
            top += height

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.widget.isHidden()]

    def _height_of(self, part: _Part, width: int) -> int:
        key = (part.widget, width)
        if key not in self._heights:
            height = part.widget.heightForWidth(width)
            self._heights[key] = height if height >= 0 else part.widget.sizeHint().height()
        return self._heights[key]


class ColumnCard(QFrame):
    """Looks like a ``Card``; its content goes into ``parts``."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.parts = CardColumn()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def padding(self) -> QMargins:
        """Return the space around the parts: the card's own, and its edge."""
        theme = self._themes.theme
        sides, ends = theme.px(Space.L) + 1, theme.px(Space.M) + 1
        return QMargins(sides, ends, sides, ends)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self.parts.height(arg__1, self.padding(), self._themes.theme)

    @override
    def sizeHint(self) -> QSize:
        width = self._themes.theme.px(600)
        return QSize(width, self.heightForWidth(self.width() or width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.theme.px(200), self._themes.theme.px(60))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.LayoutRequest:
            # A part wants another height, and so does the card.
            self.parts.forget()
            self.updateGeometry()
            self._place()
        return super().event(e)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, self.rect(), self._themes.theme)
        painter.end()

    def _place(self) -> None:
        self.parts.place(self.width(), self.padding(), self._themes.theme)


def paint_card(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint the ground of a card."""
    paint_shape(
        painter,
        rect,
        theme.px(Radius.CARD),
        fill=theme.roles.surface,
        edge=theme.roles.line,
        edge_width=edge_width(theme),
    )
