from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.key_names import NAMED_KEYS
from konnect_desktop.domain.shortcuts import ACTIONS, Act
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.key_bindings import bind, bind_action, key_of, sequence
from tests.support.qt_loop import Run
from tests.views.framing import Kept

Show = Callable[[QWidget], QWidget]
Key, Held = Qt.Key, Qt.KeyboardModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class Page(QWidget):
    """A page with a button and a field, that notes what its keys do."""

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.done: list[Act] = []
        self.button, self.field = QPushButton("Knop"), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.field)
        acts = (Act.SAVE, Act.PLAY, Act.ZOOM_IN, Act.PHOTO_NEXT)
        self.keys = bind(self, shortcuts, {act: partial(self.done.append, act) for act in acts})

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)


@pytest.fixture
def shortcuts(run: Run) -> Iterator[Shortcuts]:
    model = SettingsModel(Settings(), Kept())
    yield Shortcuts(model)
    run(model.aclose())


@pytest.fixture
def page(shortcuts: Shortcuts, show: Show) -> Page:
    page = Page(shortcuts)
    show(page)
    return page


@pytest.mark.usefixtures("application")
def test_every_key_of_the_map_is_one_that_qt_knows_by_that_name() -> None:
    usual = [key for action in ACTIONS for key in action.keys]
    for key in (*usual, *NAMED_KEYS):
        known = sequence(key)
        assert (known.count(), known.toString(_PORTABLE)) == (1, key)


def test_a_key_does_what_it_is_bound_to_and_follows_a_change(
    page: Page, shortcuts: Shortcuts, run: Run
) -> None:
    async def story() -> None:
        page.button.setFocus()
        QTest.keyClick(page.button, Key.Key_S)
        shortcuts.give(Act.SAVE, "Ctrl+D")
        QTest.keyClick(page.button, Key.Key_S)
        assert page.done == [Act.SAVE]
        QTest.keyClick(page.button, Key.Key_D, Held.ControlModifier)
        assert page.done == [Act.SAVE, Act.SAVE]

    run(story())


def test_a_button_keeps_its_own_keys_and_the_page_has_what_is_left(page: Page) -> None:
    pressed: list[bool] = []
    page.button.clicked.connect(lambda: pressed.append(True))
    page.button.setFocus()
    QTest.keyClick(page.button, Key.Key_Space)
    assert (pressed, page.done) == ([True], [])
    QTest.keyClick(page, Key.Key_Space)
    assert (pressed, page.done) == ([True], [Act.PLAY])


def test_letters_go_to_a_field_that_is_typed_into(page: Page) -> None:
    page.field.setFocus()
    QTest.keyClicks(page.field, "s +")
    assert (page.field.text(), page.done) == ("s +", [])


def test_nothing_is_done_while_the_page_is_hidden(page: Page) -> None:
    page.hide()
    QTest.keyClick(page, Key.Key_S)
    assert page.done == []


def test_a_menu_shows_the_key_of_the_map(page: Page, shortcuts: Shortcuts, run: Run) -> None:
    async def story() -> None:
        action = QAction(page)
        bind_action(action, shortcuts, Act.DETAILS)
        assert action.shortcut().toString(_PORTABLE) == "I"
        shortcuts.give(Act.DETAILS, "F2")
        assert action.shortcut().toString(_PORTABLE) == "F2"

    run(story())


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(
    ("key", "held", "text", "written"),
    [
        (Key.Key_S, Held.NoModifier, "s", "S"),
        (Key.Key_S, Held.ShiftModifier, "S", "Shift+S"),
        (Key.Key_S, Held.ControlModifier, "\x13", "Ctrl+S"),
        (Key.Key_Plus, Held.ShiftModifier, "+", "+"),
        (Key.Key_Plus, Held.KeypadModifier, "+", "+"),
        (Key.Key_Left, Held.ShiftModifier, "", "Shift+Left"),
        (Key.Key_Space, Held.NoModifier, " ", "Space"),
        (Key.Key_PageDown, Held.NoModifier, "", "PgDown"),
        (Key.Key_Shift, Held.ShiftModifier, "", ""),
        (Key.Key_Eacute, Held.NoModifier, "é", "É"),
    ],
)
def test_a_key_that_is_pressed_is_written_as_the_map_does(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str, written: str
) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, held, text)
    assert key_of(event) == written
