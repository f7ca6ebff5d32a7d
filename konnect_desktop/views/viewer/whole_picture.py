"""The shown photo as large as it can be had, turned as it is seen: to be copied or printed.

Rule: the full size is fetched for it where the portal gives it; without it the medium size serves.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.views.painting.photos import turned_image
from konnect_desktop.views.viewer.tools import ViewerTools

# Larger than what any camera of a day care makes: such a bound asks for all of a picture.
_ALL_OF_IT: Final = QSize(16384, 16384)


class WholePicture(QObject):
    """Hands out one picture at a time; whoever goes on to another photo gives it up."""

    def __init__(self, tools: ViewerTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._viewer = tools.viewer
        self._key: PictureKey | None = None
        self._use: Callable[[QImage], object] | None = None
        self._viewer.changed.connect(self._give_up)
        self._viewer.file_changed.connect(self._look)
        tools.pictures.arrived.connect(self._look)
        tools.pictures.failed.connect(self._look)

    def ask(self, use: Callable[[QImage], object]) -> None:
        """Call ``use`` with the shown photo, now or when it is there."""
        medium = self._viewer.medium
        if medium is not None and not self._viewer.is_film:
            self._key, self._use = medium.key, use
            self._viewer.want_full()
            self._look()

    def _give_up(self) -> None:
        self._key = self._use = None

    def _look(self) -> None:
        key, use = self._key, self._use
        if key is None or use is None or self._viewer.is_fetching:
            return
        image = self._image(key, self._source(key))
        if image is not None:
            self._give_up()
            use(turned_image(image, self._viewer.marks.turn_of(key)))

    def _source(self, key: PictureKey) -> Path | None:
        """Return the full-size file, if it is there and whole."""
        file = self._viewer.file
        broken = file is not None and self._tools.pictures.failure(key, source=file) is not None
        return None if broken else file

    def _image(self, key: PictureKey, source: Path | None) -> QImage | None:
        """Return all of it, or ask for that."""
        pictures = self._tools.pictures
        size = pictures.source_size(key, source=source) or _ALL_OF_IT
        pixmap = pictures.pixmap(key, size, source=source)
        is_whole = pictures.is_sharp(key, size, source=source)
        return pixmap.toImage() if pixmap is not None and is_whole else None
