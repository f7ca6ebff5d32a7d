"""Sheets of content: the day ribbon, accounts, feedback, rows, photos, empty states, navigation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMoveEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.avatar import Avatar, Face
from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.day_ribbon import DayRibbon
from konnect_desktop.views.components.day_ribbon.paint import paint_disc_icon
from konnect_desktop.views.components.empty_state import EmptyState
from konnect_desktop.views.components.list_row import ListRow
from konnect_desktop.views.components.navigation import NavigationForm, NavigationTabs
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.photo_strip import PhotoStrip
from konnect_desktop.views.components.placeholder import CardPlaceholder
from konnect_desktop.views.components.progress import ProgressBar, ProgressRing
from konnect_desktop.views.components.sign import Sign
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.components.toast import Toast
from konnect_desktop.views.gallery import samples
from konnect_desktop.views.gallery.sheet import Sheet
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.painting.sentence import Sentence
from konnect_desktop.views.painting.shadow import shadow_margin
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.spots import Spot
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import (
    AccountAccent,
    Size,
    Space,
    Status,
    TextStyle,
    ThemeSource,
    rhythm_look,
)

_PERCENT: Final = 61


def day_sheet(themes: ThemeSource) -> Sheet:
    """Show the kinds of moments and a day of them."""
    sheet = Sheet(themes, "Daglint: elf soorten, zes kleuren")
    kinds = [_Kind(themes, name, word) for name, word in samples.KINDS]
    sheet.add_row(kinds, Space.XXS, ends=False)
    sheet.add_line()
    sheet.column.addWidget(DayRibbon(themes, samples.DAY, samples.more_words))
    sheet.end()
    return sheet


class _Kind(Painted):
    """A bead with its word below."""

    def __init__(self, themes: ThemeSource, name: str, word: str) -> None:
        super().__init__(themes)
        self._name = name
        self._word = word
        self.setAccessibleName(word)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        words = text_width(self._word, theme.font(TextStyle.CAPTION))
        return QSize(max(words, theme.px(Size.BEAD)), theme.px(Size.BEAD + 6 + 16))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        side = theme.px(Size.BEAD)
        look = rhythm_look(self._name)
        disc = QRect(rect.x() + (rect.width() - side) // 2, rect.y(), side, side)
        paint_disc_icon(painter, disc, look.icon, theme.rhythm[look.group], theme)
        line = QRectF(rect.x(), side + theme.px(6), rect.width(), theme.px(16))
        font = theme.font(TextStyle.CAPTION)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, line, self._word, font, theme.roles.ink2, centre)


def day_list_sheet(themes: ThemeSource) -> Sheet:
    """Show the same day as a list, as in a narrow window."""
    sheet = Sheet(themes, "Daglint, smal")
    sheet.column.addWidget(DayRibbon(themes, samples.DAY, samples.more_words))
    sheet.end()
    return sheet


def accounts_sheet(themes: ThemeSource) -> Sheet:
    """Show the six accents and faces with the badge of their account."""
    sheet = Sheet(themes, "Accounts: zes accenten")
    grid = QGridLayout()
    grid.setVerticalSpacing(themes.theme.px(Space.S))
    order = list(AccountAccent)
    for index, account in enumerate(order):
        name, initials = samples.ACCENT_NAMES[account]
        row = QHBoxLayout()
        row.setSpacing(themes.theme.px(Space.S))
        row.addWidget(Avatar(themes, Face(initials, account, strong=True), name, size=36))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(themes, name))
        words.addWidget(_AccentSwatch(themes, account))
        row.addLayout(words)
        row.addStretch(1)
        grid.addLayout(row, index % 2, index // 2)
    sheet.column.addLayout(grid)
    sheet.add_line()
    noor = samples.face("noor", badge="DZ")
    lotte = samples.face("lotte", account=AccountAccent.CLAY, badge="HK")
    plain = Face("FV", AccountAccent.PINE)
    sheet.add_row(
        [
            Avatar(themes, noor, "Noor, De Zonnebloem"),
            Avatar(themes, lotte, "Lotte, Het Kompas"),
            Avatar(themes, plain, "Femke Veldhuis"),
            Text(themes, "Kind met accountbadge, alleen in ‘Beide accounts’", role="ink2"),
        ]
    )
    sheet.end()
    return sheet


class _AccentSwatch(Painted):
    def __init__(self, themes: ThemeSource, account: AccountAccent) -> None:
        super().__init__(themes)
        self._account = account

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(10))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        accent = theme.accents[self._account]
        size = QSize(theme.px(18), theme.px(10))
        paint_shape(painter, QRect(rect.topLeft(), size), theme.px(3), fill=accent.accent)
        second = QRect(rect.topLeft(), size).translated(theme.px(22), 0)
        paint_shape(painter, second, theme.px(3), fill=accent.soft)


def feedback_sheet(themes: ThemeSource) -> Sheet:
    """Show a toast and banners."""
    sheet = Sheet(themes, "Toast, banner")
    sheet.column.addWidget(_Shelf(themes, sheet))
    for status, lead, rest, action, icon in (
        (Status.ABSENT, "Je bent offline.", "Dit is van 14:05.", "Opnieuw", "wifi-off"),
        (Status.BAD, "Niet gelukt.", "Probeer het nog eens.", "Opnieuw", ""),
        (Status.OPTION, "1 bericht wacht op internet.", "Het gaat vanzelf weg.", "Bekijk", ""),
        (Status.INFO, "Het portaal is veranderd.", "De rest werkt.", "Details", "puzzle"),
    ):
        banner = Banner(themes, status, Sentence(lead, rest), action=action, icon=icon)
        sheet.column.addWidget(banner)
    sheet.end()
    return sheet


class _Shelf(QWidget):
    """Keeps room for a toast, whose shadow lies outside of it."""

    def __init__(self, themes: ThemeSource, ground: QWidget) -> None:
        super().__init__()
        self._themes = themes
        self._toast = Toast(themes, "Concept bewaard", action="Ongedaan maken", parent=ground)
        self.setFixedHeight(themes.theme.px(Size.ROW))
        themes.changed.connect(self._place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        self._place()

    def _place(self) -> None:
        around = shadow_margin(self._themes.theme)
        self._toast.setGeometry(self.geometry().adjusted(-around, -around, around, around))


def rows_sheet(themes: ThemeSource) -> Sheet:
    """Show list rows in their states, and progress."""
    sheet = Sheet(themes, "Kaart en lijstregel: rust, aanwijzen, gekozen, focus")
    grid = QGridLayout()
    grid.setSpacing(themes.theme.px(Space.S))
    people = (
        ("noor", "Luiers zijn op"),
        ("sem", "Nieuwe slaapzak"),
        ("femke", "Koningsdag"),
        ("joost", "Zwemmen"),
    )
    rows = [ListRow(themes, samples.face(who), what, "Rupsjes", "13:22") for who, what in people]
    rows[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    rows[2].setChecked(True)
    sheet.focused.append(rows[3])
    for index, row in enumerate(rows):
        grid.addWidget(row, index // 2, index % 2)
    sheet.column.addLayout(grid)
    for words, is_quiet in ((f"{_PERCENT}%", False), ("Gepauzeerd", True)):
        row = _progress(themes, words, is_quiet=is_quiet)
        sheet.add_row(row, Space.M, ends=False).setStretch(1, 1)
    sheet.end()
    return sheet


def _progress(themes: ThemeSource, words: str, *, is_quiet: bool) -> list[QWidget]:
    ring, bar = ProgressRing(themes, "Opslaan"), ProgressBar(themes, "Opslaan")
    for progress in (ring, bar):
        progress.setValue(_PERCENT)
        progress.set_quiet(is_quiet=is_quiet)
    return [ring, bar, Text(themes, words, TextStyle.CAPTION, role="ink2", tabular=True)]


def photos_sheet(themes: ThemeSource) -> Sheet:
    """Show a photo strip with more behind it."""
    sheet = Sheet(themes, "Fotostrook")
    sheet.column.addWidget(PhotoStrip(themes, samples.photos(8)))
    sheet.end()
    return sheet


def empty_sheets(themes: ThemeSource) -> list[Sheet]:
    """Show the empty states."""
    shown = (
        (Spot.BOOTS, "Nog even wachten", "De opvang begint op ma 4 mei.", "Naar Mijn locatie"),
        (Spot.LETTER, "Nog geen berichten", "Een vraag of iets door te geven?", "Schrijven"),
        (Spot.SUN, "Niets gevonden", "Zoek op een ander woord.", "Filters wissen"),
        (Spot.CLOUD, "Het portaal antwoordt niet", "Je hoeft niets te doen.", "Nu proberen"),
        (Spot.LOCK, "Even opnieuw inloggen", "Je sessie is verlopen.", "Inloggen"),
    )
    sheets: list[Sheet] = []
    for spot, sentence, line, action in shown:
        sheet = Sheet(themes, "Leeg")
        button = Button(themes, action, ButtonKind.TONAL)
        sheet.column.addWidget(EmptyState(themes, spot, sentence, line, [button]))
        sheet.end()
        sheets.append(sheet)
    loading = Sheet(themes, "Laden: vorm van de kaart")
    loading.column.addWidget(CardPlaceholder(themes, "Mijn kind wordt geladen"))
    loading.end()
    return [*sheets, loading]


def navigation_sheet(themes: ThemeSource) -> Sheet:
    """Show the three forms of the navigation."""
    sheet = Sheet(themes, "Navigatie: breed, smal, balk")
    forms = [_tabs(themes, form) for form in NavigationForm]
    row = QHBoxLayout()
    row.setSpacing(themes.theme.px(Space.XL))
    row.addWidget(forms[0])
    row.addWidget(forms[1])
    row.addWidget(forms[2], 1, Qt.AlignmentFlag.AlignBottom)
    sheet.column.addLayout(row)
    sheet.end()
    return sheet


def _tabs(themes: ThemeSource, form: NavigationForm) -> QWidget:
    tabs = NavigationTabs(themes, "Navigatie")
    head = tabs.head.layout()
    if head is not None:
        head.addWidget(Sign(themes))
    for words, icon in (
        ("Mijn kind", "house-heart"),
        ("Berichten", "messages-square"),
        ("Agenda", "calendar-days"),
        ("Mijn locatie", "map-pin"),
        ("Overig", "ellipsis"),
    ):
        item = tabs.add(words, icon)
        if words == "Berichten":
            item.set_count(2, "Berichten, 2 ongelezen")
        item.setEnabled(words != "Overig")
    tabs.set_form(form)
    return tabs
