"""Qt's own dialog for files, which stands where the system has none, in the user's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from konnect_desktop.views.dialogs.file_dialog import folder_dialog, save_dialog
from konnect_desktop.views.painting.text import as_shown
from konnect_desktop.wording.file_dialog import folder_words, save_words
from konnect_desktop.wording.language import Language

_ENGLISH = {"Cancel", "Choose", "Save", "Open", "Directory:", "Files of type:", "Look in:"}


def _ask_folder(parent: QWidget, place: Path, language: Language) -> QFileDialog:
    return folder_dialog(parent, place, folder_words("Kies een map", language))


def _ask_file(parent: QWidget, place: Path, language: Language) -> QFileDialog:
    return save_dialog(parent, place, "verslag.txt", save_words("Verslag opslaan", language))


@pytest.mark.parametrize("ask", [_ask_folder, _ask_file])
def test_its_buttons_and_labels_are_dutch_before_and_after_something_is_chosen(
    show: Callable[[QWidget], QWidget],
    tmp_path: Path,
    ask: Callable[[QWidget, Path, Language], QFileDialog],
) -> None:
    dialog = ask(show(QWidget()), tmp_path, Language.NL)
    dialog.open()
    dialog.setDirectory(str(tmp_path.parent))
    said = {as_shown(one.text()) for one in dialog.findChildren(QPushButton)}
    said |= {one.text() for one in dialog.findChildren(QLabel)}
    assert {"Annuleren", "Zoeken in:"} < said
    assert not said & _ENGLISH
    dialog.reject()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("&Choose", "Choose"), ("A && B", "A & B"), ("Kiezen", "Kiezen")],
)
def test_an_ampersand_that_marks_a_key_is_not_shown(text: str, shown: str) -> None:
    assert as_shown(text) == shown
