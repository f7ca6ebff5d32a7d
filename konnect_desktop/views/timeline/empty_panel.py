"""What stands where no entries are: shapes of cards while they are read, or an empty state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.empty_state import EmptyState
from konnect_desktop.views.components.placeholder import CardPlaceholder
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.views.timeline.card_menu import calling
from konnect_desktop.views.timeline.notices import ShownNotice

_SHAPES: Final = 3
_OFF: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class EmptyPanel(QScrollArea):
    """Shows one notice in a card, or cards without content."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[ShownNotice | None, str] | None = None
        self._ground = QWidget()
        self._column = QVBoxLayout(self._ground)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(_OFF)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_loading(self, name: str) -> None:
        """Show cards without content; ``name`` says that they are being read."""
        if self._shown == (None, name):
            return
        self._begin((None, name))
        # Shapes without content are nothing to scroll through.
        self.setVerticalScrollBarPolicy(_OFF)
        for _ in range(_SHAPES):
            self._column.addWidget(CardPlaceholder(self._themes, name))
        self._column.addStretch(1)

    def show_notice(self, notice: ShownNotice, act: Callable[[], object]) -> None:
        """Show an empty state; ``act`` is called when its button is pressed."""
        if self._shown == (notice, ""):
            return
        self._begin((notice, ""))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        words = notice.notice
        actions: list[Button] = []
        if words.button:
            button = Button(self._themes, words.button, ButtonKind.PRIMARY)
            button.clicked.connect(calling(act))
            actions.append(button)
        card = Card(self._themes)
        pad = self._themes.theme.px(Space.XXL)
        card.column.setContentsMargins(pad, pad, pad, pad)
        card.column.addWidget(
            EmptyState(self._themes, notice.spot, words.title, words.line, actions)
        )
        self._column.addWidget(card)
        card.show()
        self._column.addStretch(1)

    def set_column(self, area: QRect, *, above: int) -> None:
        """Set where the column stands in the panel."""
        right = self.width() - area.right() - 1
        self._column.setContentsMargins(area.x(), above, max(right, 0), 0)
        self._column.setSpacing(self._themes.theme.px(Space.M))

    def _begin(self, shown: tuple[ShownNotice | None, str]) -> None:
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
