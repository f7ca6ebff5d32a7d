"""Whose entries are shown: a chip for all, one for each child, former children behind a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.pictures import FACES
from konnect_desktop.viewmodels.timeline_rows import ShownChild
from konnect_desktop.views.components.avatar import Face
from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.tab_order import follow_each_other
from konnect_desktop.views.timeline.card_menu import open_menu
from konnect_desktop.views.timeline.faces import child_face, portrait_key
from konnect_desktop.wording import timeline_page as words

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.languages import LanguageSource
    from konnect_desktop.views.pictures import PictureCache
    from konnect_desktop.views.theme import Theme, ThemeSource
    from konnect_desktop.wording.language import Language

_FACE: Final = 26
ChildKey = tuple[str, str]


class FilterTools(Protocol):
    """What the filter needs: of the timeline's tools, or of the grid's."""

    @property
    def themes(self) -> ThemeSource:
        """Where it gets the theme from."""
        ...

    @property
    def languages(self) -> LanguageSource:
        """Where it gets the language from."""
        ...

    @property
    def pictures(self) -> PictureCache:
        """Pictures ready to be painted."""
        ...

    @property
    def theme(self) -> Theme:
        """The current theme."""
        ...

    @property
    def language(self) -> Language:
        """The current language."""
        ...


class FaceChip(Chip):
    """A chip whose face may come later."""

    def set_face(self, face: Face) -> None:
        """Show another face."""
        self._face = face
        self.update()


class ChildFilter(Flow):
    """Chips of which one is chosen; ``chosen`` tells the key of a child, or ``None`` for all."""

    chosen = Signal(object)

    def __init__(self, tools: FilterTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent=parent)
        self._tools = tools
        self._active: Sequence[ShownChild] = ()
        self._former: Sequence[ShownChild] = ()
        self._short = False
        self._key: ChildKey | None = None
        self._chips: dict[ChildKey | None, Chip] = {}
        self._group = QButtonGroup(self)
        tools.pictures.arrived.connect(self._picture_arrived)

    @property
    def key(self) -> ChildKey | None:
        """The child that is chosen; ``None`` for all."""
        return self._key

    def show_children(
        self,
        active: Sequence[ShownChild],
        former: Sequence[ShownChild],
        key: ChildKey | None,
        *,
        short: bool,
    ) -> None:
        """Show these children and which of them is chosen; ``short`` where there is little room."""
        before = (self._active, self._former, self._key, self._short)
        if before != (active, former, key, short) or not self._chips:
            self._active, self._former, self._key, self._short = active, former, key, short
            self.rebuild()

    def rebuild(self) -> None:
        """Make the chips anew."""
        focused = next((key for key, chip in self._chips.items() if chip.hasFocus()), 0)
        for widget in self.widgets:
            self.take(widget)
            widget.deleteLater()
        self._chips.clear()
        language = self._tools.language
        self.setAccessibleName(words.children_filter(language))
        self._add(None, Chip(self._tools.themes, words.all_children(language, short=self._short)))
        shown = [child for child in self._former if child.key == self._key]
        for child in (*self._active, *shown):
            self._add(child.key, self._chip(child))
        if self._former:
            chip = Chip(self._tools.themes, words.former_children(language, short=True), opens=True)
            chip.setAccessibleName(words.former_children(language))
            chip.setToolTip(words.former_children(language))
            chip.clicked.connect(self.open_former)
            self.add(chip)
        follow_each_other(self, self.widgets)
        if isinstance(focused, tuple) or focused is None:
            self._chips.get(focused, self._chips[None]).setFocus()
        self._tools.pictures.show(self._keys(), (), FACES)

    def open_former(self) -> Menu:
        """Open the list of former children."""
        entries = [
            (self._name(child), partial(self.chosen.emit, child.key)) for child in self._former
        ]
        menu = open_menu(words.former_children(self._tools.language), entries, self)
        chip = self.widgets[-1]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
        return menu

    def _add(self, key: ChildKey | None, chip: Chip) -> None:
        self._chips[key] = chip
        self._group.addButton(chip)
        chip.setChecked(key == self._key)
        # Tab stops at the one that is chosen, arrows go to the others.
        tab = Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus
        chip.setFocusPolicy(tab)
        chip.clicked.connect(lambda: self.chosen.emit(key))
        self.add(chip)

    def _chip(self, child: ShownChild) -> FaceChip:
        return FaceChip(self._tools.themes, self._name(child), face=self._face(child))

    def _face(self, child: ShownChild) -> Face:
        side = self._tools.theme.px(_FACE)
        ratio = self.devicePixelRatioF()
        picture = self._tools.pictures.pixmap(portrait_key(child), QSize(side, side), ratio)
        return child_face(child, picture)

    def _name(self, child: ShownChild) -> str:
        """Return the first name; two of the same are told apart by their accounts."""
        name = child.child.first_name
        everyone = (*self._active, *self._former)
        same = sum(other.child.first_name == name for other in everyone)
        return name if same == 1 else words.child_of(name, child.account.name)

    def _keys(self) -> Sequence[PictureKey]:
        return [portrait_key(child) for child in self._active]

    def _picture_arrived(self, key: PictureKey) -> None:
        for child in (*self._active, *self._former):
            chip = self._chips.get(child.key)
            if portrait_key(child) == key and isinstance(chip, FaceChip):
                chip.set_face(self._face(child))
