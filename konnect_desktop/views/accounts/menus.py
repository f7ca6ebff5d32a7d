"""The menus about accounts: what can be done with one, and with all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.accounts import account_words, all_accounts

if TYPE_CHECKING:
    from konnect_desktop.views.accounts.name_and_color import NameAndColor


class AccountMenus(QObject):
    """Makes the menus and opens the dialogs that they lead to, over ``window``."""

    add_wanted = Signal()
    sign_in_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        accounts: Accounts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._themes = themes
        self._languages = languages
        self._accounts = accounts
        self._window = window

    # -- menus ------------------------------------------------------------------------------------

    def popup(self, at: QPoint, account_id: str | None = None) -> Menu:
        """Open the menu of one account, or of all, at a place on the screen."""
        menu = self.menu(account_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup_inside(at)
        return menu

    def popup_choices(self, at: QPoint) -> Menu:
        """Open a menu to choose what to look at, where there is no room for all the discs."""
        language = self._languages.language
        menu = Menu(account_words(language).heading, self._window)
        entries = self._accounts.entries
        names: list[tuple[str | None, str]] = [(None, all_accounts(len(entries), language))]
        names += [(entry.look.account_id, entry.look.name) for entry in entries]
        for account_id, name in names:
            chosen = self._accounts.chosen == account_id
            act = self._add(menu, name, lambda wanted=account_id: self._accounts.choose(wanted))
            act.setCheckable(True)
            act.setChecked(chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup_inside(at)
        return menu

    def menu(self, account_id: str | None = None) -> Menu:
        """Make the menu of one account, or of all."""
        words = account_words(self._languages.language)
        menu = Menu(words.heading, self._window)
        menu.setTitle(words.heading)
        entries = self._accounts.entries
        if account_id is None and len(entries) == 1:
            account_id = entries[0].look.account_id
            self._fill_for(menu, entries[0])
            menu.addSeparator()
        elif account_id is not None and (entry := self._accounts.entry(account_id)) is not None:
            self._fill_for(menu, entry)
            return menu
        else:
            for entry in entries:
                below = Menu(entry.look.name, menu)
                below.setTitle(without_mnemonics(entry.look.name))
                self._fill_for(below, entry)
                menu.addMenu(below)
            menu.addSeparator()
        self._add(menu, words.add, self.add_wanted.emit)
        if len(entries) > 1:
            self._add(menu, words.sign_out_all, self.ask_sign_out_all)
        return menu

    def _fill_for(self, menu: QMenu, entry: AccountEntry) -> None:
        words = account_words(self._languages.language)
        account_id = entry.look.account_id
        if entry.state is AccountState.SIGN_IN_AGAIN:
            self._add(menu, words.sign_in_again, lambda: self.sign_in_wanted.emit(account_id))
        self._add(menu, words.rename, lambda: self.ask_name(account_id))
        ids = [each.look.account_id for each in self._accounts.entries]
        if len(ids) > 1:
            up = self._add(menu, words.up, lambda: self._accounts.move(account_id, -1))
            up.setEnabled(ids[0] != account_id)
            down = self._add(menu, words.down, lambda: self._accounts.move(account_id, 1))
            down.setEnabled(ids[-1] != account_id)
        menu.addSeparator()
        self._add(menu, words.sign_out, lambda: self.ask_sign_out(account_id))

    @staticmethod
    def _add(menu: QMenu, text: str, does: Callable[[], object]) -> QAction:
        action = menu.addAction(without_mnemonics(text))
        # The signal's own argument must not become one of ``does``.
        action.triggered.connect(lambda _=False: does())
        return action

    # -- dialogs ----------------------------------------------------------------------------------

    # Imported when they are first wanted: the first paint must not wait for them.

    def ask_name(self, account_id: str) -> None:
        """Ask for another name and colour."""
        from konnect_desktop.views.accounts.name_and_color import (  # noqa: PLC0415 — see above
            NameAndColor,
        )

        entry = self._accounts.entry(account_id)
        if entry is None:
            return
        others = [each.look for each in self._accounts.entries if each is not entry]
        dialog = NameAndColor(
            self._themes,
            self._languages,
            entry.look,
            taken=[look.name for look in others],
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._edit(account_id, dialog))
        dialog.open()

    def ask_sign_out(self, account_id: str) -> None:
        """Say what signing out keeps and wipes, and ask."""
        entry = self._accounts.entry(account_id)
        if entry is not None:
            self._ask([entry], lambda: self._accounts.sign_out(account_id))

    def ask_sign_out_all(self) -> None:
        """Say the same for all accounts, and ask."""
        self._ask(list(self._accounts.entries), self._accounts.sign_out_all)

    def _ask(self, entries: list[AccountEntry], does: Callable[[], object]) -> None:
        from konnect_desktop.views.accounts.sign_out import SignOut  # noqa: PLC0415 — see above

        dialog = SignOut(self._themes, self._languages, entries, parent=self._window)
        dialog.accepted.connect(does)
        dialog.open()

    def _edit(self, account_id: str, dialog: NameAndColor) -> None:
        entry = self._accounts.entry(account_id)
        if entry is None:
            return
        if dialog.name != entry.look.name:
            self._accounts.rename(account_id, dialog.name)
        if dialog.color != entry.look.color:
            self._accounts.recolor(account_id, dialog.color)
