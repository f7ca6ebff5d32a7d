"""What can be done with a card, a photo or a day, as menus that say only what works."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.services.saving.selection import OfDay, OfMedia
from konnect_desktop.viewmodels.timeline_rows import EntryRow, ShownMedium
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.timeline.card_words import can_save
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words
from konnect_desktop.wording.timeline import open_in_portal

Entry = tuple[str, Callable[[], object] | None]
"""Words and what they do; ``None`` for what cannot be done now."""


def open_menu(name: str, entries: Sequence[Entry], parent: QWidget) -> Menu:
    """Make a menu that is gone once it is closed."""
    menu = Menu(name, parent)
    for text, act in entries:
        action = menu.addAction(without_mnemonics(text))
        if act is None:
            action.setEnabled(False)
        else:
            action.triggered.connect(calling(act))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def medium_menu(tools: CardTools, medium: ShownMedium, parent: QWidget) -> Menu:
    """Return the menu of a photo or video."""
    language, actions = tools.language, tools.actions
    account_id, media_id = medium.key.account_id, medium.medium.media_id
    kind, may = medium.medium.kind, medium.medium.downloadable
    is_saved = tools.saved.is_saved(account_id, media_id)

    def save() -> None:
        actions.save_wanted.emit(account_id, OfMedia(frozenset({media_id})))

    entries: list[Entry] = [
        (words.open_medium(language, kind), lambda: actions.photo_opened.emit(medium)),
        (
            words.save_medium(language, kind, may=may, is_saved=is_saved),
            save if may else None,
        ),
    ]
    return open_menu(words.open_medium(language, kind), entries, parent)


def card_menu(
    tools: CardTools, row: EntryRow, name: str, parent: QWidget, *, is_whole: bool = False
) -> Menu:
    """Return the menu of a card; ``is_whole`` where all of it is shown already."""
    language, actions, account_id = tools.language, tools.actions, row.account.account_id
    entries: list[Entry] = []
    if row.kind is CardKind.JOURNAL and not is_whole:
        entries.append((words.open_diary(language), lambda: actions.diary_opened.emit(row.key)))
    text = row.text.plain or row.description
    if text:
        entries.append(
            (words.copy_text(language), lambda: QGuiApplication.clipboard().setText(text))
        )
    media = can_save(row.media)
    if media:

        def save_media() -> None:
            actions.save_wanted.emit(account_id, OfMedia(media))

        entries.append((words.save_media(len(media), language), save_media))
    day = row.day
    if day is not None:

        def save_day() -> None:
            actions.save_wanted.emit(account_id, OfDay(day))

        entries.append((words.save_day(language), save_day))
    address = tools.portal_address(account_id)
    if address:
        entries.append((open_in_portal(language), lambda: actions.link_opened.emit(address)))
    return open_menu(name, entries, parent)


def calling(act: Callable[[], object]) -> Callable[[], None]:
    """Return a slot that hands nothing on."""

    def call() -> None:
        act()

    return call
