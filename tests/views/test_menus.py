from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from konnect_desktop.views.components.edit_menu import edit_menu, locale_of
from konnect_desktop.views.components.line_edit import LineEdit, PasswordEdit
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.menu_shade import MenuShade
from konnect_desktop.views.style import KonnectStyle
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def worn(application: QApplication, themes: ThemeSource) -> None:
    """Let the style follow these themes: a test of the whole app leaves a style of its own."""
    application.setStyle(KonnectStyle(themes))


def shades(window: QWidget) -> list[MenuShade]:
    return [each for each in window.findChildren(MenuShade) if each.isVisible()]


def pixels(window: QWidget) -> QImage:
    return window.grab().toImage()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_menu_casts_a_shadow_on_its_window_while_it_is_open(
    application: QApplication, themes: ThemeSource, show: Show, scheme: Scheme
) -> None:
    themes.use(make_theme(scheme))
    window = QWidget()
    window.resize(400, 300)
    show(window)
    bare = pixels(window)
    menu = Menu("Meer", window)
    menu.addAction("Instellingen")
    menu.popup_inside(window.mapToGlobal(QPoint(100, 60)))
    QTest.qWaitForWindowExposed(menu)
    (shade,) = shades(window)
    below = shade.geometry().center().x(), menu.height() + 60 + 6
    cast = pixels(window).pixelColor(*below)
    assert cast.lightness() < bare.pixelColor(*below).lightness()
    menu.close()
    application.processEvents()
    assert not shades(window)
    assert pixels(window) == bare


def test_a_menu_within_a_menu_casts_its_own_shadow_on_the_same_window(show: Show) -> None:
    window = QWidget()
    window.resize(500, 300)
    show(window)
    menu = Menu("Meer", window)
    below = Menu("Taal", menu)
    below.addAction("Nederlands")
    menu.addMenu(below)
    menu.popup_inside(window.mapToGlobal(QPoint(40, 40)))
    QTest.qWaitForWindowExposed(menu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    QTest.qWaitForWindowExposed(below)
    assert len(shades(window)) == 2
    menu.close()
    assert not shades(window)


def test_a_click_on_the_shadow_goes_to_what_lies_below_it(show: Show) -> None:
    window = QWidget()
    window.resize(400, 300)
    show(window)
    menu = Menu("Meer", window)
    menu.addAction("Instellingen")
    menu.popup_inside(window.mapToGlobal(QPoint(100, 60)))
    QTest.qWaitForWindowExposed(menu)
    (shade,) = shades(window)
    assert window.childAt(shade.geometry().center() + QPoint(0, menu.height() // 2 + 4)) is None
    menu.close()


def open_long_menu(show: Show) -> Menu:
    """Open a menu that is higher than the screen."""
    window = QWidget()
    window.resize(400, 300)
    show(window)
    menu = Menu("Meer", window)
    for number in range(60):
        menu.addAction(f"Nummer {number}\tCtrl+{number}")
    menu.popup_inside(window.mapToGlobal(QPoint(100, 60)))
    QTest.qWaitForWindowExposed(menu)
    return menu


def test_a_menu_higher_than_the_screen_is_one_column_that_scrolls(
    application: QApplication, show: Show
) -> None:
    """Qt would break it into columns, and cut the words of the last one."""
    menu = open_long_menu(show)
    first, last = (menu.actionGeometry(menu.actions()[at]) for at in (0, -1))
    assert first.x() == last.x()
    assert menu.height() <= application.primaryScreen().availableGeometry().height()
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() == menu.actions()[-1]
    middle = menu.width() // 2
    seen = [menu.actionAt(QPoint(middle, y)) for y in range(menu.height())]
    assert menu.actions()[-1] in seen
    assert menu.actions()[0] not in seen
    menu.close()


def test_up_shows_the_last_entry_of_a_menu_in_which_none_was_chosen(show: Show) -> None:
    menu = open_long_menu(show)
    last = menu.actions()[-1]
    assert not menu.rect().contains(menu.actionGeometry(last))
    QTest.keyClick(menu, Qt.Key.Key_Up)
    assert menu.activeAction() == last
    assert menu.rect().contains(menu.actionGeometry(last))
    menu.close()
    empty = Menu("Leeg", menu.parentWidget())
    empty.popup_inside(QPoint(100, 60))
    QTest.keyClick(empty, Qt.Key.Key_Up)
    assert empty.activeAction() is None
    empty.close()


def entries(edit: LineEdit) -> list[tuple[str, bool]]:
    """Open the menu of a field as the right button does, and return what it offers."""
    place = edit.rect().center()
    asks = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(edit, QContextMenuEvent(asks, place, edit.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    shown = [each for each in menu.actions() if not each.isSeparator()]
    found = [(each.text().partition("\t")[0], each.isEnabled()) for each in shown]
    menu.close()
    return found


def pick(edit: LineEdit, text: str) -> None:
    menu = edit_menu(edit)
    next(each for each in menu.actions() if each.text().startswith(text)).trigger()
    menu.close()


@pytest.mark.parametrize(
    ("language", "named"),
    [
        (
            Language.NL,
            "Ongedaan maken, Opnieuw, Knippen, Kopiëren, Plakken, Verwijderen, Alles selecteren",
        ),
        (Language.EN, "Undo, Redo, Cut, Copy, Paste, Delete, Select all"),
    ],
)
def test_a_field_has_our_menu_in_the_language_of_its_window(
    themes: ThemeSource, show: Show, language: Language, named: str
) -> None:
    window = QWidget()
    window.setLocale(locale_of(language))
    edit = LineEdit(themes, "Naam", parent=window)
    show(window)
    QGuiApplication.clipboard().clear()
    assert ", ".join(text for text, _ in entries(edit)) == named
    assert not any(can for _, can in entries(edit))


def test_the_menu_of_a_field_does_what_it_says(themes: ThemeSource, show: Show) -> None:
    edit = LineEdit(themes, "Naam")
    edit.setLocale(locale_of(Language.EN))
    show(edit)
    QTest.keyClicks(edit, "Noor")
    pick(edit, "Select all")
    assert dict(entries(edit))["Select all"] is False
    pick(edit, "Cut")
    assert (edit.text(), QGuiApplication.clipboard().text()) == ("", "Noor")
    pick(edit, "Paste")
    pick(edit, "Paste")
    assert edit.text() == "NoorNoor"
    pick(edit, "Undo")
    assert edit.text() == "Noor"
    pick(edit, "Redo")
    edit.selectAll()
    pick(edit, "Delete")
    assert edit.text() == ""


def test_a_password_does_not_leave_its_field_by_the_menu(themes: ThemeSource, show: Show) -> None:
    edit = PasswordEdit(themes, "Wachtwoord", shows="Tonen", hides="Verbergen")
    edit.setLocale(locale_of(Language.EN))
    show(edit)
    edit.setText("geheim")
    edit.selectAll()
    offered = dict(entries(edit))
    assert (offered["Cut"], offered["Copy"], offered["Delete"]) == (False, False, True)
    edit.setReadOnly(True)
    assert not any(can for text, can in entries(edit) if text != "Select all")
