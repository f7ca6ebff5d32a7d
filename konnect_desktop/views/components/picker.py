"""One of several values, as a field that opens a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.fields import PADDING
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import elide, paint_line, text_width, without_mnemonics
from konnect_desktop.views.theme import Radius, Size, Space, TextStyle, ThemeSource

_MARK: Final = 18
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Picker(PaintedButton):
    """A field with a value and an arrow; Up and Down change it, a press opens all of them.

    ``chosen`` tells the place of what the user picked.
    """

    chosen = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        words: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, Radius.CONTROL, parent)
        self._name = name
        self._values = tuple(words)
        self._place = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.unfold)
        self.set_words(name, words)

    @property
    def place(self) -> int:
        """The place of the value that is shown."""
        return self._place

    def choose(self, place: int) -> None:
        """Show another value, without telling."""
        self._place = place
        value = self._values[place]
        self.setText(without_mnemonics(value))
        self.setAccessibleName(f"{self._name}: {value}")
        self.refresh()

    def set_words(self, name: str, words: Sequence[str]) -> None:
        """Speak another language; there are as many values as before, or the first is chosen."""
        self._name, self._values = name, tuple(words)
        self.choose(self._place if self._place < len(self._values) else 0)

    def unfold(self) -> Menu:
        """Open the menu of all values."""
        menu = Menu(self._name, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setMinimumWidth(self.width())
        for place, value in enumerate(self._values):
            action = menu.addAction(without_mnemonics(value))
            action.setCheckable(True)
            action.setChecked(place == self._place)
            action.triggered.connect(lambda _=False, picked=place: self._pick(picked))
            if place == self._place:
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + self.theme.px(Space.XXS))))
        return menu

    @override
    def sizeHint(self) -> QSize:
        font = self.theme.font(TextStyle.BODY)
        widest = max((text_width(value, font) for value in self._values), default=0)
        around = self.theme.px(2 * PADDING + Space.XS + _MARK)
        return QSize(widest + around, self.theme.px(Size.FIELD))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.theme.px(120)), self.sizeHint().height())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(e.key()))
        if step is None or e.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(e)
            return
        place = min(max(self._place + step, 0), len(self._values) - 1)
        if place != self._place:
            self._pick(place)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        enabled, width = self.isEnabled(), edge_width(theme)
        fill = (roles.surface, roles.surface, roles.sunken)[self.step()]
        edge = roles.ink2 if self.step() else roles.strong
        if not enabled:
            fill, edge = roles.sunken, roles.line
        radius = theme.px(Radius.CONTROL)
        paint_shape(painter, rect, radius, fill=fill, edge=edge, edge_width=width)
        ink = roles.ink if enabled else roles.ink3
        pad, side = theme.px(PADDING), theme.px(_MARK)
        right = rect.right() + 1 - pad
        box = QRectF(right - side, rect.y(), side, rect.height())
        paint_icon(painter, "chevron-down", box, roles.ink2 if enabled else ink, theme.text_scale)
        free = box.x() - theme.px(Space.XS) - rect.x() - pad
        line = QRectF(rect.x() + pad, rect.y(), free, rect.height())
        font = theme.font(TextStyle.BODY)
        paint_line(painter, line, elide(self._values[self._place], font, free), font, ink)

    def _pick(self, place: int) -> None:
        if place != self._place:
            self.choose(place)
            self.chosen.emit(place)
