"""The details: who wrote the caption, who is on it and sees it, its file, and its day."""

from __future__ import annotations

from dataclasses import replace as with_other
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.timeline_rows import EntryKey, EntryRow
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.rich_text import RichTextView
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.views.viewer.facts import Facts
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import DEMO, LOOK, NOOR, TODAY
from tests.support.qt_loop import Run, until
from tests.views.clipping import clipped, unnamed
from tests.views.viewer.showing import (
    CLOSED,
    FILM,
    LARGE,
    LIKED,
    PHOTO,
    ListedDiaries,
    Showing,
    showing,
)

Key = Qt.Key


def diary(text: str = "Noor bakte zandtaartjes.", *, own: bool = False, href: str = "") -> EntryRow:
    """Return a diary of Noor's day."""
    block = Block(BlockKind.PARAGRAPH, (Span(text, href=href),))
    return EntryRow(
        key=EntryKey(LOOK.account_id, "journal:1"),
        kind=CardKind.JOURNAL,
        account=LOOK,
        day=TODAY,
        children=(NOOR,),
        group_names=(),
        author="Femke Veldhuis",
        author_kind="",
        text=RichText((block,)),
        rhythm=(),
        media=(),
        attachments=(),
        description="",
        is_new=False,
        edited=False,
        removed=False,
        own=own,
    )


def said(at: Showing) -> list[str]:
    """Return all facts that can be seen."""
    lists = [part for part in at.page.details.findChildren(Facts) if part.isVisible()]
    return [words for part in lists for words in part.words]


def test_a_short_caption_is_a_title_and_one_that_a_machine_made_says_so(
    run: Run, themes: ThemeSource
) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            details = at.page.details
            await at.open(PHOTO)
            await until(lambda: details._title.text() == "Een dutje in de middag.")
            assert (details._title.isVisible(), details._caption.isVisible()) == (True, False)
            assert "Automatisch beschreven" not in said(at)
            await at.open(LARGE)
            await until(lambda: details._caption.text() == "Op deze foto staat Noor")
            assert (details._title.isVisible(), details._caption.isVisible()) == (False, True)
            assert said(at)[0] == "Automatisch beschreven"

    run(story())


def test_b9_who_is_on_it_who_sees_it_and_who_liked_it(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        async with showing(themes) as at:
            await at.open(LIKED)
            await until(lambda: "Noor, Lieveheersbeestjes" in said(at))
            facts = said(at)
            assert "Noor en 1 ander kind, Ouders van beide kinderen zien deze foto" in facts
            assert "Femke Veldhuis, Medewerker die erop staat" in facts
            assert "Leuk gevonden in het ouderportaal" in facts
            await at.open(FILM)
            await until(lambda: any("zien deze video" in fact for fact in said(at)))

    run(story())


def test_no_time_is_told_that_the_portal_does_not_give(run: Run, themes: ThemeSource) -> None:
    day_only = replace(PHOTO, medium=with_other(PHOTO.medium, moment=None))

    async def story() -> None:
        async with showing(themes, days=[[PHOTO], [day_only]]) as at:
            await at.open(PHOTO)
            await until(lambda: "dinsdag 14 april 2026, 11:52" in said(at))
            await at.open(day_only)
            await until(lambda: "dinsdag 14 april 2026" in said(at))

    run(story())


def test_the_file_is_that_on_this_computer_where_there_is_one(
    run: Run, themes: ThemeSource
) -> None:
    file = DEMO / "photos" / f"{PHOTO.key.picture_id}.jpg"
    folders: list[Path] = []

    async def story() -> None:
        known = {PHOTO.key: file}
        async with showing(themes, saved=known.get, full_at_hand=known.get) as at:
            at.page.folder_wanted.connect(folders.append)
            await at.open(PHOTO)
            await until(lambda: any("1600 × 1200 · " in fact for fact in said(at)))
            assert any(fact.endswith(f", {file.name}") for fact in said(at))
            assert any(fact.startswith("Opgeslagen, ") for fact in said(at))
            QTest.mouseClick(at.page.details.folder, Qt.MouseButton.LeftButton)
            at.press(Key.Key_O)
            at.trigger("Map openen van wat is opgeslagen")
            await at.open(CLOSED)
            await until(lambda: "1024 × 768, Verkleinde versie, voor op het scherm" in said(at))
            assert not at.page.details.folder.isVisible()
            at.press(Key.Key_O)

    run(story())
    assert folders == [file.parent] * 3


def test_the_diary_of_its_day_stands_there_and_leads_to_the_whole(
    run: Run, themes: ThemeSource
) -> None:
    opened: list[EntryKey] = []
    links: list[str] = []

    async def story() -> None:
        diaries = ListedDiaries(diary(href="https://example.nl/liedje"), diary("Thuis", own=True))
        async with showing(themes, diaries=diaries) as at:
            at.page.diary_wanted.connect(opened.append)
            at.page.link_opened.connect(links.append)
            await at.open(PHOTO)
            section = at.page.details.diary
            await until(section.isVisible)
            texts = section.findChildren(RichTextView)
            assert [text.shown.plain for text in texts] == ["Noor bakte zandtaartjes.", "Thuis"]
            assert [text.accessibleName() for text in texts] == [
                "Dagverslag van Noor",
                "Dagboek van Noor",
            ]
            texts[0].link_activated.emit("https://example.nl/liedje")
            whole = section.findChildren(LinkButton)[0]
            assert (whole.text(), whole.accessibleDescription()) == (
                "De hele dag",
                "Dagverslag van Noor",
            )
            QTest.mouseClick(whole, Qt.MouseButton.LeftButton)

    run(story())
    assert (opened, links) == ([diary().key], ["https://example.nl/liedje"])


def test_a_panel_that_is_closed_looks_for_no_diary(run: Run, themes: ThemeSource) -> None:
    async def story() -> None:
        diaries = ListedDiaries(diary())
        async with showing(themes, diaries=diaries, details_open=False) as at:
            await at.open(PHOTO)
            assert set(diaries.asked) <= {None}
            at.press(Key.Key_I)
            await until(lambda: [each.key for each in diaries.asked[-1:] if each] == [PHOTO.key])
            at.press(Key.Key_I)
            at.press(Key.Key_Right)
            await until(lambda: diaries.asked[-1] is None)

    run(story())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1280, 480])
def test_all_of_it_can_be_read(
    run: Run, themes: ThemeSource, language: Language, scale: float, width: int
) -> None:
    themes.use(make_theme(Scheme.DARK, text_scale=scale))
    file = DEMO / "photos" / f"{LARGE.key.picture_id}.jpg"

    async def story() -> None:
        diaries = ListedDiaries(diary("Noor bakte zandtaartjes in de zon. " * 12), diary(own=True))
        size, known = (width, 1400), {LARGE.key: file}
        async with showing(
            themes, language=language, size=size, diaries=diaries, saved=known.get
        ) as at:
            at.page.offer_timeline()
            await at.open(LARGE)
            await until(at.page.details.diary.isVisible)
            await until(lambda: not clipped(at.page))
            assert unnamed(at.page) == []

    run(story())
