"""A photo of the grid as assistive technology finds it: a list item with a name, a place, actions.

Rule: it holds nothing but its place in the list. What it says is looked up when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from shiboken6 import Object, VoidPtr, getCppPointer
from typing_extensions import override

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid_facts import GridFacts

_PRESS: Final = QAccessibleActionInterface.pressAction()
_TOGGLE: Final = QAccessibleActionInterface.toggleAction()
_MENU: Final = QAccessibleActionInterface.showMenuAction()
_FOCUS: Final = QAccessibleActionInterface.setFocusAction()


class _Actions(QAccessibleActionInterface):
    """Opens, selects, shows the menu, gives the focus."""

    def __init__(self, facts: GridFacts, item: int) -> None:
        super().__init__()
        self._item = item
        self._does = {
            _PRESS: facts.open,
            _TOGGLE: facts.toggle,
            _MENU: facts.show_menu,
            _FOCUS: facts.focus,
        }

    @override
    def actionNames(self) -> list[str]:
        return list(self._does)

    @override
    def doAction(self, actionName: str) -> None:
        does = self._does.get(actionName)
        if does is not None:
            does(self._item)

    @override
    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return []


class PhotoAccess(QAccessibleInterface):
    """One photo; ``item`` is its place, ``parent`` returns the list."""

    def __init__(
        self, facts: GridFacts, item: int, parent: Callable[[], QAccessibleInterface | None]
    ) -> None:
        super().__init__()
        self._parent = parent
        self._facts = facts
        self.item = item
        self._actions: _Actions | None = None

    @override
    def isValid(self) -> bool:
        return self._facts.has(self.item)

    @override
    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride] — Qt allows none
        return None

    @override
    def parent(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — none once the grid is gone
        return self._parent()

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def text(self, t: QAccessible.Text) -> str:
        is_name = t is QAccessible.Text.Name and self.isValid()
        return self._facts.name(self.item) if is_name else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Change nothing: a photo's name is not edited."""

    @override
    def rect(self) -> QRect:
        return self._facts.place(self.item) if self.isValid() else QRect()

    @override
    def state(self) -> QAccessible.State:
        if self.isValid():
            return self._facts.state(self.item)
        state = QAccessible.State()
        state.invalid = True
        return state

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — it has none
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — it has none
        return None

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> VoidPtr:  # pyright: ignore[reportIncompatibleMethodOverride] — an address, which the stub calls a number
        if arg__1 is not QAccessible.InterfaceType.ActionInterface:
            return VoidPtr(0)
        if self._actions is None:
            self._actions = _Actions(self._facts, self.item)
        return address(self._actions)


def address(interface: Object) -> VoidPtr:
    """Return where a further interface lies, as Qt wants to be told; a plain number crashes it."""
    return VoidPtr(getCppPointer(interface)[0])
