"""The photos and videos of a card in one row that grows with what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.views.components.photo_strip import Tile, arrange_strip
from konnect_desktop.views.components.photo_strip.arrange import MOST
from konnect_desktop.views.timeline.media_tile import MediaTile, ratio_of
from konnect_desktop.views.timeline.tools import CardTools


class MediaStrip(QWidget):
    """A justified row of the first media; the last one tells how many more there are."""

    def __init__(
        self, tools: CardTools, media: Sequence[ShownMedium], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._media = media
        self._ratios = self._known_ratios()
        self._tiles = [MediaTile(tools, medium, self) for medium in media[:MOST]]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tools.themes.changed.connect(self.refresh)

    @property
    def tiles(self) -> Sequence[MediaTile]:
        """The photos and videos that it shows."""
        return self._tiles

    @property
    def keys(self) -> Sequence[PictureKey]:
        """The pictures that it shows."""
        return [tile.key for tile in self._tiles]

    def picture_arrived(self, key: PictureKey) -> None:
        """Show a picture that has come; the row may change with its form."""
        for tile in self._tiles:
            if tile.key == key:
                tile.picture_arrived()
        ratios = self._known_ratios()
        if ratios != self._ratios:
            self._ratios = ratios
            self.refresh()

    def picture_failed(self, key: PictureKey) -> None:
        """Say that a picture could not be had."""
        for tile in self._tiles:
            if tile.key == key:
                tile.picture_failed()

    def reword(self) -> None:
        """Tell anew what is saved."""
        for tile in self._tiles:
            tile.saved_changed()

    def refresh(self) -> None:
        """Place the tiles anew."""
        places = self._places(self.width())
        for tile in self._tiles[len(places) :]:
            tile.hide()
        for place, tile in zip(places, self._tiles, strict=False):
            tile.place(place, is_last=place.index == len(places) - 1)
            tile.show()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        places = self._places(arg__1)
        return places[0].rect.height() if places else 0

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

    def _known_ratios(self) -> Sequence[float]:
        return [ratio_of(medium, self._tools) for medium in self._media[:MOST]]

    def _places(self, width: int) -> Sequence[Tile]:
        # What lies behind the last tile counts, whatever its form.
        behind = [1.0] * (len(self._media) - len(self._ratios))
        return arrange_strip([*self._ratios, *behind], max(width, 1), self._tools.theme.text_scale)
