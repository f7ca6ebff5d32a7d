"""The gallery's window: the sheets laid out on one page that scrolls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFocusFrame,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.components.segmented import SegmentedSwitch
from konnect_desktop.views.components.sign import Sign
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.gallery import content, controls, frame
from konnect_desktop.views.gallery.samples import ACCENT_NAMES
from konnect_desktop.views.gallery.sheet import Sheet, beside
from konnect_desktop.views.theme import Scheme, Space, TextStyle, ThemeSource, make_theme

_MARGIN: Final = 28
_Maker = Callable[[ThemeSource], Sheet]
_SCHEMES: Final = {Scheme.LIGHT: "Licht", Scheme.DARK: "Donker"}


class GalleryPage(QWidget):
    """All sheets, in the order of the design's own overview and then what that leaves out."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self._frames: list[QFocusFrame] = []
        self._sheets: list[Sheet] = []
        self._rows: list[QBoxLayout] = []
        self._column = QVBoxLayout(self)
        margin = themes.theme.px(_MARGIN)
        self._column.setContentsMargins(margin, themes.theme.px(Space.XL), margin, margin)
        self._column.setSpacing(themes.theme.px(Space.M))
        self._column.addLayout(self._title())
        self._put((controls.buttons_sheet, 708), (controls.type_sheet, 500))
        self._put(
            (controls.fields_sheet, 502), (controls.choices_sheet, 294), (controls.chips_sheet, 396)
        )
        self._put((content.day_sheet, 708), (content.accounts_sheet, 500))
        self._put((content.feedback_sheet, 502), (content.rows_sheet, 708))
        self._put((content.photos_sheet, 760), (content.day_list_sheet, 448))
        sheets = content.empty_sheets(themes)
        for three in (sheets[:3], sheets[3:]):
            self._add(three, [1, 1, 1])
        self._put((frame.settings_sheet, 700), (frame.switcher_sheet, 508))
        self._put((frame.dialog_sheet, 1))
        self._put((content.navigation_sheet, 1))
        self._column.addStretch(1)

    def height_at(self, width: int) -> int:
        """Return how high the page is at a width."""
        return max(self._column.totalHeightForWidth(width), self.minimumSizeHint().height())

    def pose(self) -> None:
        """Give the widgets that are shown in focus their ring; once the page has its window."""
        for sheet in self._sheets:
            for widget in sheet.focused:
                ring = QFocusFrame(self)
                ring.setWidget(widget)
                self._frames.append(ring)
        in_focus = self.findChild(QWidget, "in-focus")
        if in_focus is not None:
            in_focus.setFocus()

    def _put(self, *makers_and_shares: tuple[_Maker, int]) -> None:
        self._add(
            [make(self._themes) for make, _ in makers_and_shares],
            [share for _, share in makers_and_shares],
        )

    def _add(self, sheets: list[Sheet], shares: list[int]) -> None:
        self._sheets += sheets
        row = beside(sheets, shares, self._themes.theme.px(Space.M))
        self._rows.append(row)
        self._column.addLayout(row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())

    def fit(self, width: int) -> None:
        """Put the sheets below each other where the window is narrow."""
        is_wide = form_for(width, self._themes.theme.text_scale) is NavigationForm.RAIL
        way = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _title(self) -> QHBoxLayout:
        theme = self._themes.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(Space.M))
        row.addWidget(Sign(self._themes))
        row.addWidget(Text(self._themes, "Bouwstenen", TextStyle.TITLE), 1)
        name, _ = ACCENT_NAMES[theme.leading]
        row.addWidget(Text(self._themes, f"Accent {name}", role="ink2"))
        switch = SegmentedSwitch(self._themes, "Thema")
        for scheme, word in _SCHEMES.items():
            switch.add(word).setChecked(scheme is theme.scheme)
        switch.buttons.idToggled.connect(self._use_scheme)
        row.addWidget(switch)
        return row

    def _use_scheme(self, index: int, chosen: bool) -> None:  # noqa: FBT001 — a slot of Qt's signal
        if chosen:
            theme = self._themes.theme
            scheme = list(_SCHEMES)[index]
            self._themes.use(make_theme(scheme, theme.leading, text_scale=theme.text_scale))


class GalleryWindow(QScrollArea):
    """The page in a scroll area."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self.setWindowTitle("Konnect Desktop: bouwstenen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.page = GalleryPage(themes)
        self.setWidget(self.page)

    def picture(self, width: int) -> QPixmap:
        """Return the whole page at a width."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(width, 400)
        self.show()
        self.page.fit(width)
        self.resize(width, self.page.height_at(width))
        self.activateWindow()
        self.page.pose()
        return self.grab()
