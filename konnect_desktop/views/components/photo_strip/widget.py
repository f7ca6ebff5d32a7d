"""The strip as a widget: each photo is a button, in order, with its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.photo_strip.arrange import MOST, Tile, arrange_strip
from konnect_desktop.views.components.photo_strip.paint import Photo, paint_tile
from konnect_desktop.views.theme import Radius, ThemeSource


class PhotoStrip(QWidget):
    """A justified row; ``opened`` tells the index of the photo that was pressed."""

    opened = Signal(int)

    def __init__(
        self, themes: ThemeSource, photos: Sequence[Photo], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._photos = photos
        self._buttons: list[_TileButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for index, photo in enumerate(photos[:MOST]):
            button = _TileButton(themes, photo, self)
            button.clicked.connect(lambda _=False, at=index: self.opened.emit(at))
            self._buttons.append(button)
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Place the photos anew."""
        tiles = self._tiles(self.width())
        for button in self._buttons[len(tiles) :]:
            button.hide()
        for tile, button in zip(tiles, self._buttons, strict=False):
            button.place(tile, is_last=tile.index == len(tiles) - 1)
            button.show()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        tiles = self._tiles(arg__1)
        return tiles[0].rect.height() if tiles else 0

    @override
    def sizeHint(self) -> QSize:
        width = self._themes.theme.px(600)
        return QSize(width, self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _tiles(self, width: int) -> Sequence[Tile]:
        ratios = [photo.ratio for photo in self._photos]
        return arrange_strip(ratios, max(width, 1), self._themes.theme.text_scale)


class _TileButton(PaintedButton):
    def __init__(self, themes: ThemeSource, photo: Photo, parent: QWidget) -> None:
        super().__init__(themes, Radius.PHOTO, parent)
        self._photo = photo
        self._tile = Tile(0, QRect())
        self._is_last = False
        self.setAccessibleName(photo.name)

    def place(self, tile: Tile, *, is_last: bool) -> None:
        self._tile, self._is_last = tile, is_last
        self.setGeometry(tile.rect)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._tile.rect.size()

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_tile(
            painter,
            rect,
            self._photo,
            self.theme,
            hidden=self._tile.hidden,
            left_end=self._tile.index == 0,
            right_end=self._is_last,
        )
