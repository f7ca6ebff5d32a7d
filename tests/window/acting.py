"""What a person does at the window: finds things by their words, clicks, types, picks from menus.

Everything is found on what can be seen, and every deed is an event of mouse or keyboard.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget

from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.toast import Toast
from konnect_desktop.views.dialogs import Dialog
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.sign_in import SignInPage
from konnect_desktop.views.timeline.day_header import DayHeader
from konnect_desktop.views.timeline.entry_card import EntryCard
from konnect_desktop.views.timeline.info_card import InfoCard
from konnect_desktop.views.timeline.media_tile import MediaTile
from tests.support.portal import PortalAddress
from tests.support.qt_loop import eventually, until
from tests.support.window import App, click
from tests.window.home import Home

_Widget = TypeVar("_Widget", bound=QWidget)
_Dialog = TypeVar("_Dialog", bound=Dialog)
_NONE = Qt.KeyboardModifier.NoModifier


# -- finding --------------------------------------------------------------------------------------


def shown(root: QWidget, kind: type[_Widget]) -> list[_Widget]:
    """Return the visible widgets of a kind."""
    return [each for each in below(root) if isinstance(each, kind) and each.isVisible()]


def below(root: QWidget) -> Iterator[QWidget]:
    """Return all widgets inside another.

    Not by ``findChildren``, which changes the owner of all it finds in Python's eyes.
    """
    for child in root.children():
        if isinstance(child, QWidget):
            yield child
            yield from below(child)


def words(root: QWidget) -> str:
    """Return every line that can be read, buttons and what screen readers say included."""
    lines = [label.text() for label in shown(root, QLabel)]
    lines += [each.accessibleName() for each in shown(root, QWidget) if each.accessibleName()]
    return "\n".join(dict.fromkeys(lines))


def button(root: QWidget, text: str) -> QAbstractButton:
    """Return the visible button with these words or this name."""
    found = [
        each
        for each in shown(root, QAbstractButton)
        if text in {each.accessibleName(), each.text().replace("&&", "&")}
    ]
    names = [each.accessibleName() for each in shown(root, QAbstractButton)]
    assert found, f"no button {text!r} among {names}"
    return found[0]


def banner(app: App) -> str:
    """Return the words of the page's banner, empty without one."""
    found = shown(app.shell.window, Banner)
    return found[0].accessibleName() if found else ""


def toasts(app: App) -> list[str]:
    """Return what the toasts say."""
    return [
        label.text() for toast in shown(app.shell.window, Toast) for label in shown(toast, QLabel)
    ]


# -- keys and clicks ------------------------------------------------------------------------------


def press(app: App, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key; it goes to what has the focus."""
    QTest.keyClick(QApplication.focusWidget() or app.shell.window, key, held)


def fill(edit: QLineEdit, text: str) -> None:
    """Click into a field, and type in place of what stands there."""
    click(edit)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(edit, text)


async def pick(*texts: str) -> None:
    """Click through the open menu: an entry, or one of a menu below it."""
    for text in texts:
        await until(lambda text=text: _entry(text) is not None)
        found = _entry(text)
        assert found is not None
        menu, action = found
        assert action.isEnabled(), text
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    await until(lambda: QApplication.activePopupWidget() is None)
    # A menu has been a window of its own; without a screen nobody gives the focus back.
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            window.activateWindow()
            await until(window.isActiveWindow)


def menu_texts() -> list[str]:
    """Return the entries of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [_text(action) for action in menu.actions() if action.text()]


def close_menu() -> None:
    """Close the open menu by Escape."""
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)


def _entry(text: str) -> tuple[QMenu, QAction] | None:
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return None
    return next(((menu, each) for each in menu.actions() if _text(each) == text), None)


def _text(action: QAction) -> str:
    return action.text().replace("&&", "&")


async def dialog(app: App, kind: type[_Dialog]) -> _Dialog:
    """Wait for a dialog over the window."""
    await until(lambda: shown(app.shell.window, kind))
    return shown(app.shell.window, kind)[0]


def opened_links(app: App) -> list[str]:
    """Return what goes to the browser from now on, instead of a browser."""
    links: list[str] = []

    def note(address: str) -> bool:
        links.append(address)
        return True

    app.shell.links._opener = note
    return links


async def account_menu(app: App, *texts: str) -> None:
    """Pick from the menu about accounts."""
    click(button(app.shell.window, "Accounts: toevoegen, wijzigen, uitloggen"))
    await pick(*texts)


# -- signing in -----------------------------------------------------------------------------------


async def sign_in_page(app: App) -> SignInPage:
    """Wait for the page that asks who one is."""
    await until(lambda: shown(app.shell.window, SignInPage))
    return shown(app.shell.window, SignInPage)[0]


def type_account(
    page: SignInPage, address: PortalAddress, *, host: str = "", password: str = ""
) -> None:
    """Type the three values."""
    fill(page.form.address.edit, host or address.org)
    fill(page.form.username.edit, address.username)
    fill(page.form.password.edit, password or address.password)


async def sign_in(app: App, address: PortalAddress) -> None:
    """Fill the page in, press its button, and wait until the timeline is there and read."""
    before = len(app.work.accounts.entries)
    page = await sign_in_page(app)
    type_account(page, address)
    click(button(page, "Inloggen"))
    await until(lambda: len(app.work.accounts.entries) > before)
    await read(app)


@asynccontextmanager
async def signed_in(home: Home) -> AsyncGenerator[App]:
    """Open the window on a new profile and sign in to the demo's first family."""
    async with home.app() as app:
        await sign_in(app, home.wire.of("demo"))
        yield app


async def read(app: App) -> None:
    """Wait until every account has been read and the first cards stand there."""
    accounts = app.work.accounts
    await until(
        lambda: (
            accounts.entries
            and all(entry.refreshed_at is not None for entry in accounts.entries)
            and all(entry.state == "ready" for entry in accounts.entries)
        )
    )
    await until(lambda: cards(app))
    await eventually(lambda: everything_is_listed(app))


async def everything_is_listed(app: App) -> bool:
    """Say whether the list holds every entry of the local copies that are looked at."""
    accounts = app.work.accounts
    kept = 0
    for account in accounts.open_accounts():
        if accounts.chosen in {None, account.account_id}:
            kept += len(await account.copy.card_marks())
    return len(keys_in_order(app)) == kept


# -- the timeline ---------------------------------------------------------------------------------


def cards(app: App) -> list[EntryCard]:
    """Return the cards that are built."""
    return shown(app.shell.timeline_page.view, EntryCard)


def info_cards(app: App) -> list[InfoCard]:
    return shown(app.shell.timeline_page.view, InfoCard)


def days(app: App) -> list[DayHeader]:
    return shown(app.shell.timeline_page.view, DayHeader)


def tiles(app: App) -> list[MediaTile]:
    """Return the photos and videos that lie in sight."""
    view = app.shell.timeline_page.view.viewport()
    return [tile for tile in shown(view, MediaTile) if _in_sight(tile, view)]


def _in_sight(widget: QWidget, view: QWidget) -> bool:
    middle = widget.mapTo(view, widget.rect().center())
    return view.rect().contains(middle)


def keys_in_order(app: App) -> list[tuple[str, str]]:
    """Return account and card of every entry that the list holds."""
    timeline = app.work.timeline
    found: list[tuple[str, str]] = []
    for row in range(timeline.rowCount()):
        key = getattr(timeline.slot(row), "key", None)
        if key is not None:
            found.append((key.account_id, key.card_key))
    return found


async def scroll_until(app: App, found: object) -> None:
    """Press Page Down until ``found`` holds; fail at the end of the list."""
    view = app.shell.timeline_page.view
    click(view.viewport(), QPoint(3, 3))
    bar = view.verticalScrollBar()
    assert callable(found)
    while not found():
        before = bar.value()
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        await until(lambda: all(row in view.live for row in view.rows_in_sight()))
        if found():
            return
        assert bar.value() > before or bar.value() == bar.maximum()
        assert bar.value() < bar.maximum(), "the list ends"
