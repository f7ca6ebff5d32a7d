"""The title row of the photos: what the page is, from when it is, reading anew, selecting."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.key_bindings import name_with_key
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Space, TextStyle
from konnect_desktop.wording import photos_page as words
from konnect_desktop.wording import timeline_page

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class PhotosHead(QWidget):
    """Title, freshness and buttons; ``refresh_wanted`` and ``select_wanted``, which toggles."""

    refresh_wanted = Signal()
    select_wanted = Signal()

    def __init__(
        self, tools: GridTools, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        themes = tools.themes
        self._tools = tools
        self._shortcuts = shortcuts
        self._form = NavigationForm.RAIL
        self._can_select = False
        self.title = Text(themes, "", TextStyle.TITLE, wraps=True)
        self.freshness = Text(themes, "", role="ink2", tabular=True)
        self.refresh_button = IconButton(themes, "refresh-cw", "")
        self.select_button = Button(themes, "", icon="list-checks")
        self.select_icon = IconButton(themes, "list-checks", "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title, 1, _MIDDLE)
        shown = (self.freshness, self.refresh_button, self.select_button, self.select_icon)
        for widget in shown:
            self._row.addWidget(widget, 0, _MIDDLE)
        self.refresh_button.clicked.connect(self.refresh_wanted)
        for button in (self.select_button, self.select_icon):
            button.clicked.connect(self.select_wanted)
        tools.selection.mode_changed.connect(self.reword)
        tools.themes.changed.connect(self.refresh)
        shortcuts.changed.connect(self.reword)
        self.refresh()
        self.reword()

    def add_tools(self, tools: QWidget) -> None:
        """Put what the window has for the title row at its end."""
        self._row.addWidget(tools, 0, _MIDDLE)

    def set_form(self, form: NavigationForm) -> None:
        """Show what there is room for beside a navigation of this form."""
        is_bar = form is NavigationForm.BAR
        self._form = form
        self.freshness.setHidden(is_bar)
        self.select_button.setHidden(is_bar or not self._can_select)
        self.select_icon.setHidden(not (is_bar and self._can_select))

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        language = self._tools.language
        self.title.setText(timeline_page.title(language))
        name, keys = timeline_page.refresh(language), self._shortcuts
        name_with_key(self.refresh_button, name, keys, Act.RELOAD, language)
        is_on = self._tools.selection.is_on
        text = words.done_selecting(language) if is_on else words.select(language)
        self.select_button.set_words(text)
        self.select_icon.set_name(text)
        self.select_icon.set_icon_name("check" if is_on else "list-checks")

    def set_freshness(self, text: str) -> None:
        """Say from when the page is."""
        self.freshness.setText(text)
        self.freshness.refresh()

    def set_can_select(self, *, can: bool) -> None:
        """Let be selected, once there is something."""
        self._can_select = can
        self.set_form(self._form)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._row.setSpacing(self._tools.theme.px(Space.XS))
