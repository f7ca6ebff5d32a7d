"""Conversations with the staff (``logbook`` on the wire, portal-api 2.6 and 2.7)."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from konnect_desktop.domain.media import Medium
from konnect_desktop.domain.timeline import Attachment, Quarantined


class ConversationRow(Struct, frozen=True):
    """A row of the overview; ``latest_html`` is the latest message's whole text."""

    conversation_id: str
    subject: str
    latest_html: str
    moment: datetime | None
    last_author: str
    unread: bool
    last_from_parent: bool


class Message(Struct, frozen=True):
    """One message of a conversation."""

    text_html: str
    moment: datetime | None
    child_first_name: str
    author: str
    media: tuple[Medium, ...]
    attachments: tuple[Attachment, ...]


class Conversation(Struct, frozen=True):
    """A whole exchange, oldest message first."""

    conversation_id: str
    subject: str
    messages: tuple[Message, ...]
    quarantined: tuple[Quarantined, ...] = ()


class ConversationPage(Struct, frozen=True):
    """One answer of the overview; ``received`` as in ``TimelinePage``."""

    offset: int
    received: int
    rows: tuple[ConversationRow, ...]
    quarantined: tuple[Quarantined, ...]
