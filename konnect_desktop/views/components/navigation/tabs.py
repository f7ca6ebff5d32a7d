"""The navigation itself: its ground, the tabs, and room above and below them on the rails."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.navigation.form import EXTENTS, NavigationForm
from konnect_desktop.views.components.navigation.item import NavigationItem
from konnect_desktop.views.painting.shapes import edge_width
from konnect_desktop.views.theme import Space, ThemeSource

_Direction = QBoxLayout.Direction
_FILL = QSizePolicy.Policy.Expanding
_FIXED = QSizePolicy.Policy.Fixed


class NavigationTabs(QWidget):
    """Tabs in one of three forms; ``buttons`` tells of choices by index.

    What goes above and below the tabs on the rails (sign, accounts) goes into ``head`` and
    ``foot``, which are hidden on the bar.
    """

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._form = NavigationForm.RAIL
        self.setAccessibleName(name)
        self.buttons = QButtonGroup(self)
        self.head, self.foot = QWidget(self), QWidget(self)
        for slot in (self.head, self.foot):
            QVBoxLayout(slot).setContentsMargins(0, 0, 0, 0)
        self._items = QBoxLayout(_Direction.TopToBottom)
        self._box = QBoxLayout(_Direction.TopToBottom, self)
        self._box.addWidget(self.head)
        self._box.addLayout(self._items)
        self._box.addStretch(1)
        self._box.addWidget(self.foot)
        self.refresh()
        themes.changed.connect(self.refresh)

    @property
    def form(self) -> NavigationForm:
        """The form it has."""
        return self._form

    def add(self, text: str, icon: str) -> NavigationItem:
        """Put a tab at the end; its index is its id in ``buttons``, the first one is chosen."""
        item = NavigationItem(self._themes, text, icon, self)
        index = len(self.buttons.buttons())
        self.buttons.addButton(item, index)
        self._items.addWidget(item)
        item.set_form(self._form)
        item.setChecked(index == 0)
        return item

    def set_form(self, form: NavigationForm) -> None:
        """Take another form; focus and choice stay."""
        if form is self._form:
            return
        self._form = form
        for item in self.buttons.buttons():
            if isinstance(item, NavigationItem):
                item.set_form(form)
        self.refresh()

    def refresh(self) -> None:
        """Take the extent and the spaces of the form from the theme."""
        theme, form = self._themes.theme, self._form
        is_bar = form is NavigationForm.BAR
        extent = theme.px(EXTENTS[form])
        self._items.setDirection(_Direction.LeftToRight if is_bar else _Direction.TopToBottom)
        self._items.setSpacing(0 if is_bar else theme.px(Space.XXS))
        self._box.setSpacing(0 if is_bar else theme.px(Space.L))
        self.head.setHidden(is_bar)
        self.foot.setHidden(is_bar)
        sides = theme.px({NavigationForm.RAIL: Space.S}.get(form, Space.XS))
        if is_bar:
            top = theme.px(Space.XXS) // 2
            self._box.setContentsMargins(theme.px(Space.XXS), top, theme.px(Space.XXS), 0)
            self.setMinimumSize(0, extent)
            self.setMaximumSize(16_777_215, extent)
        else:
            self._box.setContentsMargins(sides, theme.px(Space.M), sides, theme.px(Space.M))
            self.setMinimumSize(extent, 0)
            self.setMaximumSize(extent, 16_777_215)
        self.setSizePolicy(*((_FILL, _FIXED) if is_bar else (_FIXED, _FILL)))
        self.updateGeometry()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        if self._form is NavigationForm.BAR:
            painter.fillRect(self.rect(), theme.roles.surface)
            line = QRect(0, 0, self.width(), edge_width(theme))
            painter.fillRect(line, theme.roles.line)
        else:
            painter.fillRect(self.rect(), theme.roles.rail)
        painter.end()
