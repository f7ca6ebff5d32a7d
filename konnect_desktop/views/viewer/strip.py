"""The filmstrip: what else there is of the day, 56 high, the shown one larger and ringed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.painting.focus import ring_margin
from konnect_desktop.views.theme import Space
from konnect_desktop.views.viewer.thumb import CURRENT, Thumb
from konnect_desktop.views.viewer.tools import ViewerTools

_GAP: Final = 6


class FilmStrip(QScrollArea):
    """Thumbnails in a row; ``picked`` tells the index of the one that was pressed."""

    picked = Signal(int)

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._media: tuple[ShownMedium, ...] = ()
        self._current = -1
        self._thumbs: list[Thumb] = []
        self._row = QWidget()
        self.setWidget(self._row)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self.viewport(), self._row):
            part.setAutoFillBackground(False)
        tools.themes.changed.connect(self.arrange)
        tools.pictures.arrived.connect(self._take_arrival)
        tools.pictures.awaited.connect(self._take_arrival)
        tools.pictures.failed.connect(self._take_arrival)
        tools.viewer.marks.changed.connect(self._take_forms)

    def show_media(self, media: Sequence[ShownMedium], names: Sequence[str]) -> None:
        """Show these, with the names that screen readers say; none of them is the shown one yet."""
        self._media = tuple(media)
        self._current = -1
        self._make(len(media))
        for index, thumb in enumerate(self._thumbs):
            shown = media[index] if index < len(media) else None
            thumb.show_medium(shown, names[index] if index < len(names) else "")
        self.arrange()

    def make_ahead(self, count: int) -> None:
        """Have so many thumbnails before it is known what they show."""
        self._make(count)
        self.show_media((), ())

    def _make(self, count: int) -> None:
        while len(self._thumbs) < count:
            thumb = Thumb(self._tools, self._row)
            thumb.setStyle(self.style())
            thumb.clicked.connect(partial(self._pick, len(self._thumbs)))
            self._thumbs.append(thumb)

    def mark(self, current: int | None) -> None:
        """Ring the one that is shown, and bring it into the middle."""
        before, self._current = self._current, -1 if current is None else current
        if before == self._current:
            return
        for index, is_current in ((before, False), (self._current, True)):
            if 0 <= index < len(self._media):
                self._thumbs[index].ring(is_current=is_current)
        self.arrange()

    @property
    def media(self) -> tuple[ShownMedium, ...]:
        """What it shows."""
        return self._media

    def near(self) -> list[PictureKey]:
        """Return what is in sight, from the shown one outwards."""
        sight = self.viewport().width()
        left = self.horizontalScrollBar().value()
        seen = [
            index
            for index in range(len(self._media))
            if self._thumbs[index].geometry().right() >= left
            and self._thumbs[index].x() <= left + sight
        ]
        seen.sort(key=lambda index: abs(index - self._current))
        return [self._media[index].key for index in seen]

    def arrange(self) -> None:
        """Place the thumbnails, and the shown one into the middle where there is more."""
        theme = self._tools.theme
        around, gap = ring_margin(theme), theme.px(_GAP)
        height = theme.px(CURRENT) + 2 * around
        left = theme.px(Space.XL)
        for index, thumb in enumerate(self._thumbs[: len(self._media)]):
            size = thumb.sizeHint()
            if index == self._current:
                left += around
            top = (height - size.height()) // 2
            thumb.setGeometry(QRect(left - around, top, size.width(), size.height()))
            left += size.width() - 2 * around + gap
            if index == self._current:
                left += around
        self._row.resize(max(left - gap + theme.px(Space.XL), 1), height)
        self.setFixedHeight(height)
        self._centre()

    @override
    def sizeHint(self) -> QSize:
        theme = self._tools.theme
        return QSize(theme.px(200), theme.px(CURRENT) + 2 * ring_margin(theme))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._tools.theme.px(80), self.sizeHint().height())

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._centre()

    @override
    def wheelEvent(self, arg__1: QWheelEvent) -> None:
        delta = arg__1.pixelDelta() if not arg__1.pixelDelta().isNull() else arg__1.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        arg__1.accept()

    def _pick(self, index: int) -> None:
        self.picked.emit(index)

    def _centre(self) -> None:
        if 0 <= self._current < len(self._media):
            middle = self._thumbs[self._current].geometry().center().x()
            self.horizontalScrollBar().setValue(middle - self.viewport().width() // 2)

    def _take_arrival(self, key: PictureKey) -> None:
        self._take_forms(frozenset({key}))

    def _take_forms(self, keys: frozenset[PictureKey]) -> None:
        """Take what has become known, or another, of some pictures."""
        changed = False
        for thumb, medium in zip(self._thumbs, self._media, strict=False):
            if medium.key in keys:
                changed = thumb.note_form() or changed
                thumb.update()
        if changed:
            self.arrange()
