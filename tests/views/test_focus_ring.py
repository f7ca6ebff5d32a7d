from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.focus_ring import FocusRing
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.theme import ThemeSource
from tests.views.pixels import at

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(themes: ThemeSource, show: Show) -> QWidget:
    """Return a window with two buttons and a chip."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setSpacing(20)
    for control in (
        Button(themes, "Een", ButtonKind.PRIMARY),
        Button(themes, "Twee", ButtonKind.PRIMARY),
        Chip(themes, "Drie"),
    ):
        row.addWidget(control)
    return show(page)


def ring_of(application: QApplication) -> FocusRing:
    ring = application.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    return ring


def test_the_keyboard_brings_the_ring_and_the_mouse_takes_it_away(
    application: QApplication, page: QWidget
) -> None:
    first, second = page.findChildren(Button)[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring_of(application).target is second
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    first.setFocus()
    assert ring_of(application).target is None


def test_the_ring_is_two_pixels_of_accent_two_pixels_off_the_shape(
    application: QApplication, page: QWidget
) -> None:
    first, second = page.findChildren(Button)[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    application.processEvents()
    image = page.grab().toImage()
    left = second.mapTo(page, QPoint(0, 20))
    colors = [at(image, left.x() + offset, left.y()) for offset in (-5, -4, -3, -2, -1, 0)]
    ground, accent = "#F7F3ED", "#1F6B57"
    assert colors == [ground, accent, accent, ground, ground, accent]


def test_the_ring_survives_what_it_was_around(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    inner = QWidget(page)
    button = Button(themes, "Weg", parent=inner)
    inner.show()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Backtab)
    QTest.keyClick(page.findChildren(Chip)[0], Qt.Key.Key_Tab)
    assert ring_of(application).target is button
    inner.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ring_of(application).target is None
    first, second = page.findChildren(Button)[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring_of(application).target is second


def test_focus_goes_through_the_controls_in_order(application: QApplication, page: QWidget) -> None:
    order: list[str] = []
    page.findChildren(Button)[0].setFocus()
    for _ in range(3):
        focused = application.focusWidget()
        assert isinstance(focused, QWidget)
        order.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert order == ["Een", "Twee", "Drie"]
