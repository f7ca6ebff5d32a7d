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

        Beside the switch stand the children, in as many lines as they need; the kinds stand in
        their last line where there is room, else below them.
        """
        gap, switch, kinds = self._gap, self.switch.sizeHint(), self.kinds.sizeHint()
        row = max(switch.height(), kinds.height())
        self.switch.setGeometry(width - switch.width(), 0, switch.width(), row)
        beside = width - switch.width() - self._tools.theme.px(Space.S)
        height = self.child_filter.heightForWidth(beside)
        down = (row - kinds.height()) // 2
        self.child_filter.setGeometry(0, down, beside, height)
        bottom = max(down + height, row)
        last = self.child_filter.room_at_end(beside).translated(0, down)
        # In the first line the switch stands, too; the others go on to the page's edge.
        last.setRight((width if last.y() > down else beside) - 1)
        if last.width() < kinds.width():
            last = QRect(0, bottom + gap, width, kinds.height())
            bottom = last.bottom() + 1
        right = last.right() + 1
        left = last.x() if last.x() == 0 else right - kinds.width()
        self.kinds.setGeometry(QRect(left, last.y(), kinds.width(), kinds.height()))
        if self._is_bar:
            bottom = self._place_freshness(last, bottom, width)
        return self._place_banner(width, bottom)

    @property
    def _gap(self) -> int:
        return self._tools.theme.px(Space.XS)

    def _place_freshness(self, last: QRect, bottom: int, width: int) -> int:
        """Put the words beside the kinds where they fit, else below; return the new end."""
        words, kinds = self.freshness.sizeHint(), self.kinds.geometry()
        end = kinds.x() - self._gap if kinds.x() else last.right() + 1
        begin = last.x() if kinds.x() else kinds.right() + 1 + self._gap
        if begin + words.width() <= end:
            top = last.y() + (kinds.height() - words.height()) // 2
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
