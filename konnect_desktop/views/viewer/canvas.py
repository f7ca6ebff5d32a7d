"""Paints the picture or a film's frame where the zoom says, and takes wheel, drag and pinch."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.zoom import STEP, Zoom
from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.painting.shapes import centred, paint_shape, smooth
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Radius, Theme, ThemeSource

_NOTCH: Final = 120
_PIXELS_FOR_A_STEP: Final = 90
_USUAL_RATIO: Final = 4 / 3


class Canvas(QWidget):
    """One picture.

    ``zoomed`` says that size or place changed, ``wants_more`` that the screen could show more
    pixels than the file has.
    """

    zoomed = Signal()
    wants_more = Signal()

    def __init__(
        self, themes: ThemeSource, pictures: PictureCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pictures = pictures
        self._key: PictureKey | None = None
        self._source: Path | None = None
        self._full_follows = False
        self._frame: QImage | None = None
        self._grip: QPoint | None = None
        self._margin = (0, 0)
        self.zoom = Zoom()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 80)
        themes.changed.connect(self.update)
        pictures.arrived.connect(self._take_arrival)

    # -- what is shown ----------------------------------------------------------------------------

    def show_picture(self, key: PictureKey | None) -> None:
        """Show another picture, all of it."""
        self._key, self._source, self._frame = key, None, None
        self._full_follows = False
        self.zoom.clear()
        self._measure()

    def set_margin(self, beside: int, above: int) -> None:
        """Keep room free around a picture that fits, for the arrows."""
        if self._margin != (beside, above):
            self._margin = (beside, above)
            self._measure()

    def set_source(self, source: Path | None, *, full_follows: bool) -> None:
        """Show the picture from its full-size file, or say that this is on its way."""
        self._source, self._full_follows = source, full_follows
        self._measure()

    def show_frame(self, frame: QImage | None) -> None:
        """Show a film's frame in the picture's place; None for the still again."""
        changes = (self._frame is None) != (frame is None) or (
            frame is not None and self._frame is not None and frame.size() != self._frame.size()
        )
        self._frame = frame
        if changes:
            self._measure()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint yet."""
        return self._frame is None and self._pixmap() is None

    def fitting_size(self, key: PictureKey) -> QSize:
        """Return the size that another picture would have here."""
        ratio = self._pictures.ratio(key) or _USUAL_RATIO
        width = max(self.width() - 2 * self._margin[0], 1)
        height = max(self.height() - 2 * self._margin[1], 1)
        fitting = min(width, height * ratio)
        return QSize(math.ceil(fitting), math.ceil(fitting / ratio))

    # -- zooming ----------------------------------------------------------------------------------

    def zoom_by(self, times: float, at: QPointF | None = None) -> None:
        """Zoom in or out, around a point of this widget or its middle."""
        if self._frame is None:
            self.zoom.by(times, None if at is None else (at.x(), at.y()))
            self._moved()

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.zoom_by(1 / STEP)

    def zoom_to_fit(self) -> None:
        """Show all of it."""
        self.zoom.to_fit()
        self._moved()

    def pan(self, right: float, down: float) -> None:
        """Move what is zoomed in to."""
        self.zoom.pan(right, down)
        self._moved()

    def _moved(self) -> None:
        pans = self.zoom.overflows
        shape = Qt.CursorShape.OpenHandCursor if pans else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.ClosedHandCursor if pans and self._grip else shape)
        self._ask_for_more()
        self.update()
        self.zoomed.emit()

    def _ask_for_more(self) -> None:
        own = None if self._key is None else self._pictures.source_size(self._key)
        if self._source is not None or self._frame is not None or own is None:
            return
        box = self.zoom.box
        has_room = self.zoom.is_fit and self.zoom.is_small
        if has_room or box.width * self.devicePixelRatioF() > own.width() + 1:
            self.wants_more.emit()

    # -- measuring --------------------------------------------------------------------------------

    def _measure(self) -> None:
        dpr = self.devicePixelRatioF()
        self.zoom.set_room(self.width(), self.height(), dpr, self._margin)
        size = self._natural_size()
        if size is not None:
            stands_in = self._source is None and self._full_follows
            self.zoom.set_picture(
                size.width(), size.height(), stretches=stands_in or self._frame is not None
            )
        self._moved()

    def _natural_size(self) -> QSize | None:
        if self._frame is not None:
            return self._frame.size()
        if self._key is None:
            return None
        if self._source is not None:
            full = self._pictures.source_size(self._key, source=self._source)
            if full is not None:
                return full
        return self._pictures.source_size(self._key)

    def _take_arrival(self, key: PictureKey) -> None:
        if key == self._key:
            self._measure()

    # -- painting ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._frame is not None:
            with smooth(painter):
                painter.drawImage(self._target(), self._frame)
        else:
            pixmap = self._pixmap()
            if pixmap is not None:
                self._paint_picture(painter, pixmap)
            elif self._key is not None:
                self._paint_ground(painter, self._key)
        painter.end()

    def _paint_ground(self, painter: QPainter, key: PictureKey) -> None:
        """Paint the shape that the picture will have."""
        ratio = self._pictures.ratio(key) or _USUAL_RATIO
        free = QRectF(self.rect()).adjusted(
            self._margin[0], self._margin[1], -self._margin[0], -self._margin[1]
        )
        width = min(free.width(), free.height() * ratio)
        shape = centred(free, width, width / ratio)
        paint_shape(painter, shape, self._theme.px(Radius.TAG), fill=self._theme.roles.window)

    def _paint_picture(self, painter: QPainter, pixmap: QPixmap) -> None:
        target = self._target()
        if self.zoom.overflows:
            with smooth(painter):
                painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
            return
        radius = self._theme.px(Radius.TAG)
        paint_shape(painter, target, radius, fill=picture_brush(pixmap, target))

    def _target(self) -> QRectF:
        box = self.zoom.box
        left, top = round(box.left), round(box.top)
        right, bottom = round(box.left + box.width), round(box.top + box.height)
        return QRectF(left, top, right - left, bottom - top)

    def _pixmap(self) -> QPixmap | None:
        if self._key is None:
            return None
        dpr = self.devicePixelRatioF()
        size = self._needed_size()
        if self._source is not None:
            full = self._pictures.pixmap(self._key, size, dpr, source=self._source)
            if full is not None:
                return full
        return self._pictures.pixmap(self._key, size, dpr)

    def _needed_size(self) -> QSize:
        if self._natural_size() is None:
            return self.size()
        box = self.zoom.box
        return QSize(math.ceil(box.width), math.ceil(box.height))

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    # -- hands ------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y()
        steps = pixels / _PIXELS_FOR_A_STEP if pixels else event.angleDelta().y() / _NOTCH
        self.zoom_by(STEP**steps, event.position())
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._frame is None and event.button() is Qt.MouseButton.LeftButton:
            self.zoom.toggle((event.position().x(), event.position().y()))
            self._moved()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.zoom.overflows:
            self._grip = event.position().toPoint()
            self._moved()
        else:
            event.ignore()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            here = event.position().toPoint()
            moved = here - self._grip
            self._grip = here
            self.pan(moved.x(), moved.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            event.ignore()
            return
        self._grip = None
        self._moved()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)
