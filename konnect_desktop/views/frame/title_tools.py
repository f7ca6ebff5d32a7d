"""What stands at the end of a page's title row where there is no rail: accounts and the menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.frame import FrameModel
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.accounts.menus import AccountMenus
from konnect_desktop.views.accounts.switcher import AccountDiscs
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.wording.frame import frame_words


class TitleTools(QWidget):
    """The page puts it into its title row; the window shows it only beside the bar."""

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        accounts: Accounts,
        model: FrameModel,
        menus: AccountMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        way = QBoxLayout.Direction.LeftToRight
        self.discs = AccountDiscs(themes, languages, accounts, model, menus, way)
        self.menu_button = IconButton(themes, "menu", "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.discs)
        self._row.addWidget(self.menu_button)
        self.refresh()
        self.reword()
        themes.changed.connect(self.refresh)
        languages.changed.connect(self.reword)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._row.setSpacing(self._themes.theme.px(Space.XXS))

    def reword(self) -> None:
        """Speak the current language."""
        self.menu_button.set_name(frame_words(self._languages.language).menu)

    def set_downloads(self, widget: QWidget) -> None:
        """Put what shows running downloads before the accounts; it hides itself when idle."""
        self._row.insertWidget(0, widget)

    def corner(self) -> QPoint:
        """Return the place on the screen where the menu opens."""
        return self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height()))
