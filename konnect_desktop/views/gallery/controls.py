"""Sheets of controls: buttons, type, fields, choices, chips and tags."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QCheckBox, QGridLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.badge import CountBadge
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.chip import Chip, ChipGroup
from konnect_desktop.views.components.field import Field
from konnect_desktop.views.components.line_edit import LineEdit, PasswordEdit
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.segmented import SegmentedSwitch
from konnect_desktop.views.components.switch import Switch
from konnect_desktop.views.components.tag import Tag
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.gallery.samples import face
from konnect_desktop.views.gallery.sheet import Sheet
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.theme import Radius, Space, Status, TextStyle, ThemeSource

_STATES: Final = ("rust", "aanwijzen", "ingedrukt", "focus", "uit")
_WORDS: Final = {
    ButtonKind.PRIMARY: "Inloggen",
    ButtonKind.TONAL: "Bericht",
    ButtonKind.OUTLINE: "Annuleren",
    ButtonKind.QUIET: "Toon map",
    ButtonKind.DANGER: "Verwijderen",
}


def buttons_sheet(themes: ThemeSource) -> Sheet:
    """Show every kind of button in every state, and every size."""
    sheet = Sheet(themes, "Knoppen, 40 hoog: rust · aanwijzen · ingedrukt · focus · uit")
    for kind, words in _WORDS.items():
        row: list[QWidget] = []
        for state in _STATES:
            button = Button(themes, words, kind)
            button.setMinimumWidth(themes.theme.px(112))
            _pose(button, state)
            if state == "focus":
                sheet.focused.append(button)
            row.append(button)
        sheet.add_row(row)
    small = Button(themes, "Opnieuw", size=ButtonSize.SMALL)
    main = Button(themes, "Afwezig", ButtonKind.TONAL, icon="calendar-off", size=ButtonSize.MAIN)
    icons = [IconButton(themes, "heart", "Hartje"), IconButton(themes, "ellipsis", "Meer")]
    sheet.add_row([small, main, *icons, LinkButton(themes, "Agenda")])
    sheet.end()
    return sheet


def _pose(button: Button, state: str) -> None:
    if state in {"aanwijzen", "ingedrukt"}:
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.setDown(state == "ingedrukt")
    button.setEnabled(state != "uit")


def type_sheet(themes: ThemeSource) -> Sheet:
    """Show the type scale and the ranks of ink."""
    sheet = Sheet(themes, "Tekst")
    sheet.column.addWidget(Text(themes, "28 Paginatitel", TextStyle.TITLE))
    sheet.column.addWidget(Text(themes, "20 Sectie, dagkop", TextStyle.SECTION))
    long = "16 Leestekst van een dagverslag, met ruimte om te lezen."
    sheet.column.addWidget(Text(themes, long, TextStyle.READING, wraps=True))
    sheet.add_row(
        [
            Text(themes, "14 Knoppen, lijsten en velden"),
            Text(themes, "halfvet", weight=QFont.Weight.DemiBold),
            Text(themes, "tweede rang", role="ink2"),
        ],
        Space.XXS,
    )
    caption = "12 Bijschrift en tijden 08:20 · alleen derde rang"
    sheet.column.addWidget(Text(themes, caption, TextStyle.CAPTION, role="ink3", tabular=True))
    swatches = QGridLayout()
    swatches.setSpacing(themes.theme.px(Space.XS))
    names = ("ink", "ink2", "ink3", "strong", "line")
    for index, (role, word) in enumerate(
        zip(names, ("Inkt", "Tweede", "Derde", "Rand", "Lijn"), strict=True)
    ):
        swatches.addWidget(_Swatch(themes, role), 0, index)
        swatches.addWidget(Text(themes, word, TextStyle.CAPTION, role="ink2"), 1, index)
    sheet.column.addLayout(swatches)
    sheet.end()
    return sheet


class _Swatch(Painted):
    def __init__(self, themes: ThemeSource, role: str) -> None:
        super().__init__(themes)
        self._role = role
        self.setFixedHeight(themes.theme.px(22))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        color = getattr(self.theme.roles, self._role)
        paint_shape(painter, rect, self.theme.px(Radius.TAG), fill=color)


def fields_sheet(themes: ThemeSource) -> Sheet:
    """Show fields at rest, in focus, wrong and off."""
    sheet = Sheet(themes, "Velden, 44 hoog")
    subject = Field(themes, "Onderwerp", LineEdit(themes, "Onderwerp"))
    subject.edit.setPlaceholderText("Waar gaat het over?")
    user = Field(themes, "Gebruikersnaam", LineEdit(themes, "Gebruikersnaam"))
    user.edit.setText("4410287")
    user.edit.setObjectName("in-focus")
    password_edit = PasswordEdit(
        themes, "Wachtwoord", shows="Wachtwoord tonen", hides="Wachtwoord verbergen"
    )
    password_edit.setText("konijn")
    password = Field(themes, "Wachtwoord", password_edit)
    password.show_error("Klopt niet")
    group = Field(themes, "Groep", LineEdit(themes, "Groep"))
    group.edit.setText("Rupsjes")
    group.setEnabled(False)
    grid = QGridLayout()
    grid.setHorizontalSpacing(themes.theme.px(Space.S))
    grid.setVerticalSpacing(themes.theme.px(Space.S))
    for index, field in enumerate((subject, user, password, group)):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(field, index // 2, index % 2, alignment=top)
    sheet.column.addLayout(grid)
    search = LineEdit(themes, "Zoeken", icon="search", search=True)
    search.setPlaceholderText("Zoeken in alles")
    sheet.column.addWidget(search)
    sheet.end()
    return sheet


def choices_sheet(themes: ThemeSource) -> Sheet:
    """Show boxes, radio buttons, switches and segments."""
    sheet = Sheet(themes, "Keuze")
    boxes = [QCheckBox() for _ in range(5)]
    boxes[0].setChecked(True)
    boxes[1].setCheckState(Qt.CheckState.PartiallyChecked)
    boxes[4].setChecked(True)
    boxes[4].setEnabled(False)
    radios = [QRadioButton() for _ in range(3)]
    for radio in radios:
        radio.setAutoExclusive(False)
    radios[0].setChecked(True)
    switches = [Switch(themes, name=f"Schakelaar {index}") for index in range(4)]
    switches[0].setChecked(True)
    switches[2].setChecked(True)
    switches[3].setEnabled(False)
    for index, choice in enumerate((*boxes, *radios)):
        choice.setAccessibleName(f"Keuze {index}")
    sheet.focused += [boxes[3], radios[2], switches[2]]
    sheet.add_row(boxes, 0)
    sheet.add_row(radios, 0)
    sheet.add_row(switches)
    segments = SegmentedSwitch(themes, "Weergave")
    segments.add("Dag")
    segments.add("Periode")
    words = QCheckBox("Aangemeld blijven")
    words.setChecked(True)
    sheet.add_row([segments])
    sheet.add_row([words])
    sheet.end()
    return sheet


def chips_sheet(themes: ThemeSource) -> Sheet:
    """Show chips, badges and tags."""
    sheet = Sheet(themes, "Chips en badges")
    group = ChipGroup(themes, "Kinderen")
    every = Chip(themes, "Alle")
    every.setChecked(True)
    sem = Chip(themes, "Sem", face=face("sem"))
    for chip in (every, Chip(themes, "Noor", face=face("noor")), sem):
        group.add(chip)
    sheet.focused.append(sem)
    sheet.add_row([group, Chip(themes, "Groep", opens=True)], Space.XS)
    sheet.add_row(
        [
            *(CountBadge(themes, count, f"{count} ongelezen") for count in (2, 12, 120)),
            Tag(themes, "Ctrl K"),
            Tag(themes, "Jij", soft=True),
        ],
        Space.XS,
    )
    for row in _TAGS:
        tags = [Tag(themes, text, status=status, icon=icon) for text, status, icon in row]
        sheet.add_row(tags, Space.XS)
    sheet.end()
    return sheet


_TAGS: Final = (
    (
        ("Akkoord", Status.OK, "circle-check"),
        ("Optie extra", Status.OPTION, "clock"),
        ("Afwezig", Status.ABSENT, "calendar-off"),
    ),
    (
        ("Geruild", Status.SWAP, "arrow-left-right"),
        ("Niet akkoord", Status.BAD, "circle-x"),
        ("Onbekend", Status.INFO, "info"),
    ),
)
