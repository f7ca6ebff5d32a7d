"""The content in the words of the wire (2.1 to 2.7): keys and shapes, and nothing decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import epoch_ms, midnight_ms
from konnect_desktop.demo.content.cards import (
    Card,
    JournalCard,
    MilestoneCard,
    PhotoCard,
    TriggerCard,
)

if TYPE_CHECKING:
    from datetime import date

    from konnect_desktop.demo.content.attachments import Attachment
    from konnect_desktop.demo.content.conversations import Conversation, Message
    from konnect_desktop.demo.content.people import Child, Organisation, Parent
    from konnect_desktop.demo.content.photos import Photo, Tag
    from konnect_desktop.demo.json_types import Json, JsonObject
    from konnect_desktop.demo.signing import LinkSigner


class Wire:
    """Writes one organisation's content, with links that are signed anew each time."""

    def __init__(self, place: Organisation, signer: LinkSigner, today: date) -> None:
        self._place = place
        self._signer = signer
        self._today = today

    def parent(self, parent: Parent) -> JsonObject:
        """Write the signed-in parent (2.1)."""
        return {
            "id": parent.id,
            "fullname": parent.full_name,
            "emailAddress": parent.email,
            "firstName": parent.first_name,
            "middleName": parent.middle_name,
            "lastName": parent.last_name,
        }

    def children(self) -> JsonObject:
        """Write the family (2.2); a child whose care has not begun is active, without placement."""
        gone = [child for child in self._place.children if self._has_left(child)]
        here = [child for child in self._place.children if not self._has_left(child)]
        return {
            "activeChildren": [self._family_child(child) for child in here],
            "inactiveChildren": [self._family_child(child) for child in gone],
        }

    def card(self, card: Card) -> JsonObject:
        """Write a card of the timeline (2.5); its own part is named after its type."""
        children: list[Json] = [self._child(child) for child in card.children]
        if isinstance(card, JournalCard):
            return {
                "type": "journal",
                "date": midnight_ms(card.day),
                "children": children,
                "journal": self._journal(card),
            }
        if isinstance(card, PhotoCard):
            photos = [self._photo(photo) for photo in card.photos]
            return {
                "type": "photo",
                "date": midnight_ms(card.day),
                "children": children,
                "photos": photos,
            }
        return _special_card(card, children)

    def conversation_row(self, conversation: Conversation, *, is_unread: bool) -> JsonObject:
        """Write a row of the mailbox (2.6)."""
        newest = conversation.messages[-1]
        return {
            "logMessageMessageId": conversation.id,
            "subject": conversation.subject,
            "message": newest.html,
            "date": epoch_ms(newest.at),
            "lastWritten": newest.written_by,
            "unread": is_unread,
            "lastFromParent": newest.is_from_parent,
        }

    def thread(self, conversation: Conversation) -> JsonObject:
        """Write a whole conversation (2.7), oldest message first."""
        messages = [self._message(each, conversation) for each in conversation.messages]
        return {"summary": {"subject": conversation.subject}, "messages": messages}

    def _message(self, message: Message, conversation: Conversation) -> JsonObject:
        return {
            "message": message.html,
            "date": epoch_ms(message.at),
            "childFirstName": conversation.child.first_name,
            "writtenBy": message.written_by,
            "photos": [self._photo(photo) for photo in message.photos],
            "attachmentContentItems": [self._attachment(each) for each in message.attachments],
        }

    def _attachment(self, attachment: Attachment) -> JsonObject:
        """Write an attachment (2.5.2): `awsUrl` is the portal's, the other keys are PROPOSED."""
        return {
            "id": attachment.id,
            "name": attachment.name,
            "contentType": "application/pdf",
            "size": attachment.size_bytes,
            "awsUrl": self._link(f"{attachment.stem}.pdf"),
        }

    def _family_child(self, child: Child) -> JsonObject:
        has_left = self._has_left(child)
        groups: list[Json] = [] if has_left else [{"name": child.group}]
        return {**self._child(child), "fullname": child.full_name, "activeGroups": groups}

    def _child(self, child: Child) -> JsonObject:
        return {
            "id": child.id,
            "firstName": child.first_name,
            "middleName": child.middle_name,
            "lastName": child.last_name,
            "hasActivePlacements": child.is_placed_on(self._today),
            "avatar": None,
            "avatars": {"fullSizeUrl": self._link(f"AVATAR-{child.key}.jpeg")},
            "childGroup": None,
            "dateOfBirth": midnight_ms(child.born),
        }

    def _journal(self, card: JournalCard) -> JsonObject:
        return {
            "date": midnight_ms(card.day),
            "writtenByName": card.written_by,
            "writtenByType": card.writer_type,
            "journalId": card.journal_id,
            "childId": card.children[0].id,
            "dayRythmContent": card.rhythm_html,
            "journalContent": card.text_html,
            "content": card.rhythm_html + card.text_html,
            "photos": [self._photo(photo) for photo in card.photos],
            "attachmentContentItems": [self._attachment(each) for each in card.attachments],
            "isNew": card.is_new,
            "edited": card.is_edited,
        }

    def _photo(self, photo: Photo) -> JsonObject:
        """Write a photo (2.5).

        `fullSizeUrl` is null where the photo may be looked at and not downloaded; that, and the
        shape of the tags of employees and activities, is our reading.
        """
        extension = "mp4" if photo.is_video else "jpeg"
        full = self._link(f"{photo.stem}.{extension}") if photo.may_download else None
        return {
            "id": photo.id,
            "description": photo.description,
            "generatedDescription": photo.is_generated,
            "date": midnight_ms(photo.day),
            "childTags": [_tag(tag) for tag in photo.tags],
            "employeeTags": [{"message": photo.employee}] if photo.employee else [],
            "miscTags": [{"message": label} for label in photo.labels],
            "mediaType": "video" if photo.is_video else "photo",
            "liked": photo.is_liked,
            "new": photo.is_new,
            "fullSizeUrl": full,
            "mediumUrl": self._link(f"{photo.stem}-medium.jpeg"),
            "thumbUrl": self._link(f"{photo.stem}-thumb.jpeg"),
        }

    def _has_left(self, child: Child) -> bool:
        return child.until is not None and child.until < self._today

    def _link(self, name: str) -> str:
        return self._signer.url(f"/{self._place.org}/{name}")


def _tag(tag: Tag) -> JsonObject:
    return {"personId": tag.person_id, "message": tag.name, "ownChild": tag.is_own}


def _special_card(card: TriggerCard | MilestoneCard, children: list[Json]) -> JsonObject:
    if isinstance(card, TriggerCard):
        trigger = {"triggerId": card.trigger_id, "description": card.description}
        dated: JsonObject = {} if card.day is None else {"date": midnight_ms(card.day)}
        return {"type": "trigger", **dated, "children": children, "trigger": trigger}
    return {
        "type": "milestone",
        "date": midnight_ms(card.day),
        "children": children,
        "milestone": {
            "milestoneId": card.milestone_id,
            "title": card.title,
            "description": card.description,
        },
    }
