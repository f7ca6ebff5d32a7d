"""The head of the rails: sign, name of the app, and the button of its menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.navigation import NavigationForm
from konnect_desktop.views.components.sign import Sign
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording.frame import APP_NAME

_Way = QBoxLayout.Direction
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class Brand(QWidget):
    """Sign and name in a row on the rail, sign over button on the slim rail."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._form = NavigationForm.RAIL
        self.menu_button = IconButton(themes, "menu", "", size=ButtonSize.SMALL)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first, second = APP_NAME.split()
        bold, plain = QFont.Weight.Bold, QFont.Weight.Medium
        column.addWidget(Text(themes, first, TextStyle.READING, weight=bold))
        column.addWidget(Text(themes, second, TextStyle.CAPTION, weight=plain, role="ink3"))
        self._box = QBoxLayout(_Way.LeftToRight, self)
        self._box.addWidget(Sign(themes), alignment=_CENTRE)
        self._box.addWidget(self._words, 1)
        self._box.addWidget(self.menu_button, alignment=_CENTRE)
        self.refresh()
        themes.changed.connect(self.refresh)

    def set_form(self, form: NavigationForm) -> None:
        """Take the form of the rail it stands on."""
        self._form = form
        self.refresh()

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        is_slim = self._form is NavigationForm.SLIM
        self._words.setHidden(is_slim)
        self._box.setDirection(_Way.TopToBottom if is_slim else _Way.LeftToRight)
        self._box.setContentsMargins(0 if is_slim else theme.px(Space.XS), 0, 0, 0)
        self._box.setSpacing(theme.px(Space.XS if is_slim else Space.S))
