from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from konnect_desktop.domain.errors import ErrorKind, RefusedError
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.views.accounts.choice_button import ChoiceButton, ChoiceRow
from konnect_desktop.views.accounts.name_and_color import NameAndColor
from konnect_desktop.views.accounts.sign_out import SignOut
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.line_edit import LineEdit
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.theme import ThemeSource
from tests.support.qt_loop import Run, until
from tests.views.framing import Desk, accounts_of, desk_of, window_of

Show = Callable[[QWidget], QWidget]


def shown(
    themes: ThemeSource, show: Show, count: int, desk: Desk | None = None
) -> tuple[MainWindow, Accounts]:
    accounts = accounts_of(count, desk)
    window = window_of(themes, accounts)
    show(window)
    return window, accounts


def rows(window: MainWindow) -> list[ChoiceButton]:
    return [row for row in window.tabs.findChildren(ChoiceRow) if row.isVisible()]


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action_of(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


@pytest.mark.parametrize(
    ("count", "first"), [(1, "De Zonnebloem"), (2, "Beide accounts"), (3, "Alle accounts")]
)
def test_several_accounts_can_be_looked_at_together(
    themes: ThemeSource, show: Show, count: int, first: str
) -> None:
    window, _ = shown(themes, show, count)
    found = rows(window)
    assert found[0].text() == first
    assert len(found) == (1 if count == 1 else count + 1)
    assert [row.isChecked() for row in found] == [True] + [False] * (len(found) - 1)


def test_a_click_chooses_an_account_and_its_row_says_its_children(
    themes: ThemeSource, show: Show
) -> None:
    window, accounts = shown(themes, show, 2)
    both, first, second = rows(window)
    assert both.line == "Noor, Sem, Lotte"
    assert first.line == "Noor en Sem"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert accounts.chosen == "account-1"
    assert [row.isChecked() for row in rows(window)] == [False, False, True]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert second.isChecked()
    QTest.mouseClick(both, Qt.MouseButton.LeftButton)
    assert accounts.chosen is None


def test_f178_the_row_in_focus_stays_while_accounts_change_around_it(
    themes: ThemeSource, show: Show, application: QApplication
) -> None:
    window, accounts = shown(themes, show, 2)
    second = rows(window)[2]
    second.setFocus()
    accounts._update("account-0", child_names=("Noor",))
    accounts._update("account-1", state=AccountState.REFRESHING)
    assert application.focusWidget() is second
    assert rows(window)[1].line == "Noor"


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (AccountState.SIGN_IN_AGAIN, "Log opnieuw in"),
        (AccountState.OFFLINE, "Offline"),
        (AccountState.PROBLEM, "Niet bijgewerkt"),
        (AccountState.REFRESHING, "Lotte"),
    ],
)
def test_a_state_is_told_in_words(
    themes: ThemeSource, show: Show, state: AccountState, line: str
) -> None:
    window, accounts = shown(themes, show, 2)
    problem = RefusedError(ErrorKind.SIGN_IN_FIRST)
    accounts._update("account-1", state=state, problem=problem)
    row = rows(window)[2]
    assert row.line == line
    assert row.accessibleName() == f"BSO Het Kompas, {line}"


def test_the_menu_of_an_account_opens_by_right_click(
    themes: ThemeSource, show: Show, application: QApplication
) -> None:
    window, accounts = shown(themes, show, 2)
    row = rows(window)[1]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
    application.sendEvent(row, event)
    menu = next(each for each in window.findChildren(Menu) if each.isVisible())
    assert words(menu) == ["Naam en kleur…", "Omhoog", "Omlaag", "Uitloggen…"]
    assert not action_of(menu, "Omhoog").isEnabled()
    assert action_of(menu, "Omlaag").isEnabled()
    menu.close()
    assert accounts.chosen is None


def test_the_menu_of_all_accounts_adds_and_signs_out_of_all(
    themes: ThemeSource, show: Show
) -> None:
    window, _ = shown(themes, show, 2)
    menu = window.account_menus.menu()
    assert words(menu) == [
        "De Zonnebloem",
        "BSO Het Kompas",
        "Account toevoegen…",
        "Uit alle accounts uitloggen…",
    ]
    wanted: list[bool] = []
    window.add_account_wanted.connect(lambda: wanted.append(True))
    action_of(menu, "Account toevoegen…").trigger()
    assert wanted == [True]
    single, _ = shown(themes, show, 1)
    assert words(single.account_menus.menu()) == [
        "Naam en kleur…",
        "Uitloggen…",
        "Account toevoegen…",
    ]


def test_an_account_that_needs_it_offers_to_sign_in_again(themes: ThemeSource, show: Show) -> None:
    window, accounts = shown(themes, show, 1)
    accounts._update("account-0", state=AccountState.SIGN_IN_AGAIN)
    wanted: list[str] = []
    window.sign_in_wanted.connect(wanted.append)
    action_of(window.account_menus.menu("account-0"), "Opnieuw inloggen…").trigger()
    assert wanted == ["account-0"]


def test_signing_out_says_what_is_kept_and_wiped_before_it_does_it(
    themes: ThemeSource, show: Show, run: Run
) -> None:
    desk = desk_of(2)
    window, accounts = shown(themes, show, 2, desk)
    window.account_menus.ask_sign_out("account-0")
    dialog = window.findChildren(SignOut)[0]
    said = [text.text() for text in dialog.findChildren(Text)]
    assert "Uitloggen bij De Zonnebloem?" in said
    assert said.index("Dit blijft") < said.index("Dit wordt gewist")
    for sentence in ("Foto’s en video’s die je hebt", "De lijst van wat", "Teksten die je nog"):
        assert any(each.startswith(sentence) for each in said)
    assert any(each.startswith("De kopie op deze computer") for each in said)
    assert desk.signed_out == []
    button = next(each for each in dialog.findChildren(Button) if each.text() == "Uitloggen")

    async def press() -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await until(lambda: desk.signed_out)
        await until(lambda: len(accounts.entries) == 1)

    run(press())
    assert desk.signed_out == ["account-0"]
    assert [row.text() for row in rows(window)] == ["BSO Het Kompas"]


def test_signing_out_of_all_asks_once_for_all(themes: ThemeSource, show: Show, run: Run) -> None:
    desk = desk_of(3)
    window, accounts = shown(themes, show, 3, desk)
    window.account_menus.ask_sign_out_all()
    dialog = window.findChildren(SignOut)[0]
    assert dialog.accessibleName() == "Uit alle accounts uitloggen?"
    emptied: list[bool] = []
    accounts.emptied.connect(lambda: emptied.append(True))

    async def press() -> None:
        dialog.accept()
        await until(lambda: emptied)

    run(press())
    assert desk.signed_out == ["account-0", "account-1", "account-2"]
    assert rows(window) == []


def test_cancelling_signs_nobody_out(themes: ThemeSource, show: Show) -> None:
    desk = desk_of(1)
    window, _ = shown(themes, show, 1, desk)
    window.account_menus.ask_sign_out("account-0")
    dialog = window.findChildren(SignOut)[0]
    dialog.reject()
    assert desk.signed_out == []


def test_name_and_colour_are_the_users(themes: ThemeSource, show: Show, run: Run) -> None:
    window, accounts = shown(themes, show, 2)
    window.account_menus.ask_name("account-1")
    dialog = window.findChildren(NameAndColor)[0]
    edit = dialog.findChildren(LineEdit)[0]
    edit.setText("   ")
    main = next(each for each in dialog.findChildren(Button) if each.text() == "Opslaan")
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert edit.accessibleDescription() == "Geef het account een naam."
    edit.setText("de zonnebloem")
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert edit.accessibleDescription() == "Een ander account heet al zo. Kies een andere naam."
    edit.setText("  Lotte \u202e  na school ")
    assert dialog.name == "Lotte na school"

    async def press() -> None:
        QTest.mouseClick(main, Qt.MouseButton.LeftButton)
        await until(lambda: accounts.look("account-1").name == "Lotte na school")

    run(press())
    assert rows(window)[2].text() == "Lotte na school"


def test_a_name_stays_whole_however_narrow_the_rail_is(
    themes: ThemeSource, show: Show, run: Run, application: QApplication
) -> None:
    window, accounts = shown(themes, show, 2)
    long, short = rows(window)[2], rows(window)[1]
    before = long.height()
    assert before == short.height() == 52

    async def rename() -> None:
        accounts.rename("account-1", "Buitenschoolse opvang Kompas")
        await until(lambda: long.text().startswith("Buitenschoolse"))

    run(rename())
    application.processEvents()
    assert (long.height(), short.height()) == (before + 20, before)
    assert isinstance(long, ChoiceRow)
    lines = long.name_lines()
    assert (" ".join(lines.texts), lines.elided) == ("Buitenschoolse opvang Kompas", False)
    accounts.choose("account-1")
    application.processEvents()
    assert long.height() == before + 20


def test_a_colour_is_chosen_by_its_name(themes: ThemeSource, show: Show, run: Run) -> None:
    window, accounts = shown(themes, show, 1)
    window.account_menus.ask_name("account-0")
    dialog = window.findChildren(NameAndColor)[0]
    plum = next(each for each in dialog.color_discs if each.accessibleName() == "Pruim")
    QTest.mouseClick(plum, Qt.MouseButton.LeftButton)

    async def accept() -> None:
        dialog.accept()
        await until(lambda: accounts.look("account-0").color == 3)

    run(accept())
    assert window.frame.leading_color == 3


def test_many_accounts_are_folded_into_one_disc_where_there_is_no_room(
    themes: ThemeSource, show: Show, application: QApplication
) -> None:
    window, accounts = shown(themes, show, 4)
    page = QWidget()
    window.set_page(page)
    window.title_tools.setParent(page)
    window.resize(480, 800)
    application.processEvents()
    discs = window.title_tools.discs.buttons
    assert [disc.text() for disc in discs] == ["Alle accounts"]
    QTest.mouseClick(discs[0], Qt.MouseButton.LeftButton)
    menu = next(each for each in window.findChildren(Menu) if each.isVisible())
    assert len(words(menu)) == 5
    action_of(menu, "BSO Het Kompas").trigger()
    menu.close()
    assert accounts.chosen == "account-1"


def test_discs_on_a_low_slim_rail_fold_and_unfold(
    themes: ThemeSource, show: Show, application: QApplication
) -> None:
    window, _ = shown(themes, show, 3)
    counts: list[int] = []
    for height in (900, 560, 900):
        window.resize(900, height)
        for _ in range(3):
            application.processEvents()
        discs = [each for each in window.tabs.findChildren(ChoiceButton) if each.isVisible()]
        counts.append(len(discs))
    assert counts == [4, 1, 4]
