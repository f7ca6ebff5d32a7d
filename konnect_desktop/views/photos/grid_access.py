"""The grid for assistive technology: a list of named items, made for those that are asked for.

Rule: Qt keeps addresses of what it was given, so an item lives until it is given back to Qt, and
many are given back only between two events, when nobody is in the middle of asking. PySide keeps
the list for as long as the application lives, so the list holds nothing that knows the grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, isValid
from typing_extensions import override

from konnect_desktop.views.photos.grid_access_item import PhotoAccess, address
from konnect_desktop.views.photos.grid_access_selection import SelectionAccess
from konnect_desktop.views.photos.grid_facts import GridFacts

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid

MOST_ALIVE: Final = 1_000
_OFFERED: Final = "konnect_offers_grids"


class GridAccess(QAccessibleWidget):
    """The list of all photos."""

    def __init__(self, grid: PhotoGrid) -> None:
        super().__init__(grid, QAccessible.Role.List)
        self._facts = GridFacts(grid)
        self._alive: dict[int, tuple[PhotoAccess, int]] = {}
        self._selection = SelectionAccess(self._facts, self.child)
        self._later = QTimer(grid)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.thin_out)
        grid.renewed.connect(self.forget)
        grid.destroyed.connect(self.forget)

    # -- the items that were asked for ------------------------------------------------------------

    @property
    def alive(self) -> int:
        """How many items were made and not given back."""
        return len(self._alive)

    def forget(self) -> None:
        """Give all items back: the photos are others, or the grid is gone."""
        alive, self._alive = self._alive, {}
        for _, number in alive.values():
            QAccessible.deleteAccessibleInterface(number)

    def thin_out(self) -> None:
        """Give back what was asked for first, until few are left."""
        for item in list(self._alive)[:-MOST_ALIVE]:
            _, number = self._alive.pop(item)
            QAccessible.deleteAccessibleInterface(number)

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — none where there is no photo
        if not self._facts.has(index):
            return None
        known = self._alive.get(index)
        if known is not None:
            return known[0]
        made = PhotoAccess(self._facts, index, self._as_parent)
        self._alive[index] = made, QAccessible.registerAccessibleInterface(made)
        if len(self._alive) > MOST_ALIVE and not self._later.isActive():
            self._later.start()
        return made

    def _as_parent(self) -> QAccessibleInterface | None:
        return self if isValid(self) and self._facts.grid is not None else None

    # -- the list ---------------------------------------------------------------------------------

    @override
    def childCount(self) -> int:
        return self._facts.count

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return arg__1.item if isinstance(arg__1, PhotoAccess) else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — none between photos
        return self.child(self._facts.item_at(x, y))

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — none without the focus
        return self.child(self._facts.focused)

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self._facts.list_name if t is QAccessible.Text.Name else super().text(t)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.multiSelectable = state.extSelectable = True
        return state

    @override
    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> VoidPtr:  # pyright: ignore[reportIncompatibleMethodOverride] — an address, which the stub calls a number
        if arg__1 is QAccessible.InterfaceType.SelectionInterface:
            return address(self._selection)
        return super().interface_cast(arg__1) or VoidPtr(0)  # pyright: ignore[reportReturnType] — an address too


def offer_grids(application: QCoreApplication, kind: type[PhotoGrid]) -> None:
    """Let Qt find the list of every grid of a kind; a second call does nothing."""
    if application.property(_OFFERED):
        return
    application.setProperty(_OFFERED, True)  # noqa: FBT003 — Qt's own

    def make(name: str, widget: QObject) -> QAccessibleInterface | None:
        # Qt asks for every object, once for each of the classes that it is of.
        if name == kind.__name__ and isinstance(widget, kind):
            return widget.make_access()
        return None

    QAccessible.installFactory(make)
