"""The menu of a field for text, in the language of its window, which is the widget's locale.

Rule: a password leaves its field in no way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit

from konnect_desktop.views.components.menu import Menu
from konnect_desktop.wording.editing import editing_words
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.shortcuts import key_text

_Key = QKeySequence.StandardKey
_SPOKEN: Final = {Language.NL: QLocale.Language.Dutch}


def locale_of(language: Language) -> QLocale:
    """Return the locale of a window that speaks this language."""
    return QLocale(_SPOKEN.get(language, QLocale.Language.English))


def edit_menu(edit: QLineEdit) -> Menu:
    """Make the menu of a field; it is gone once it is closed."""
    is_dutch = edit.locale().language() == QLocale.Language.Dutch
    language = Language.NL if is_dutch else Language.EN
    words = editing_words(language)
    menu = Menu(words.menu, edit)

    def add(text: str, key: _Key, act: Callable[[], object], *, can: bool) -> None:
        keys = QKeySequence(key).toString()
        action = menu.addAction(f"{text}\t{key_text(keys, language)}" if keys else text)
        action.setEnabled(can)
        action.triggered.connect(act)

    has_chosen, changes = edit.hasSelectedText(), not edit.isReadOnly()
    may_leave = has_chosen and edit.echoMode() is QLineEdit.EchoMode.Normal
    add(words.undo, _Key.Undo, edit.undo, can=changes and edit.isUndoAvailable())
    add(words.redo, _Key.Redo, edit.redo, can=changes and edit.isRedoAvailable())
    menu.addSeparator()
    add(words.cut, _Key.Cut, edit.cut, can=changes and may_leave)
    add(words.copy, _Key.Copy, edit.copy, can=may_leave)
    has_text = bool(QGuiApplication.clipboard().text())
    add(words.paste, _Key.Paste, edit.paste, can=changes and has_text)
    add(words.delete, _Key.Delete, edit.del_, can=changes and has_chosen)
    menu.addSeparator()
    is_all = edit.selectedText() == edit.text()
    add(words.select_all, _Key.SelectAll, edit.selectAll, can=not is_all)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
