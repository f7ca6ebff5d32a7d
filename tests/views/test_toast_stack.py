from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.views.components.toast_stack import ToastStack
from konnect_desktop.views.painting.shadow import shadow_margin
from konnect_desktop.views.theme import ThemeSource
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def window(show: Show) -> QWidget:
    """Return an empty window."""
    window = QWidget()
    window.resize(600, 400)
    return show(window)


def test_a_toast_stands_at_the_bottom_in_the_middle(themes: ThemeSource, window: QWidget) -> None:
    toasts = ToastStack(themes, window, window.rect)
    toast = toasts.show("Concept bewaard")
    around = shadow_margin(themes.theme)
    body = toast.geometry().adjusted(around, around, -around, -around)
    assert body.height() == 48
    assert window.height() - body.bottom() - 1 == 24
    assert abs(body.center().x() - window.rect().center().x()) <= 1


def test_a_toast_goes_by_itself_and_stays_under_the_pointer(
    themes: ThemeSource, window: QWidget, application: QApplication, run: Run
) -> None:
    toasts = ToastStack(themes, window, window.rect, stay_ms=30)
    held, gone = toasts.show("Blijft"), toasts.show("Gaat")
    middle = QPointF(5, 5)
    application.sendEvent(held, QEnterEvent(middle, middle, middle))
    run(until(lambda: gone not in toasts.toasts))
    assert toasts.toasts == (held,)
    toasts.clear()


def test_the_action_of_a_toast_is_done_once_and_takes_it_away(
    themes: ThemeSource, window: QWidget
) -> None:
    done: list[bool] = []
    toasts = ToastStack(themes, window, window.rect)
    toast = toasts.show("Verwijderd", "Ongedaan maken", lambda: done.append(True))
    assert toast.action is not None
    QTest.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert toasts.toasts == ()


def test_f177_there_are_never_more_than_three(themes: ThemeSource, window: QWidget) -> None:
    toasts = ToastStack(themes, window, window.rect)
    for number in range(500):
        toasts.show(f"Fout {number}")
    assert [toast.accessibleName() for toast in toasts.toasts] == [
        "Fout 497",
        "Fout 498",
        "Fout 499",
    ]
    places = [toast.geometry() for toast in toasts.toasts]
    around = shadow_margin(themes.theme)
    bodies = [rect.adjusted(around, around, -around, -around) for rect in places]
    assert not any(one.intersects(two) for one, two in pairwise(bodies))


def test_a_long_toast_wraps(
    themes: ThemeSource, window: QWidget, application: QApplication
) -> None:
    window.resize(360, 500)
    toasts = ToastStack(themes, window, window.rect)
    toasts.show("Een zin die in een smal venster nooit op één regel past. " * 3, "Ongedaan maken")
    application.processEvents()
    assert clipped(window) == []
