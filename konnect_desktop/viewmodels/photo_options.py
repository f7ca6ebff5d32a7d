"""How somebody likes to look at the photos, as it was left the last time."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.media_choice import Company
from konnect_desktop.system.settings_values import (
    LARGEST_TILE,
    SMALLEST_TILE,
    PhotoChoices,
    PhotoCompany,
    PhotoKinds,
)
from konnect_desktop.viewmodels.photos import Photos
from konnect_desktop.viewmodels.photos_filter import PhotoFilter
from konnect_desktop.viewmodels.settings import SettingsModel

_STEP: Final = 1.12
_USUAL: Final = PhotoChoices()
_KINDS: Final[dict[MediaKind | None, PhotoKinds]] = {
    None: "all",
    MediaKind.PHOTO: "photos",
    MediaKind.VIDEO: "videos",
}
_KINDS_READ: Final = {word: kind for kind, word in _KINDS.items()}
_COMPANY: Final[dict[Company, PhotoCompany]] = {
    Company.ANY: "any",
    Company.TAGGED: "tagged",
    Company.ALONE: "alone",
}
_COMPANY_READ: Final = {word: company for company, word in _COMPANY.items()}


class PhotoOptions(QObject):
    """The choices of the grid; ``changed`` says that one of them is another.

    The filter begins as it was left, but for names and words of an account.
    """

    changed = Signal()

    def __init__(
        self, settings: SettingsModel, photos: Photos, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._photos = photos
        self._now = settings.settings.photos
        photos.show(
            kind=_KINDS_READ[self._now.kinds],
            company=_COMPANY_READ[self._now.company],
            favourites=self._now.favourites,
        )
        photos.showing_changed.connect(self._keep_filter)
        settings.changed.connect(self._follow)

    @property
    def now(self) -> PhotoChoices:
        """The choices as they are."""
        return self._now

    def look_at_photos(self, *, as_photos: bool) -> None:
        """Look at photos, or at the timeline."""
        self._settings.set_photos(replace(self._now, as_photos=as_photos))

    def set_tile(self, height: int) -> None:
        """Show photos in rows so high, 96 to 280."""
        held = min(max(height, SMALLEST_TILE), LARGEST_TILE)
        self._settings.set_photos(replace(self._now, tile=held))

    def enlarge(self, steps: int) -> None:
        """Show photos larger by some steps, smaller by a number below 0."""
        self.set_tile(round(self._now.tile * _STEP**steps))

    def usual_tile(self) -> None:
        """Show photos as large as they usually are."""
        self.set_tile(_USUAL.tile)

    def _keep_filter(self) -> None:
        showing: PhotoFilter = self._photos.showing
        self._settings.set_photos(
            replace(
                self._now,
                kinds=_KINDS[showing.kind],
                company=_COMPANY[showing.company],
                favourites=showing.favourites,
            )
        )

    def _follow(self) -> None:
        if self._now != self._settings.settings.photos:
            self._now = self._settings.settings.photos
            self.changed.emit()
