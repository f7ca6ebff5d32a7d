"""Conversations of the mailbox: what is written when, and with which photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from konnect_desktop.demo.content.attachments import Attachment
    from konnect_desktop.demo.content.people import Child
    from konnect_desktop.demo.content.photos import Photo


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    at: datetime
    html: str
    written_by: str
    is_from_parent: bool
    photos: tuple[Photo, ...]
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation, oldest message first; `starts_unread` until it has been opened."""

    id: int
    subject: str
    child: Child
    messages: tuple[Message, ...]
    starts_unread: bool
