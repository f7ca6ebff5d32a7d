"""Conversations, from the portal's objects to ours (portal-api 2.6 and 2.7)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from konnect_desktop.api import routes, wire
from konnect_desktop.api.convert_media import attachment, medium
from konnect_desktop.api.reading import Reader, identifier, optional, struct, text
from konnect_desktop.domain.conversations import (
    Conversation,
    ConversationPage,
    ConversationRow,
    Message,
)
from konnect_desktop.domain.time import AMSTERDAM, moment_from_wire


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
