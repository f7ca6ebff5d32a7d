"""Everything that the demo portal has, read by the client over TLS under the real host names."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.domain.administration import DocumentKind
from konnect_desktop.domain.articles import Layout
from konnect_desktop.domain.calendar import Attendance
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.domain.timeline import CardKind
from tests.api.parts import Parent
from tests.support.portal_walk import Walk, walk
from tests.support.tls_portal import TlsPortal, running_tls_portal

TODAY = date(2026, 4, 14)


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsPortal]:
    options = ("--photos", "40", "--videos", "2", "--months", "18", "--today", TODAY.isoformat())
    with running_tls_portal(tmp_path_factory.mktemp("tls"), *options) as running:
        yield running


@pytest.fixture(scope="module")
def taken(tls: TlsPortal, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    return asyncio.run(_walked(tls, tmp_path_factory.mktemp("documents")))


async def _walked(tls: TlsPortal, folder: Path) -> Walk:
    address = tls.portal.of("demo")
    credentials = Parent(address.username, address.password)
    with closing(MediaClient(network=tls.network)) as media:
        async with ApiClient(parse_portal("demo"), credentials, network=tls.network) as client:
            return await walk(client, media, TODAY, folder)


def test_nothing_had_to_be_left_out(taken: Walk) -> None:
    assert taken.quarantined == []


def test_the_portal_and_its_people_are_known(taken: Walk) -> None:
    assert taken.label == "demo"
    assert not taken.has_single_sign_on
    assert taken.organisation == "Kinderopvang De Zonnebloem"
    assert taken.parent.full_name
    assert "@" in taken.parent.email
    assert all(child.first_name and child.birth_date for child in taken.children)


def test_every_card_is_there_once(taken: Walk) -> None:
    assert {card.kind for card in taken.cards} >= {CardKind.JOURNAL, CardKind.PHOTO}
    journals = [card.journal.journal_id for card in taken.cards if card.journal]
    assert len(journals) == len(set(journals)) > 10
    files = [file for card in taken.cards if card.journal for file in card.journal.attachments]
    assert all(file.name and file.link for file in files)


def test_conversations_carry_photos_and_files(taken: Walk) -> None:
    messages = [message for each in taken.conversations for message in each.messages]
    assert any(message.media for message in messages)
    assert all(message.moment for message in messages)
    files = [file for message in messages for file in message.attachments]
    assert files
    assert all(file.name and file.link for file in files)


def test_news_and_newsletters_can_be_opened_and_then_are_read(taken: Walk) -> None:
    assert len(taken.newsletters) == len(taken.newsletter_texts) > 0
    assert all("<html" in text.html.lower() for text in taken.newsletter_texts)
    assert len(taken.articles) == len(taken.news.items) > 0
    assert all(article.sections for article in taken.articles)
    assert taken.unread.news
    assert taken.unread.newsletters
    after = taken.unread_afterwards
    assert (after.messages, after.news, after.newsletters) == (0, 0, 0)


def test_articles_have_every_known_layout_and_pictures(taken: Walk) -> None:
    sections = [section for article in taken.articles for section in article.sections]
    assert {section.layout for section in sections} >= {
        layout for layout in Layout if layout is not Layout.UNKNOWN
    }
    parts = [part for section in sections for part in section.parts]
    assert any(part.picture and part.picture.links.full for part in parts)
    assert any(part.text_html for part in parts)


def test_the_planning_reaches_from_long_ago_to_far_ahead(taken: Walk) -> None:
    days = [day for planning in taken.calendars for day in planning.days]
    known = [day.day for day in days if day.day]
    assert len(known) == len(days)
    assert min(known) < TODAY - timedelta(days=300)
    assert max(known) > TODAY + timedelta(days=300)
    parts = [part for day in days for child in day.children for part in child.parts]
    assert {part.attendance for part in parts} == {
        Attendance.PLANNED,
        Attendance.ABSENT,
        Attendance.TENTATIVE,
    }
    assert any(part.to_confirm for part in parts)
    assert any(part.remark for part in parts)
    own = {child.child_id for child in taken.children}
    assert {child.child_id for day in days for child in day.children} <= own
    assert not any(planning.may_be_outdated for planning in taken.calendars)


def test_documents_of_every_kind_are_listed_and_saved(taken: Walk) -> None:
    assert {document.kind for document in taken.documents} == set(DocumentKind)
    assert all(document.day and document.subject for document in taken.documents)
    assert len(taken.saved) == len(DocumentKind)
    assert all(path.read_bytes().startswith(b"%PDF-") for path in taken.saved)


def test_a_picture_of_each_place_is_fetched(taken: Walk) -> None:
    assert len(taken.media) >= 2
    assert all(taken.media.values())
