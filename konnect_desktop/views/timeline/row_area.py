"""A scroll area for very many rows, of which only those near the visible range are widgets.

What is looked at stays where it is: whatever is built, measured, put in or taken out elsewhere,
the anchored row keeps its place on the screen. Building is spread over ticks of the event loop.
"""

from __future__ import annotations

from time import perf_counter
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget
from typing_extensions import override

from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.views.timeline.anchor import Anchor, anchor_at_top, anchor_in_sight
from konnect_desktop.views.timeline.live_rows import LiveRows, RowSource
from konnect_desktop.views.timeline.missing_rows import MissingRows
from konnect_desktop.views.timeline.row_keys import RowKeys
from konnect_desktop.views.timeline.row_stock import RowStock

BUDGET_S: Final = 0.003
"""Time for building in one tick; a row that is begun is finished."""
_PAUSE_MS: Final = 12
_STEP: Final = 40


class RowArea(QAbstractScrollArea):
    """Shows the rows of a ``RowSource`` in one column.

    ``scrolled`` tells that other rows may be in sight, ``settled`` that all rows near are built and
    measured. ``lead`` scrolls along above the first row.
    """

    scrolled = Signal()
    settled = Signal()

    def __init__(
        self, themes: ThemeSource, source: RowSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        # Made here: of a widget that Qt makes itself PySide may forget that it lives.
        ground = QWidget()
        self.setViewport(ground)
        self._stock = RowStock(source, ground)
        self._keys = RowKeys(self)
        self._anchor = Anchor(0, 0)
        self._left = self._above = self._below = 0
        self._lead: QWidget | None = None
        self._head = self._room = 0
        self._sticky = 0
        self._keeping = False
        self._to_end = False
        self._untouched = True
        self._missing = MissingRows(themes, ground, self)
        self._ticks = QTimer(self)
        self._ticks.setSingleShot(True)
        self._ticks.timeout.connect(self._tick)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Only what is opaque is scrolled by moving pixels; all else is painted anew.
        self.viewport().setAutoFillBackground(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        themes.changed.connect(self.refresh)
        self.refresh()

    # -- what is in sight -------------------------------------------------------------------------

    @property
    def live(self) -> LiveRows:
        """The rows that are widgets now."""
        return self._stock.live

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._stock.heights)

    @property
    def is_at_top(self) -> bool:
        """Whether nothing lies above what is seen."""
        return self.verticalScrollBar().value() == 0

    def rows_in_sight(self) -> range:
        """Return the rows of which something can be seen."""
        return self._rows_between(0, self.viewport().height())

    def rows_near(self) -> range:
        """Return the rows in sight and those one screen above and below."""
        height = self.viewport().height()
        return self._rows_between(-height, 2 * height)

    def row_top(self, row: int) -> int:
        """Return where a row begins, seen from the upper edge of the viewport."""
        return self._stock.heights.top(row) - self._offset()

    def column(self) -> QRect:
        """Return the column in the viewport."""
        return QRect(self._left, 0, self._stock.width, self.viewport().height())

    def row_height(self, row: int) -> int:
        """Return how high a row is, its space below included."""
        return self._stock.heights.height(row)

    # -- what the maker says ----------------------------------------------------------------------

    def set_column(self, left: int, width: int, *, above: int = 0, below: int = 0) -> None:
        """Set where the column of rows stands, and the space above the first and below the last."""
        column = (left, max(width, 1), above, below)
        if column != (self._left, self._stock.width, self._above, self._below):
            self._left, self._above, self._below = left, above, below
            self._take_width(column[1])

    def set_lead(self, lead: QWidget | None, room_px: int = 0) -> None:
        """Let a widget scroll along above the first row, with room above it; its maker keeps it."""
        if self._lead is not None and self._lead is not lead:
            self._lead.hide()
        self._lead, self._room = lead, room_px
        if lead is not None:
            lead.setParent(self.viewport())
            lead.show()
        self._restore()

    def set_sticky(self, height_px: int) -> None:
        """Say how much of the upper edge something else covers, for what is scrolled into sight."""
        self._sticky = height_px

    def reset(self) -> None:
        """Begin anew at the top: the rows have become others."""
        self._keep_focus_from(range(self.count))
        self._stock.reset()
        self._untouched, self._to_end = True, False
        self._head = self._measure_head()
        self._anchor = Anchor(0, self._head)
        self._restore()

    def insert_rows(self, first: int, count: int) -> None:
        """Take note of rows that have come before row ``first``."""
        self._stock.insert(first, count)
        if not (self._untouched and self.is_at_top):
            self._anchor = self._anchor.after_insert(first, count)
        self._restore()

    def remove_rows(self, first: int, count: int) -> None:
        """Take note of rows that are gone."""
        self._keep_focus_from(range(first, first + count))
        self._stock.remove(first, count)
        self._anchor = self._anchor.after_remove(first, count, self.count)
        self._restore()

    def renew_rows(self, first: int, last: int) -> None:
        """Build rows anew, because their content has changed."""
        self._stock.renew(range(first, last + 1))
        self._ticks.start(0)

    def refresh(self) -> None:
        """Measure everything anew, after the theme has changed."""
        if self._themes.keeps_sizes:
            return
        self.verticalScrollBar().setSingleStep(self._themes.theme.px(_STEP))
        self._take_width(self._stock.width)

    def scroll_to_top(self) -> None:
        """Show the beginning, also when more comes in above it."""
        self.verticalScrollBar().setValue(0)
        self._untouched = True

    def scroll_to_end(self) -> None:
        """Show the end, also when rows there turn out higher than was thought."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._to_end = True

    def put_row(self, row: int, y: int) -> None:
        """Let a row begin ``y`` pixels below the upper edge."""
        self._untouched = False
        self._anchor = Anchor(row, y)
        self._restore()

    def show_row(self, row: int) -> None:
        """Scroll as little as it takes to see a row, at least its beginning."""
        self._scroll_to(row)
        # What covers the upper edge may now be the header of another day, and higher.
        self._scroll_to(row)

    def _scroll_to(self, row: int) -> None:
        above = self.row_top(row) - self._sticky
        below = self.row_top(row) + self.row_height(row) - self.viewport().height()
        self._scroll_by(above if above < 0 else max(0, min(above, below)))

    def show_widget(self, widget: QWidget) -> None:
        """Scroll as little as it takes to see something inside a row."""
        top = widget.mapTo(self.viewport(), widget.rect().topLeft()).y()
        room = self._themes.theme.px(Space.XS)
        above = top - self._sticky - room
        below = top + widget.height() + room - self.viewport().height()
        self._scroll_by(above if above < 0 else max(0, min(above, below)))

    def build_now(self, row: int) -> QWidget | None:
        """Return the widget of a row, built at once where it is not there yet."""
        if not self.live.is_shown(row):
            self._stock.work_on(row)
            if row in self.live:
                self._stock.work_on(row)
            self._restore()
        built = self.live.get(row)
        return None if built is None else built.widget

    # -- keeping the place ------------------------------------------------------------------------

    def _keep_focus_from(self, rows: range) -> None:
        """Take the keyboard from a row that goes: Qt would send it on to one that goes as well."""
        if self.live.focused_row() in rows:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offset(self) -> int:
        """Return where the viewport begins, seen from the first row."""
        return self.verticalScrollBar().value() - self._head

    def _rows_between(self, above: int, below: int) -> range:
        heights, offset = self._stock.heights, self._offset()
        if not len(heights):
            return range(0)
        return range(heights.row_at(offset + above), heights.row_at(offset + below - 1) + 1)

    def _restore(self) -> None:
        """Fit the scroll bar to what there is, put the anchor in its place and rows around it."""
        bar, heights = self.verticalScrollBar(), self._stock.heights
        head = self._measure_head()
        if bar.value() < self._head:
            self._anchor = Anchor(self._anchor.row, self._anchor.y + head - self._head)
        self._head = head
        content = head + heights.total + self._below
        height = self.viewport().height()
        row = min(self._anchor.row, self.count)
        value = head + heights.top(row) - self._anchor.y
        if self._untouched and self.is_at_top:
            value = 0
        self._keeping = True
        bar.setRange(0, max(content - height, 0))
        bar.setPageStep(max(height - self._sticky - bar.singleStep(), 1))
        bar.setValue(bar.maximum() if self._to_end else value)
        self._keeping = False
        self._anchor = anchor_in_sight(heights, self._offset(), height)
        self._place()
        self._ticks.start(0)

    def _measure_head(self) -> int:
        top = self._above
        if self._lead is None:
            return top
        height = self._lead.heightForWidth(self._stock.width)
        return top + self._room + (height if height >= 0 else self._lead.sizeHint().height())

    def _place(self) -> None:
        left, width = self._left, self._stock.width
        if self._lead is not None:
            top = self._room - self.verticalScrollBar().value()
            height = self._head - self._above - self._room
            self._lead.setGeometry(QRect(left, top, width, height))
        for row, built in self.live:
            height = self._stock.heights.height(row) - built.gap_px
            built.widget.setGeometry(QRect(left, self.row_top(row), width, height))
        self._missing.watch(self._places_missing())
        self.scrolled.emit()

    def _places_missing(self) -> list[QRect]:
        left, width, heights = self._left, self._stock.width, self._stock.heights
        space = self._themes.theme.px(Space.M)
        return [
            QRect(left, self.row_top(row), width, heights.height(row) - space)
            for row in self.rows_in_sight()
            if not self.live.is_shown(row)
        ]

    def _take_width(self, width: int) -> None:
        heights = self._stock.heights
        row, share = anchor_at_top(heights, self._offset())
        at_top = self.is_at_top
        self._stock.widen(width)
        for seen in self.rows_in_sight():
            if seen in self.live:
                self._stock.work_on(seen)
        if not at_top and len(heights):
            self._anchor = Anchor(row, -round(share * heights.height(row)))
        self._restore()

    def _scroll_by(self, distance: int) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + distance)

    # -- building ---------------------------------------------------------------------------------

    def _tick(self) -> None:
        started = perf_counter()
        if not self.isVisible():
            return
        self.live.keep(self.rows_near())
        rows = self._stock.to_do(self.rows_in_sight(), self.rows_near())
        for row in rows:
            self._stock.work_on(row)
            if perf_counter() - started > BUDGET_S:
                break
        if rows:
            self._restore()
            # What cannot be seen yet is built in the pauses between frames.
            self._ticks.start(0 if rows[0] in self.rows_in_sight() else _PAUSE_MS)
        else:
            self._keys.thread(self.live.stops())
            self.settled.emit()

    # -- Qt ---------------------------------------------------------------------------------------

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._keeping:
            return
        self._to_end = self._untouched = False
        height = self.viewport().height()
        self._anchor = anchor_in_sight(self._stock.heights, self._offset(), height)
        self.viewport().scroll(0, dy)
        self._place()
        if self._places_missing():
            self._ticks.start(0)
        elif not self._ticks.isActive():
            # What comes into sight next is built after this frame, not together with it.
            self._ticks.start(_PAUSE_MS)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticks.start(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restore()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # Something in a row wants another height: a photo has come, a list was unfolded.
            self.live.doubt()
            self._ticks.start(0)
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        seen = event.rect()
        self._missing.paint([each for each in self._places_missing() if each.intersects(seen)])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._keys.step(event)
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        focused = QApplication.focusWidget()
        if moved and focused is not None and self.viewport().isAncestorOf(focused):
            self.show_widget(focused)
        return moved
