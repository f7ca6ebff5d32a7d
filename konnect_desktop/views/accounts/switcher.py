"""The account switcher: a list at the rail's foot, discs on the slim rail and in title rows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.frame import Choice, FrameModel
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.accounts.choice_button import ChoiceButton, ChoiceDisc, ChoiceRow
from konnect_desktop.views.accounts.menus import AccountMenus
from konnect_desktop.views.tab_order import follow_each_other
from konnect_desktop.views.theme import Size, Space, ThemeSource
from konnect_desktop.wording.accounts import account_words

_Way = QBoxLayout.Direction
_DISCS_IN_A_ROW: Final = 3


class Choices(QWidget):
    """The lines of the switcher, each kept while its account is there, so that focus stays."""

    kind: type[ChoiceButton] = ChoiceRow

    def __init__(  # noqa: PLR0913, PLR0917 — its sources, the same in all three forms
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        accounts: Accounts,
        model: FrameModel,
        menus: AccountMenus,
        way: QBoxLayout.Direction = _Way.TopToBottom,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._accounts = accounts
        self._model = model
        self._menus = menus
        self._buttons: dict[str | None, ChoiceButton] = {}
        self._box = QBoxLayout(way, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.refresh()
        self.renew()
        themes.changed.connect(self.refresh)
        model.changed.connect(self.renew)
        languages.changed.connect(self.renew)

    @property
    def buttons(self) -> tuple[ChoiceButton, ...]:
        """The lines in their order."""
        return tuple(self._buttons.values())

    def refresh(self) -> None:
        """Take the space between the lines from the theme."""
        beside = self._box.direction() is _Way.LeftToRight
        self._box.setSpacing(self._themes.theme.px(Space.XXS) if beside else 0)

    def renew(self) -> None:
        """Show the accounts as they are now."""
        language = self._languages.language
        self.setAccessibleName(account_words(language).heading)
        choices = self.shown()
        wanted = {choice.account_id: choice for choice in choices}
        for account_id in [known for known in self._buttons if known not in wanted]:
            gone = self._buttons.pop(account_id)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for account_id, choice in wanted.items():
            button = self._buttons.get(account_id) or self._add(choice)
            button.show_choice(choice, language)
        if list(self._buttons) != list(wanted):
            self._buttons = {account_id: self._buttons[account_id] for account_id in wanted}
            for place, button in enumerate(self._buttons.values()):
                self._box.removeWidget(button)
                self._box.insertWidget(place, button)
        follow_each_other(self, self.buttons)
        self.updateGeometry()

    def shown(self) -> tuple[Choice, ...]:
        """Return the choices to show; subclasses may leave some out."""
        return self._model.choices

    def pressed(self, choice: Choice, button: ChoiceButton) -> None:
        """Look at what was pressed; subclasses may do otherwise."""
        del button
        self._accounts.choose(choice.account_id)

    def _add(self, choice: Choice) -> ChoiceButton:
        button = self.kind(self._themes, choice, self._languages.language, self)
        button.clicked.connect(lambda: self.pressed(button.choice, button))
        button.menu_wanted.connect(self._menus.popup)
        self._buttons[choice.account_id] = button
        self._box.addWidget(button)
        return button


class AccountList(Choices):
    """Rows for the rail."""


class AccountDiscs(Choices):
    """Discs, beside or below each other.

    Folded, one disc shows what is chosen and opens a menu. Beside each other they fold by
    themselves where there are more than two accounts.
    """

    kind = ChoiceDisc
    _folded = False

    def set_folded(self, *, folded: bool) -> None:
        """Fold them, or not."""
        if folded is not self._folded:
            self._folded = folded
            self.renew()

    def height_unfolded(self) -> int:
        """Return the height that all of them need below each other."""
        return len(self._model.choices) * self._themes.theme.px(Size.MAIN_ACTION)

    @override
    def shown(self) -> tuple[Choice, ...]:
        choices = super().shown()
        if self._is_folded(choices):
            return tuple(choice for choice in choices if choice.chosen)
        return choices

    @override
    def pressed(self, choice: Choice, button: ChoiceButton) -> None:
        if self._is_folded(self._model.choices):
            self._menus.popup_choices(button.mapToGlobal(QPoint(0, button.height())))
        else:
            super().pressed(choice, button)

    def _is_folded(self, choices: tuple[Choice, ...]) -> bool:
        if len(choices) <= 1:
            return False
        beside = self._box.direction() is _Way.LeftToRight
        return self._folded or (beside and len(choices) > _DISCS_IN_A_ROW)
