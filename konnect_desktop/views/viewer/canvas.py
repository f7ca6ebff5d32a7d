"""The picture or a film's frame where the zoom says, turned as its parent wants it.

Rule: it paints and measures; what wheel, pointer and gestures do to it stands in ``handling``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.zoom import STEP, Zoom
from konnect_desktop.views.painting.photos import paint_photo, turned, turned_image
from konnect_desktop.views.painting.shapes import centred, paint_shape
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Radius, Theme, ThemeSource

_USUAL_RATIO: Final = 4 / 3
_PAN_SHARE: Final = 0.15


class Canvas(QWidget):
    """One picture.

    ``zoomed`` says that size or place changed, ``wants_more`` that the screen could show more
    pixels than the file has.

    Args:
        themes: For the corners.
        pictures: The pixmaps.
        turn_of: By how many quarters to the right a picture is shown turned.
        parent: What it lies in.
    """

    zoomed = Signal()
    wants_more = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        pictures: PictureCache,
        turn_of: Callable[[PictureKey], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pictures = pictures
        self._turn_of = turn_of
        self._key: PictureKey | None = None
        self._turn = 0
        self._source: Path | None = None
        self._full_follows = False
        self._frame: QImage | None = None
        self._painted: tuple[tuple[int, int], QPixmap] | None = None
        self._margin = (0, 0)
        self.zoom = Zoom()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 80)
        themes.changed.connect(self.update)
        pictures.arrived.connect(self._take_news)
        pictures.failed.connect(self._take_news)

    # -- what is shown ----------------------------------------------------------------------------

    def show_picture(self, key: PictureKey | None, source: Path | None = None) -> None:
        """Show another picture, all of it; from its full-size file where that is at hand."""
        self._key, self._source, self._frame = key, source, None
        self._turn = 0 if key is None else self._turn_of(key)
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
        if (source, full_follows) != (self._source, self._full_follows):
            self._source, self._full_follows = source, full_follows
            self._measure()

    def take_turn(self) -> None:
        """Turn the picture as it is wanted now; what is zoomed in to stays in the middle."""
        turn = 0 if self._key is None else self._turn_of(self._key)
        if turn != self._turn:
            self.zoom.turn(turn - self._turn)
            self._turn = turn
            if self._frame is not None:
                self._frame = None  # the next one comes turned
            self._measure()

    def show_frame(self, frame: QImage | None) -> None:
        """Show a film's frame in the picture's place; None for the still again."""
        before = None if self._frame is None else self._frame.size()
        self._frame = None if frame is None else turned_image(frame, self._turn)
        if before != (None if self._frame is None else self._frame.size()):
            self._measure()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint yet."""
        return self._frame is None and self._pixmap() is None

    @property
    def is_sharp(self) -> bool:
        """Whether what is painted is the best there is for its size."""
        if self._key is None or self._frame is not None:
            return True
        dpr, size = self.devicePixelRatioF(), self._needed_size()
        return self._pictures.is_sharp(self._key, size, dpr, source=self._source)

    def fitting_size(self, key: PictureKey) -> QSize:
        """Return the size that another picture would have here, as it lies in its file."""
        turn, ratio = self._turn_of(key), self._pictures.ratio(key) or _USUAL_RATIO
        free = self._free()
        width = min(free.width(), free.height() * (1 / ratio if turn % 2 else ratio))
        height = width * ratio if turn % 2 else width / ratio
        size = QSize(math.ceil(width), math.ceil(height))
        return size.transposed() if turn % 2 else size

    # -- zooming ----------------------------------------------------------------------------------

    def zoom_by(self, times: float, at: QPointF | None = None) -> None:
        """Zoom in or out, around a point of this widget or its middle."""
        if self._frame is None:
            self.zoom.by(times, None if at is None else (at.x(), at.y()))
            self.tell()

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.zoom_by(1 / STEP)

    def zoom_to_fit(self) -> None:
        """Show all of it."""
        self.zoom.to_fit()
        self.tell()

    def zoom_to_own_pixels(self) -> None:
        """Show one pixel of the picture on one of the screen."""
        if self._frame is None:
            self.zoom.to_own_pixels()
            self.tell()

    def toggle(self, at: QPointF) -> None:
        """Show the picture's own pixels around a point, or all of it again."""
        if self._frame is None:
            self.zoom.toggle((at.x(), at.y()))
            self.tell()

    def pan(self, right: float, down: float) -> None:
        """Move what is zoomed in to."""
        self.zoom.pan(right, down)
        self.tell()

    def look(self, right: int, down: int) -> None:
        """Look further to a side, by a part of what is seen."""
        self.pan(-right * _PAN_SHARE * self.width(), -down * _PAN_SHARE * self.height())

    def tell(self) -> None:
        """Tell and paint that size or place are others."""
        self._ask_for_more()
        self.update()
        self.zoomed.emit()

    def _ask_for_more(self) -> None:
        own = None if self._key is None else self._pictures.source_size(self._key)
        if self._source is not None or self._frame is not None or own is None:
            return
        box = self.zoom.box
        shown = (box.height if self._turn % 2 else box.width) * self.devicePixelRatioF()
        has_room = self.zoom.is_fit and self.zoom.is_small
        if has_room or shown > own.width() + 1 or self.zoom.wants_own_pixels:
            self.wants_more.emit()

    # -- measuring --------------------------------------------------------------------------------

    def _measure(self) -> None:
        dpr = self.devicePixelRatioF()
        self.zoom.set_room(self.width(), self.height(), dpr, self._margin)
        size = self._natural_size()
        if size is not None:
            stands_in = self._awaits_full()
            self.zoom.set_picture(
                size.width(), size.height(), stretches=stands_in or self._frame is not None
            )
        self.tell()

    def _awaits_full(self) -> bool:
        """Whether a picture of unknown, larger size is going to take the place of this one."""
        source, key = self._source, self._key
        if source is None or key is None:
            return self._full_follows
        is_known = self._pictures.source_size(key, source=source) is not None
        return not is_known and self._pictures.failure(key, source=source) is None

    def _natural_size(self) -> QSize | None:
        """Return how large the picture is, turned, in its own pixels."""
        if self._frame is not None:
            return self._frame.size()
        if self._key is None:
            return None
        size = None
        if self._source is not None:
            size = self._pictures.source_size(self._key, source=self._source)
        size = size or self._pictures.source_size(self._key)
        return size.transposed() if size is not None and self._turn % 2 else size

    def _take_news(self, key: PictureKey) -> None:
        if key == self._key:
            self._measure()

    # -- painting ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self._frame or self._turned_pixmap()
        if picture is not None:
            radius = 0 if self.zoom.overflows else self._theme.px(Radius.TAG)
            paint_photo(painter, self._target(), picture, radius, self._theme.roles.viewer)
        elif self._key is not None:
            self._paint_ground(painter, self._key)
        painter.end()

    def _paint_ground(self, painter: QPainter, key: PictureKey) -> None:
        """Paint the shape that the picture will have."""
        size = self.fitting_size(key)
        size = size.transposed() if self._turn % 2 else size
        shape = centred(self._free(), size.width(), size.height())
        paint_shape(painter, shape, self._theme.px(Radius.TAG), fill=self._theme.roles.window)

    def _free(self) -> QRectF:
        beside, above = self._margin
        free = QRectF(self.rect()).adjusted(beside, above, -beside, -above)
        return free if free.isValid() else QRectF(0, 0, 1, 1)

    def _target(self) -> QRectF:
        box = self.zoom.box
        left, top = round(box.left), round(box.top)
        right, bottom = round(box.left + box.width), round(box.top + box.height)
        return QRectF(left, top, right - left, bottom - top)

    def _turned_pixmap(self) -> QPixmap | None:
        """Return the pixmap as it is shown; one that is turned is kept until there is another."""
        pixmap = self._pixmap()
        if pixmap is None or not self._turn:
            self._painted = None
            return pixmap
        of = (pixmap.cacheKey(), self._turn)
        if self._painted is None or self._painted[0] != of:
            self._painted = (of, turned(pixmap, self._turn))
        return self._painted[1]

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
        """Return how large the picture is wanted, as it lies in its file."""
        if self._natural_size() is None:
            return self.size() if self._key is None else self.fitting_size(self._key)
        box = self.zoom.box
        size = QSize(math.ceil(box.width), math.ceil(box.height))
        return size.transposed() if self._turn % 2 else size

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
