"""Where the photos of the grid lie: a scroll area that lays them out and keeps what is looked at.

Rule: nothing is done for a photo that is not near what is seen. What is looked at stays where it is
while others come, turn out to have another form, or the window gets another size.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.photos_album import Album, Photo
from konnect_desktop.views.photos.headers import above_month, day_room, month_room
from konnect_desktop.views.photos.row_breaks import RowForm
from konnect_desktop.views.photos.rows import PhotoRows
from konnect_desktop.views.photos.tools import GridTools

GAP: Final = 6
_STEP: Final = 40
_NEAR: Final = 1.5


class _Column(Struct, frozen=True):
    """Where the photos stand in the viewport, and the space above the first and below the last."""

    left: int = 0
    width: int = 1
    above: int = 0
    below: int = 0


class GridArea(QAbstractScrollArea):
    """The places of a model's photos in a viewport that scrolls.

    ``scrolled`` says that something else is in sight, ``laid_out`` that everything has its place,
    ``renewed`` that the photos are others, which are not laid out yet; ``rows_moved`` tells by how
    much all below a place in the layout has moved.
    """

    scrolled = Signal()
    laid_out = Signal()
    renewed = Signal()
    rows_moved = Signal(int, int)

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        # Made here: of a widget that Qt makes itself PySide may forget that it lives.
        self.setViewport(QWidget())
        self.rows = PhotoRows((), (), ())
        self._column = _Column()
        self._target = 172
        self._keeping = False
        self._next_form = self._form()
        self._prepared: tuple[Album, PhotoRows] | None = None
        self._held: tuple[int, int] | None = None
        self._kept: tuple[Photo, int] | None = None
        self._sought = ""
        tools.photos.prepare = self._prepare
        tools.photos.model.modelAboutToBeReset.connect(self._keep_place)
        tools.photos.model.modelReset.connect(self._begin_anew)

    @property
    def tools(self) -> GridTools:
        """Its sources."""
        return self._tools

    # -- what is in sight -------------------------------------------------------------------------

    @property
    def offset(self) -> QPoint:
        """Where the corner of the layout lies in the viewport."""
        return QPoint(self._column.left, self._column.above - self.verticalScrollBar().value())

    @property
    def count(self) -> int:
        """How many photos there are."""
        return self.rows.count

    @property
    def target(self) -> int:
        """How high rows should be, in pixels at 100 %."""
        return self._target

    def stripe(self, pages: float = 0) -> tuple[int, int]:
        """Return the stripe of the layout that is seen, with some pages above and below it."""
        height = self.viewport().height()
        top, more = self.verticalScrollBar().value() - self._column.above, round(pages * height)
        return top - more, top + height + more

    def item_at(self, place: QPoint) -> int:
        """Return the photo at a place in the viewport, -1 where there is none."""
        found = place - self.offset
        return self.rows.item_at(found.x(), found.y())

    def item_rect(self, item: int) -> QRect:
        """Return where a photo lies in the viewport."""
        tile = self.rows.tile(item)
        return QRect(tile.x, tile.y, tile.width, tile.height).translated(self.offset)

    def top_item(self) -> int:
        """Return the first photo that is in sight, -1 without one."""
        first = next(self.rows.rows_between(*self.stripe()), None)
        return -1 if first is None else first[0].item

    def items_in_sight(self) -> range:
        """Return the photos of all rows that are seen, in part or whole."""
        rows = list(self.rows.rows_between(*self.stripe()))
        return range(rows[0][0].item, rows[-1][-1].item + 1) if rows else range(0)

    def exact_rect(self, item: int) -> QRect:
        """Return where a photo lies in the viewport, however far away; what is seen stays."""
        day = self.rows.day_of(item)
        self._come_near(range(day, day + 1))
        return self.item_rect(item)

    # -- what the maker says ----------------------------------------------------------------------

    def set_column(self, left: int, width: int, *, above: int, below: int) -> None:
        """Set where the grid stands, and the space above the first photo and below the last."""
        column = _Column(left, max(width, 1), above, below)
        if column != self._column:
            place = self._place()
            self._column = column
            self._lay_out(place)

    def set_target(self, target: int) -> None:
        """Show photos so high; the one under the pointer, or in the middle, stays where it is."""
        if target != self._target:
            place = self._place(self._middle())
            self._target = target
            self._lay_out(place)

    def show_item(self, item: int) -> None:
        """Bring a photo into sight, with its header where it is the first of a day."""
        rows, margin, above = self.rows, self._tools.theme.px(GAP), self._column.above
        day = rows.day_of(item)
        self._come_near(range(day, day + 1))
        tile = rows.tile(item)
        top, bottom = tile.y - margin, tile.y + tile.height + margin
        if tile.y == rows.rows_top(day):
            top = rows.block_top(day) if day else -above
        bar = self.verticalScrollBar()
        value = bar.value() - above
        free = self.viewport().height() - self._column.below
        if top < value:
            bar.setValue(top + above)
        elif bottom > value + free:
            bar.setValue(min(bottom - free, top) + above)

    def scroll_to_place(self, place: float) -> None:
        """Bring a place of the layout to the upper edge."""
        self.verticalScrollBar().setValue(round(place) + self._column.above)

    def scroll_to_day(self, day: int) -> None:
        """Bring a day to the upper edge."""
        self.verticalScrollBar().setValue(self.rows.block_top(day) + self._column.above)

    # -- laying out -------------------------------------------------------------------------------

    def _form(self) -> RowForm:
        theme = self._tools.theme
        return RowForm(
            width=self._column.width,
            target=theme.px(self._target),
            gap=theme.px(GAP),
            day=day_room(theme),
            month=month_room(theme),
            above=above_month(theme),
        )

    def _lay_out(self, place: tuple[int, int] | None) -> None:
        form = self._next_form = self._form()
        if self.rows.form != form:
            self.rows.lay_out(form)
        self._settle(place)

    def _prepare(self, album: Album) -> None:
        """Lay an album out before it is shown; in a thread."""
        rows = PhotoRows(album.ratios, album.day_firsts, album.month_days)
        rows.lay_out(self._next_form)
        self._prepared = album, rows

    def _settle(self, place: tuple[int, int] | None) -> None:
        """Scroll so that a photo's row lies where it was, and paint all of it."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._tools.theme.px(_STEP))
        bar.setPageStep(max(height - self._column.below, 1))
        value = bar.value()
        if place is not None and place[0] < self.count:
            item, distance = place
            value = self.rows.tile(item).y + self._column.above - distance
        self._scroll_to(value)
        self._come_near()
        self.laid_out.emit()
        self.scrolled.emit()

    def _scroll_to(self, value: int) -> None:
        """Take the height that everything has now, and scroll without moving what is painted."""
        bar = self.verticalScrollBar()
        whole = self._column.above + self.rows.height + self._column.below
        self._keeping = True
        bar.setRange(0, max(whole - self.viewport().height(), 0))
        bar.setValue(value)
        self._keeping = False

    def _come_near(self, more: range = range(0)) -> None:
        """Have the rows of all days near what is seen, and of some more; what is seen stays."""
        rows, bar = self.rows, self.verticalScrollBar()
        top, _ = self.stripe()
        day = next(iter(rows.days_between(top, top + 1)), 0)
        at_end = bar.value() and bar.value() == bar.maximum()
        before = rows.block_top(day)
        for days in (rows.days_between(*self.stripe(_NEAR)), more):
            if rows.make_exact(days):
                moved = rows.block_top(day) - before
                self.rows_moved.emit(moved, before)
                self._scroll_to(bar.value() + moved)
                before += moved
        if at_end:
            self._scroll_to(bar.maximum())

    def _place(self, item: int = -1) -> tuple[int, int] | None:
        """Return a photo and where its row lies in the viewport; ``None`` at the upper end."""
        bar = self.verticalScrollBar()
        if item < 0 and self._held is not None:
            # Until one scrolls it is the same photo that stays, however often all is laid out.
            return self._held
        if item < 0:
            item = self.top_item() if bar.value() else -1
        if not 0 <= item < self.count:
            return None
        self._held = item, self.rows.tile(item).y + self._column.above - bar.value()
        return self._held

    def _middle(self) -> int:
        """Return the photo under the pointer, else the one in the middle of what is seen."""
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        if not self.viewport().rect().contains(place):
            place = self.viewport().rect().center()
        found = place - self.offset
        return self.rows.item_nearest(found.x(), found.y())

    def _keep_place(self) -> None:
        place = self._place()
        album, sought = self._tools.photos.model.album, self._tools.photos.showing.text
        if sought != self._sought:
            # What is found is read from its beginning.
            self._sought, place = sought, None
            self._scroll_to(0)
        self._kept = None if place is None else (album.photo(place[0]), place[1])

    def _begin_anew(self) -> None:
        album = self._tools.photos.model.album
        prepared, self._prepared = self._prepared, None
        if prepared is not None and prepared[0] is album:
            self.rows = prepared[1]
        else:
            self.rows = PhotoRows(album.ratios, album.day_firsts, album.month_days)
        kept, self._kept, self._held = self._kept, None, None
        place = None
        if kept is not None and len(album):
            photo, distance = kept
            item = album.item_of(photo.key, photo.day)
            if item < 0:
                item = min(album.items_of(photo.day).start, len(album) - 1)
            place = item, distance
        self.renewed.emit()
        self._lay_out(place)

    def _take_forms(self, ratios: Mapping[int, float]) -> None:
        place = self._place()
        self.rows.change({item: ratio for item, ratio in ratios.items() if item < self.count})
        self._settle(place)

    # -- Qt ---------------------------------------------------------------------------------------

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._keeping:
            return
        self._held = None
        self.viewport().scroll(0, dy)
        self._come_near()
        self.scrolled.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._settle(self._place())
