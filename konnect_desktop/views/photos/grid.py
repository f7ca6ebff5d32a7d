"""The grid of photos: a scroll area that lays its photos out and paints what is in sight itself.

Rule: nothing is done for a photo that is not in sight. What is looked at stays where it is while
others come, turn out to have another form, or the window gets another size.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.photos_album import Album, Photo
from konnect_desktop.views.painting.focus import OWN_RING, ring_margin
from konnect_desktop.views.photos.grid_keys import GridKeys
from konnect_desktop.views.photos.grid_painter import GridPainter
from konnect_desktop.views.photos.grid_pointer import GridPointer
from konnect_desktop.views.photos.headers import above_month, day_room, month_room
from konnect_desktop.views.photos.row_breaks import RowForm
from konnect_desktop.views.photos.rows import PhotoRows
from konnect_desktop.views.photos.sight import Sight
from konnect_desktop.views.photos.tools import GridTools

GAP: Final = 6
_STEP: Final = 40
_WHEEL: Final = 120
_MOMENT_MS: Final = 60
_NEAR: Final = 1.5
_PAUSE_MS: Final = 12
_BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_OFF: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class _Column(Struct, frozen=True):
    """Where the photos stand in the viewport, and the space above the first and below the last."""

    left: int = 0
    width: int = 1
    above: int = 0
    below: int = 0


class PhotoGrid(QAbstractScrollArea):
    """Shows the photos of a model.

    ``opened`` tells the row of a photo to be shown large, ``menu_wanted`` a row and a place on the
    screen, ``drag_wanted`` that what is selected, or the photo with the focus, is dragged out.
    ``scrolled`` says that something else is in sight, ``laid_out`` that everything has its place,
    ``steps_wanted`` by how many steps photos should be larger.
    """

    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)
    drag_wanted = Signal()
    scrolled = Signal()
    laid_out = Signal()
    steps_wanted = Signal(int)

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        # Made here: of a widget that Qt makes itself PySide may forget that it lives.
        self.setViewport(QWidget())
        self.rows = PhotoRows((), (), ())
        self._column = _Column()
        self._target = 172
        self._keeping = self._is_hurried = False
        self._next_form = self._form()
        self._prepared: tuple[Album, PhotoRows] | None = None
        self._held: tuple[int, int] | None = None
        self._kept: tuple[Photo, int] | None = None
        self._turned = 0
        self.rings = False
        self.pointer = GridPointer(self, tools)
        self._keys = GridKeys(self, tools.selection)
        self.sight = Sight(tools, self, lambda: self.pointer.is_down, self)
        self._painter = GridPainter(tools, self)
        self._behind = QTimer(self)
        self._behind.setSingleShot(True)
        self._behind.timeout.connect(self._catch_up)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._go_ahead)
        self._connect()
        self._set_up()
        self._begin_anew()

    def _set_up(self) -> None:
        self.setProperty(OWN_RING, True)  # noqa: FBT003 — Qt's own
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(_OFF)
        self.setVerticalScrollBarPolicy(_OFF)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ground = self.viewport()
        # Only what is opaque is scrolled by moving pixels; all else is painted anew.
        ground.setAutoFillBackground(True)
        ground.setBackgroundRole(QPalette.ColorRole.Window)
        ground.setMouseTracking(True)

    def _connect(self) -> None:
        tools, model = self._tools, self._tools.photos.model
        tools.photos.prepare = self._prepare
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._begin_anew)
        tools.selection.changed.connect(self.viewport().update)
        tools.selection.mode_changed.connect(self.viewport().update)
        tools.selection.rows.currentChanged.connect(self.viewport().update)
        tools.languages.changed.connect(self.viewport().update)
        tools.themes.changed.connect(self._dress)
        self.sight.arrived.connect(self._repaint_arrived)
        self.sight.formed.connect(self._take_forms)
        self.sight.settled.connect(self._go_ahead)

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

    @property
    def tiles_bytes(self) -> int:
        """How much memory the tiles take that are ready to be painted."""
        return self._painter.kept_bytes

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

    def go_to(self, item: int, *, rings: bool = True) -> None:
        """Give a photo the focus and bring it into sight."""
        self.rings = rings
        self._tools.selection.set_current(item)
        self.show_item(item)

    def scroll_to_day(self, day: int) -> None:
        """Bring a day to the upper edge."""
        self.verticalScrollBar().setValue(self.rows.block_top(day) + self._column.above)

    def repaint_items(self, *items: int) -> None:
        """Paint photos anew."""
        margin = ring_margin(self._tools.theme)
        for item in items:
            if 0 <= item < self.count:
                self.viewport().update(
                    self.item_rect(item).adjusted(-margin, -margin, margin, margin)
                )

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
        self._is_hurried = True
        self.viewport().update()
        self.sight.moved()
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
                self.pointer.move_start(moved, below=before)
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
        album = self._tools.photos.model.album
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
        self.pointer.forget()
        self.sight.begin_anew()
        self._lay_out(place)

    def _take_forms(self, ratios: Mapping[int, float]) -> None:
        place = self._place()
        self.rows.change({item: ratio for item, ratio in ratios.items() if item < self.count})
        self._settle(place)

    def _dress(self) -> None:
        self._painter.clear()
        self._lay_out(self._place())

    def _repaint_arrived(self, item: int) -> None:
        self._painter.drop(self._tools.photos.model.album.key(item))
        self.repaint_items(item)

    def _catch_up(self) -> None:
        self.viewport().update()

    def _go_ahead(self) -> None:
        """Cut, in the pauses, what comes into sight when one scrolls on."""
        top, bottom = self.stripe()
        if self.isVisible() and self._painter.make_ahead(bottom, 2 * bottom - top):
            self._ahead.start(_PAUSE_MS)

    # -- Qt ---------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        behind = self._painter.paint(painter, event.rect(), hurried=self._is_hurried)
        painter.end()
        if behind:
            self._behind.start(_MOMENT_MS if self._is_hurried else 0)
        self._is_hurried = False

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._keeping:
            return
        self._held = None
        self.viewport().scroll(0, dy)
        self._come_near()
        self.pointer.scrolled()
        self.sight.moved()
        self.scrolled.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._settle(self._place())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sight.moved()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sight.withdraw()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _WHEEL)
        self._turned -= steps * _WHEEL
        if steps:
            self.steps_wanted.emit(steps)
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.rings = True
            if self._tools.selection.current < 0 and self.count:
                self._tools.selection.set_current(max(self.top_item(), 0))
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            item = self._tools.selection.current
            place = self.item_rect(item).center() if item >= 0 else QPoint()
        else:
            place = event.pos()
            item = self.item_at(place)
        if item >= 0:
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(place))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)
