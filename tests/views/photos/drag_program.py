"""``python -m tests.views.photos.drag_program``: a grid beside something that files are dropped on.

Each thing that happens is a line of JSON on standard output, with what belongs to it: ``shown``
with the middles of the first photo and of the target, ``dragging``, ``over``, ``dropped`` with the
files, ``said`` with a sentence. It ends when its standard input does.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

os.environ["QT_API"] = "pyside6"

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.views.dressing import Dressing
from konnect_desktop.views.photos.drag_out import DragOut, carry
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from tests.views.photos.gridding import days_of, stage_of

_NOT_SAVED = "1"
_SHOWN_AFTER_MS = 50


def _tell(what: str, **more: object) -> None:
    sys.stdout.write(json.dumps({"what": what} | more) + "\n")
    sys.stdout.flush()


class _Folder(QWidget):
    """Takes files, as a file manager does."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setGeometry(700, 40, 400, 400)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        _tell("over", only_copies=event.possibleActions() == Qt.DropAction.CopyAction)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        _tell("dropped", files=[url.toLocalFile() for url in event.mimeData().urls()])


def main() -> None:
    """Show both until standard input ends."""
    application = QApplication(["drag"])
    themes = ThemeSource(make_theme(Scheme.LIGHT))
    Dressing(application, themes)
    stage, folder = stage_of(themes, days_of(9), size=QSize(640, 480)), _Folder()
    stage.selection.set_rows(range(3), selected=True)

    def at_hand(key: PictureKey) -> Path | None:
        name = key.picture_id
        return None if name == _NOT_SAVED else Path("/foto’s", f"{name}.jpg")

    def carry_and_tell(drag: QDrag) -> Qt.DropAction:
        _tell("dragging")
        return carry(drag)

    def show() -> None:
        photo = stage.grid.viewport().mapToGlobal(stage.middle(0)).toTuple()
        _tell("shown", photo=photo, folder=folder.mapToGlobal(QPoint(200, 200)).toTuple())

    DragOut(stage.grid, at_hand, lambda text: _tell("said", text=text), carry_and_tell)
    for widget in (stage.grid, folder):
        widget.show()
    QTimer.singleShot(_SHOWN_AFTER_MS, show)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    application.exec()


if __name__ == "__main__":
    main()
