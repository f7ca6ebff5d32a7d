"""Schemas by name: signing in, people, timeline and mailbox (portal-api 1.3 to 2.7)."""

from __future__ import annotations

from konnect_desktop.demo.openapi.shapes import (
    COUNT,
    FLAG,
    HTML,
    LINK,
    NUMBER_ID,
    OPAQUE_ID,
    SOME_TEXT,
    TEXT,
    TIME_MS,
    Schema,
    constant,
    named,
    nullable,
    one_of,
    record,
    rows,
)

_NAMES: dict[str, Schema] = {
    "id": OPAQUE_ID,
    "firstName": SOME_TEXT,
    "middleName": nullable(SOME_TEXT),
    "lastName": SOME_TEXT,
}
_CHILD: dict[str, Schema] = {
    **_NAMES,
    "hasActivePlacements": FLAG,
    "avatar": {"type": "null"},
    "avatars": nullable(record({"fullSizeUrl": LINK})),
    "childGroup": {"type": "null"},
    "dateOfBirth": TIME_MS,
}
_SMALL_SIZES: dict[str, Schema] = {"mediumUrl": LINK, "thumbUrl": LINK}
_CARD: dict[str, Schema] = {"date": TIME_MS, "children": rows(named("timelineChild"))}

FAMILY: dict[str, Schema] = {
    "parent": record({**_NAMES, "fullname": SOME_TEXT, "emailAddress": SOME_TEXT}),
    "timelineChild": record(_CHILD),
    "familyChild": record(
        {**_CHILD, "fullname": SOME_TEXT, "activeGroups": rows(record({"name": SOME_TEXT}))}
    ),
    "counters": record(
        {"nrOfNewMessages": COUNT, "nrOfNewNewsItems": COUNT, "nrOfNewNewsletters": COUNT}
    ),
}
TIMELINE: dict[str, Schema] = {
    "card": {
        "oneOf": [
            record({"type": constant("journal"), **_CARD, "journal": named("journal")}),
            record({"type": constant("photo"), **_CARD, "photos": rows(named("photo"))}),
            record(
                {
                    "type": constant("trigger"),
                    "children": _CARD["children"],
                    "trigger": record({"triggerId": SOME_TEXT, "description": SOME_TEXT}),
                },
                {"date": TIME_MS},
            ),
            record({"type": constant("milestone"), **_CARD, "milestone": named("milestone")}),
        ]
    },
    "journal": record(
        {
            "date": TIME_MS,
            "writtenByName": SOME_TEXT,
            "writtenByType": SOME_TEXT,
            "journalId": SOME_TEXT,
            "childId": OPAQUE_ID,
            "dayRythmContent": HTML,
            "journalContent": HTML,
            "content": HTML,
            "photos": rows(named("photo")),
            "attachmentContentItems": rows(named("attachment")),
            "isNew": FLAG,
            "edited": FLAG,
        }
    ),
    "milestone": record({"milestoneId": SOME_TEXT, "title": SOME_TEXT, "description": SOME_TEXT}),
    "photo": record(
        {
            "id": OPAQUE_ID,
            "description": TEXT,
            "generatedDescription": FLAG,
            "date": TIME_MS,
            "childTags": rows(
                record({"personId": OPAQUE_ID, "message": SOME_TEXT, "ownChild": FLAG})
            ),
            "employeeTags": rows(record({"message": SOME_TEXT})),
            "miscTags": rows(record({"message": SOME_TEXT})),
            "mediaType": one_of("photo", "video"),
            "liked": FLAG,
            "new": FLAG,
            "fullSizeUrl": nullable(LINK),
            **_SMALL_SIZES,
        }
    ),
    "attachment": record(
        {
            "id": OPAQUE_ID,
            "name": SOME_TEXT,
            "contentType": SOME_TEXT,
            "size": COUNT,
            "awsUrl": LINK,
        }
    ),
}
MAILBOX: dict[str, Schema] = {
    "conversationRow": record(
        {
            "logMessageMessageId": NUMBER_ID,
            "subject": SOME_TEXT,
            "message": HTML,
            "date": TIME_MS,
            "lastWritten": SOME_TEXT,
            "unread": FLAG,
            "lastFromParent": FLAG,
        }
    ),
    "thread": record(
        {"summary": record({"subject": SOME_TEXT}), "messages": rows(named("threadMessage"))}
    ),
    "threadMessage": record(
        {
            "message": HTML,
            "date": TIME_MS,
            "childFirstName": SOME_TEXT,
            "writtenBy": SOME_TEXT,
            "photos": rows(named("photo")),
            "attachmentContentItems": rows(named("attachment")),
        }
    ),
}
SESSION: dict[str, Schema] = {
    "messages": rows(record({"messageCode": SOME_TEXT})),
    "refusal": record(
        {
            "result": constant(value=False),
            "payload": {"type": "null"},
            "messages": named("messages"),
        }
    ),
    "session": record(
        {
            "authToken": SOME_TEXT,
            "refreshToken": nullable(SOME_TEXT),
            "expiration": TIME_MS,
            "domainServerName": nullable(SOME_TEXT),
            "mustResetPassword": FLAG,
            "redirectUrl": nullable(SOME_TEXT),
        }
    ),
    "device": record(
        {
            **dict.fromkeys(("name", "platform", "uuid", "version", "model"), TEXT),
            "screenHeight": COUNT,
            "screenWidth": COUNT,
        }
    ),
    "login": record(
        {"username": TEXT, "password": TEXT}, {"childMinder": FLAG, "deviceInfo": named("device")}
    ),
    "renewal": {
        "anyOf": [
            record({}),
            record(
                {
                    "username": TEXT,
                    "refreshToken": TEXT,
                    "connectionType": TEXT,
                    "deviceInfo": named("device"),
                }
            ),
        ]
    },
}
