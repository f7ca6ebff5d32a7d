"""What a running job has saved last, as small pictures in a row under its bar.

Rule: only what lies on this computer is shown, and only once it is decoded: nothing is fetched for
it, no grey box stands in for a picture, and a film without a kept still is left out.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.saving_latest import LatestSaved
from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Radius, ThemeSource

_MOST: Final = 6
_WIDTH: Final = 52
_HEIGHT: Final = 42
_GAP: Final = 4


class SavedStrip(Painted):
    """Six at most, as many as there is room for, newest first; hidden until there is one."""

    def __init__(
        self,
        themes: ThemeSource,
        latest: LatestSaved,
        pictures: PictureCache,
        job_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._latest = latest
        self._pictures = pictures
        self._job_id = job_id
        self._is_running = False
        self._asked: tuple[PictureKey, ...] = ()
        self._shown: tuple[PictureKey, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        latest.changed.connect(self.look)
        pictures.arrived.connect(self._take_arrival)

    def show_running(self, *, is_running: bool) -> None:
        """Be there while the job runs."""
        self._is_running = is_running
        self.setVisible(is_running and bool(self._shown))

    def look(self) -> None:
        """Look what was saved last, if anybody sees it."""
        around = self.parentWidget()
        if self._is_running and around is not None and around.isVisible():
            last = filter(self._pictures.has_copy, self._latest.of(self._job_id))
            self._asked = tuple(last)[:_MOST]
            self._show_what_is_there()

    @property
    def shown(self) -> tuple[PictureKey, ...]:
        """What it shows, as far as there is room."""
        return self._shown

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        size, step = self.sizeHint(), self.theme.px(_WIDTH + _GAP)
        for place, key in enumerate(self._shown):
            box = QRect(rect.x() + place * step, rect.y(), size.width(), size.height())
            if box.right() > rect.right():
                return
            picture = self._pictures.pixmap(key, size, self.devicePixelRatioF())
            if picture is not None:
                brush = picture_brush(picture, QRectF(box))
                paint_shape(painter, box, self.theme.px(Radius.TAG), fill=brush)

    def _take_arrival(self, key: PictureKey) -> None:
        if key in self._asked or key in self._shown:
            self._show_what_is_there()

    def _show_what_is_there(self) -> None:
        size, dpr = self.sizeHint(), self.devicePixelRatioF()
        known = dict.fromkeys((*self._asked, *self._shown))
        there = (key for key in known if self._pictures.pixmap(key, size, dpr) is not None)
        self._shown = tuple(there)[:_MOST]
        self.show_running(is_running=self._is_running)
        self.update()
