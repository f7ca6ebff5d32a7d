"""The dialog in which an account gets its name and its colour."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.timeline_rows import AccountLook
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.field import Field
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.line_edit import LineEdit
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.painting.shapes import paint_disc, paint_shape
from konnect_desktop.views.theme import AccountAccent, Size, ThemeSource
from konnect_desktop.wording.accounts import account_words

_DISC: Final = 32
_CHECK: Final = 18
LONGEST_NAME: Final = 60


class NameAndColor(Dialog):
    """Asks; ``accepted`` once both can be used. ``taken`` are the names of other accounts."""

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        look: AccountLook,
        *,
        taken: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        words = account_words(languages.language)
        super().__init__(themes, words.name_and_color, closes=words.cancel, parent=parent)
        self._languages = languages
        self._taken = {name.casefold() for name in taken}
        self._edit = LineEdit(themes, words.name)
        self._edit.setMaxLength(LONGEST_NAME)
        self._edit.setText(look.name)
        self._field = Field(themes, words.name, self._edit)
        self._heading = Text(themes, words.color, weight=QFont.Weight.DemiBold)
        self._discs = QButtonGroup(self)
        row = Flow(themes)
        row.setAccessibleName(words.color)
        for place, accent in enumerate(AccountAccent):
            disc = ColorDisc(themes, accent, words.colors[place])
            disc.setChecked(place == look.color)
            self._discs.addButton(disc, place)
            row.add(disc)
        for part in (self._field, self._heading, row):
            self.body.addWidget(part)
        self._back = self.add_button(Button(themes, words.cancel, ButtonKind.OUTLINE))
        self._main = self.add_button(Button(themes, words.save, ButtonKind.PRIMARY))
        self._main.setDefault(True)
        self._back.clicked.connect(self.reject)
        self._main.clicked.connect(self._finish)
        self._edit.textEdited.connect(lambda: self._field.show_hint(""))
        self.start_at(self._edit)
        self._edit.selectAll()
        languages.changed.connect(self.reword)

    @property
    def name(self) -> str:
        """The name that was typed, without signs that do not show."""
        shown = (sign if sign.isprintable() else " " for sign in self._edit.text())
        return " ".join("".join(shown).split())

    @property
    def color(self) -> int:
        """The accent that was chosen, 0 to 5."""
        return max(self._discs.checkedId(), 0)

    @property
    def color_discs(self) -> tuple[ColorDisc, ...]:
        """The colours that can be chosen."""
        return tuple(disc for disc in self._discs.buttons() if isinstance(disc, ColorDisc))

    def reword(self) -> None:
        """Speak the current language."""
        words = account_words(self._languages.language)
        self.set_title(words.name_and_color)
        self.set_close_name(words.cancel)
        self._field.set_label(words.name)
        self._heading.setText(words.color)
        for name, disc in zip(words.colors, self.color_discs, strict=True):
            disc.set_name(name)
        self._back.set_words(words.cancel)
        self._main.set_words(words.save)

    def _finish(self) -> None:
        words = account_words(self._languages.language)
        if self.name and self.name.casefold() not in self._taken:
            self.accept()
            return
        self._field.show_error(words.name_taken if self.name else words.name_missing)
        self._edit.setFocus()


class ColorDisc(PaintedButton):
    """A colour to choose: a disc, with a tick where it is chosen."""

    def __init__(
        self, themes: ThemeSource, accent: AccountAccent, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, Size.BUTTON / 2, parent)
        self._accent = accent
        self.setCheckable(True)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Name the colour."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(Size.BUTTON), self.theme.px(Size.BUTTON))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        accent = theme.accents[self._accent]
        inset = theme.px((Size.BUTTON - _DISC) / 2)
        disc = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        if self.isChecked():
            width = theme.px(2)
            paint_shape(painter, rect, rect.height() / 2, edge=accent.accent, edge_width=width)
        elif self.step():
            paint_disc(painter, rect, theme.roles.hover)
        paint_disc(painter, disc, accent.accent)
        if self.isChecked():
            gap = (rect.width() - theme.px(_CHECK)) / 2
            box = QRectF(rect).adjusted(gap, gap, -gap, -gap)
            paint_icon(painter, "check", box, accent.on_accent, theme.text_scale)
