"""What stands between title row and photos: children, filters, size, the switch, a banner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.photo_options import PhotoOptions
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.photos.filter_menu import FilterChip
from konnect_desktop.views.photos.search_field import SearchField
from konnect_desktop.views.photos.size_slider import SizeSlider
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Space
from konnect_desktop.views.timeline.banner_place import BannerPlace
from konnect_desktop.views.timeline.child_filter import ChildFilter
from konnect_desktop.views.timeline.view_switch import ViewSwitch
from konnect_desktop.wording import photos_filter as words

_SEARCH: Final = 420


class PhotosTop(QWidget):
    """Lays its parts out in one line where they fit, else the tools below the children.

    ``changed`` says that it needs another height.
    """

    changed = Signal()

    def __init__(
        self,
        tools: GridTools,
        options: PhotoOptions,
        child_name: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._is_bar = False
        self.child_filter = ChildFilter(tools, self)
        self.filter = FilterChip(tools, child_name, self)
        self.find_button = IconButton(tools.themes, "search", "", parent=self)
        self.size_slider = SizeSlider(tools, options, self)
        self.switch = ViewSwitch(tools.themes, tools.languages, as_photos=True, parent=self)
        self.freshness = Text(tools.themes, "", role="ink2", tabular=True, parent=self)
        self.search = SearchField(tools, self)
        self.banner = BannerPlace(tools.themes, self)
        self.filter.search_wanted.connect(self.open_search)
        self.find_button.clicked.connect(self.open_search)
        self.search.left.connect(self._leave_search)
        tools.photos.showing_changed.connect(self._follow)
        self.reword()

    def set_form(self, form: NavigationForm) -> None:
        """Show what there is room for beside a navigation of this form."""
        self._is_bar = form is NavigationForm.BAR
        self.switch.set_short(short=self._is_bar)

    def set_freshness(self, text: str) -> None:
        """Say from when the page is."""
        self.freshness.setText(text)
        self.freshness.refresh()

    def open_search(self) -> None:
        """Show the field for text and go into it."""
        self.search.show()
        self.changed.emit()
        self.search.setFocus()
        self.search.selectAll()

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.child_filter.rebuild()
        self.filter.reword()
        self.find_button.set_name(words.find(self._tools.language))
        self.size_slider.reword()
        self.search.reword()
        self.switch.reword()

    def _leave_search(self) -> None:
        self.changed.emit()
        self.find_button.setFocus()

    def _follow(self) -> None:
        text = self._tools.photos.showing.text
        if text or not self.search.hasFocus():
            self.search.setHidden(not text)
        # A chip with other words has another width.
        self.changed.emit()

    # -- places -----------------------------------------------------------------------------------

    def fit(self, width: int) -> int:
        """Lay everything out at a width; return the height."""
        gap = self._tools.theme.px(Space.XS)
        apart, switch = self._tools.theme.px(Space.M), self.switch.sizeHint()
        tools = self.filter.sizeHint().width() + self.find_button.sizeHint().width() + gap
        right = self.size_slider.sizeHint().width() + apart + switch.width()
        row = max(switch.height(), self.find_button.sizeHint().height())
        children = self.child_filter.sizeHint().width()
        _put(self.switch, QRect(width - switch.width(), 0, switch.width(), row))
        if children + gap + tools + apart + right <= width:
            _put(self.child_filter, QRect(0, 0, children, row))
            self._place_tools(children + gap, width - switch.width() - apart, 0, row)
            bottom = row
        else:
            bottom = self._place_below(width, switch.width(), tools + apart + right, row)
        bottom = self._place_freshness(width, bottom, row)
        return self._place_rest(width, bottom) + gap

    def _place_below(self, width: int, switch: int, wanted: int, row: int) -> int:
        """Place the tools after the last line of children where they fit, else below it."""
        gap = self._tools.theme.px(Space.XS)
        beside = width - switch - gap
        bottom = self._place_children(beside, row)
        last = self.child_filter.room_at_end(beside)
        room = width - last.x()
        if last.y() and room >= wanted - switch:
            top = self.child_filter.y() + last.y() - (row - last.height()) // 2
            self._place_tools(last.x(), width, top, row)
            return max(bottom, top + row)
        self._place_tools(0, width, bottom + gap, row)
        return bottom + gap + row

    def _place_children(self, width: int, row: int) -> int:
        """Place the children in as many lines as they need; return where they end."""
        line = self.child_filter.sizeHint().height()
        down = max((row - line) // 2, 0)
        height = self.child_filter.heightForWidth(width)
        self.child_filter.setGeometry(0, down, width, height)
        return max(down + height, row)

    def _place_tools(self, left: int, right: int, top: int, row: int) -> None:
        """Place what filters at the left of a line, the size at its right."""
        gap = self._tools.theme.px(Space.XS)
        chip, find, size = (
            widget.sizeHint() for widget in (self.filter, self.find_button, self.size_slider)
        )
        room = right - left - find.width() - size.width() - 2 * gap
        chip = QSize(min(chip.width(), max(room, self._tools.theme.px(_LEAST))), chip.height())
        _put(self.filter, QRect(left, top, chip.width(), row))
        _put(self.find_button, QRect(left + chip.width() + gap, top, find.width(), row))
        _put(self.size_slider, QRect(right - size.width(), top, size.width(), row))

    def _place_freshness(self, width: int, bottom: int, row: int) -> int:
        """Say from when it is in the line of the tools where there is room, else below it."""
        self.freshness.setVisible(self._is_bar)
        if not self._is_bar:
            return bottom
        hint, gap = self.freshness.sizeHint(), self._tools.theme.px(Space.XS)
        left = self.find_button.geometry().right() + 1 + gap
        if left + hint.width() + gap <= self.size_slider.x():
            _put(self.freshness, QRect(left, self.find_button.y(), hint.width(), row))
            return bottom
        self.freshness.setGeometry(0, bottom, width, hint.height())
        return bottom + hint.height()

    def _place_rest(self, width: int, bottom: int) -> int:
        """Place the field and the banner below each other where they are shown."""
        gap = self._tools.theme.px(Space.XS)
        if not self.search.isHidden():
            across = min(width, self._tools.theme.px(_SEARCH))
            height = self.search.sizeHint().height()
            self.search.setGeometry(0, bottom + gap, across, height)
            bottom += gap + height
        if not self.banner.isHidden():
            height = self.banner.heightForWidth(width)
            self.banner.setGeometry(0, bottom + gap, width, height)
            bottom += gap + height
        return bottom


_LEAST: Final = 96


def _put(widget: QWidget, line: QRect) -> None:
    """Place a widget at its own height in the middle of a line."""
    height = min(widget.sizeHint().height(), line.height())
    top = line.y() + (line.height() - height) // 2
    widget.setGeometry(line.x(), top, line.width(), height)
