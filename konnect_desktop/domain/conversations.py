"""Conversations with the staff (``logbook`` on the wire, portal-api 2.6 and 2.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from konnect_desktop.domain.media import Medium
from konnect_desktop.domain.timeline import Attachment, Quarantined


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A row of the overview; ``latest_html`` is the latest message's whole text."""

    conversation_id: str
    subject: str
    latest_html: str
    moment: datetime | None
    last_author: str
    unread: bool
    last_from_parent: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    text_html: str
    moment: datetime | None
    child_first_name: str
    author: str
    media: tuple[Medium, ...]
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole exchange, oldest message first."""

    conversation_id: str
    subject: str
    messages: tuple[Message, ...]
    quarantined: tuple[Quarantined, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """One answer of the overview; ``received`` as in ``TimelinePage``."""

    offset: int
    received: int
    rows: tuple[ConversationRow, ...]
    quarantined: tuple[Quarantined, ...]
