"""The keys of an action as something to press: then it waits for the key that takes their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.tag import paint_tag, tag_size
from konnect_desktop.views.key_bindings import key_of
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Size, Space, ThemeSource, Tint

_GIVES_UP: Final = "Esc"
_TABS: Final = frozenset({"Tab", "Backtab", "Shift+Backtab", "Shift+Tab"})


class KeysButton(PaintedButton):
    """Keys as tags; ``chosen`` tells the key that was pressed after the button was.

    Esc, Tab, and whatever takes the focus away, leave the keys as they are.
    """

    chosen = Signal(str)
    # Events come while it is still being made.
    _waits = False

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, Radius.PHOTO, parent)
        self._words: tuple[str, ...] = ()
        self._waiting_words = ""
        self.clicked.connect(self._wait)

    @property
    def waits(self) -> bool:
        """Whether it waits for a key."""
        return self._waits

    def set_words(self, keys: Sequence[str], waiting: str, spoken: str) -> None:
        """Show these keys; ``waiting`` is said while it waits, ``spoken`` to a screen reader."""
        self._words = tuple(keys)
        self._waiting_words = waiting
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        gap, pad = theme.px(Space.XXS), theme.px(Space.XXS)
        widths = [tag_size(word, "", theme).width() for word in self._shown()]
        width = sum(widths) + gap * max(len(widths) - 1, 0) + 2 * pad
        return QSize(width, theme.px(Size.HIT))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        fill = (None, roles.hover, roles.pressed)[self.step()]
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.PHOTO), fill=fill)
        tint = Tint(roles.ink2, roles.sunken)
        if self._waits:
            tint = Tint(theme.accent.soft_ink, theme.accent.soft)
        left = rect.x() + theme.px(Space.XXS)
        for word in self._shown():
            size = tag_size(word, "", theme)
            place = QRect(left, (rect.height() - size.height()) // 2, size.width(), size.height())
            paint_tag(painter, place, word, "", tint, theme)
            if not self._waits:
                paint_shape(
                    painter,
                    place,
                    theme.px(Radius.TAG),
                    edge=roles.strong,
                    edge_width=edge_width(theme),
                )
            left += size.width() + theme.px(Space.XXS)

    @override
    def event(self, e: QEvent) -> bool:
        # Tab, too, must come here and not move the focus.
        if self._waits and isinstance(e, QKeyEvent):
            e.accept()
            if e.type() is QEvent.Type.KeyPress:
                self._take(key_of(e))
            return True
        return super().event(e)

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        self._rest()
        super().focusOutEvent(e)

    def _shown(self) -> tuple[str, ...]:
        return (self._waiting_words,) if self._waits else self._words

    def _wait(self) -> None:
        self._waits = True
        self.refresh()

    def _rest(self) -> None:
        if self._waits:
            self._waits = False
            self.refresh()

    def _take(self, key: str) -> None:
        if not key:
            return
        self._rest()
        if key in _TABS:
            self.focusNextPrevChild(key == "Tab")
        elif key != _GIVES_UP:
            self.chosen.emit(key)
