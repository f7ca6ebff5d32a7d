"""Paints what of the grid is in sight: headers, tiles, and the rectangle that a hand spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.photos_album import Photo, day_of
from konnect_desktop.views.components.avatar import Face
from konnect_desktop.views.painting.focus import ring_margin
from konnect_desktop.views.photos.headers import (
    HeaderWords,
    day_line,
    month_line,
    paint_day,
    paint_month,
)
from konnect_desktop.views.photos.rows import Tile
from konnect_desktop.views.photos.tile_paint import TileLook, paint_tile, photo_rect
from konnect_desktop.views.photos.tile_stock import Cut, TileStock
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import AccountAccent, Radius, Theme
from konnect_desktop.wording import photos as words

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid

_ACCENTS: Final = tuple(AccountAccent)
_BAND: Final = 40
_OPAQUE: Final = 255


class GridPainter:
    """Paints a grid."""

    def __init__(self, tools: GridTools, grid: PhotoGrid) -> None:
        self._tools = tools
        self._grid = grid
        self._stock = TileStock(tools.pictures)
        self._shared_days: dict[int, bool] = {}

    @property
    def kept_bytes(self) -> int:
        """How much memory the tiles take that are ready."""
        return self._stock.kept_bytes

    def clear(self) -> None:
        """Forget everything that was made."""
        self._stock.clear()

    def drop(self, key: PictureKey) -> None:
        """Make a picture's tiles anew when they are next painted."""
        self._stock.drop(key)

    def paint(self, painter: QPainter, area: QRect, *, hurried: bool) -> bool:
        """Paint a part of the viewport; say whether there was no time for some tiles.

        A hurried one cuts none: everything has another size, and may soon have yet another.
        """
        grid, theme = self._grid, self._tools.theme
        offset, margin = grid.offset, ring_margin(theme)
        part = area.translated(-offset)
        self._stock.begin(grid.devicePixelRatioF(), hurried=hurried)
        painter.translate(offset)
        top, bottom = part.y() - margin, part.bottom() + 1 + margin
        for day in grid.rows.days_between(top, bottom):
            self._paint_headers(painter, day, part)
        ringed = self._tools.selection.current if grid.rings and grid.hasFocus() else -1
        for tiles in grid.rows.rows_between(top, bottom):
            for tile in tiles:
                if tile.x <= part.right() + margin and tile.x + tile.width >= part.x() - margin:
                    self._paint_tile(painter, tile, theme, ringed=tile.item == ringed)
        self._paint_band(painter, theme)
        return self._stock.is_behind

    def make_ahead(self, top: int, bottom: int) -> bool:
        """Cut the tiles of a stripe that may come into sight next; say whether some are left."""
        grid, theme = self._grid, self._tools.theme
        self._stock.begin(grid.devicePixelRatioF())
        for tiles in grid.rows.rows_between(top, bottom):
            for tile in tiles:
                self._tile(tile, theme)
                if self._stock.is_behind:
                    return True
        return False

    # -- tiles ------------------------------------------------------------------------------------

    def _paint_tile(self, painter: QPainter, tile: Tile, theme: Theme, *, ringed: bool) -> None:
        photo = self._tools.photos.model.photo(tile.item)
        rect = QRect(tile.x, tile.y, tile.width, tile.height)
        chosen = self._tools.selection.is_selected(tile.item)
        picture = self._tile(tile, theme)
        look = self._look(photo, tile.item, chosen=chosen, ringed=ringed)
        paint_tile(painter, rect, picture, look, theme)

    def _tile(self, tile: Tile, theme: Theme) -> QPixmap | None:
        key = self._tools.photos.model.album.key(tile.item)
        chosen = self._tools.selection.is_selected(tile.item)
        shown = photo_rect(QRect(0, 0, tile.width, tile.height), theme, chosen=chosen)
        turn = self._tools.marks.turn_of(key)
        radius = theme.px(Radius.PHOTO)
        return self._stock.tile(Cut(key, shown.width(), shown.height(), radius, turn))

    def _look(self, photo: Photo, item: int, *, chosen: bool, ringed: bool) -> TileLook:
        grid, tools = self._grid, self._tools
        color = photo.color if photo.color is not None else tools.pictures.color(photo.key)
        return TileLook(
            color=None if color is None else QColor(color),
            chosen=chosen,
            selecting=tools.selection.is_on,
            hovered=grid.pointer.hovered == item,
            ringed=ringed,
            is_video=photo.is_video,
            length=words.length_words(photo.seconds),
            blocked=Flag.DOWNLOADABLE not in photo.flags,
            favourite=tools.marks.is_favourite(photo.key),
            lost=grid.sight.is_lost(photo.key),
            badge=self._badge(photo, item),
        )

    def _badge(self, photo: Photo, item: int) -> Face | None:
        """Return whose a photo is, where the photos of its day are of several accounts."""
        album = self._tools.photos.model.album
        if not album.owners:
            return None
        day = self._grid.rows.day_of(item)
        if len(album.accounts_of(self._grid.rows.day_items(day))) < 2:  # noqa: PLR2004 — several
            return None
        look = self._tools.look(photo.key.account_id)
        return Face("", _ACCENTS[look.color % len(_ACCENTS)], badge=look.initials)

    # -- headers ----------------------------------------------------------------------------------

    def _paint_headers(self, painter: QPainter, day: int, part: QRect) -> None:
        rows, theme = self._grid.rows, self._tools.theme
        items = rows.day_items(day)
        top = rows.rows_top(day)
        width = rows.form.width
        line = day_line(top, width, theme)
        if line.intersects(part):
            selection = self._tools.selection
            share = selection.count_in(items) / len(items) if selection.is_on else None
            paint_day(painter, line, self.day_words(day), theme, share)
        if rows.begins_month(day):
            line = month_line(top, width, theme)
            if line.intersects(part):
                paint_month(painter, line, self._month_words(day), theme)

    def day_words(self, day: int) -> HeaderWords:
        """Return what stands in the line of a day."""
        album, language = self._tools.photos.model.album, self._tools.language
        title = words.day_title(day_of(album.days[day]), self._tools.today(), language)
        return HeaderWords(
            title, words.counts(*album.counts(self._grid.rows.day_items(day)), language)
        )

    def _month_words(self, day: int) -> HeaderWords:
        album, rows, language = (
            self._tools.photos.model.album,
            self._grid.rows,
            self._tools.language,
        )
        items = rows.month_items(rows.month_of(day))
        title = words.month_title(day_of(album.days[day]), language)
        return HeaderWords(title, words.counts(*album.counts(items), language))

    # -- the rectangle ----------------------------------------------------------------------------

    def _paint_band(self, painter: QPainter, theme: Theme) -> None:
        band = self._grid.pointer.band
        if band is None:
            return
        accent = theme.accent.accent
        fill = QColor(accent)
        fill.setAlpha(_BAND)
        painter.setPen(accent)
        painter.setBrush(fill)
        painter.drawRect(band.adjusted(0, 0, -1, -1))
        painter.setPen(Qt.PenStyle.NoPen)
