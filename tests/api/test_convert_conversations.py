from __future__ import annotations

import pytest

from konnect_desktop.api import convert_conversations as convert
from konnect_desktop.domain.errors import ProtocolChangedError
from tests.support.wire_samples import TIME_MS, attachment, message


def test_a_row_that_does_not_plainly_say_read_counts_as_unread() -> None:
    rows = [
        {"logMessageMessageId": n, "unread": unread}
        for n, unread in enumerate([True, None, "x", False])
    ]
    found = convert.conversation_page(rows, 40)
    assert [row.unread for row in found.rows] == [True, True, True, False]
    assert (found.offset, found.received) == (40, 4)


def test_messages_are_handed_out_oldest_first() -> None:
    newest_first = [{"message": "b", "date": TIME_MS + 5}, {"message": "a", "date": TIME_MS}]
    thread = convert.conversation({"summary": None, "messages": newest_first}, "1")
    assert [message.text_html for message in thread.messages] == ["a", "b"]
    undated = convert.conversation({"messages": [{"message": "b"}, {"message": "a"}]}, "1")
    assert [message.text_html for message in undated.messages] == ["b", "a"]


@pytest.mark.parametrize("document", [None, [], {}, {"messages": None}, {"messages": {}}, "x"])
def test_f050_a_thread_without_messages_is_a_changed_portal(document: object) -> None:
    with pytest.raises(ProtocolChangedError):
        convert.conversation(document, "1")


def test_a_message_carries_its_files() -> None:
    files = [attachment(), attachment(name=None, size="x", awsUrl=None), "none"]
    thread = convert.conversation({"messages": [message(attachmentContentItems=files)]}, "1")
    first, second = thread.messages[0].attachments
    assert (first.name, first.size_bytes, first.link) == (
        "a.pdf",
        12,
        "https://x/a.pdf?Signature=s",
    )
    assert (second.name, second.size_bytes, second.link) == ("", None, None)
    assert [left.json_path for left in thread.quarantined] == [
        "$.messages[0].attachmentContentItems[2]"
    ]
