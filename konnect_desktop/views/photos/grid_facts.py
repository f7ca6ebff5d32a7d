"""What assistive technology is told of the photos of a grid, and what it may do to them.

Rule: the grid is not held; when it is gone nothing is known and nothing is done.
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
    from konnect_desktop.views.photos.tools import GridTools


class GridFacts:
    """Looks up and does; photos go by their place."""

    def __init__(self, grid: PhotoGrid, tools: GridTools) -> None:
        self._grid = ref(grid)
        self._tools = tools

    @property
    def grid(self) -> PhotoGrid | None:
        """The grid, while it lives."""
        grid = self._grid()
        return grid if grid is not None and isValid(grid) else None

    @property
    def selection(self) -> PhotoSelection:
        """What is selected."""
        return self._tools.selection

    @property
    def count(self) -> int:
        """How many photos there are."""
        grid = self.grid
        return 0 if grid is None else grid.count

    @property
    def focused(self) -> int:
        """The photo with the focus of the keyboard, -1 without one."""
        grid = self.grid
        return self.selection.current if grid is not None and grid.hasFocus() else -1

    @property
    def list_name(self) -> str:
        """What the grid is called."""
        return words.grid(self._tools.language)

    def has(self, item: int) -> bool:
        """Say whether there is such a photo."""
        return 0 <= item < self.count

    def name(self, item: int) -> str:
        """Say what a photo is; children and caption come later where they are not known yet."""
        tools = self._tools
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
        state.selected = self.selection.is_selected(item)
        state.focused = self.focused == item
        if grid is not None:
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
        if self.has(item):
            self.selection.toggle(item)
            self.selection.anchor_at(item)

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
