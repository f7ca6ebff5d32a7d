"""The picture half of the page: drawn scenes, slightly turned; only decoration.

They are read between events, one at a time and at half their size, which takes some 5 ms each.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import cycle
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.avatar import picture_brush
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.theme import Radius, ThemeSource

_TURN_DEGREES: Final = -3.6
_WIDTH: Final = 600.0
_GAP: Final = 18
_BETWEEN_MS: Final = 20
_WHOLE_SIDE: Final = 1024
_SHARP: Final = 1.5
# Left edge, top, width, and the pictures with their heights; they repeat down to the lower edge.
_COLUMNS: Final = (
    (12, 0, 230, (("coats-hooks", 292), ("sand1-child", 243), ("paint-hands", 270))),
    (258, 38, 310, (("garden0-tulips", 241), ("bear-asleep", 327), ("ducks-pond", 256))),
)


class Collage(QWidget):
    """Two columns of pictures on the accent's soft ground, as large as the half is wide."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pictures: dict[str, QPixmap] = {}
        self._waiting = [name for *_, tiles in _COLUMNS for name, _ in tiles]
        self._reader = QTimer(self)
        self._reader.setInterval(_BETWEEN_MS)
        self._reader.timeout.connect(self._read_next)
        themes.changed.connect(self.update)

    @property
    def is_complete(self) -> bool:
        """Whether every picture has been read."""
        return not self._waiting

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waiting:
            self._reader.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        factor = self.width() / _WIDTH
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.accent.soft)
        painter.scale(factor, factor)
        painter.rotate(_TURN_DEGREES)
        empty = theme.soft_shades()[1]
        for name, tile in self._tiles(self.height() / factor):
            picture = self._pictures.get(name)
            # A little more than the tile: at its smooth edge the brush would begin anew.
            wider = tile.adjusted(-2, -2, 2, 2)
            fill = empty if picture is None else picture_brush(picture, wider)
            paint_shape(painter, tile, Radius.DIALOG, fill=fill)
        painter.end()

    def _tiles(self, height: float) -> Iterator[tuple[str, QRectF]]:
        for left, top, width, tiles in _COLUMNS:
            reached = float(top)
            for name, tile_height in cycle(tiles):
                if reached > height + _WIDTH / 10:
                    break
                yield name, QRectF(left, reached, width, tile_height)
                reached += tile_height + _GAP

    def _read_next(self) -> None:
        if not self._waiting or not self.isVisible():
            self._reader.stop()
            return
        name = self._waiting.pop(0)
        is_sharp = self.devicePixelRatioF() > _SHARP
        self._pictures[name] = _read(name, _WHOLE_SIDE if is_sharp else _WHOLE_SIDE // 2)
        self.update()


def _read(name: str, longest_side_px: int) -> QPixmap:
    folder = files("konnect_desktop") / "resources" / "demo" / "photos"
    content = QBuffer()
    content.setData(QByteArray((folder / f"{name}-medium.jpg").read_bytes()))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(content, QByteArray(b"jpeg"))
    bound = QSize(longest_side_px, longest_side_px)
    reader.setScaledSize(reader.size().scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
