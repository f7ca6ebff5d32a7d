"""A page of signing in as a person has it before them: shown, active, in Dutch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.sign_in import SignIn
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.sign_in import SignInPage
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language

Show = Callable[[QWidget], QWidget]


@dataclass
class Opened:
    """A page, and what it asked for so far."""

    page: SignInPage
    languages: LanguageSource
    links: list[str] = field(default_factory=list[str])
    demos: list[bool] = field(default_factory=list[bool])
    cancels: list[bool] = field(default_factory=list[bool])


def tap(application: QApplication, key: Qt.Key) -> None:
    """Press a key; unlike ``press`` also while a coroutine runs, for it processes no events."""
    target = application.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def type_in(application: QApplication, text: str) -> None:
    """Type into the field that has the focus."""
    target = application.focusWidget()
    assert isinstance(target, QLineEdit)
    QTest.keyClicks(target, text)


def said_by(widget: QWidget) -> list[str]:
    """Return the texts that can be seen."""
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def open_page(themes: ThemeSource, show: Show, model: SignIn) -> Opened:
    """Show a page at 1280×800."""
    languages = LanguageSource(Language.NL)
    page = SignInPage(themes, languages, model)
    opened = Opened(page, languages)
    page.link_opened.connect(opened.links.append)
    page.demo_wanted.connect(lambda: opened.demos.append(True))
    page.cancelled.connect(lambda: opened.cancels.append(True))
    page.resize(1280, 800)
    show(page)
    return opened
