"""The photos of the grid as a list model; what is behind them is an ``Album``."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from konnect_desktop.viewmodels.photos_album import Album, Photo

PHOTO: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the ``Photo``."""
_NOWHERE: Final = QModelIndex()


class PhotoModel(QAbstractListModel):
    """One row for each photo; another album is another list, all at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._album = Album()

    @property
    def album(self) -> Album:
        """All photos."""
        return self._album

    def take(self, album: Album) -> None:
        """Show another album."""
        self.beginResetModel()
        self._album = album
        self.endResetModel()

    def photo(self, row: int) -> Photo:
        """Return a photo."""
        return self._album.photo(row)

    def rowCount(  # noqa: N802 — Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        """Return the number of photos."""
        return 0 if parent.isValid() else len(self._album)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return what ``PHOTO`` stands for."""
        if role != PHOTO or not 0 <= index.row() < len(self._album):
            return None
        return self._album.photo(index.row())
