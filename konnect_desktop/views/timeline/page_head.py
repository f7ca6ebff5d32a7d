"""The title row: what the page is, from when it is, reading anew, saving."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.key_bindings import name_with_key
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording import timeline_page as words

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class PageHead(QWidget):
    """Title, freshness and buttons; ``refresh_wanted`` and ``save_asked`` (with the button)."""

    refresh_wanted = Signal()
    save_asked = Signal(QWidget)

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        shortcuts: Shortcuts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._shortcuts = shortcuts
        self._form = NavigationForm.RAIL
        self.title = Text(themes, "", TextStyle.TITLE, wraps=True)
        self.freshness = Text(themes, "", role="ink2", tabular=True)
        self.refresh_button = IconButton(themes, "refresh-cw", "")
        self.save_button = Button(themes, "", icon="download")
        self.save_icon = IconButton(themes, "download", "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title, 1, _MIDDLE)
        for widget in (self.freshness, self.refresh_button, self.save_button, self.save_icon):
            self._row.addWidget(widget, 0, _MIDDLE)
        self.refresh_button.clicked.connect(self.refresh_wanted)
        for button in (self.save_button, self.save_icon):
            button.clicked.connect(lambda _=False, of=button: self.save_asked.emit(of))
        self.refresh()
        self.reword()
        themes.changed.connect(self.refresh)
        shortcuts.changed.connect(self.reword)

    def add_tools(self, tools: QWidget) -> None:
        """Put what the window has for the title row at its end."""
        self._row.addWidget(tools, 0, _MIDDLE)

    def set_form(self, form: NavigationForm) -> None:
        """Show what there is room for beside a navigation of this form."""
        self._form = form
        is_bar = form is NavigationForm.BAR
        self.freshness.setHidden(is_bar)
        self.save_button.setHidden(form is not NavigationForm.SLIM)
        self.save_icon.setHidden(not is_bar)

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        language = self._languages.language
        self.title.setText(words.title(language))
        name, keys = words.refresh(language), self._shortcuts
        name_with_key(self.refresh_button, name, keys, Act.RELOAD, language)
        self.save_button.set_words(words.save(language))
        self.save_icon.set_name(words.save(language))

    def set_freshness(self, text: str) -> None:
        """Say from when the page is."""
        self.freshness.setText(text)
        self.freshness.refresh()

    def set_can_save(self, *, can: bool) -> None:
        """Let be saved, once there is something."""
        self.save_button.setEnabled(can)
        self.save_icon.setEnabled(can)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._row.setSpacing(self._themes.theme.px(Space.XXS))
