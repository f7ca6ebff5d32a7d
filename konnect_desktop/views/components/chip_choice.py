"""One of a few values, as chips that go on below where the width ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.theme import ThemeSource


class ChipChoice(Flow):
    """Chips of which one is chosen; ``chosen`` tells the place of what the user picked."""

    chosen = Signal(int)

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        words: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent=parent)
        self._chips = [Chip(themes, word) for word in words]
        self.buttons = QButtonGroup(self)
        for place, chip in enumerate(self._chips):
            self.buttons.addButton(chip, place)
            self.add(chip)
        self.set_words(name, words)
        self.buttons.idClicked.connect(self.chosen)

    @property
    def place(self) -> int:
        """The place of what is chosen, -1 for nothing."""
        return self.buttons.checkedId()

    def choose(self, place: int) -> None:
        """Show another one as chosen, without telling."""
        self._chips[place].setChecked(True)

    def set_words(self, name: str, words: Sequence[str]) -> None:
        """Speak another language; ``name`` is what a screen reader says before each."""
        self.setAccessibleName(name)
        for chip, word in zip(self._chips, words, strict=True):
            chip.set_words(word)
            chip.setAccessibleName(f"{name}: {word}")
