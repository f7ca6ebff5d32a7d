"""A window of plain PySide6 with one line of text: what every start is held against."""

from __future__ import annotations

import importlib
import os
import sys

os.environ["QT_API"] = "pyside6"

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.marks import PaintWatch, tell_painted


def main(modules: list[str]) -> None:
    """Show it, with these Qt modules imported, say when it is painted, and end."""
    for module in modules:
        importlib.import_module(module)
    application = QApplication(sys.argv[:1])
    window = QLabel("Konnect Desktop")
    window.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.resize(1280, 800)
    window.show()

    PaintWatch(window, lambda: tell_painted(application.quit))
    # Not the app: nothing here waits for anything.
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
