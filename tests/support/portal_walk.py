"""A walk with the client through everything that a portal has for one account."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.domain.administration import DocumentKind, PortalDocument
from konnect_desktop.domain.articles import Article
from konnect_desktop.domain.calendar import Calendar
from konnect_desktop.domain.conversations import Conversation
from konnect_desktop.domain.media import Medium
from konnect_desktop.domain.news import News, Newsletter, NewsletterText
from konnect_desktop.domain.people import Child, Parent, UnreadCounts
from konnect_desktop.domain.timeline import Card
from konnect_desktop.services.documents import save_document
from tests.api.media_host import Memory


@dataclass
class Walk:
    """All that was read on the way, and what could not be."""

    label: str
    has_single_sign_on: bool
    parent: Parent
    organisation: str
    children: tuple[Child, ...]
    unread: UnreadCounts
    cards: list[Card]
    conversations: list[Conversation]
    newsletters: list[Newsletter]
    newsletter_texts: list[NewsletterText]
    news: News
    articles: list[Article]
    calendars: list[Calendar]
    documents: list[PortalDocument]
    unread_afterwards: UnreadCounts
    saved: list[Path] = field(default_factory=list[Path])
    media: dict[str, bytes] = field(default_factory=dict[str, bytes])

    @property
    def quarantined(self) -> list[Any]:
        """What the client had to leave out."""
        lists = [*self.conversations, self.news, *self.articles, *self.calendars]
        return [left for each in lists for left in each.quarantined]


async def walk(client: ApiClient, media: MediaClient, today: date, folder: Path) -> Walk:
    """Read everything, save one document of each kind, fetch a picture of each place."""
    conversations = [row async for row in client.conversations()]
    newsletters = [each async for each in client.newsletters()]
    news = await client.news()
    documents = await _documents(client, today)
    taken = Walk(
        label=await client.portal_label(),
        has_single_sign_on=await client.has_single_sign_on(),
        parent=await client.parent(),
        organisation=await client.organisation_name(),
        children=await client.children(),
        unread=await client.unread_counts(),
        cards=[card async for card in client.timeline()],
        conversations=[await client.conversation(row.conversation_id) for row in conversations],
        newsletters=newsletters,
        newsletter_texts=[await client.newsletter(each.newsletter_id) for each in newsletters],
        news=news,
        articles=[await client.article(each.article_id) for each in news.items],
        calendars=await _calendars(client, today),
        documents=documents,
        unread_afterwards=await client.unread_counts(),
    )
    for document in _one_of_each_kind(documents):
        taken.saved.append((await save_document(client, document, folder)).path)
    for medium in _one_of_each_place(taken):
        taken.media[medium.media_id] = await asyncio.to_thread(_fetched, media, medium)
    return taken


async def _calendars(client: ApiClient, today: date) -> list[Calendar]:
    begins = [today + timedelta(days=31 * month) for month in range(-18, 13)]
    return [await client.calendar(first, first + timedelta(days=30)) for first in begins]


async def _documents(client: ApiClient, today: date) -> list[PortalDocument]:
    """Read year by year, back to one that has none of the three."""
    found: list[PortalDocument] = []
    for year in range(today.year, today.year - 20, -1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        lists = [await client.documents(kind, first, last) for kind in DocumentKind]
        of_year = [document for each in lists for document in each.documents]
        if not of_year:
            break
        found += of_year
    return found


def _one_of_each_kind(documents: list[PortalDocument]) -> list[PortalDocument]:
    with_file = [document for document in documents if document.has_file]
    return list({document.kind: document for document in with_file}.values())


def _one_of_each_place(taken: Walk) -> list[Medium]:
    of_cards = [medium for card in taken.cards for medium in card.all_media]
    of_threads = [
        medium
        for conversation in taken.conversations
        for message in conversation.messages
        for medium in message.media
    ]
    found = {
        (medium.kind, place): medium
        for place, media in (("card", of_cards), ("thread", of_threads))
        for medium in media
        if medium.downloadable
    }
    return list(found.values())


def _fetched(media: MediaClient, medium: Medium) -> bytes:
    assert medium.links is not None
    assert medium.links.full is not None
    sink = Memory()
    media.fetch(medium.links.full, kind=medium.kind, into=sink, cancelled=threading.Event())
    return bytes(sink.data)
