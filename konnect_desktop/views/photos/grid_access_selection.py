"""What is selected in the grid, as assistive technology asks for it and changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice

from PySide6.QtGui import QAccessibleInterface, QAccessibleSelectionInterface
from typing_extensions import override

from konnect_desktop.views.photos.grid_access_item import PhotoAccess
from konnect_desktop.views.photos.grid_facts import GridFacts


class SelectionAccess(QAccessibleSelectionInterface):
    """The selection; ``child`` returns the item of a place."""

    def __init__(
        self, facts: GridFacts, child: Callable[[int], QAccessibleInterface | None]
    ) -> None:
        super().__init__()
        self._facts = facts
        self._child = child

    def _selected(self) -> Iterator[int]:
        selection = self._facts.selection
        return chain.from_iterable([] if selection is None else selection.ranges())

    @override
    def selectedItemCount(self) -> int:
        selection = self._facts.selection
        return 0 if selection is None else selection.total

    @override
    def selectedItems(self) -> list[QAccessibleInterface]:
        return [each for item in self._selected() if (each := self._child(item)) is not None]

    @override
    def selectedItem(self, selectionIndex: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — none so far
        items = islice(self._selected(), max(selectionIndex, 0), None)
        return self._child(next(items, -1))

    @override
    def isSelected(self, childItem: QAccessibleInterface) -> bool:
        return childItem.state().selected != 0

    @override
    def select(self, childItem: QAccessibleInterface) -> bool:
        return self._set(childItem, selected=True)

    @override
    def unselect(self, childItem: QAccessibleInterface) -> bool:
        return self._set(childItem, selected=False)

    @override
    def selectAll(self) -> bool:
        selection = self._facts.selection
        if selection is not None:
            selection.select_all()
        return selection is not None

    @override
    def clear(self) -> bool:
        selection = self._facts.selection
        if selection is not None:
            selection.clear()
        return selection is not None

    def _set(self, child: QAccessibleInterface, *, selected: bool) -> bool:
        selection = self._facts.selection
        if selection is None or not isinstance(child, PhotoAccess) or not child.isValid():
            return False
        selection.set_rows(range(child.item, child.item + 1), selected=selected)
        return True
