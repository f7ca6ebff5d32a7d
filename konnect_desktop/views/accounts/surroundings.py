"""What stands around the switcher on the rails: its heading, and the room in which it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.accounts.menus import AccountMenus
from konnect_desktop.views.accounts.switcher import AccountDiscs, Choices
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording.accounts import account_words


class AccountHeading(QWidget):
    """The word above the list, and the button of the menu about accounts."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        menus: AccountMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._words = Text(
            themes, "", TextStyle.CAPTION, weight=QFont.Weight.DemiBold, role="ink2", wraps=True
        )
        self.menu_button = IconButton(themes, "ellipsis", "", size=ButtonSize.SMALL)
        self.menu_button.clicked.connect(lambda: menus.popup(self._corner()))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.menu_button)
        self.refresh()
        self.reword()
        themes.changed.connect(self.refresh)
        languages.changed.connect(self.reword)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._row.setContentsMargins(self._themes.theme.px(Space.XS), 0, 0, 0)

    def reword(self) -> None:
        """Speak the current language."""
        words = account_words(self._languages.language)
        self._words.setText(words.heading)
        self.menu_button.set_name(words.menu)

    def _corner(self) -> QPoint:
        return self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height()))


class ScrolledChoices(QScrollArea):
    """Rows or discs that scroll where the window is too low for all of them."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt's own would make PySide load every class of Qt's widgets, to find out which it is.
        ground, holder = QWidget(), QWidget()
        self.setViewport(ground)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(choices, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidget(holder)
        for part in (ground, holder):
            part.setAutoFillBackground(False)
        holder.installEventFilter(self)

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__1 is self.widget() and arg__2.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)

    @override
    def sizeHint(self) -> QSize:
        return self._choices.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        rows = self._choices.buttons
        least = rows[0].sizeHint().height() if rows else 0
        return QSize(0, least)


class FoldingDiscs(QWidget):
    """Discs below each other, folded to one where the window is too low for all of them."""

    def __init__(self, discs: AccountDiscs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._discs = discs
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(discs, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._discs.sizeHint().width(), self._discs.height_unfolded())

    @override
    def minimumSizeHint(self) -> QSize:
        rows = self._discs.buttons
        return rows[0].sizeHint() if rows else QSize(0, 0)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._discs.set_folded(folded=self.height() < self._discs.height_unfolded())
        return super().event(event)
