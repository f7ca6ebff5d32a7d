"""What can be done with the shown one: one list, for keys and for the menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.wording.shortcuts import act_name, key_text


def always() -> bool:
    """Say that something can be done at any time."""
    return True


class Deed(Struct, frozen=True):
    """One thing to do; ``is_on`` of what is switched on and off, ``in_menu`` where it is listed."""

    act: Act
    do: Callable[[], object]
    can: Callable[[], bool] = always
    is_on: Callable[[], bool] | None = None
    in_menu: bool = True


class ViewerActs:
    """Groups of deeds; a line stands between two groups in the menu, which ``dress`` dresses."""

    def __init__(
        self,
        tools: ViewerTools,
        groups: Sequence[Sequence[Deed]],
        dress: Callable[[QWidget], object],
    ) -> None:
        self._tools = tools
        self._groups = groups
        self._dress = dress

    def slots(self) -> dict[Act, Callable[[], None]]:
        """Return what keys do; what cannot be done now does nothing."""
        return {deed.act: _where_possible(deed) for deed in self._deeds()}

    def popup(self, parent: QWidget, at: QPoint) -> Menu:
        """Open the menu of all that can be done now, at a place on the screen."""
        menu = Menu(self._tools.word("more"), parent)
        self._dress(menu)
        for group in self._groups:
            listed = [deed for deed in group if deed.in_menu and deed.can()]
            if listed and not menu.isEmpty():
                menu.addSeparator()
            for deed in listed:
                self._add(menu, deed)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup_inside(at)
        return menu

    def _add(self, menu: QMenu, deed: Deed) -> QAction:
        language = self._tools.language
        name = without_mnemonics(act_name(deed.act, language))
        keys = self._tools.shortcuts.keys(deed.act)
        # Text after a tab is shown as a key; a shortcut of the action itself would work twice.
        text = f"{name}\t{key_text(keys[0], language)}" if keys else name
        action = menu.addAction(text)
        if deed.is_on is not None:
            action.setCheckable(True)
            action.setChecked(deed.is_on())
        action.triggered.connect(_where_possible(deed))
        return action

    def _deeds(self) -> Iterator[Deed]:
        for group in self._groups:
            yield from group


def _where_possible(deed: Deed) -> Callable[[], None]:
    def do() -> None:
        if deed.can():
            deed.do()

    return do
