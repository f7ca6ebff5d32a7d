"""How somebody likes to look at photos and videos, as it was left the last time."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from konnect_desktop.system.settings_values import (
    LONGEST_SLIDE_S,
    SHORTEST_SLIDE_S,
    ViewerChoices,
)
from konnect_desktop.viewmodels.settings import SettingsModel


class ViewerOptions(QObject):
    """The choices of the viewer; ``changed`` says that one of them is another."""

    changed = Signal()

    def __init__(self, settings: SettingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._now = settings.settings.viewer
        settings.changed.connect(self._follow)

    @property
    def now(self) -> ViewerChoices:
        """The choices as they are."""
        return self._now

    def show_details(self, *, shown: bool) -> None:
        """Open or close the details."""
        self._settings.set_viewer(replace(self._now, details=shown))

    def toggle_details(self) -> None:
        """Open the details, or close them."""
        self.show_details(shown=not self._now.details)

    def show_labels(self, *, shown: bool) -> None:
        """Show or hide the labels."""
        self._settings.set_viewer(replace(self._now, labels=shown))

    def set_slide_seconds(self, seconds: int) -> None:
        """Show each photo of a slideshow for 2 to 10 seconds."""
        held = min(max(seconds, SHORTEST_SLIDE_S), LONGEST_SLIDE_S)
        self._settings.set_viewer(replace(self._now, slide_seconds=held))

    def shuffle_slides(self, *, shuffled: bool) -> None:
        """Show the photos of a slideshow in no order, or as they stand."""
        self._settings.set_viewer(replace(self._now, slides_shuffled=shuffled))

    def repeat_slides(self, *, repeated: bool) -> None:
        """Begin a slideshow anew after its last photo, or end it there."""
        self._settings.set_viewer(replace(self._now, slides_repeated=repeated))

    def toggle_films_go_on(self) -> None:
        """Show the next one after a video, or stay at its end."""
        goes_on = not self._now.film_goes_on
        self._settings.set_viewer(replace(self._now, film_goes_on=goes_on))

    def set_film_volume(self, percent: int) -> None:
        """Remember how loud videos are, 0 to 100."""
        self._settings.set_viewer(replace(self._now, film_volume_percent=min(max(percent, 0), 100)))

    def _follow(self) -> None:
        if self._now != self._settings.settings.viewer:
            self._now = self._settings.settings.viewer
            self.changed.emit()
