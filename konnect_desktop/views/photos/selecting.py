"""Selecting in the page of photos: its bar follows what is selected and acts on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.photo_desk import PhotoDesk
from konnect_desktop.viewmodels.photos_album import day_of
from konnect_desktop.views.painting.shadow import shadow_margin
from konnect_desktop.views.photos.grid_area import GridArea
from konnect_desktop.views.photos.photo_menu import popup_above, select_menu
from konnect_desktop.views.photos.selection_bar import HEIGHT, SelectionBar
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Space
from konnect_desktop.wording import photos_page as words

_LIFT: Final = Space.XL
_LEAST_ROOM: Final = Space.XXL


class Selecting(QObject):
    """Leads the bar, which lies in ``page``.

    ``ended`` says that selecting was ended by the bar, ``placed`` that the bar has come or gone.
    """

    ended = Signal()
    placed = Signal()

    def __init__(self, tools: GridTools, desk: PhotoDesk, grid: GridArea, page: QWidget) -> None:
        super().__init__(page)
        self._tools = tools
        self._desk = desk
        self._grid = grid
        self._area = QRect()
        self.bar = SelectionBar(tools, page)
        bar, selection = self.bar, desk.selection
        bar.ended.connect(self._end)
        bar.month_wanted.connect(self.select_month)
        bar.more_wanted.connect(self._open_more)
        bar.favourite_wanted.connect(lambda: desk.toggle_favourites(selection.pictures()))
        bar.save_wanted.connect(lambda: desk.save(selection.pictures()))
        selection.changed.connect(self.reword)
        selection.mode_changed.connect(self.reword)
        desk.marks.changed.connect(self.reword)
        grid.scrolled.connect(self._follow)
        self._month = -1

    @property
    def room(self) -> int:
        """How much space the page leaves below the last photo."""
        px = self._tools.theme.px
        return px(HEIGHT + 2 * _LIFT) if self._desk.selection.is_on else px(_LEAST_ROOM)

    def toggle(self) -> None:
        """Begin to select, or end it."""
        selection = self._desk.selection
        if selection.is_on:
            selection.end()
        else:
            selection.begin()

    def select_month(self) -> None:
        """Select all of the month that is looked at; where all of it is selected, none of it."""
        rows = self._grid.rows
        if rows.count:
            self._desk.selection.toggle_rows(rows.month_items(self._looked_at()))

    def reword(self) -> None:
        """Say how much is selected, in the language that is spoken now."""
        selection = self._desk.selection
        if selection.is_on:
            month, loved = self._month_words(), self._desk.selected_are_favourites()
            self.bar.show_selected(selection.counted(), month, favourites=loved)
        was_shown = not self.bar.isHidden()
        self.bar.setVisible(selection.is_on)
        self._put()
        if was_shown is not selection.is_on:
            self.placed.emit()

    # -- places -----------------------------------------------------------------------------------

    def place(self, area: QRect) -> None:
        """Float over the lower edge of an area of the page."""
        self._area = area
        self._put()

    def _put(self) -> None:
        if self.bar.isHidden():
            return
        theme = self._tools.theme
        around = shadow_margin(theme)
        size = self.bar.fit(self._area.width() - 2 * theme.px(Space.XS))
        left = self._area.center().x() - size.width() // 2
        top = self._area.bottom() + 1 - theme.px(_LIFT) - size.height() + around
        self.bar.setGeometry(QRect(QPoint(left, top), size))
        self.bar.raise_()

    @property
    def reach(self) -> int:
        """How far the bar reaches up from the lower edge; 0 while it is hidden."""
        if self.bar.isHidden():
            return 0
        theme = self._tools.theme
        return self.bar.height() - 2 * shadow_margin(theme) + theme.px(_LIFT)

    # ---------------------------------------------------------------------------------------------

    def _end(self) -> None:
        self._desk.selection.end()
        self.ended.emit()

    def _open_more(self, corner: QPoint) -> None:
        language = self._tools.language
        month = self._month_words()
        menu = select_menu(self._desk, month, self.select_month, language, self.bar.more)
        popup_above(menu, corner)

    def _looked_at(self) -> int:
        """Return the month at the upper edge of what is seen."""
        rows, item = self._grid.rows, max(self._grid.top_item(), 0)
        return rows.month_of(rows.day_of(item)) if rows.count else -1

    def _month_words(self) -> str:
        month = self._month = self._looked_at()
        album = self._tools.photos.model.album
        if not 0 <= month < len(album.month_days):
            return ""
        day = day_of(album.days[album.month_days[month]])
        return "" if day is None else words.all_of_month(day, self._tools.language)

    def _follow(self) -> None:
        if self._desk.selection.is_on and self._looked_at() != self._month:
            self.reword()
