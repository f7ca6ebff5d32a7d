"""The page of one diary shows all of it and leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.timeline import Attachment, CardKind
from konnect_desktop.viewmodels.diary import Diary
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.components.empty_state import EmptyState
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.placeholder import CardPlaceholder
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.diary import DiaryPage
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.rich_text import RichTextView
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.views.timeline.stand_ins import (
    MOMENTS,
    MORNING,
    NOW,
    SEM,
    STAFF,
    TODAY,
    StandInPictures,
    StandInSaved,
    entry,
    medium,
    rich,
)

Show = Callable[[QWidget], QWidget]
FILES = (Attachment("menu-week-16.pdf", "application/pdf", 182_000),)


class StandInDiary(QObject):
    changed = Signal()
    failed = Signal(object)

    def __init__(self, row: EntryRow | None) -> None:
        super().__init__()
        self.row = row

    def become(self, row: EntryRow | None) -> None:
        self.row = row
        self.changed.emit()


def whole(**more: object) -> EntryRow:
    media = [medium(n) for n in range(7)]
    facts: dict[str, object] = {
        "author": "Team Rupsjes", "author_kind": STAFF, "text": rich(*[MORNING] * 9),
        "rhythm": MOMENTS, "attachments": FILES,
    }  # fmt: skip
    return entry(1, CardKind.JOURNAL, TODAY, (SEM,), media, **(facts | more))


def open_page(  # noqa: PLR0913 — what differs between the tests
    themes: ThemeSource, show: Show, diary: StandInDiary, language: Language = Language.NL,
    width: int = 900, *, merged: bool = False,
) -> DiaryPage:  # fmt: skip
    page = DiaryPage(
        themes,
        LanguageSource(language),
        cast("Diary", diary),
        cast("PictureCache", StandInPictures()),
        cast("Jobs", StandInSaved()),
        merged=lambda: merged,
        portal_address=lambda _: "https://zonnebloem.ouderportaal.nl/",
        now=lambda: NOW,
    )
    page.resize(width, 800)
    show(page)
    return page


def words(page: DiaryPage) -> list[str]:
    return [each.text() for each in page.findChildren(Text) if each.isVisible()]


def test_all_of_a_diary_is_there(themes: ThemeSource, show: Show) -> None:
    page = open_page(themes, show, StandInDiary(whole()))
    text = page.findChild(RichTextView)
    assert text is not None
    assert text.toPlainText() == "\n".join([MORNING] * 9)
    assert page.card is not None
    assert page.card.grid is not None
    assert len(page.card.grid.tiles) == 7
    assert all(tile.isVisible() for tile in page.card.grid.tiles)
    assert {"Vandaag", "De dag", "Foto’s", "Bijlagen", "menu-week-16.pdf · 182 kB"} <= {
        *words(page)
    }


def test_among_several_accounts_the_face_wears_its_account_s_badge(
    themes: ThemeSource, show: Show
) -> None:
    badges: list[str] = []
    for merged in (True, False):
        page = open_page(themes, show, StandInDiary(whole()), merged=merged)
        assert page.card is not None
        (face,) = page.card.head._faces()
        badges.append(face.badge)
        assert page.card.accessibleName().endswith(SEM.account.name) is merged
    assert badges == [SEM.account.initials, ""]


def test_attachments_open_in_the_portal(themes: ThemeSource, show: Show) -> None:
    page = open_page(themes, show, StandInDiary(whole()))
    opened: list[str] = []
    page.link_opened.connect(opened.append)
    link = next(each for each in page.findChildren(LinkButton) if each.text() == "Open in portaal")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == ["https://zonnebloem.ouderportaal.nl/"]


def test_a_photo_opens_and_escape_leads_back(themes: ThemeSource, show: Show) -> None:
    page = open_page(themes, show, StandInDiary(whole()))
    opened: list[object] = []
    closed: list[int] = []
    page.photo_opened.connect(opened.append)
    page.closed.connect(lambda: closed.append(1))
    assert page.card is not None
    assert page.card.grid is not None
    QTest.mouseClick(page.card.grid.tiles[5], Qt.MouseButton.LeftButton)
    assert opened == [whole().media[5]]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert closed == [1, 1]


def test_it_waits_for_its_entry_and_follows_it(themes: ThemeSource, show: Show) -> None:
    diary = StandInDiary(None)
    page = open_page(themes, show, diary)
    assert page.findChildren(CardPlaceholder)
    diary.become(whole())
    assert page.card is not None
    diary.become(whole(text=rich("Anders.")))
    texts = [each for each in page.findChildren(RichTextView) if each.isVisible()]
    assert [each.toPlainText() for each in texts] == ["Anders."]


def test_one_that_cannot_be_read_says_so(themes: ThemeSource, show: Show) -> None:
    diary = StandInDiary(None)
    page = open_page(themes, show, diary)
    diary.failed.emit(BrokenError(ErrorKind.DATABASE_DAMAGED))
    assert [each for each in page.findChildren(EmptyState) if each.isVisible()]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("width", "scale"), [(480, 1.0), (900, 1.0), (1280, 2.0)])
def test_no_part_reaches_out_of_the_column(
    themes: ThemeSource, show: Show, language: Language, width: int, scale: float
) -> None:
    themes.use(make_theme(Scheme.DARK, text_scale=scale))
    page = open_page(themes, show, StandInDiary(whole()), language, width)
    assert page.card is not None
    assert page.card.height() >= page.card.heightForWidth(page.card.width())
    for part in page.card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if part.isVisible():
            assert page.card.rect().contains(part.geometry()), part
