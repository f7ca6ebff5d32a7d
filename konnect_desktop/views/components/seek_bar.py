"""A slim slider: where a film is, how loud, how large; for pointer, arrow keys, screen readers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.painting.shapes import paint_disc, paint_shape
from konnect_desktop.views.theme import Size, ThemeSource

_TRACK: Final = 4
_KNOB: Final = 14
_SHORTEST: Final = 72
_OWN_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class SeekBar(QSlider):
    """A slider that goes where it is pressed; ``sought`` tells what somebody chose."""

    sought = Signal(int)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self.setProperty(RING_RADIUS, Size.HIT / 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.actionTriggered.connect(self._tell)
        themes.changed.connect(self.updateGeometry)

    def follow(self, value: int, most: int) -> None:
        """Show where it is, unless a hand holds it."""
        self.setMaximum(max(most, 0))
        if not self.isSliderDown():
            self.setValue(value)

    @override
    def sizeHint(self) -> QSize:
        theme = self._themes.theme
        return QSize(theme.px(_SHORTEST), theme.px(Size.HIT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, ev: QPaintEvent) -> None:
        theme, roles = self._themes.theme, self._themes.theme.roles
        track, knob = theme.px(_TRACK), theme.px(_KNOB)
        area = QRectF(self.rect())
        groove = QRectF(knob / 2, (area.height() - track) / 2, max(area.width() - knob, 1), track)
        painter = QPainter(self)
        paint_shape(painter, groove, track / 2, fill=roles.strong)
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span else 0.0
        done = QRectF(groove.x(), groove.y(), groove.width() * share, track)
        if done.width() > 0:
            paint_shape(painter, done, track / 2, fill=theme.accent.accent)
        if self.isEnabled():
            disc = QRectF(done.right() - knob / 2, (area.height() - knob) / 2, knob, knob)
            paint_disc(painter, disc, theme.accent.accent)
        painter.end()

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        if ev.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(ev.position().x())

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(ev.position().x())

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def event(self, event: QEvent) -> bool:
        # The viewer's own arrow keys must not take those of a slider that has the focus.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def _go_to(self, left: float) -> None:
        knob = self._themes.theme.px(_KNOB)
        share = (left - knob / 2) / max(self.width() - knob, 1)
        share = min(max(share, 0.0), 1.0)
        self.setValue(self.minimum() + round(share * (self.maximum() - self.minimum())))
        self.sought.emit(self.value())

    def _tell(self) -> None:
        self.sought.emit(self.sliderPosition())
