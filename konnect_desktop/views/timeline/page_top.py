"""What stands between title row and list: filters, and a banner when something is wrong."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Space
from konnect_desktop.views.timeline.banner_place import BannerPlace
from konnect_desktop.views.timeline.child_filter import ChildFilter
from konnect_desktop.views.timeline.kind_filter import KindFilter
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.views.timeline.view_switch import ViewSwitch


class PageTop(QWidget):
    """Filters, the switch between the two views, and a banner; lays them out itself."""

    def __init__(self, tools: CardTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._is_bar = False
        self.child_filter = ChildFilter(tools, self)
        self.kinds = KindFilter(tools.themes, tools.languages, self)
        self.switch = ViewSwitch(tools.themes, tools.languages, as_photos=False, parent=self)
        self.freshness = Text(tools.themes, "", role="ink2", tabular=True, wraps=True, parent=self)
        self.banner = BannerPlace(tools.themes, self)

    def set_form(self, form: NavigationForm) -> None:
        """Say from when the page is here where the title row has no room for it."""
        self._is_bar = form is NavigationForm.BAR
        self.freshness.setVisible(self._is_bar)
        self.switch.set_short(short=self._is_bar)

    def set_freshness(self, text: str) -> None:
        """Say from when the page is."""
        self.freshness.setText(text)
        self.freshness.refresh()

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.child_filter.rebuild()
        self.kinds.reword()
        self.switch.reword()

    # -- places -----------------------------------------------------------------------------------

    def fit(self, width: int) -> int:
        """Lay everything out at a width; return the height.

        Beside the switch stand the children, in as many lines as they need; the kinds always stand
        right after them, as one more chip.
        """
        switch = self.switch.sizeHint()
        row = max(switch.height(), self.kinds.sizeHint().height())
        self.switch.setGeometry(width - switch.width(), 0, switch.width(), row)
        beside = width - switch.width() - self._tools.theme.px(Space.S)
        height = self.child_filter.heightForWidth(beside)
        down = (row - self.kinds.sizeHint().height()) // 2
        self.child_filter.setGeometry(0, down, beside, height)
        line = self._place_kinds(down, beside, width)
        bottom = max(down + height, row, line.bottom() + 1)
        if self._is_bar:
            bottom = self._place_freshness(line, bottom, width)
        return self._place_banner(width, bottom)

    def _place_kinds(self, down: int, beside: int, width: int) -> QRect:
        """Put the kinds after the last child, or where a line begins; return that line."""
        kinds = self.kinds.sizeHint()
        line = self.child_filter.room_at_end(beside).translated(0, down)
        # In the first line the switch stands, too; the others go on to the page's edge.
        line.setRight((width if line.y() > down else beside) - 1)
        if line.width() < kinds.width():
            top = max(line.bottom() + 1, self.switch.geometry().bottom() + 1 - down) + self._gap
            line = QRect(0, top, width, kinds.height())
        self.kinds.setGeometry(QRect(line.topLeft(), kinds))
        return line

    @property
    def _gap(self) -> int:
        return self._tools.theme.px(Space.XS)

    def _place_freshness(self, line: QRect, bottom: int, width: int) -> int:
        """Put the words at the end of the kinds' line, or below; return the new end."""
        words, kinds, end = self.freshness.sizeHint(), self.kinds.geometry(), line.right() + 1
        if kinds.right() + 1 + self._gap + words.width() <= end:
            top = line.y() + (kinds.height() - words.height()) // 2
            self.freshness.setGeometry(end - words.width(), top, words.width(), words.height())
            return bottom
        height = self.freshness.heightForWidth(width)
        self.freshness.setGeometry(0, bottom + self._gap, width, height)
        return bottom + self._gap + height

    def _place_banner(self, width: int, bottom: int) -> int:
        if self.banner.isHidden():
            return bottom
        height = self.banner.heightForWidth(width)
        self.banner.setGeometry(0, bottom + self._gap, width, height)
        return bottom + self._gap + height

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self.fit(arg__1)
