"""The system's dialog for a file or folder; where there is none, Qt's own in our words."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.wording.file_dialog import FileDialogWords

_Label: Final = QFileDialog.DialogLabel


def folder_dialog(parent: QWidget, start: Path, words: FileDialogWords) -> QFileDialog:
    """Return a dialog that asks for a folder; it deletes itself when it is closed."""
    dialog = _dialog(parent, start, words)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _say(dialog, words)
    return dialog


def save_dialog(
    parent: QWidget, start: Path, file_name: str, words: FileDialogWords
) -> QFileDialog:
    """Return a dialog that asks where a file is to go; it deletes itself when it is closed."""
    dialog = _dialog(parent, start, words)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(file_name)
    _say(dialog, words)
    return dialog


def _dialog(parent: QWidget, start: Path, words: FileDialogWords) -> QFileDialog:
    dialog = QFileDialog(parent, words.title, str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _say(dialog: QFileDialog, words: FileDialogWords) -> None:
    # After the modes, which choose words of their own.
    named = (
        (_Label.Accept, words.accept),
        (_Label.Reject, words.reject),
        (_Label.LookIn, words.look_in),
        (_Label.FileName, words.name),
        (_Label.FileType, words.kind),
    )
    for label, text in named:
        dialog.setLabelText(label, without_mnemonics(text))
