"""What can be done with a photo of the grid, or with all that is selected, as menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.photo_desk import PhotoDesk
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.timeline.card_menu import Entry, open_menu
from konnect_desktop.wording import photos as photo_words
from konnect_desktop.wording import photos_page as words
from konnect_desktop.wording.language import Language

Saved = Callable[[str, str], bool]
"""Says by account and medium whether it is saved already."""


def photo_menu(
    desk: PhotoDesk, row: int, saved: Saved, language: Language, parent: QWidget
) -> Menu:
    """Return the menu of a photo; at one that is selected it is for all that is."""
    photo = desk.photos.model.photo(row)
    keys = desk.chosen(row)
    save: Callable[[], object] | None = lambda: desk.save(keys)  # noqa: E731 — one of two
    if len(keys) > 1:
        word = words.save_these(len(keys), language)
        if desk.selection.counted().blocked == len(keys):
            save = None
    else:
        is_saved = saved(photo.key.account_id, photo.key.picture_id)
        word = words.save_one(language, may=photo.downloadable, is_saved=is_saved)
        save = save if photo.downloadable else None
    loved = photo_words.make_favourite(language, is_one=desk.are_favourites(keys))
    entries: list[Entry] = [
        (words.open_it(language, video=photo.is_video), lambda: desk.open(row)),
        (word, save),
        (loved, lambda: desk.toggle_favourites(keys)),
    ]
    if not desk.selection.is_selected(row):
        entries.append((words.select_this(language), lambda: desk.selection.toggle(row)))
    entries.append((photo_words.show_in_timeline(language), lambda: desk.show_entry(row)))
    return open_menu(words.photo_menu(language), entries, parent)


def select_menu(
    desk: PhotoDesk, month: str, select_month: Callable[[], object], language: Language, of: QWidget
) -> Menu:
    """Return the ways to select more."""
    entries: list[Entry] = [(words.select_all(language), desk.selection.select_all)]
    if month:
        entries.append((month, select_month))
    return open_menu(words.more(language), entries, of)


def popup_above(menu: Menu, corner: QPoint) -> None:
    """Open a menu whose lower edge stands above a place on the screen."""
    menu.popup_inside(corner - QPoint(0, menu.sizeHint().height()))
