"""What wheel, pointer and gestures do to the picture: zoom at the pointer, move, and back again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from typing_extensions import override

from konnect_desktop.viewmodels.zoom import STEP
from konnect_desktop.views.viewer.canvas import Canvas

_NOTCH: Final = 120
_PIXELS_FOR_A_STEP: Final = 90
_Gesture = Qt.NativeGestureType
_Shape = Qt.CursorShape


class CanvasHandling(QObject):
    """Takes the events of a canvas that are a hand's."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._grip: QPointF | None = None
        canvas.installEventFilter(self)
        canvas.zoomed.connect(self._show_cursor)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            self._wheel(event)
        elif isinstance(event, QNativeGestureEvent):
            return self._gesture(event)
        elif isinstance(event, QMouseEvent):
            return self._mouse(event)
        else:
            return False
        return True

    def _wheel(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y()
        steps = pixels / _PIXELS_FOR_A_STEP if pixels else event.angleDelta().y() / _NOTCH
        self._canvas.zoom_by(STEP**steps, event.position())
        event.accept()

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is _Gesture.ZoomNativeGesture:
            self._canvas.zoom_by(1 + event.value(), event.position())
        elif event.gestureType() is _Gesture.SmartZoomNativeGesture:
            self._canvas.toggle(event.position())
        else:
            return False
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        """Act on a press, a move or a release; say whether it was for the picture."""
        kind, left = event.type(), event.button() is Qt.MouseButton.LeftButton
        if kind is QEvent.Type.MouseButtonDblClick and left:
            self._canvas.toggle(event.position())
            return True
        if kind is QEvent.Type.MouseButtonPress and left and self._canvas.zoom.overflows:
            self._grip = event.position()
        elif kind is QEvent.Type.MouseMove and self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            self._canvas.pan(moved.x(), moved.y())
        elif kind is QEvent.Type.MouseButtonRelease and self._grip is not None:
            self._grip = None
        else:
            return False
        self._show_cursor()
        return True

    def _show_cursor(self) -> None:
        pans = self._canvas.zoom.overflows
        shape = _Shape.OpenHandCursor if pans else _Shape.ArrowCursor
        held = pans and self._grip is not None
        wanted = _Shape.ClosedHandCursor if held else shape
        if self._canvas.cursor().shape() not in {wanted, _Shape.BlankCursor}:
            self._canvas.setCursor(wanted)
