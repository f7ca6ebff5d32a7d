"""What stands between title row and list: filters, and a banner when something is wrong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.sentence import Sentence
from konnect_desktop.views.theme import Space
from konnect_desktop.views.timeline.child_filter import ChildFilter
from konnect_desktop.views.timeline.kind_filter import KindFilter
from konnect_desktop.views.timeline.notices import ShownNotice
from konnect_desktop.views.timeline.tools import CardTools

_TOP_LEFT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_WAY = QBoxLayout.Direction


class PageTop(QWidget):
    """Filters and banner; ``banner_pressed`` tells the ``ShownNotice`` whose button it was."""

    banner_pressed = Signal(object)

    def __init__(self, tools: CardTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._notice: ShownNotice | None = None
        self.banner: Banner | None = None
        self.child_filter = ChildFilter(tools)
        self.kinds = KindFilter(tools.themes, tools.languages)
        self.freshness = Text(tools.themes, "", role="ink2", tabular=True, wraps=True)
        self._row = QBoxLayout(_WAY.LeftToRight)
        self._row.addWidget(self.child_filter, 1)
        self._row.addWidget(self.kinds, 0, _TOP_LEFT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self.freshness)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()
        tools.themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._tools.theme
        self._row.setSpacing(theme.px(Space.XS))
        self._column.setSpacing(theme.px(Space.XS))

    def set_form(self, form: NavigationForm) -> None:
        """Say from when the page is here where the title row has no room for it."""
        self.freshness.setVisible(form is NavigationForm.BAR)

    def fit(self, width: int) -> int:
        """Put the kinds below the children where a chip would be cut off; return the height."""
        # A layout within another measures anew only when it is told to.
        self._row.invalidate()
        self._column.invalidate()
        gap = self._tools.theme.px(Space.XS)
        beside = width - self.kinds.sizeHint().width() - gap
        fits = self.child_filter.minimumSizeHint().width() <= beside
        self._row.setDirection(_WAY.LeftToRight if fits else _WAY.TopToBottom)
        self._place_freshness(beside if fits else width, width)
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

    def show_banner(self, notice: ShownNotice | None) -> None:
        """Show this banner, or none; the same one stays as it is."""
        if notice == self._notice:
            return
        self._notice = notice
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if notice is not None:
            self.banner = self._make(notice)
            self._column.addWidget(self.banner)
            self.banner.show()

    def _make(self, notice: ShownNotice) -> Banner:
        words = notice.notice
        banner = Banner(
            self._tools.themes,
            notice.status,
            Sentence(words.title, words.line),
            action=words.button,
            icon=notice.icon,
        )
        if banner.button is not None:
            banner.button.clicked.connect(lambda: self.banner_pressed.emit(notice))
        return banner
