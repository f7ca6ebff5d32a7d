from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from konnect_desktop.views.components.avatar import Avatar, Face
from konnect_desktop.views.components.badge import CountBadge, badge_text
from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.navigation import NavigationForm, NavigationTabs, form_for
from konnect_desktop.views.components.photo_strip import Photo, PhotoStrip, arrange_strip
from konnect_desktop.views.components.progress import ProgressBar
from konnect_desktop.views.components.tag import Tag
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.components.toast import Toast
from konnect_desktop.views.painting.sentence import Sentence
from konnect_desktop.views.painting.shadow import shadow_margin
from konnect_desktop.views.theme import (
    AccountAccent,
    Scheme,
    Status,
    TextStyle,
    ThemeSource,
    make_theme,
)
from tests.views.pixels import at, name_of, paint


def test_a_card_is_a_surface_with_an_edge_and_corners_of_16(themes: ThemeSource) -> None:
    card = Card(themes)
    card.resize(200, 100)
    image = paint(card)
    assert [at(image, x, 50) for x in (0, 1)] == ["#E3DBCF", "#FFFFFF"]
    assert image.pixelColor(3, 3).alpha() == 0
    assert at(image, 16, 0) == "#E3DBCF"


def test_components_follow_a_change_of_theme(themes: ThemeSource) -> None:
    card = Card(themes)
    card.resize(200, 100)
    themes.use(make_theme(Scheme.DARK))
    assert [at(paint(card), x, 50) for x in (0, 1)] == ["#3A3530", "#25221F"]


@pytest.mark.parametrize(("count", "text"), [(2, "2"), (99, "99"), (100, "99+")])
def test_a_badge_shows_at_most_99(themes: ThemeSource, count: int, text: str) -> None:
    assert badge_text(count) == text
    assert CountBadge(themes, count, "ongelezen").sizeHint().height() == 20


@pytest.mark.parametrize("status", list(Status))
def test_tags_have_the_fill_of_their_status_and_corners_of_6(
    themes: ThemeSource, status: Status
) -> None:
    tag = Tag(themes, "Woord", status=status, icon="clock")
    image = paint(tag)
    assert image.height() == 24
    assert at(image, 3, 12) == name_of(themes.theme.statuses[status].fill)
    assert image.pixelColor(0, 0).alpha() == 0
    assert tag.accessibleName() == "Woord"


def test_an_avatar_shows_initials_and_the_badge_of_its_account(themes: ThemeSource) -> None:
    face = Face("FV", AccountAccent.CLAY, badge="HK")
    avatar = Avatar(themes, face, "Femke Veldhuis")
    image = paint(avatar)
    assert at(image, 20, 4) == "#F7E6DC"
    # The badge's disc of 18 lies 4 outside, with 2 of the ground around it.
    assert at(image, 35, 28) == "#A04A26"
    assert at(image, 35, 25) == "#FFFFFF"


def test_text_is_plain_and_breaks_into_lines_of_its_height(themes: ThemeSource) -> None:
    words = "Wat een <b>vrolijke</b> ochtend, & meer. " * 6
    text = Text(themes, words, TextStyle.READING, wraps=True)
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert text.heightForWidth(300) % 25 == 0
    assert text.heightForWidth(300) > text.heightForWidth(900)


def test_elided_text_is_told_by_the_tooltip(themes: ThemeSource) -> None:
    words = "Een lange zin die nooit in honderd pixels past, hoe je hem ook breekt"
    text = Text(themes, words, wraps=True, most_lines=2)
    text.resize(100, 40)
    paint(text)
    assert text.toolTip() == words


def test_a_banner_is_as_high_as_its_words(themes: ThemeSource) -> None:
    sentence = Sentence("Je bent offline.", "Je ziet wat om 14:05 is opgehaald.")
    banner = Banner(themes, Status.ABSENT, sentence, action="Opnieuw")
    assert banner.heightForWidth(600) == 56
    assert banner.heightForWidth(240) > 56
    banner.resize(600, 56)
    assert at(paint(banner), 6, 28) == "#E7EAEE"
    assert banner.accessibleName() == sentence.text()


def test_a_toast_is_inverse_with_a_shadow_around_it(themes: ThemeSource) -> None:
    toast = Toast(themes, "Concept bewaard", action="Ongedaan maken")
    around = shadow_margin(themes.theme)
    toast.resize(400 + 2 * around, toast.height())
    image = paint(toast)
    middle = image.height() // 2
    assert at(image, around + 5, middle) == "#2B2621"
    assert 0 < image.pixelColor(image.width() // 2, image.height() - around + 4).alpha() < 60
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_progress_bar_is_8_high_and_filled_by_its_share(themes: ThemeSource) -> None:
    bar = ProgressBar(themes, "Opslaan")
    bar.setValue(50)
    bar.resize(200, bar.sizeHint().height())
    image = paint(bar)
    assert image.height() == 8
    assert [at(image, x, 4) for x in (90, 110)] == ["#1F6B57", "#E3DBCF"]


@pytest.mark.parametrize(
    ("width", "scale", "form"),
    [
        (1120, 1.0, NavigationForm.RAIL),
        (1119, 1.0, NavigationForm.SLIM),
        (720, 1.0, NavigationForm.SLIM),
        (719, 1.0, NavigationForm.BAR),
        (1280, 2.0, NavigationForm.BAR),
    ],
)
def test_the_navigation_takes_its_form_from_the_effective_width(
    width: int, scale: float, form: NavigationForm
) -> None:
    assert form_for(width, scale) is form


@pytest.mark.parametrize("form", list(NavigationForm))
def test_tabs_keep_choice_names_and_extent_in_every_form(
    themes: ThemeSource, form: NavigationForm
) -> None:
    tabs = NavigationTabs(themes, "Navigatie")
    items = [tabs.add(word, icon) for word, icon in (("Mijn kind", "heart"), ("Agenda", "bell"))]
    items[1].setChecked(True)
    items[1].set_count(120, "Agenda, 120 ongelezen")
    tabs.set_form(form)
    tabs.resize(tabs.minimumSize().expandedTo(tabs.sizeHint()))
    extents = {NavigationForm.RAIL: 208, NavigationForm.SLIM: 84, NavigationForm.BAR: 64}
    extent = tabs.height() if form is NavigationForm.BAR else tabs.width()
    assert extent == extents[form]
    assert tabs.buttons.checkedId() == 1
    assert items[1].accessibleName() == "Agenda, 120 ongelezen"
    paint(tabs)


def test_a_photo_strip_is_one_row_as_wide_as_the_card() -> None:
    tiles = arrange_strip([4 / 3, 3 / 4, 4 / 3, 1, 1, 1, 1, 1], 654)
    assert tiles[0].rect.left() == 0
    assert tiles[-1].rect.right() == 653
    assert len({tile.rect.height() for tile in tiles}) == 1
    assert all(
        after.rect.left() - before.rect.right() - 1 == 4 for before, after in pairwise(tiles)
    )
    assert [tile.hidden for tile in tiles] == [0, 0, 0, 4]
    assert tiles[-1].rect.width() < tiles[0].rect.width()


def test_photos_open_by_mouse_and_keyboard(themes: ThemeSource) -> None:
    strip = PhotoStrip(themes, [Photo(4 / 3, f"Foto {index}") for index in range(3)])
    strip.resize(654, 200)
    opened: list[int] = []
    strip.opened.connect(opened.append)
    buttons = strip.findChildren(QAbstractButton)
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert opened == [0, 1]
    assert [button.accessibleName() for button in buttons] == ["Foto 0", "Foto 1", "Foto 2"]


def test_a_flow_arranges_what_came_while_it_was_hidden(
    themes: ThemeSource, show: Callable[[QWidget], QWidget]
) -> None:
    ground = QWidget()
    flow = Flow(themes, parent=ground)
    flow.setGeometry(0, 0, 300, 100)
    flow.add(Tag(themes, "Eerst"))
    show(ground)
    ground.hide()
    flow.add(Tag(themes, "Daarna"))
    ground.show()
    first, second = flow.widgets
    assert second.x() > first.geometry().right()
