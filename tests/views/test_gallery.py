from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from konnect_desktop.views.gallery.window import GalleryWindow
from konnect_desktop.views.theme import AccountAccent, Scheme, ThemeSource, make_theme
from tests.views.pixels import at, name_of

# The switch in the title row shows the theme that the window was opened with.
BELOW_THE_TITLE = QRect(0, 80, 1280, 380)


@pytest.fixture(params=[(Scheme.LIGHT, 100), (Scheme.DARK, 100), (Scheme.LIGHT, 200)])
def gallery(
    request: pytest.FixtureRequest, themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> GalleryWindow:
    """Return the gallery in light, in dark, and with text of 200 %."""
    scheme, percent = request.param
    themes.use(make_theme(scheme, AccountAccent.PINE, text_scale=percent / 100))
    window = GalleryWindow(themes)
    window.resize(1280 * percent // 100, 900)
    show(window)
    return window


def test_every_component_is_painted_named_and_unclipped(
    gallery: GalleryWindow, themes: ThemeSource
) -> None:
    picture = gallery.picture(gallery.width()).toImage()
    assert at(picture, 2, 2) == name_of(themes.theme.roles.window)
    for kind in (QAbstractButton, QLineEdit, QProgressBar):
        for control in gallery.page.findChildren(kind):
            name = control.accessibleName() or getattr(control, "text", str)()
            assert name, control
    for label in gallery.page.findChildren(QLabel):
        if label.isVisible():
            needed = label.heightForWidth(label.width())
            assert label.height() >= needed, label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()


def test_a_change_of_theme_reaches_everything(
    application: QApplication, themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> None:
    changed = GalleryWindow(themes)
    show(changed)
    changed.picture(1280)
    themes.use(make_theme(Scheme.DARK))
    application.processEvents()
    after = changed.page.grab(BELOW_THE_TITLE).toImage()
    fresh = GalleryWindow(themes)
    show(fresh)
    fresh.picture(1280)
    assert fresh.page.grab(BELOW_THE_TITLE).toImage() == after


def test_what_can_be_pressed_is_large_enough(gallery: GalleryWindow) -> None:
    for button in gallery.page.findChildren(QAbstractButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= 24, button.accessibleName()
