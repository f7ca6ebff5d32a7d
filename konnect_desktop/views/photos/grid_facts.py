"""What assistive technology is told of the photos of a grid, and what it may do to them.

Rule: neither the grid nor anything that knows it is held; when it is gone, nothing is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from shiboken6 import isValid

from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.wording import photos as words

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid


class GridFacts:
    """Looks up and does; photos go by their place."""

    def __init__(self, grid: PhotoGrid) -> None:
        self._grid = ref(grid)

    @property
    def grid(self) -> PhotoGrid | None:
        """The grid, while it lives."""
        grid = self._grid()
        return grid if grid is not None and isValid(grid) else None

    @property
    def selection(self) -> PhotoSelection | None:
        """What is selected."""
        grid = self.grid
        return None if grid is None else grid.tools.selection

    @property
    def count(self) -> int:
        """How many photos there are."""
        grid = self.grid
        return 0 if grid is None else grid.count

    @property
    def focused(self) -> int:
        """The photo with the focus of the keyboard, -1 without one."""
        grid = self.grid
        return -1 if grid is None or not grid.hasFocus() else grid.tools.selection.current

    @property
    def list_name(self) -> str:
        """What the grid is called."""
        grid = self.grid
        return "" if grid is None else words.grid(grid.tools.language)

    def has(self, item: int) -> bool:
        """Say whether there is such a photo."""
        return 0 <= item < self.count

    def name(self, item: int) -> str:
        """Say what a photo is; children and caption come later where they are not known yet."""
        grid = self.grid
        if grid is None:
            return ""
        tools = grid.tools
        photo = tools.photos.model.photo(item)
        known = tools.details.look_at(photo)
        return words.photo_name(
            photo.day,
            tools.today(),
            tools.language,
            is_video=photo.is_video,
            length=words.length_words(photo.seconds),
            children=[each.child.first_name for each in known.children] if known else (),
            caption=known.medium.caption if known else "",
            favourite=tools.marks.is_favourite(photo.key),
            blocked=not photo.downloadable,
            removed=Flag.REMOVED in photo.flags,
        )

    def place(self, item: int) -> QRect:
        """Return where a photo lies on the screen."""
        grid = self.grid
        if grid is None:
            return QRect()
        rect = grid.exact_rect(item)
        return QRect(grid.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def item_at(self, x: int, y: int) -> int:
        """Return the photo at a place on the screen, -1 where there is none."""
        grid = self.grid
        if grid is None:
            return -1
        place = grid.viewport().mapFromGlobal(QPoint(x, y))
        return grid.item_at(place) if grid.viewport().rect().contains(place) else -1

    def state(self, item: int) -> QAccessible.State:
        """Return what a photo is like now."""
        state, grid = QAccessible.State(), self.grid
        state.focusable = state.selectable = True
        state.multiSelectable = state.extSelectable = True
        state.focused = self.focused == item
        if grid is not None:
            state.selected = grid.tools.selection.is_selected(item)
            state.offscreen = item not in grid.items_in_sight()
            state.invisible = not grid.isVisible()
        return state

    # -- acts -------------------------------------------------------------------------------------

    def open(self, item: int) -> None:
        """Show a photo large."""
        grid = self._with_focus_on(item)
        if grid is not None:
            grid.opened.emit(item)

    def toggle(self, item: int) -> None:
        """Select a photo, or do not any more."""
        selection = self.selection
        if selection is not None and self.has(item):
            selection.toggle(item)
            selection.anchor_at(item)

    def show_menu(self, item: int) -> None:
        """Open a photo's menu."""
        grid = self._with_focus_on(item)
        if grid is not None:
            grid.menu_wanted.emit(item, self.place(item).center())

    def focus(self, item: int) -> None:
        """Give a photo the focus of the keyboard."""
        grid = self._with_focus_on(item)
        if grid is not None:
            grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_focus_on(self, item: int) -> PhotoGrid | None:
        grid = self.grid
        if grid is None or not self.has(item):
            return None
        grid.go_to(item)
        return grid
