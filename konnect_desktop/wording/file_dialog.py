"""What a dialog for files says where it is Qt's own."""

from __future__ import annotations

from msgspec import Struct

from konnect_desktop.wording.language import Language


class FileDialogWords(Struct, frozen=True):
    """Title and labels."""

    title: str
    accept: str
    reject: str
    look_in: str
    name: str
    kind: str


def folder_words(title: str, language: Language) -> FileDialogWords:
    """Return the words of a dialog that asks for a folder."""
    pick = language.pick
    accept, name = pick("Choose", "Kiezen"), pick("Folder:", "Map:")
    return _words(title, accept, name, language)


def save_words(title: str, language: Language) -> FileDialogWords:
    """Return the words of a dialog that asks where a file is to go."""
    pick = language.pick
    return _words(title, pick("Save", "Opslaan"), pick("File name:", "Bestandsnaam:"), language)


def _words(title: str, accept: str, name: str, language: Language) -> FileDialogWords:
    pick = language.pick
    return FileDialogWords(
        title=title,
        accept=accept,
        reject=pick("Cancel", "Annuleren"),
        look_in=pick("Look in:", "Zoeken in:"),
        name=name,
        kind=pick("Kind:", "Soort:"),
    )
