"""What is selected in the grid, as assistive technology asks for it and changes it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice

from PySide6.QtGui import QAccessibleInterface, QAccessibleSelectionInterface
from typing_extensions import override

from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.views.photos.grid_access_item import PhotoAccess


class SelectionAccess(QAccessibleSelectionInterface):
    """The selection; ``child`` returns the item of a place."""

    def __init__(
        self, selection: PhotoSelection, child: Callable[[int], QAccessibleInterface | None]
    ) -> None:
        super().__init__()
        self._photos = selection
        self._child = child

    @override
    def selectedItemCount(self) -> int:
        return self._photos.total

    @override
    def selectedItems(self) -> list[QAccessibleInterface]:
        found = (self._child(item) for item in chain.from_iterable(self._photos.ranges()))
        return [each for each in found if each is not None]

    @override
    def selectedItem(self, selectionIndex: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride] — none so far
        items = chain.from_iterable(self._photos.ranges())
        item = next(islice(items, selectionIndex, None), -1) if selectionIndex >= 0 else -1
        return self._child(item)

    @override
    def isSelected(self, childItem: QAccessibleInterface) -> bool:
        return isinstance(childItem, PhotoAccess) and self._photos.is_selected(childItem.item)

    @override
    def select(self, childItem: QAccessibleInterface) -> bool:
        return self._set(childItem, selected=True)

    @override
    def unselect(self, childItem: QAccessibleInterface) -> bool:
        return self._set(childItem, selected=False)

    @override
    def selectAll(self) -> bool:
        self._photos.select_all()
        return True

    @override
    def clear(self) -> bool:
        self._photos.clear()
        return True

    def _set(self, child: QAccessibleInterface, *, selected: bool) -> bool:
        if not isinstance(child, PhotoAccess) or not child.isValid():
            return False
        self._photos.set_rows(range(child.item, child.item + 1), selected=selected)
        return True
