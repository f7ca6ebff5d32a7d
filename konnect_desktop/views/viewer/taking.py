"""Takes the shown photo elsewhere: onto the clipboard, or onto paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.viewer.printing import PhotoPrinter
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.views.viewer.whole_picture import WholePicture
from konnect_desktop.wording import viewer as words


class Taking(QObject):
    """``told`` says in a sentence what came of it, and whether it went well."""

    told = Signal(str, bool)

    def __init__(self, tools: ViewerTools, over: QWidget) -> None:
        super().__init__(over)
        self._tools = tools
        self._whole = WholePicture(tools, self)
        self.printer = PhotoPrinter(over)
        self.printer.printed.connect(self._tell_printed)

    def copy(self) -> None:
        """Copy the shown photo as a picture."""
        self._whole.ask(self._copy)

    def print(self) -> None:
        """Print the shown photo, after the system's own dialog."""
        self._tools.viewer.slideshow.pause()
        self._whole.ask(self._print)

    def close(self) -> None:
        """Wait for what is being printed."""
        self.printer.close()

    def _copy(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.told.emit(self._tools.word("copied"), True)  # noqa: FBT003 — a signal of Qt

    def _print(self, image: QImage) -> None:
        self.printer.show(image, words.noun(self._tools.language, is_video=False))

    def _tell_printed(self, went: bool) -> None:  # noqa: FBT001 — a slot of Qt
        self.told.emit(self._tools.word("printed" if went else "not_printed"), went)
