"""All photos and videos of a diary, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.photo_strip import Tile, arrange_strip
from konnect_desktop.views.components.photo_strip.arrange import GAP, count_in_row
from konnect_desktop.views.timeline.media_tile import MediaTile, ratio_of
from konnect_desktop.views.timeline.tools import CardTools


class MediaGrid(QWidget):
    """Justified rows; each photo is a button with the one that saves it."""

    def __init__(
        self, tools: CardTools, media: Sequence[ShownMedium], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._media = media
        self.tiles = [MediaTile(tools, medium, self) for medium in media]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tools.themes.changed.connect(self.refresh)

    @property
    def keys(self) -> Sequence[PictureKey]:
        """The pictures that it shows."""
        return [tile.key for tile in self.tiles]

    def picture_arrived(self, key: PictureKey) -> None:
        """Show a picture that has come."""
        for tile in self.tiles:
            if tile.key == key:
                tile.picture_arrived()
        self.refresh()

    def picture_failed(self, key: PictureKey) -> None:
        """Say that a picture could not be had."""
        for tile in self.tiles:
            if tile.key == key:
                tile.picture_failed()

    def saved_changed(self) -> None:
        """Tell anew which photos are saved."""
        for tile in self.tiles:
            tile.saved_changed()

    def refresh(self) -> None:
        """Place the tiles anew."""
        tiles = iter(self.tiles)
        for row in self._rows(self.width()):
            for place in row:
                next(tiles).place(place, is_last=place.index == len(row) - 1)
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return max((row[0].rect.bottom() + 1 for row in self._rows(arg__1)), default=0)

    @override
    def sizeHint(self) -> QSize:
        width = self._tools.theme.px(600)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._tools.theme.px(120), self._tools.theme.px(60))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _rows(self, width: int) -> Generator[Sequence[Tile]]:
        scale = self._tools.theme.text_scale
        ratios = [ratio_of(medium, self._tools) for medium in self._media]
        start, top = 0, 0
        while start < len(ratios):
            count = count_in_row(ratios[start:], max(width, 1), scale)
            row = arrange_strip(ratios[start : start + count], max(width, 1), scale)
            placed = [Tile(tile.index, tile.rect.translated(0, top)) for tile in row]
            yield placed
            start += len(row)
            top = placed[0].rect.bottom() + 1 + round(GAP * scale)
