"""Objects of the portal's answers, field by field as they are named there (portal-api 2).

Rule: what an item cannot do without is typed and its lack is an error; everything else is ``Any``,
read with a default by ``convert``. Fields that are not named here are ignored.
"""

from __future__ import annotations

from typing import Any

import msgspec


class Item(msgspec.Struct, rename="camel"):
    """Base of all: an object with camel-case keys."""


class Avatars(Item):
    """Portraits of a person in three sizes."""

    full_size_url: Any = None
    medium_url: Any = None
    thumb_url: Any = None


class Child(Item):
    """A child (2.2 and 2.5); the key of the full name has no capital inside."""

    id: Any
    fullname: Any = None
    first_name: Any = None
    middle_name: Any = None
    last_name: Any = None
    date_of_birth: Any = None
    has_active_placements: Any = None
    avatars: Any = None
    active_groups: Any = None
    groups: Any = None


class Children(Item):
    """The payload of the children route (2.2)."""

    active_children: list[Any]
    inactive_children: list[Any] | None = None


class Group(Item):
    """A child's group."""

    name: Any = None


class Parent(Item):
    """The parent who is signed in (2.1)."""

    fullname: Any = None
    email_address: Any = None


class Organisation(Item):
    """The organisation (2.3)."""

    customer_name: Any = None


class Unread(Item):
    """The counters of what is new (2.4)."""

    nr_of_new_messages: Any = None
    nr_of_new_news_items: Any = None
    nr_of_new_newsletters: Any = None


class Tag(Item):
    """Who is on a picture; for staff the keys are unknown and ``name`` is a guess (2.5)."""

    person_id: Any = None
    message: Any = None
    name: Any = None
    own_child: Any = None


class Photo(Item):
    """A photo or a video (2.5)."""

    id: Any
    description: Any = None
    generated_description: Any = None
    date: Any = None
    child_tags: Any = None
    employee_tags: Any = None
    misc_tags: Any = None
    media_type: Any = None
    liked: Any = None
    full_size_url: Any = None
    medium_url: Any = None
    thumb_url: Any = None


class AttachedFile(Item):
    """A file of a diary or a message; all keys but the link's are PROPOSED (2.5.2)."""

    aws_url: Any = None
    name: Any = None
    content_type: Any = None
    size: Any = None


class Journal(Item):
    """A diary entry (2.5)."""

    journal_id: Any
    child_id: Any = None
    date: Any = None
    written_by_name: Any = None
    written_by_type: Any = None
    journal_content: Any = None
    day_rythm_content: Any = None
    photos: list[Any] | None = None
    attachment_content_items: list[Any] | None = None
    is_new: Any = None
    edited: Any = None


class Card(Item):
    """A card of the timeline (2.5)."""

    type: Any = None
    date: Any = None
    children: list[Any] | None = None
    journal: Any = None
    photos: list[Any] | None = None
    description: Any = None


class ConversationRow(Item):
    """A row of the overview of conversations (2.6)."""

    log_message_message_id: Any
    subject: Any = None
    message: Any = None
    date: Any = None
    last_written: Any = None
    unread: Any = None
    last_from_parent: Any = None


class Summary(Item):
    """The head of a thread (2.7)."""

    subject: Any = None


class Thread(Item):
    """A thread of messages (2.7)."""

    messages: list[Any]
    summary: Any = None


class Message(Item):
    """A message of a thread (2.7)."""

    message: Any = None
    date: Any = None
    child_first_name: Any = None
    written_by: Any = None
    photos: list[Any] | None = None
    attachment_content_items: list[Any] | None = None
