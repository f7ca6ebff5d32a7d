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
from konnect_desktop.views.painting.photos import paint_photo
from konnect_desktop.views.painting.shapes import centred, paint_shape
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Radius, Theme, ThemeSource
from konnect_desktop.views.viewer.fade import Fade
from konnect_desktop.views.viewer.shown_picture import ShownPicture

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
        self._picture = ShownPicture(pictures)
        self._margin = (0, 0)
        self._fade = Fade(self)
        self._fade.changed.connect(self.update)
        self.zoom = Zoom()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 80)
        themes.changed.connect(self.update)
        pictures.arrived.connect(self._take_news)
        pictures.awaited.connect(self._take_news)
        pictures.failed.connect(self._take_news)

    # -- what is shown ----------------------------------------------------------------------------

    def show_picture(self, key: PictureKey | None, *, fades: bool = False) -> None:
        """Show another picture, all of it; where it ``fades`` in, when it is there."""
        if fades and not self.is_empty:
            self._fade.hold(self._still())
        else:
            self._fade.end()
        turn = 0 if key is None else self._turn_of(key)
        self._picture = ShownPicture(self._pictures, key, turn)
        self.zoom.clear()
        self._measure()

    def set_margin(self, beside: int, above: int) -> None:
        """Keep room free around a picture that fits, for the arrows."""
        if self._margin != (beside, above):
            self._margin = (beside, above)
            self._measure()

    def set_source(self, source: Path | None, *, full_follows: bool) -> None:
        """Show the picture from its full-size file, or say that this is on its way."""
        picture = self._picture
        if (source, full_follows) != (picture.source, picture.full_follows):
            picture.source, picture.full_follows = source, full_follows
            self._measure()

    def take_turn(self) -> None:
        """Turn the picture as it is wanted now; what is zoomed in to stays in the middle."""
        picture = self._picture
        turn = 0 if picture.key is None else self._turn_of(picture.key)
        if turn != picture.turn:
            self.zoom.turn(turn - picture.turn)
            picture.turn = turn
            picture.take_frame(None)  # the next one comes turned
            self._measure()

    def show_frame(self, frame: QImage | None) -> None:
        """Show a film's frame in the picture's place; None for the still again."""
        before = self._picture.own_size
        self._picture.take_frame(frame)
        if before != self._picture.own_size:
            self._measure()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint yet."""
        picture = self._picture
        size, dpr = self._needed_size(), self.devicePixelRatioF()
        return picture.frame is None and picture.pixmap(size, dpr) is None

    @property
    def is_sharp(self) -> bool:
        """Whether what is painted is the best there is for its size."""
        return self._picture.is_sharp(self._needed_size(), self.devicePixelRatioF())

    @property
    def shows_film(self) -> bool:
        """Whether a film's frame is shown."""
        return self._picture.frame is not None

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
        if not self.shows_film:
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
        if not self.shows_film:
            self.zoom.to_own_pixels()
            self.tell()

    def toggle(self, at: QPointF) -> None:
        """Show the picture's own pixels around a point, or all of it again."""
        if not self.shows_film:
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
        box, picture = self.zoom.box, self._picture
        shown = (box.height if picture.turn % 2 else box.width) * self.devicePixelRatioF()
        has_room = self.zoom.is_fit and self.zoom.is_small
        if has_room or self.zoom.wants_own_pixels:
            shown = math.inf
        if picture.wants_more_than(shown):
            self.wants_more.emit()

    # -- measuring --------------------------------------------------------------------------------

    def _measure(self) -> None:
        dpr, picture = self.devicePixelRatioF(), self._picture
        self.zoom.set_room(self.width(), self.height(), dpr, self._margin)
        size = picture.own_size
        if size is not None:
            stretches = picture.awaits_full or self.shows_film
            self.zoom.set_picture(size.width(), size.height(), stretches=stretches)
        self.tell()

    def _take_news(self, key: PictureKey) -> None:
        if key == self._picture.key:
            self._measure()

    # -- painting ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        before = self._fade.before
        if before is not None:
            painter.drawPixmap(0, 0, before)
            painter.setOpacity(self._fade.opacity)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        picture, roles = self._picture, self._theme.roles
        painted = picture.painted(self._needed_size(), self.devicePixelRatioF())
        if painted is not None:
            self._fade.begin()
            radius = 0 if self.zoom.overflows else self._theme.px(Radius.TAG)
            paint_photo(painter, self._target(), painted, radius, roles.viewer)
        elif picture.key is not None:
            # The shape that it will have.
            size = picture.lying(self.fitting_size(picture.key))
            shape = centred(self._free(), size.width(), size.height())
            paint_shape(painter, shape, self._theme.px(Radius.TAG), fill=roles.window)

    def _still(self) -> QPixmap:
        """Return what is shown now, as a picture of its own."""
        dpr = self.devicePixelRatioF()
        still = QPixmap(self.size() * dpr)
        still.setDevicePixelRatio(dpr)
        still.fill(self._theme.roles.viewer)
        painter = QPainter(still)
        self._paint(painter)
        painter.end()
        return still

    def _free(self) -> QRectF:
        beside, above = self._margin
        free = QRectF(self.rect()).adjusted(beside, above, -beside, -above)
        return free if free.isValid() else QRectF(0, 0, 1, 1)

    def _target(self) -> QRectF:
        box = self.zoom.box
        left, top = round(box.left), round(box.top)
        right, bottom = round(box.left + box.width), round(box.top + box.height)
        return QRectF(left, top, right - left, bottom - top)

    def _needed_size(self) -> QSize:
        """Return how large the picture is wanted, as it lies in its file."""
        picture = self._picture
        if picture.own_size is None:
            return self.size() if picture.key is None else self.fitting_size(picture.key)
        box = self.zoom.box
        return picture.lying(QSize(math.ceil(box.width), math.ceil(box.height)))

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
