"""The portal's five tabs with their unread badges; those that are not built say so."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.navigation import (
    NavigationForm,
    NavigationItem,
    NavigationTabs,
)
from konnect_desktop.views.frame.brand import Brand
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.frame import comes_later, frame_words, tab_spoken

_ICONS: Final = ("house-heart", "messages-square", "calendar-days", "map-pin", "ellipsis")
_BUILT: Final = 1
_MESSAGES: Final = 1
_LOCATION: Final = 3


class FrameTabs(NavigationTabs):
    """Rail, slim rail or bar; what stands at its foot is put into ``foot`` by the maker."""

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, parent: QWidget | None = None
    ) -> None:
        self.brand = Brand(themes)
        super().__init__(themes, "", parent)
        self._languages = languages
        self._unread = (0, 0)
        head = self.head.layout()
        if head is not None:
            head.addWidget(self.brand)
        self._tabs: list[NavigationItem] = [self.add("", icon) for icon in _ICONS]
        for tab in self._tabs[_BUILT:]:
            tab.setEnabled(False)
        self.reword()
        languages.changed.connect(self.reword)

    @override
    def set_form(self, form: NavigationForm) -> None:
        super().set_form(form)
        self.brand.set_form(form)

    def set_unread(self, messages: int, news: int) -> None:
        """Show how many messages are unread, and how much news of the location."""
        self._unread = (messages, news)
        language = self._languages.language
        names = frame_words(language).tabs
        counts = {_MESSAGES: messages, _LOCATION: news}
        for place, tab in enumerate(self._tabs):
            count = counts.get(place, 0)
            tab.set_count(count, tab_spoken(names[place], count, language))

    def reword(self) -> None:
        """Speak the current language."""
        language = self._languages.language
        words = frame_words(language)
        self.setAccessibleName(words.navigation)
        for name, tab in zip(words.tabs, self._tabs, strict=True):
            tab.set_words(name)
            later = "" if tab.isEnabled() else comes_later(name, language)
            tab.setToolTip(later or name)
            tab.setAccessibleDescription(later)
        self.brand.menu_button.set_name(words.menu)
        self.set_unread(*self._unread)
