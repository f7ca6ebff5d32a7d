"""Sheets of the frame: dialogs, toasts, pickers, tick boxes, and the account switcher."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.viewmodels.frame import Choice
from konnect_desktop.viewmodels.timeline_rows import AccountLook
from konnect_desktop.views.accounts.choice_button import ChoiceButton, ChoiceDisc, ChoiceRow
from konnect_desktop.views.accounts.name_and_color import ColorDisc
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.chip_choice import ChipChoice
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.picker import Picker
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.components.tick_box import TickBox
from konnect_desktop.views.dialogs.dialog import WIDTH
from konnect_desktop.views.dialogs.panel import Panel
from konnect_desktop.views.gallery.sheet import Sheet
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.painting.shadow import paint_shadow
from konnect_desktop.views.theme import AccountAccent, Radius, Space, ThemeSource
from konnect_desktop.wording.language import Language

_STAGE: Final = QSize(760, 280)


def settings_sheet(themes: ThemeSource) -> Sheet:
    """Show how one of several values is chosen."""
    sheet = Sheet(themes, "Kiezen: veld, chips, kleur, vakje")
    picker = Picker(themes, "Tekstgrootte", ["100 %", "125 %", "150 %"])
    closed = Picker(themes, "Ruimte", ["2 GB"])
    closed.setEnabled(False)
    focused = Picker(themes, "Ruimte", ["5 GB"])
    sheet.focused.append(focused)
    sheet.add_row([picker, closed, focused], Space.M, ends=False)
    chips = ChipChoice(themes, "Thema", ["Zoals het systeem", "Licht", "Donker"])
    chips.choose(1)
    sheet.column.addWidget(chips)
    discs = Flow(themes)
    for accent in AccountAccent:
        disc = ColorDisc(themes, accent, accent.value)
        disc.setChecked(accent is AccountAccent.CLAY)
        discs.add(disc)
    sheet.column.addWidget(discs)
    line = "Ook andere programma’s zien ze dan"
    tick = TickBox(themes, "Datum, kind en tekst in de foto bewaren", line)
    tick.set_ticked(ticked=True)
    off = TickBox(themes, "Kan nu niet worden gekozen")
    off.setEnabled(False)
    for box in (tick, off):
        sheet.column.addWidget(box)
    sheet.end()
    return sheet


def switcher_sheet(themes: ThemeSource) -> Sheet:
    """Show the lines of the account switcher in every state, as rows and as discs."""
    sheet = Sheet(themes, "Accounts: rij en schijf, elke toestand")
    for kind in (ChoiceRow, ChoiceDisc):
        buttons: list[ChoiceButton] = [kind(themes, each, Language.NL) for each in _choices()]
        buttons[2].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        sheet.focused.append(buttons[1])
        if kind is ChoiceDisc:
            sheet.add_row(list(buttons))
        else:
            for button in buttons:
                sheet.column.addWidget(button)
    sheet.end()
    return sheet


def _choices() -> list[Choice]:
    states = (
        AccountState.READY,
        AccountState.READY,
        AccountState.OFFLINE,
        AccountState.SIGN_IN_AGAIN,
    )
    names = ("De Zonnebloem", "BSO Het Kompas", "De Vlinder", "Pippeloentje")
    entries = [
        AccountEntry(
            AccountLook(str(place), name, initials, place),
            f"opvang{place}.example",
            "4410287",
            demo=True,
            keeps_password=False,
            child_names=("Noor", "Sem")[: place + 1],
            state=state,
        )
        for place, (name, initials, state) in enumerate(
            zip(names, ("DZ", "HK", "DV", "P"), states, strict=True)
        )
    ]
    single = [Choice(entry.look.account_id, (entry,), chosen=False) for entry in entries]
    return [Choice(None, tuple(entries), chosen=True), *single]


def dialog_sheet(themes: ThemeSource) -> Sheet:
    """Show a dialog over the scrim."""
    sheet = Sheet(themes, "Dialoog met scrim")
    sheet.column.addWidget(_Stage(themes))
    sheet.end()
    return sheet


class _Stage(QWidget):
    """Stands in for a window that a dialog lies over."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._panel = Panel(themes, "Uitloggen bij De Zonnebloem?", "Sluiten", self)
        words = "De kopie op deze computer wordt gewist. Wat je hebt opgeslagen, blijft."
        self._panel.body.addWidget(Text(themes, words, role="ink2", wraps=True))
        self._panel.set_note("Het kan ook zonder internet.")
        self._panel.add_button(Button(themes, "Annuleren"))
        self._panel.add_button(Button(themes, "Uitloggen", ButtonKind.DANGER))

    @override
    def sizeHint(self) -> QSize:
        scale = self._themes.theme.text_scale
        return QSize(round(_STAGE.width() * scale), round(_STAGE.height() * scale))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = self._themes.theme.px(Space.XXL)
        width = min(self._themes.theme.px(WIDTH), self.width() - 2 * margin)
        height = self._panel.height_at(width)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self._panel.setGeometry(left, top, width, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.roles.window)
        painter.fillRect(self.rect(), theme.roles.scrim)
        paint_shadow(painter, self._panel.geometry(), theme.px(Radius.DIALOG), theme)
        painter.end()
