"""What stands between title row and list: filters, and a banner when something is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Size, Space
from konnect_desktop.views.timeline.banner_place import BannerPlace
from konnect_desktop.views.timeline.child_filter import ChildFilter
from konnect_desktop.views.timeline.kind_filter import KindFilter
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.views.timeline.view_switch import ViewSwitch

_TOP_LEFT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_WAY = QBoxLayout.Direction


class PageTop(QWidget):
    """Filters, the switch between the two views, and a banner."""

    def __init__(self, tools: CardTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.child_filter = ChildFilter(tools)
        self.kinds = KindFilter(tools.themes, tools.languages)
        self.switch = ViewSwitch(tools.themes, tools.languages, as_photos=False)
        self.freshness = Text(tools.themes, "", role="ink2", tabular=True, wraps=True)
        self._row = QBoxLayout(_WAY.LeftToRight)
        self._row.addWidget(self.child_filter, 1)
        self._row.addWidget(self.kinds, 0, _TOP_LEFT)
        self.banner = BannerPlace(tools.themes)
        self._line = QHBoxLayout()
        self._line.addLayout(self._row, 1)
        self._line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._line)
        self._column.addWidget(self.freshness)
        self._column.addWidget(self.banner)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()
        tools.themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._tools.theme
        self._row.setSpacing(theme.px(Space.XS))
        self._line.setSpacing(theme.px(Space.S))
        # Chips are lower than the switch; the first line of both has one middle.
        down = (self.switch.sizeHint().height() - theme.px(Size.CHIP)) // 2
        self._row.setContentsMargins(0, max(down, 0), 0, 0)
        self._column.setSpacing(theme.px(Space.XS))

    def set_form(self, form: NavigationForm) -> None:
        """Say from when the page is here where the title row has no room for it."""
        self.freshness.setVisible(form is NavigationForm.BAR)
        self.switch.set_short(short=form is NavigationForm.BAR)

    def fit(self, width: int) -> int:
        """Put the kinds below the children where a chip would be cut off; return the height."""
        # A layout within another measures anew only when it is told to.
        for layout in (self._row, self._line, self._column):
            layout.invalidate()
        theme = self._tools.theme
        left = width - self.switch.sizeHint().width() - theme.px(Space.S)
        beside = left - self.kinds.sizeHint().width() - theme.px(Space.XS)
        fits = self.child_filter.minimumSizeHint().width() <= beside
        self._row.setDirection(_WAY.LeftToRight if fits else _WAY.TopToBottom)
        self._place_freshness(beside if fits else left, width)
        return self.heightForWidth(width)

    def _place_freshness(self, children: int, width: int) -> None:
        """Put the words at the end of the last line of children where they fit, else below it."""
        room, words = self.child_filter.room_at_end(children), self.freshness.sizeHint()
        # The kinds stand in the first line; the others go on to the page's edge.
        right = width if room.y() else children
        fits = room.x() + words.width() <= right
        if fits:
            self._column.removeWidget(self.freshness)
            top = room.y() + (room.height() - words.height()) // 2
            self.freshness.setGeometry(right - words.width(), top, words.width(), words.height())
        elif self._column.indexOf(self.freshness) < 0:
            self._column.insertWidget(1, self.freshness)

    def set_freshness(self, text: str) -> None:
        """Say from when the page is."""
        self.freshness.setText(text)
        self.freshness.refresh()

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.child_filter.rebuild()
        self.kinds.reword()
        self.switch.reword()
