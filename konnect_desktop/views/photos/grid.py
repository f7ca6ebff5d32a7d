"""The grid of photos: paints what is in sight itself, and takes pointer and keys.

Rule: nothing is done for a photo that is not in sight.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.focus import OWN_RING, ring_margin
from konnect_desktop.views.photos.grid_access import GridAccess, offer_grids
from konnect_desktop.views.photos.grid_area import GridArea
from konnect_desktop.views.photos.grid_keys import GridKeys
from konnect_desktop.views.photos.grid_painter import GridPainter
from konnect_desktop.views.photos.grid_pointer import GridPointer
from konnect_desktop.views.photos.grid_voice import GridVoice
from konnect_desktop.views.photos.sight import Sight
from konnect_desktop.views.photos.tools import GridTools

_WHEEL: Final = 120
_MOMENT_MS: Final = 60
_PAUSE_MS: Final = 12
_BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_OFF: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class PhotoGrid(GridArea):
    """Shows the photos of a model.

    ``opened`` tells the row of a photo to be shown large, ``menu_wanted`` a row and a place on the
    screen, ``drag_wanted`` that what is selected, or the photo with the focus, is dragged out.
    ``steps_wanted`` tells by how many steps photos should be larger.
    """

    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)
    drag_wanted = Signal()
    steps_wanted = Signal(int)

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._is_hurried = False
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
        # Last, so that it speaks of what is laid out.
        self._voice = GridVoice(tools, self)
        offer_grids(tools.application, PhotoGrid)

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
        tools = self._tools
        self.renewed.connect(self.pointer.forget)
        self.renewed.connect(self.sight.begin_anew)
        self.rows_moved.connect(self.pointer.move_start)
        self.laid_out.connect(self._paint_anew)
        self.scrolled.connect(self.pointer.scrolled)
        self.scrolled.connect(self.sight.moved)
        tools.selection.changed.connect(self.viewport().update)
        tools.selection.mode_changed.connect(self.viewport().update)
        tools.selection.rows.currentChanged.connect(self.viewport().update)
        tools.languages.changed.connect(self.viewport().update)
        tools.themes.changed.connect(self._dress)
        self.sight.arrived.connect(self._repaint_arrived)
        self.sight.formed.connect(self._take_forms)
        self.sight.settled.connect(self._go_ahead)

    @property
    def tiles_bytes(self) -> int:
        """How much memory the tiles take that are ready to be painted."""
        return self._painter.kept_bytes

    def make_access(self) -> GridAccess:
        """Return what assistive technology finds in its place; Qt asks once."""
        return GridAccess(self)

    def go_to(self, item: int, *, rings: bool = True) -> None:
        """Give a photo the focus and bring it into sight."""
        self.rings = rings
        self._tools.selection.set_current(item)
        self.show_item(item)

    def repaint_items(self, *items: int) -> None:
        """Paint photos anew."""
        margin = ring_margin(self._tools.theme)
        for item in items:
            if 0 <= item < self.count:
                self.viewport().update(
                    self.item_rect(item).adjusted(-margin, -margin, margin, margin)
                )

    # -- what it hears ----------------------------------------------------------------------------

    def _paint_anew(self) -> None:
        self._is_hurried = True
        self.viewport().update()

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
        self._voice.focus()
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
