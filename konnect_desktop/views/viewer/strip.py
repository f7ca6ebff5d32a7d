"""The filmstrip: what else there is of the day, 56 high, the shown one larger and ringed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.focus import paint_ring, ring_margin
from konnect_desktop.views.painting.shapes import centred, paint_disc, paint_shape
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Radius, Space, ThemeSource

THUMB: Final = 56
CURRENT: Final = 64
_THUMB_WIDTHS: Final = (44, 60)
_CURRENT_WIDTHS: Final = (48, 92)
_GAP: Final = 6
_MARK: Final = 24
_MARK_ICON: Final = 12
_USUAL_RATIO: Final = 4 / 3


class FilmStrip(QScrollArea):
    """Thumbnails in a row; ``picked`` tells the index of the one that was pressed."""

    picked = Signal(int)

    def __init__(
        self, themes: ThemeSource, pictures: PictureCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pictures = pictures
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
        themes.changed.connect(self.arrange)
        pictures.arrived.connect(self._take_arrival)

    def show_media(self, media: Sequence[ShownMedium], names: Sequence[str]) -> None:
        """Show these, with the names that screen readers say; none of them is the shown one yet."""
        self._media = tuple(media)
        self._current = -1
        while len(self._thumbs) < len(media):
            thumb = Thumb(self._themes, self._pictures, self._row)
            thumb.setStyle(self.style())
            thumb.clicked.connect(partial(self._pick, len(self._thumbs)))
            self._thumbs.append(thumb)
        for index, thumb in enumerate(self._thumbs):
            shown = media[index] if index < len(media) else None
            thumb.show_medium(shown, names[index] if index < len(names) else "")
        self.arrange()

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
        theme = self._themes.theme
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
        theme = self._themes.theme
        return QSize(theme.px(200), theme.px(CURRENT) + 2 * ring_margin(theme))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.theme.px(80), self.sizeHint().height())

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
        changed = False
        for index, medium in enumerate(self._media):
            if medium.key == key:
                changed = changed or self._thumbs[index].note_ratio()
                self._thumbs[index].update()
        if changed:
            self.arrange()


class Thumb(PaintedButton):
    """One thumbnail; only the shown one is reached by Tab, the arrow keys move along."""

    def __init__(self, themes: ThemeSource, pictures: PictureCache, parent: QWidget) -> None:
        super().__init__(themes, Radius.TAG, parent)
        self._pictures = pictures
        self._medium: ShownMedium | None = None
        self._is_current = False
        self._ratio = _USUAL_RATIO
        self._painted: tuple[object, QPixmap] | None = None
        self._hint = self._measured()

    def show_medium(self, medium: ShownMedium | None, name: str) -> None:
        """Show a medium, or nothing; it is not the shown one."""
        self._medium = medium
        self._painted = None
        self._ratio = _USUAL_RATIO
        self.note_ratio()
        self.setVisible(medium is not None)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.ring(is_current=False)

    def ring(self, *, is_current: bool) -> None:
        """Be the shown one, or one of the others."""
        self._is_current = is_current
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if is_current else policy.ClickFocus)
        self.refresh()

    def note_ratio(self) -> bool:
        """Take the picture's ratio, once it is known; say whether it is another one."""
        before = self._ratio
        if self._medium is not None:
            self._ratio = self._pictures.ratio(self._medium.key) or _USUAL_RATIO
        self._hint = self._measured()
        return before != self._ratio

    @override
    def refresh(self) -> None:
        self._hint = self._measured()
        super().refresh()

    @override
    def sizeHint(self) -> QSize:
        return self._hint

    def _measured(self) -> QSize:
        theme = self.theme
        around = 2 * ring_margin(theme)
        height = CURRENT if self._is_current else THUMB
        least, most = _CURRENT_WIDTHS if self._is_current else _THUMB_WIDTHS
        width = min(max(height * self._ratio, least), most)
        return QSize(theme.px(width) + around, theme.px(height) + around)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, medium = self.theme, self._medium
        if medium is None:
            return
        around, radius = ring_margin(theme), theme.px(Radius.TAG)
        photo = rect.adjusted(around, around, -around, -around)
        picture = self._rounded(medium.key, photo.size())
        if picture is None:
            paint_shape(painter, photo, radius, fill=theme.roles.sunken)
        else:
            painter.drawPixmap(photo.topLeft(), picture)
        if medium.medium.kind is MediaKind.VIDEO:
            self._paint_mark(painter, photo)
        if self._is_current:
            paint_ring(painter, photo, radius, theme)
        elif self.step():
            paint_shape(painter, photo, radius, edge=theme.roles.on_photo, edge_width=theme.px(2))

    def _rounded(self, key: PictureKey, size: QSize) -> QPixmap | None:
        """Return the picture cut to size, cut once: the strip moves more often than it changes."""
        dpr = self.devicePixelRatioF()
        pixmap = self._pictures.pixmap(key, size, dpr)
        if pixmap is None:
            return None
        of = (pixmap.cacheKey(), size, dpr)
        if self._painted is None or self._painted[0] != of:
            cut = QPixmap(size * dpr)
            cut.setDevicePixelRatio(dpr)
            cut.fill(Qt.GlobalColor.transparent)
            painter = QPainter(cut)
            whole = QRectF(0, 0, size.width(), size.height())
            radius = self.theme.px(Radius.TAG)
            paint_shape(painter, whole, radius, fill=picture_brush(pixmap, whole))
            painter.end()
            self._painted = (of, cut)
        return self._painted[1]

    def _paint_mark(self, painter: QPainter, photo: QRect) -> None:
        theme = self.theme
        disc = centred(photo, theme.px(_MARK), theme.px(_MARK))
        paint_disc(painter, disc, theme.roles.photo_veil)
        side = theme.px(_MARK_ICON)
        paint_icon(
            painter, "play", centred(disc, side, side), theme.roles.on_photo, theme.text_scale
        )
