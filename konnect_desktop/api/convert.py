"""From the portal's objects to our own values; the only module that knows both (portal-api 2)."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from konnect_desktop.api import routes, wire
from konnect_desktop.api.convert_media import attachment, avatar_links, medium
from konnect_desktop.api.fingerprint import fingerprint
from konnect_desktop.api.reading import (
    Reader,
    WrongItemError,
    count,
    identifier,
    listed,
    optional,
    struct,
    text,
)
from konnect_desktop.domain.conversations import (
    Conversation,
    ConversationPage,
    ConversationRow,
    Message,
)
from konnect_desktop.domain.people import Child, Parent, UnreadCounts
from konnect_desktop.domain.time import AMSTERDAM, moment_from_wire
from konnect_desktop.domain.timeline import Card, CardKind, Journal, TimelinePage

_log = logging.getLogger(__name__)
_LONGEST_ORGANISATION = 80
_KINDS = {kind.value: kind for kind in CardKind if kind is not CardKind.UNKNOWN}


def parent(document: object) -> Parent:
    """Read the parent (2.1)."""
    found = Reader(str(routes.PARENT)).whole(document, wire.Parent)
    return Parent(full_name=text(found.fullname), email=text(found.email_address))


def organisation_name(document: object) -> str:
    """Read how the organisation is called (2.3); empty where the portal does not say."""
    found = Reader(str(routes.ORGANISATION)).whole(document, wire.Organisation)
    words = text(found.customer_name).split()
    shown = ("".join(char for char in word if char.isprintable()) for word in words)
    return " ".join(word for word in shown if word)[:_LONGEST_ORGANISATION].strip()


def unread_counts(document: object) -> UnreadCounts:
    """Read the counters (2.4)."""
    found = Reader(str(routes.UNREAD)).whole(document, wire.Unread)
    return UnreadCounts(
        messages=count(found.nr_of_new_messages),
        news=count(found.nr_of_new_news_items),
        newsletters=count(found.nr_of_new_newsletters),
    )


def children(document: object) -> tuple[Child, ...]:
    """Read active and former children (2.2); a child that cannot be read is left out."""
    reader = Reader(str(routes.CHILDREN))
    found = reader.whole(document, wire.Children)
    active = reader.items(found.active_children, "$.activeChildren", partial(_child, active=True))
    former = reader.items(
        found.inactive_children, "$.inactiveChildren", partial(_child, active=False)
    )
    if reader.quarantined:
        _log.info("%s: %d children left out", routes.CHILDREN, len(reader.quarantined))
    return active + former


def timeline_page(document: object, offset: int) -> TimelinePage:
    """Read a page of cards (2.5)."""
    reader = Reader(str(routes.TIMELINE))
    values = reader.whole_list(document)
    cards = reader.items(values, "$", partial(_card, reader))
    return TimelinePage(offset, len(values), cards, reader.quarantined)


def conversation_page(document: object, offset: int) -> ConversationPage:
    """Read a page of the overview of conversations (2.6)."""
    reader = Reader(str(routes.CONVERSATIONS))
    values = reader.whole_list(document)
    rows = reader.items(values, "$", _row)
    return ConversationPage(offset, len(values), rows, reader.quarantined)


def conversation(document: object, conversation_id: str) -> Conversation:
    """Read a thread (2.7), oldest message first."""
    reader = Reader(str(routes.CONVERSATION))
    thread = reader.whole(document, wire.Thread)
    summary = optional(thread.summary, wire.Summary)
    messages = reader.items(thread.messages, "$.messages", partial(_message, reader))
    return Conversation(
        conversation_id=conversation_id,
        subject=text(summary.subject) if summary else "",
        messages=_oldest_first(messages),
        quarantined=reader.quarantined,
    )


def _oldest_first(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    moments = [message.moment for message in messages]
    if None in moments:
        return messages
    unknown = datetime.min.replace(tzinfo=AMSTERDAM)
    return tuple(sorted(messages, key=lambda message: message.moment or unknown))


def _child(value: object, path: str, *, active: bool) -> Child:
    found = struct(value, wire.Child, path)
    names = (text(found.first_name), text(found.middle_name), text(found.last_name))
    born = moment_from_wire(found.date_of_birth)
    placed = found.has_active_placements
    groups = (optional(group, wire.Group) for group in listed(found.active_groups or found.groups))
    return Child(
        child_id=identifier(found.id, f"{path}.id"),
        first_name=names[0],
        full_name=text(found.fullname) or " ".join(name for name in names if name),
        birth_date=born.date() if born else None,
        has_placement=placed if isinstance(placed, bool) else active,
        active=active,
        group_names=tuple(text(group.name) for group in groups if group and text(group.name)),
        portrait=avatar_links(found.avatars),
    )


def _child_id(value: object, path: str) -> str:
    return identifier(struct(value, wire.Child, path).id, f"{path}.id")


def _card(reader: Reader, value: object, path: str) -> Card:
    found = struct(value, wire.Card, path)
    kind = _KINDS.get(text(found.type), CardKind.UNKNOWN)
    moment = moment_from_wire(found.date)
    journal = None
    if kind is CardKind.JOURNAL:
        if found.journal is None:
            raise WrongItemError(f"{path}.journal", "expected an object")
        journal = _journal(reader, found.journal, f"{path}.journal", moment)
    photos = found.photos if kind is CardKind.PHOTO else None
    return Card(
        kind=kind,
        wire_kind=text(found.type),
        day=moment.date() if moment else None,
        children=reader.items(found.children, f"{path}.children", _child_id),
        journal=journal,
        media=reader.items(photos, f"{path}.photos", partial(medium, moment)),
        description=text(found.description) if kind is CardKind.TRIGGER else "",
        unknown_fingerprint=fingerprint(value) if kind is CardKind.UNKNOWN else "",
    )


def _journal(reader: Reader, value: object, path: str, card_moment: datetime | None) -> Journal:
    found = struct(value, wire.Journal, path)
    moment = moment_from_wire(found.date) or card_moment
    files = reader.items(
        found.attachment_content_items, f"{path}.attachmentContentItems", attachment
    )
    return Journal(
        journal_id=identifier(found.journal_id, f"{path}.journalId"),
        child_id=text(found.child_id),
        author=text(found.written_by_name),
        author_kind=text(found.written_by_type),
        text_html=text(found.journal_content),
        rhythm_html=text(found.day_rythm_content),
        media=reader.items(found.photos, f"{path}.photos", partial(medium, moment)),
        attachments=files,
        is_new=found.is_new is True,
        edited=found.edited is True,
    )


def _row(value: object, path: str) -> ConversationRow:
    found = struct(value, wire.ConversationRow, path)
    return ConversationRow(
        conversation_id=identifier(found.log_message_message_id, f"{path}.logMessageMessageId"),
        subject=text(found.subject),
        latest_html=text(found.message),
        moment=moment_from_wire(found.date),
        last_author=text(found.last_written),
        # What is not plainly read counts as unread, for opening it would mark it as read (F064).
        unread=found.unread is not False,
        last_from_parent=found.last_from_parent is True,
    )


def _message(reader: Reader, value: object, path: str) -> Message:
    found = struct(value, wire.Message, path)
    moment = moment_from_wire(found.date)
    files = reader.items(
        found.attachment_content_items, f"{path}.attachmentContentItems", attachment
    )
    return Message(
        text_html=text(found.message),
        moment=moment,
        child_first_name=text(found.child_first_name),
        author=text(found.written_by),
        media=reader.items(found.photos, f"{path}.photos", partial(medium, moment)),
        attachments=files,
    )
