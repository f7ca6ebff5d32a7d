from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.line_edit import LineEdit
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs import Dialog, Question
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from tests.views.clipping import clipped
from tests.views.keys import press
from tests.views.pixels import at, name_of

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(themes: ThemeSource, show: Show) -> QWidget:
    """Return a window with one button in it, which has the focus."""
    window = QWidget()
    window.resize(1000, 700)
    button = Button(themes, "Pagina")
    QVBoxLayout(window).addWidget(button)
    show(window)
    button.setFocus()
    return window


def opened(application: QApplication, dialog: Dialog) -> Dialog:
    dialog.open()
    application.processEvents()
    return dialog


def small(themes: ThemeSource, page: QWidget) -> Dialog:
    dialog = Dialog(themes, "Titel", closes="Sluiten", parent=page)
    for name in ("een", "twee"):
        dialog.body.addWidget(LineEdit(themes, name))
    dialog.add_button(Button(themes, "Annuleren"))
    dialog.add_button(Button(themes, "Opslaan"))
    return dialog


def focused(application: QApplication) -> str:
    widget = application.focusWidget()
    return "" if widget is None else widget.accessibleName()


def test_a_dialog_covers_its_window_with_a_scrim_and_stands_in_the_middle(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    before = page.grab().toImage()
    dialog = opened(application, small(themes, page))
    image = page.grab().toImage()
    assert dialog.geometry() == page.rect()
    assert at(before, 5, 5) == name_of(themes.theme.roles.window)
    assert at(image, 5, 5) != at(before, 5, 5)
    assert at(image, 500, 350) == "#FFFFFF"
    assert not dialog.isWindow()
    assert dialog.accessibleName() == "Titel"


def test_a_dialog_fills_a_narrow_window(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    page.resize(480, 700)
    dialog = opened(application, small(themes, page))
    assert dialog.fills_window
    assert at(page.grab().toImage(), 1, 690) == "#FFFFFF"
    page.resize(1000, 700)
    application.processEvents()
    assert not dialog.fills_window
    assert at(page.grab().toImage(), 1, 690) != "#FFFFFF"


def test_tab_goes_round_inside_a_dialog_both_ways(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    opened(application, small(themes, page))
    order = [focused(application)]
    for _ in range(5):
        press(application, Qt.Key.Key_Tab)
        order.append(focused(application))
    assert order == ["een", "twee", "Annuleren", "Opslaan", "Sluiten", "een"]
    press(application, Qt.Key.Key_Backtab)
    assert focused(application) == "Sluiten"


def test_escape_closes_a_dialog_and_the_focus_goes_back(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    dialog = opened(application, small(themes, page))
    told: list[str] = []
    dialog.rejected.connect(lambda: told.append("rejected"))
    press(application, Qt.Key.Key_Escape)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert told == ["rejected"]
    assert focused(application) == "Pagina"
    assert not isValid(dialog)


def test_who_goes_about_by_keyboard_sees_the_ring_in_a_dialog_and_back_on_the_page(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    def ringed() -> list[str]:
        frames = [frame for frame in page.findChildren(QFocusFrame) if frame.isVisible()]
        return [frame.widget().accessibleName() for frame in frames]

    dialog = opened(application, small(themes, page))
    assert ringed() == []
    dialog.reject()
    other = Button(themes, "Anders", parent=page)
    other.show()
    other.setFocus()
    press(application, Qt.Key.Key_Tab)
    assert ringed() == ["Pagina"]
    opened(application, small(themes, page))
    assert ringed() == ["een"]
    press(application, Qt.Key.Key_Tab)
    assert ringed() == ["twee"]
    press(application, Qt.Key.Key_Escape)
    assert ringed() == ["Pagina"]


def test_keys_of_the_page_do_nothing_while_a_dialog_covers_it(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    pressed: list[str] = []
    QShortcut(QKeySequence("F5"), page, lambda: pressed.append("F5"))
    QShortcut(QKeySequence("Ctrl+Q"), page, lambda: pressed.append("Ctrl+Q"))
    opened(application, small(themes, page))
    press(application, Qt.Key.Key_F5)
    press(application, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Ctrl+Q"]


def test_clicks_beside_a_dialog_do_not_reach_the_page(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    pressed: list[str] = []
    page.findChildren(Button)[0].clicked.connect(lambda: pressed.append("page"))
    dialog = opened(application, small(themes, page))
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton)
    assert pressed == []


def test_what_does_not_fit_scrolls_and_tab_brings_it_into_sight(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    dialog = Dialog(themes, "Lang", closes="Sluiten", parent=page)
    edits = [LineEdit(themes, f"veld {number}") for number in range(30)]
    for edit in edits:
        dialog.body.addWidget(edit)
    dialog.add_button(Button(themes, "Klaar"))
    opened(application, dialog)
    assert edits[-1].visibleRegion().isEmpty()
    for _ in range(29):
        press(application, Qt.Key.Key_Tab)
    application.processEvents()
    assert focused(application) == "veld 29"
    assert edits[-1].visibleRegion().boundingRect().height() == edits[-1].height()


def test_a_text_that_does_not_fit_scrolls_by_keys(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    dialog = Dialog(themes, "Lang", closes="Sluiten", parent=page)
    lines = [Text(themes, f"regel {number}") for number in range(60)]
    for line in lines:
        dialog.body.addWidget(line)
    opened(application, dialog)
    assert focused(application) == "Sluiten"
    press(application, Qt.Key.Key_End)
    application.processEvents()
    assert not lines[-1].visibleRegion().isEmpty()


def test_a_dialog_grows_with_its_content(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    dialog = opened(application, small(themes, page))
    text = Text(themes, "Een zin die later komt en over regels loopt. " * 6, wraps=True)
    dialog.body.addWidget(text)
    application.processEvents()
    application.processEvents()
    assert clipped(dialog) == []
    assert text.visibleRegion().boundingRect().height() == text.height()


def test_what_destroys_is_asked_with_the_safe_button_in_focus(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    question = Question(
        themes,
        "Wissen?",
        ["Het is dan weg."],
        accepts="Wissen",
        rejects="Annuleren",
        danger=True,
        parent=page,
    )
    told: list[str] = []
    question.accepted.connect(lambda: told.append("accepted"))
    question.rejected.connect(lambda: told.append("rejected"))
    opened(application, question)
    assert focused(application) == "Annuleren"
    press(application, Qt.Key.Key_Space)
    assert told == ["rejected"]


def test_enter_presses_the_main_button_of_a_question(
    application: QApplication, themes: ThemeSource, page: QWidget
) -> None:
    question = Question(
        themes, "Openen?", ["Een zin."], accepts="Openen", rejects="Annuleren", parent=page
    )
    told: list[str] = []
    question.accepted.connect(lambda: told.append("accepted"))
    opened(application, question)
    press(application, Qt.Key.Key_Return)
    assert told == ["accepted"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_buttons_stand_below_each_other_where_they_do_not_fit(
    application: QApplication, themes: ThemeSource, page: QWidget, scale: float
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    page.resize(480, 800)
    question = Question(
        themes,
        "Verder gaan en alles meenemen?",
        ["Een zin."],
        accepts="Verdergaan en meenemen",
        rejects="Toch maar niet",
        parent=page,
    )
    opened(application, question)
    assert clipped(question) == []


def test_a_dialog_without_a_window_below_is_one_itself(
    application: QApplication, themes: ThemeSource, show: Show
) -> None:
    dialog = Dialog(themes, "Alleen", closes="Sluiten")
    dialog.body.addWidget(Text(themes, "Een zin.", wraps=True))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    show(dialog)
    assert dialog.isWindow()
    assert at(dialog.grab().toImage(), 1, 1) == "#FFFFFF"
    assert clipped(dialog) == []
    application.processEvents()
