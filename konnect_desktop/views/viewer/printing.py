"""Prints a photo: the system's own dialog, then one page that the photo fills.

Rule: what prints is loaded when the first photo is printed, and painted in a thread of its own.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter


class PhotoPrinter(QObject):
    """One print at a time; ``printed`` tells whether it went. Close it before the application ends.

    Args:
        over: What the dialog belongs to.
    """

    printed = Signal(bool)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._pool: ThreadPoolExecutor | None = None
        self.dialog: QPrintDialog | None = None

    def show(self, image: QImage, name: str) -> None:
        """Ask which printer and how, lying or standing as the photo does.

        Args:
            image: What is printed.
            name: What the printer's queue calls it, for others to see: never a child's.
        """
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 — slow to load, seldom wanted
            QPrintDialog,
            QPrinter,
        )

        if self.dialog is not None:
            self.dialog.raise_()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lies = image.width() > image.height()
        way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._over.window())
        dialog.accepted.connect(lambda: self._print(printer, image))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        QDialog.open(dialog)  # its own one wants a slot to call

    def close(self) -> None:
        """Wait for what is being printed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _forget(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _print(self, printer: QPrinter, image: QImage) -> None:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="printing")
        self._pool.submit(self._paint, printer, image)

    def _paint(self, printer: QPrinter, image: QImage) -> None:
        """Paint the page and send the result home; in the thread."""
        self.printed.emit(paint_page(printer, image))


def paint_page(printer: QPrinter, image: QImage) -> bool:
    """Paint a photo as large as fits onto the middle of a page; say whether the printer took it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(fitting(image.size(), painter.viewport()), image)
    return painter.end()


def fitting(size: QSize, page: QRect) -> QRect:
    """Return where something of a size lies in the middle of a page, as large as fits."""
    held = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(page.topLeft(), held)
    place.moveCenter(page.center())
    return place
