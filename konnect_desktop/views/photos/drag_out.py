"""Photos that are dragged out of the grid: to a folder, or to a mail that is being written.

Rule: what goes along are the files that are saved on this computer, as copies; nothing is fetched
for it, and what does not go along is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.views.photos.drag_picture import drag_picture
from konnect_desktop.wording import photos_drag as words

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid

Carry = Callable[[QDrag], Qt.DropAction]


def carry(drag: QDrag) -> Qt.DropAction:
    """Drag until the button is released; only copies are offered."""
    return drag.exec(Qt.DropAction.CopyAction)


def files_of(paths: Sequence[Path]) -> QMimeData:
    """Return files as other programs take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


class DragOut(QObject):
    """Drags out what a grid wants dragged.

    Args:
        grid: The grid, which becomes its owner.
        at_hand: Where a photo's own file lies on this computer, if it does.
        say: Shows a sentence.
        carry: Lets the hand drag; returns what was done where it let go.
    """

    def __init__(
        self,
        grid: PhotoGrid,
        at_hand: Callable[[PictureKey], Path | None],
        say: Callable[[str], object],
        carry: Carry = carry,
    ) -> None:
        super().__init__(grid)
        self._grid = grid
        self._at_hand = at_hand
        self._say = say
        self._carry = carry
        grid.drag_wanted.connect(self.start)

    def start(self) -> None:
        """Drag what is selected, or the photo with the focus."""
        keys = self._dragged()
        there = {key: path for key in keys if (path := self._at_hand(key)) is not None}
        language = self._grid.tools.language
        if not there:
            self._say(words.none_at_hand(len(keys), language))
            return
        done = self._carry(self._drag(there))
        if done is not Qt.DropAction.IgnoreAction and len(there) < len(keys):
            self._say(words.some_left_out(len(there), len(keys), language))

    def _dragged(self) -> Sequence[PictureKey]:
        tools = self._grid.tools
        selected = tools.selection.pictures()
        return selected or [tools.photos.model.album.key(tools.selection.current)]

    def _drag(self, files: dict[PictureKey, Path]) -> QDrag:
        drag = QDrag(self._grid)
        drag.setMimeData(files_of(list(files.values())))
        picture = drag_picture(self._grid.tools, list(files), self._grid.devicePixelRatioF())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(0, 0))
        return drag
