"""The ways to save more than one photo: everything of an account, everything of a child."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from konnect_desktop.services.saving.selection import OfChildren, WholeAccount
from konnect_desktop.viewmodels.timeline_rows import AccountLook, ShownChild
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.timeline.card_menu import Entry, open_menu
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words


def save_entries(
    tools: CardTools, accounts: Sequence[AccountLook], children: Sequence[ShownChild]
) -> Sequence[Entry]:
    """Return what can be saved, worded: accounts first, then children."""
    language, wanted = tools.language, tools.actions.save_wanted
    entries: list[Entry] = []
    for account in accounts:
        word = words.save_everything(language)
        if len(accounts) > 1:
            word = words.save_everything_of(account.name, language)
        entries.append((word, lambda of=account.account_id: wanted.emit(of, WholeAccount())))
    for child in children:
        account_id, child_id = child.key
        chosen = OfChildren(frozenset({child_id}))
        entries.append(
            (
                words.save_everything_of(child.child.first_name, language),
                lambda of=account_id, chosen=chosen: wanted.emit(of, chosen),
            )
        )
    return entries


def open_save_menu(tools: CardTools, entries: Sequence[Entry], button: QWidget) -> Menu:
    """Open these ways below a button, its right edge at the button's."""
    menu = open_menu(words.save(tools.language), entries, button)
    corner = button.mapToGlobal(QPoint(button.width(), button.height()))
    menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
    return menu
