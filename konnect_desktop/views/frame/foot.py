"""The foot of the rails: running downloads, and below them the accounts."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.frame import FrameModel
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.accounts.menus import AccountMenus
from konnect_desktop.views.accounts.surroundings import (
    AccountHeading,
    FoldingDiscs,
    ScrolledChoices,
)
from konnect_desktop.views.accounts.switcher import AccountDiscs, AccountList
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.theme import Space, ThemeSource


class Foot(QWidget):
    """Rows on the rail, discs on the slim rail."""

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
        self._form = NavigationForm.RAIL
        self._heading = AccountHeading(themes, languages, menus)
        self._list = ScrolledChoices(AccountList(themes, languages, accounts, model, menus))
        self._discs = FoldingDiscs(AccountDiscs(themes, languages, accounts, model, menus))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (Divider(themes), self._heading, self._list, self._discs):
            self._column.addWidget(part)
        self.refresh()
        themes.changed.connect(self.refresh)

    def set_form(self, form: NavigationForm) -> None:
        """Take the form of the rail it stands on."""
        self._form = form
        self.refresh()

    def set_downloads(self, widget: QWidget) -> None:
        """Put what shows running downloads above the accounts; it hides itself when idle."""
        self._column.insertWidget(0, widget)

    def refresh(self) -> None:
        """Take spaces and what is shown from theme and form."""
        slim = self._form is NavigationForm.SLIM
        # The slim rail keeps its height for the discs: the menu of the app leads to accounts too.
        self._heading.setHidden(slim)
        self._list.setHidden(slim)
        self._discs.setHidden(not slim)
        self._column.setSpacing(self._themes.theme.px(Space.XXS))
