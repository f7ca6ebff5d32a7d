"""What the parts of the grid need from their maker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photos import Photos
from konnect_desktop.viewmodels.photos_details import PhotoDetails
from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.views.theme import Theme, ThemeSource
from konnect_desktop.wording.language import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from konnect_desktop.viewmodels.timeline_rows import AccountLook
    from konnect_desktop.views.pictures import PictureCache


class GridTools(Struct, frozen=True):
    """Sources of the grid; ``look`` tells how an account is told from others."""

    application: QApplication
    themes: ThemeSource
    languages: LanguageSource
    pictures: PictureCache
    photos: Photos
    details: PhotoDetails
    selection: PhotoSelection
    marks: OwnMarks
    look: Callable[[str], AccountLook]
    today: Callable[[], date]

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.themes.theme

    @property
    def language(self) -> Language:
        """The current language."""
        return self.languages.language
