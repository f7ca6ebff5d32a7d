"""Words of the menu of a field: what can be done with its text."""

from __future__ import annotations

from msgspec import Struct

from konnect_desktop.wording.language import Language


class EditingWords(Struct, frozen=True):
    """The entries, and what the menu is called."""

    menu: str
    undo: str
    redo: str
    cut: str
    copy: str
    paste: str
    delete: str
    select_all: str


def editing_words(language: Language) -> EditingWords:
    """Return the words of the menu."""
    pick = language.pick
    return EditingWords(
        menu=pick("Edit text", "Tekst bewerken"),
        undo=pick("Undo", "Ongedaan maken"),
        redo=pick("Redo", "Opnieuw"),
        cut=pick("Cut", "Knippen"),
        copy=pick("Copy", "Kopiëren"),
        paste=pick("Paste", "Plakken"),
        delete=pick("Delete", "Verwijderen"),
        select_all=pick("Select all", "Alles selecteren"),
    )
