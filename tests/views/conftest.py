"""One application for all tests of the views, offscreen, and no Qt warning in any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.views.dressing import Dressing
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from tests.support.qt_loop import application, run

__all__ = ["application", "run"]

# What the offscreen platform says of itself, whatever the app does.
PLATFORM_SAYS = ("This plugin does not support",)
# The player tells of a computer without sound or video card when the first film is opened.
OF_THE_PLAYER = ("qt.multimedia",)


@pytest.fixture(scope="session")
def dressed(application: QApplication) -> ThemeSource:
    """Return the source of the theme that the application wears."""
    themes = ThemeSource(make_theme(Scheme.LIGHT))
    Dressing(application, themes)
    return themes


@pytest.fixture
def themes(dressed: ThemeSource) -> ThemeSource:
    """Return the source of the theme, which is light at 100 % to begin with."""
    dressed.use(make_theme(Scheme.LIGHT))
    return dressed


@pytest.fixture
def show(application: QApplication) -> Iterator[Callable[[QWidget], QWidget]]:
    """Return a function that shows a widget in an active window; it is deleted after the test."""
    shown: list[QWidget] = []

    def show_it(widget: QWidget) -> QWidget:
        shown.append(widget)
        widget.show()
        widget.activateWindow()
        application.processEvents()
        return widget

    yield show_it
    for widget in shown:
        widget.close()
        widget.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.processEvents()


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Fail a test during which Qt warned."""
    said: list[str] = []

    def note(_kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        of_the_player = (context.category or "").startswith(OF_THE_PLAYER)
        if not of_the_player and not text.startswith(PLATFORM_SAYS):
            said.append(text)

    before = qInstallMessageHandler(note)
    yield
    qInstallMessageHandler(before)
    assert said == []
