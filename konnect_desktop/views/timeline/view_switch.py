"""The switch between the two views of ‘Mijn kind’: the timeline, and the photos."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.segmented import SegmentedSwitch
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording import photos_page as words


class ViewSwitch(SegmentedSwitch):
    """Stands on each of the two pages and shows that page as chosen; ``chosen`` asks for one."""

    chosen = Signal(bool)

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        *,
        as_photos: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, "", parent)
        self._languages = languages
        self._as_photos = as_photos
        self._short = False
        self.timeline = self.add("", icon="gallery-vertical-end")
        self.photos = self.add("", icon="images")
        self.settle()
        self.buttons.idClicked.connect(self._choose)
        self.reword()

    @property
    def segment(self) -> Button:
        """The segment of the page that it stands on."""
        return self.photos if self._as_photos else self.timeline

    def settle(self) -> None:
        """Show the page that it stands on."""
        self.segment.setChecked(True)

    def set_short(self, *, short: bool) -> None:
        """Show icons alone, where there is little room."""
        if short != self._short:
            self._short = short
            self.reword()

    def reword(self) -> None:
        """Speak the current language."""
        language = self._languages.language
        self.setAccessibleName(words.views(language))
        named = ((self.timeline, words.timeline), (self.photos, words.photos))
        for segment, word in named:
            segment.setToolTip("")
            segment.set_words("" if self._short else word(language))
            segment.setAccessibleName(word(language))
            segment.setToolTip(word(language) if self._short else "")
        self.updateGeometry()

    def _choose(self, place: int) -> None:
        as_photos = bool(place)
        if as_photos != self._as_photos:
            self.chosen.emit(as_photos)
            self.settle()
