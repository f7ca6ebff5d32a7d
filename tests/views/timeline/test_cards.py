"""What stands on the cards, what can be pressed on them, and what that asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.domain.timeline import Attachment, CardKind
from konnect_desktop.services.saving.selection import OfDay, OfMedia
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryRow
from konnect_desktop.views.components.day_ribbon import DayRibbon
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.rich_text import RichTextView
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.views.timeline.card_head import CardHead
from konnect_desktop.views.timeline.day_header import DayHeader
from konnect_desktop.views.timeline.entry_card import EntryCard
from konnect_desktop.views.timeline.info_card import InfoCard
from konnect_desktop.views.timeline.media_tile import MediaTile
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording.language import Language
from tests.views.timeline.stand_ins import (
    MOMENTS,
    MORNING,
    NOOR,
    SEM,
    STAFF,
    TODAY,
    StandInPictures,
    StandInSaved,
    entry,
    make_tools,
    medium,
    rich,
    showcase,
)

Show = Callable[[QWidget], QWidget]


def open_card(tools: CardTools, row: EntryRow, show: Show, width: int = 696) -> EntryCard:
    card = EntryCard(tools, row)
    card.resize(width, card.heightForWidth(width))
    show(card)
    return card


def photos(card: QWidget) -> list[MediaTile]:
    return [tile for tile in card.findChildren(MediaTile) if tile.isVisible()]


def told(signal: SignalInstance) -> list[tuple[object, ...]]:
    kept: list[tuple[object, ...]] = []

    def note(*values: object) -> None:
        kept.append(values)

    signal.connect(note)
    return kept


def press(menu: QWidget, word: str) -> None:
    for each in menu.findChildren(Menu):
        for action in each.actions():
            if word in action.text():
                action.trigger()
                return
    pytest.fail(f"no {word} in the menu")


def test_a_long_diary_shows_six_lines_and_the_way_to_the_rest(
    themes: ThemeSource, show: Show
) -> None:
    tools = make_tools(themes)
    row = entry(1, CardKind.JOURNAL, text=rich(*[MORNING] * 8))
    card = open_card(tools, row, show)
    text = card.findChild(RichTextView)
    assert text is not None
    assert text.is_cut
    assert text.height() <= 6 * 25 + 3 * 8
    opened = told(tools.actions.diary_opened)
    link = next(each for each in card.findChildren(LinkButton) if each.text() == "Meer lezen")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [(row.key,)]


def test_a_click_on_a_diary_opens_it_wherever_nothing_else_takes_it(
    themes: ThemeSource, show: Show
) -> None:
    tools = make_tools(themes)
    media = [medium(n) for n in range(3)]
    row = entry(1, CardKind.JOURNAL, media=media, text=rich(MORNING), rhythm=MOMENTS)
    card = open_card(tools, row, show)
    opened, photo = told(tools.actions.diary_opened), told(tools.actions.photo_opened)
    text, ribbon = card.findChild(RichTextView), card.findChild(DayRibbon)
    head = card.findChild(CardHead)
    assert text is not None
    assert ribbon is not None
    assert head is not None
    for place in (text.viewport(), ribbon, head, card):
        QTest.mouseMove(place, QPoint(4, 4))
        assert place.cursor().shape() is Qt.CursorShape.PointingHandCursor
        QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert opened == [(row.key,)]
        opened.clear()
    QTest.mouseClick(photos(card)[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(head.menu_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(head, Qt.MouseButton.RightButton, pos=QPoint(4, 4))
    assert photo == [(row.media[1],)]
    assert not opened
    for menu in card.findChildren(Menu):
        menu.close()


def test_marking_the_text_of_a_diary_opens_nothing(
    themes: ThemeSource, show: Show, application: QApplication
) -> None:
    tools = make_tools(themes)
    card = open_card(tools, entry(1, CardKind.JOURNAL, text=rich(MORNING)), show)
    opened = told(tools.actions.diary_opened)
    text = card.findChild(RichTextView)
    assert text is not None
    ground, left = text.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(ground, left, pos=QPoint(4, 12))
    QTest.mouseMove(ground, QPoint(120, 12))
    QTest.mouseRelease(ground, left, pos=QPoint(120, 12))
    assert text.textCursor().hasSelection()
    QTest.mouseClick(ground, left, pos=QPoint(200, 12), delay=application.doubleClickInterval())
    assert not text.textCursor().hasSelection()
    assert not opened


def test_a_click_on_a_card_of_photos_opens_only_what_is_under_it(
    themes: ThemeSource, show: Show
) -> None:
    tools = make_tools(themes)
    card = open_card(tools, entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1)]), show)
    opened = told(tools.actions.photo_opened)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not opened


def test_a_short_diary_has_no_way_to_more(themes: ThemeSource, show: Show) -> None:
    card = open_card(make_tools(themes), entry(1, CardKind.JOURNAL, text=rich(MORNING)), show)
    assert not [link for link in card.findChildren(LinkButton) if link.isVisible()]


def test_a_screen_reader_hears_who_what_and_when(themes: ThemeSource) -> None:
    row = entry(1, CardKind.JOURNAL, author="Ilse Brandsma", author_kind=STAFF, text=rich(MORNING))
    card = EntryCard(make_tools(themes), row)
    # Also whose account it is, which sighted people see by its badge.
    said = "Sem, Dagverslag, Vandaag, Ilse Brandsma, medewerker, Rupsjes, De Zonnebloem"
    assert card.accessibleName() == said
    assert card.accessibleDescription() == MORNING


def test_a_photo_opens_with_a_click_and_with_the_keyboard(themes: ThemeSource, show: Show) -> None:
    tools = make_tools(themes)
    row = entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(n) for n in range(3)])
    card = open_card(tools, row, show)
    opened = told(tools.actions.photo_opened)
    QTest.mouseClick(photos(card)[1], Qt.MouseButton.LeftButton)
    photos(card)[0].setFocus()
    QTest.keyClick(photos(card)[0], Qt.Key.Key_Space)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert opened == [(row.media[1],), (row.media[0],), (row.media[0],)]


def test_every_photo_that_may_be_saved_has_a_button_for_it(themes: ThemeSource, show: Show) -> None:
    tools = make_tools(themes)
    row = entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1), medium(2, may=False)])
    card = open_card(tools, row, show)
    wanted = told(tools.actions.save_wanted)
    first, second = photos(card)
    here = QPointF(5, 5)
    QApplication.sendEvent(first, QEnterEvent(here, here, QPointF(first.mapToGlobal(QPoint(5, 5)))))
    save = first.offer_save()
    assert save is not None
    assert save.isVisible()
    assert save.accessibleName() == "Foto opslaan"
    assert min(save.width(), save.height()) >= 32
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert wanted == [("a-1", OfMedia(frozenset({"m-1"})))]
    assert second.offer_save() is None
    assert "niet toe" in second.toolTip()


def test_the_save_button_is_next_to_its_photo_for_the_keyboard(
    themes: ThemeSource, show: Show
) -> None:
    row = entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1), medium(2)])
    card = open_card(make_tools(themes), row, show)
    first = photos(card)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first.save


def test_a_saved_photo_says_so(themes: ThemeSource, show: Show) -> None:
    saved = StandInSaved()
    tools = make_tools(themes, saved=saved)
    card = open_card(tools, entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1)]), show)
    save = photos(card)[0].offer_save()
    assert save is not None
    saved.media.add("m-1")
    card.saved_changed()
    assert save.accessibleName().startswith("Opgeslagen")


def test_the_menu_of_a_card_saves_its_photos_its_day_and_copies_its_text(
    themes: ThemeSource, show: Show
) -> None:
    tools = make_tools(themes)
    media = [medium(1), medium(2), medium(3, may=False)]
    row = entry(1, CardKind.JOURNAL, TODAY, (SEM,), media, text=rich(MORNING))
    card = open_card(tools, row, show)
    wanted, opened = told(tools.actions.save_wanted), told(tools.actions.diary_opened)
    for word in ("Deze 2", "Dag", "Hele", "Tekst"):
        QTest.mouseClick(card._head.menu_button, Qt.MouseButton.LeftButton)
        press(card, word)
        for menu in card.findChildren(Menu):
            menu.close()
            menu.setParent(None)
    assert wanted == [
        ("a-1", OfMedia(frozenset({"m-1", "m-2"}))),
        ("a-1", OfDay(TODAY)),
    ]
    assert opened == [(row.key,)]
    assert QGuiApplication.clipboard().text() == MORNING


def test_a_picture_that_failed_is_marked_and_told(themes: ThemeSource, show: Show) -> None:
    pictures = StandInPictures(there=False)
    row = entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1)])
    card = open_card(make_tools(themes, pictures), row, show)
    before = card.grab().toImage()
    pictures.failed.emit(row.media[0].key, ErrorKind.OFFLINE)
    card.picture_failed(row.media[0].key)
    assert card.grab().toImage() != before
    assert "opnieuw" in photos(card)[0].toolTip()


@pytest.mark.parametrize("may", [True, False])
def test_a_photo_that_comes_after_all_says_again_what_it_said(
    themes: ThemeSource, show: Show, *, may: bool
) -> None:
    row = entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1, may=may)])
    card = open_card(make_tools(themes, StandInPictures(there=False)), row, show)
    (photo, *_), key = photos(card), row.media[0].key
    before, waiting = photo.toolTip(), card.grab().toImage()
    assert bool(before) is not may
    card.picture_failed(key)
    assert photo.toolTip() not in {before, ""}
    card.picture_arrived(key)
    assert photo.toolTip() == before
    assert card.grab().toImage() == waiting


def test_a_photo_that_was_lost_before_its_card_was_made_says_so(
    themes: ThemeSource, show: Show
) -> None:
    pictures = StandInPictures(there=False)
    row = entry(1, CardKind.PHOTO, TODAY, (NOOR,), [medium(1)])
    pictures.wrong.add(row.media[0].key)
    card = open_card(make_tools(themes, pictures), row, show)
    assert "opnieuw" in photos(card)[0].toolTip()


@pytest.mark.parametrize("kind", [CardKind.TRIGGER, CardKind.UNKNOWN])
def test_what_cannot_be_shown_opens_in_the_portal(
    themes: ThemeSource, show: Show, kind: CardKind
) -> None:
    tools = make_tools(themes)
    card = InfoCard(tools, entry(1, kind, description="Mag Sem mee?" * (kind is CardKind.TRIGGER)))
    card.resize(696, card.heightForWidth(696))
    show(card)
    opened = told(tools.actions.link_opened)
    link = card.findChild(LinkButton)
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [("https://zonnebloem.ouderportaal.nl/",)]


def test_f142_markup_in_names_and_captions_is_shown_as_letters(
    themes: ThemeSource, show: Show
) -> None:
    evil = "<img src='file:///etc/passwd'><b>x</b>"
    row = entry(1, CardKind.PHOTO, TODAY, (SEM,), [medium(1, caption=evil)], author=evil)
    card = open_card(make_tools(themes), row, show)
    text = card.findChild(RichTextView)
    assert text is not None
    assert text.toPlainText() == evil
    assert evil in card.accessibleName()


def test_a_link_in_a_diary_is_only_told_of(themes: ThemeSource, show: Show) -> None:
    tools = make_tools(themes)
    link = Span("hier", href="https://example.org/a")
    row = entry(1, CardKind.JOURNAL, text=RichText((Block(BlockKind.PARAGRAPH, (link,)),)))
    card = open_card(tools, row, show)
    opened, diaries = told(tools.actions.link_opened), told(tools.actions.diary_opened)
    text = cast("RichTextView", card.findChild(RichTextView))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert opened == [("https://example.org/a",)]
    assert not diaries


def test_attachments_are_counted_and_lead_to_the_whole_diary(
    themes: ThemeSource, show: Show
) -> None:
    tools = make_tools(themes)
    files = (Attachment("menu.pdf", "application/pdf", 100),)
    row = entry(1, CardKind.JOURNAL, text=rich("Kort."), attachments=files)
    card = open_card(tools, row, show)
    opened = told(tools.actions.diary_opened)
    link = next(each for each in card.findChildren(LinkButton) if each.text() == "1 bijlage")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [(row.key,)]


def test_a_day_says_what_it_holds_and_can_be_saved(themes: ThemeSource, show: Show) -> None:
    saved: list[DayRow] = []
    day = DayRow(TODAY, 2, 8, 1)
    header = DayHeader(make_tools(themes), day, lambda row, _: saved.append(row))
    header.resize(696, header.heightForWidth(696))
    show(header)
    assert header.accessibleName() == "Vandaag, dinsdag 14 april, 2 kinderen · 1 video · 8 foto’s"
    button = header.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert saved == [day]
    empty = DayRow(TODAY, 1, 0, 0)
    assert not DayHeader(make_tools(themes), empty, lambda row, _: saved.append(row)).stops


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [300, 448, 696])
def test_no_part_of_a_card_reaches_out_of_it(
    themes: ThemeSource, show: Show, language: Language, scale: float, width: int
) -> None:
    themes.use(make_theme(Scheme.LIGHT, text_scale=scale))
    tools = make_tools(themes, language=language)
    for row in showcase():
        if not isinstance(row, EntryRow):
            continue
        is_info = row.kind in {CardKind.TRIGGER, CardKind.UNKNOWN}
        card = (InfoCard if is_info else EntryCard)(tools, row)
        across = round(width * scale)
        card.resize(across, card.heightForWidth(across))
        show(card)
        for part in card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part.isVisible():
                assert card.rect().contains(part.geometry()), part


def test_every_control_on_a_card_has_a_name(themes: ThemeSource, show: Show) -> None:
    row = entry(
        1, CardKind.JOURNAL, TODAY, (SEM,), [medium(1)], text=rich(*[MORNING] * 9), rhythm=MOMENTS
    )
    card = open_card(make_tools(themes), row, show, 448)
    assert len(card.stops) >= 4
    assert all(stop.accessibleName() for stop in card.stops)
    assert not card.event(QEvent(QEvent.Type.None_))
