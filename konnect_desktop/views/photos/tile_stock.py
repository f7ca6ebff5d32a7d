"""Photos cut to their tiles: scaled, turned and rounded once, not at each step of scrolling.

What was painted the longest time ago goes first, beyond a number of bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from time import perf_counter
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.painting.shapes import smooth
from konnect_desktop.views.pictures import PictureCache

BUDGET_BYTES: Final = 32 * 2**20
FRAME_S: Final = 0.004
"""Time for cutting in one frame; a tile that is begun is finished, and one is always made."""
_PIXEL_BYTES: Final = 4


class Cut(Struct, frozen=True):
    """Which picture, cut to which size in logical pixels, with corners of which radius.

    ``turn`` is by how many quarters to the right it is shown turned.
    """

    key: PictureKey
    width: int
    height: int
    radius: int
    turn: int = 0

    @property
    def upright(self) -> QSize:
        """The size of the part that is seen before it is turned."""
        size = QSize(self.width, self.height)
        return size.transposed() if self.turn % 2 else size


class _Made(Struct, frozen=True):
    pixmap: QPixmap
    sharp: bool


class TileStock:
    """Tiles made from the pictures of a cache."""

    def __init__(self, pictures: PictureCache, *, budget_bytes: int = BUDGET_BYTES) -> None:
        self._pictures = pictures
        self._budget_bytes = budget_bytes
        self._made: OrderedDict[Cut, _Made] = OrderedDict()
        self._of: dict[PictureKey, set[Cut]] = {}
        self._bytes = 0
        self._until_s = 0.0
        self._ratio = 1.0
        self.is_behind = False

    @property
    def kept_bytes(self) -> int:
        """How much memory the tiles take."""
        return self._bytes

    def begin(self, ratio: float, *, hurried: bool = False) -> None:
        """Begin a frame on a screen with this ratio of pixels; a hurried one cuts nothing."""
        if ratio != self._ratio:
            self.clear()
            self._ratio = ratio
        self._until_s = 0.0 if hurried else perf_counter() + FRAME_S
        self.is_behind = False

    def tile(self, cut: Cut) -> QPixmap | None:
        """Return a tile, else the nearest there is, to be stretched; ``None`` where there is none.

        There is none while its picture is on its way, or the frame has no time left to cut it,
        which is said by ``is_behind``.
        """
        made = self._made.get(cut)
        if made is not None and made.sharp:
            self._made.move_to_end(cut)
            return made.pixmap
        size = cut.upright
        picture = self._pictures.pixmap(cut.key, size, self._ratio)
        if picture is None:
            return self._nearest(cut)
        if perf_counter() > self._until_s:
            self.is_behind = True
            return self._nearest(cut)
        sharp = self._pictures.is_sharp(cut.key, size, self._ratio)
        if made is not None and not sharp:
            return made.pixmap
        return self._keep(cut, _Made(self._cut(picture, cut), sharp))

    def _nearest(self, cut: Cut) -> QPixmap | None:
        """Return what was cut of the same picture before, in whatever size."""
        found = [other for other in self._of.get(cut.key, ()) if other.turn == cut.turn]
        if not found:
            return None
        return self._made[min(found, key=lambda other: abs(other.width - cut.width))].pixmap

    def drop(self, key: PictureKey) -> None:
        """Make the tiles of a picture anew when they are next painted: a sharper one has come."""
        for cut in tuple(self._of.get(key, ())):
            made = self._made[cut]
            self._made[cut] = _Made(made.pixmap, sharp=False)

    def clear(self) -> None:
        """Drop everything."""
        self._made.clear()
        self._of.clear()
        self._bytes = 0

    def _cut(self, picture: QPixmap, cut: Cut) -> QPixmap:
        tile = QPixmap(round(cut.width * self._ratio), round(cut.height * self._ratio))
        tile.setDevicePixelRatio(self._ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.translate(cut.width / 2, cut.height / 2)
        painter.rotate(90 * cut.turn)
        size = cut.upright
        rect = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
        with smooth(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(picture_brush(picture, rect))
            painter.drawRoundedRect(rect, cut.radius, cut.radius)
        painter.end()
        return tile

    def _keep(self, cut: Cut, made: _Made) -> QPixmap:
        before = self._made.pop(cut, None)
        self._bytes += _size(made) - (0 if before is None else _size(before))
        self._made[cut] = made
        self._of.setdefault(cut.key, set()).add(cut)
        while self._bytes > self._budget_bytes and len(self._made) > 1:
            oldest, gone = self._made.popitem(last=False)
            self._bytes -= _size(gone)
            cuts = self._of[oldest.key]
            cuts.discard(oldest)
            if not cuts:
                del self._of[oldest.key]
        return made.pixmap


def _size(made: _Made) -> int:
    return made.pixmap.width() * made.pixmap.height() * _PIXEL_BYTES
