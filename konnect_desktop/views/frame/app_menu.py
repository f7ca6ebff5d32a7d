"""The menu of the app: downloads, settings, keys, what it is, quit; each holds its shortcut."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.key_bindings import bind_action
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.wording.frame import frame_words


class AppMenu(QObject):
    """The actions, which work by their keys in all of ``window``, and the menu that lists them.

    ``downloads`` is hidden until there are any.
    """

    downloads_wanted = Signal()
    settings_wanted = Signal()
    shortcuts_wanted = Signal()
    about_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, languages: LanguageSource, shortcuts: Shortcuts, window: QWidget) -> None:
        super().__init__(window)
        self._languages = languages
        self._keys = shortcuts
        self._window = window
        self.downloads = self._action(None, self.downloads_wanted)
        self.downloads.setVisible(False)
        self.settings = self._action(Act.SETTINGS, self.settings_wanted)
        self.shortcuts = self._action(Act.SHORTCUTS, self.shortcuts_wanted)
        self.about = self._action(None, self.about_wanted)
        self.quit = self._action(Act.QUIT, self.quit_wanted)
        self.reword()
        languages.changed.connect(self.reword)

    def popup(self, at: QPoint, accounts: QMenu | None = None) -> Menu:
        """Open the menu with its upper left corner at a place on the screen.

        Args:
            at: The place.
            accounts: What can be done with accounts; becomes the first entry.
        """
        menu = Menu(frame_words(self._languages.language).menu, self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if accounts is not None:
            menu.addMenu(accounts)
            accounts.setParent(menu, accounts.windowFlags())
            menu.addSeparator()
        listed = (self.downloads, self.settings, self.shortcuts, self.about)
        menu.addActions([action for action in listed if action.isVisible()])
        menu.addSeparator()
        menu.addAction(self.quit)
        menu.popup_inside(at)
        return menu

    def reword(self) -> None:
        """Speak the current language."""
        words = frame_words(self._languages.language)
        named = (
            (self.downloads, words.downloads),
            (self.settings, words.settings),
            (self.shortcuts, words.shortcuts),
            (self.about, words.about),
            (self.quit, words.quit),
        )
        for action, name in named:
            action.setText(without_mnemonics(name))

    def _action(self, act: Act | None, wanted: SignalInstance) -> QAction:
        action = QAction(self._window)
        if act is not None:
            bind_action(action, self._keys, act)
        action.triggered.connect(wanted)
        self._window.addAction(action)
        return action
