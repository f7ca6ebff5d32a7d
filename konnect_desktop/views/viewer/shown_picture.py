"""Which pixels there are of the shown one: medium or full size, a film's frame, and its turn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.views.painting.photos import turned, turned_image
from konnect_desktop.views.pictures import PictureCache


class ShownPicture:
    """One picture, turned to the right by ``turn`` quarters.

    ``source`` is its full-size file; ``full_follows`` says that this is on its way.
    """

    def __init__(
        self, pictures: PictureCache, key: PictureKey | None = None, turn: int = 0
    ) -> None:
        self._pictures = pictures
        self.key = key
        self.turn = turn
        self.source: Path | None = None
        self.full_follows = False
        self.frame: QImage | None = None
        self._turned: tuple[tuple[int, int], QPixmap] | None = None

    def take_frame(self, frame: QImage | None) -> None:
        """Be a film's frame; None for the still again."""
        self.frame = None if frame is None else turned_image(frame, self.turn)

    def lying(self, size: QSize) -> QSize:
        """Return a size on the screen as it is in the file, or the other way round."""
        return size.transposed() if self.turn % 2 else size

    @property
    def own_size(self) -> QSize | None:
        """How large it is on the screen at one pixel for one, as far as it is known."""
        if self.frame is not None:
            return self.frame.size()
        if self.key is None:
            return None
        size = self._full_size() or self._pictures.source_size(self.key)
        return None if size is None else self.lying(size)

    @property
    def awaits_full(self) -> bool:
        """Whether a picture of unknown, larger size is going to take the place of this one."""
        if self.source is None or self.key is None:
            return self.full_follows
        failed = self._pictures.failure(self.key, source=self.source) is not None
        return not failed and self._full_size() is None

    def wants_more_than(self, width: float) -> bool:
        """Say whether the medium size has fewer pixels across, as it lies in the file."""
        if self.key is None or self.source is not None or self.frame is not None:
            return False
        medium = self._pictures.source_size(self.key)
        return medium is not None and width > medium.width() + 1

    def pixmap(self, size: QSize, dpr: float) -> QPixmap | None:
        """Return the best there is for a size as it lies in the file; it is not turned."""
        if self.key is None:
            return None
        if self.source is not None:
            full = self._pictures.pixmap(self.key, size, dpr, source=self.source)
            if full is not None:
                return full
        return self._pictures.pixmap(self.key, size, dpr)

    def painted(self, size: QSize, dpr: float) -> QPixmap | QImage | None:
        """Return what is to be painted, turned; a pixmap that is turned is kept for the next."""
        if self.frame is not None:
            return self.frame
        pixmap = self.pixmap(size, dpr)
        if pixmap is None or not self.turn:
            self._turned = None
            return pixmap
        of = (pixmap.cacheKey(), self.turn)
        if self._turned is None or self._turned[0] != of:
            self._turned = (of, turned(pixmap, self.turn))
        return self._turned[1]

    def is_sharp(self, size: QSize, dpr: float) -> bool:
        """Say whether there is nothing better for a size as it lies in the file."""
        if self.key is None or self.frame is not None:
            return True
        return self._pictures.is_sharp(self.key, size, dpr, source=self.source)

    def _full_size(self) -> QSize | None:
        if self.source is None or self.key is None:
            return None
        return self._pictures.source_size(self.key, source=self.source)
