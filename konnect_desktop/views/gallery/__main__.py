"""``python -m konnect_desktop.views.gallery``: opens the gallery or writes it as a picture."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from konnect_desktop.views.dressing import Dressing
from konnect_desktop.views.gallery.window import GalleryWindow
from konnect_desktop.views.theme import AccountAccent, Scheme, ThemeSource, make_theme


def main() -> int:
    """Show the window until it is closed, or write the picture that was asked for."""
    options = _options()
    application = QApplication(sys.argv[:1])
    theme = make_theme(
        Scheme(options.theme), AccountAccent(options.accent), text_scale=options.scale / 100
    )
    themes = ThemeSource(theme)
    dressing = Dressing(application, themes)
    window = GalleryWindow(themes)
    if options.screenshot:
        window.show()
        application.processEvents()
        saved = window.picture(options.width).save(str(options.screenshot))
        window.close()
        return 0 if saved else 1
    window.resize(options.width, 900)
    window.show()
    window.page.pose()
    while window.isVisible():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    dressing.deleteLater()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="konnect_desktop.views.gallery")
    parser.add_argument("--theme", choices=[scheme.value for scheme in Scheme], default="light")
    accents = [accent.value for accent in AccountAccent]
    parser.add_argument("--accent", choices=accents, default=accents[0])
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="write a picture and end")
    parser.add_argument("--width", type=int, default=1280, help="width of the window in pixels")
    parser.add_argument("--scale", type=int, default=100, help="text scale in per cent, to 200")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
