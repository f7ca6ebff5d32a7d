"""A good answer of every known route, as the portal would send it, and how each of them is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import httpx

from konnect_desktop.api import (
    convert_administration,
    convert_calendar,
    convert_conversations,
    convert_news,
    convert_people,
    convert_timeline,
    routes,
)
from konnect_desktop.api.answers import Answer
from konnect_desktop.api.authorized import document_of
from konnect_desktop.api.documents import decode, message_codes
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.administration import DocumentKind

Json = dict[str, Any]

DAY_MS: Final = 1773270000000  # 2026-03-12 00:00 in Amsterdam
TIME_MS: Final = 1773243727000
HOUR_MS: Final = 3_600_000
LINKS: Final = {
    "fullSizeUrl": "https://r/f",
    "mediumUrl": "https://r/m",
    "thumbUrl": "https://r/t",
}
PLANNING_OFFLINE: Final = (
    "web.general.message.data_connector.child_planning.offline.possible_incorrect_data"
)


def photo(**changes: object) -> Json:
    """Return a photo."""
    return {
        "id": "p1",
        "description": "Op deze foto staat Mila",
        "generatedDescription": True,
        "date": DAY_MS,
        "childTags": [{"personId": "c1", "message": "Mila", "ownChild": True}],
        "employeeTags": [{"name": "Ilse"}],
        "miscTags": [{"message": "Buiten spelen"}, {"name": "Zand"}, 7, {}],
        "mediaType": "photo",
        "liked": True,
        "new": True,
        **LINKS,
        **changes,
    }


def journal(**changes: object) -> Json:
    """Return a diary entry."""
    return {
        "date": DAY_MS,
        "writtenByName": "Team",
        "writtenByType": "timeline.x",
        "journalId": "j1",
        "childId": "c1",
        "dayRythmContent": "<table>",
        "journalContent": "<p>Buiten</p>",
        "content": "<table><p>Buiten</p>",
        "photos": [],
        "attachmentContentItems": [attachment()],
        "isNew": True,
        "edited": False,
        **changes,
    }


def attachment(**changes: object) -> Json:
    """Return an attached file."""
    return {
        "id": 1,
        "name": "a.pdf",
        "size": 12,
        "awsUrl": "https://x/a.pdf?Signature=s",
        **changes,
    }


def card(kind: object = "journal", **changes: object) -> Json:
    """Return a card with what belongs to its kind."""
    body: Json = {"type": kind, "date": DAY_MS, "children": [child(id="c1")]}
    if kind == "journal":
        body["journal"] = journal()
    if kind == "photo":
        body["photos"] = [photo()]
    return body | changes


def child(**changes: object) -> Json:
    """Return a child."""
    return {
        "id": "c1",
        "fullname": "Mila de Wit",
        "firstName": "Mila",
        "middleName": "de",
        "lastName": "Wit",
        "dateOfBirth": 1693778400000,
        "hasActivePlacements": True,
        "avatar": None,
        "avatars": LINKS,
        "childGroup": None,
        "activeGroups": [{"name": "Lieveheersbeestjes"}],
        **changes,
    }


def conversation_row(**changes: object) -> Json:
    """Return a row of the overview of conversations."""
    return {
        "logMessageMessageId": 48213,
        "subject": "Luiers zijn op",
        "message": "<p>Wilt u morgen nieuwe meenemen?</p>",
        "date": TIME_MS,
        "lastWritten": "Team",
        "unread": True,
        "lastFromParent": False,
        **changes,
    }


def message(**changes: object) -> Json:
    """Return a message of a conversation."""
    return {
        "message": "<p>Dag!</p>",
        "date": TIME_MS,
        "childFirstName": "Mila",
        "writtenBy": "Team",
        "photos": [photo(id="p9")],
        "attachmentContentItems": [attachment()],
        **changes,
    }


def newsletter(**changes: object) -> Json:
    """Return a newsletter of the list."""
    return {
        "generatedHtmlNewsLetterId": 771,
        "mailSubject": "Nieuws van maart",
        "contentSnippet": "<p>De moestuin is gezaaid</p>",
        "sendDate": TIME_MS,
        "unread": True,
        **changes,
    }


def news_item(**changes: object) -> Json:
    """Return a piece of news of the list."""
    return {
        "htmlContentId": 3120,
        "title": "Studiedag 3 april",
        "contentSnippet": "Wij zijn dan gesloten",
        "publishDate": DAY_MS,
        "isNew": True,
        **changes,
    }


def part(**changes: object) -> Json:
    """Return a stretch of planned time."""
    return {
        "startTime": DAY_MS + 8 * HOUR_MS,
        "endTime": DAY_MS + 13 * HOUR_MS,
        "extraInfo": None,
        "plannedAttendanceCode": {"code": "attend"},
        "toConfirmProduct": False,
        **changes,
    }


def day(*parts: object, **changes: object) -> Json:
    """Return a day of the planning with one child."""
    combined = [{"planningParts": list(parts)}]
    group = {"child": child(), "combinedPlanningParts": combined}
    return {"date": DAY_MS, "children": [group], **changes}


def portal_document(**changes: object) -> Json:
    """Return a document of an overview."""
    return {
        "adminId": "17",
        "itemId": "F2026-0312",
        "itemDate": DAY_MS,
        "subject": "Factuur maart 2026",
        "hasAttachment": True,
        **changes,
    }


def enveloped(payload: object, *codes: str) -> Json:
    """Put a payload into the envelope."""
    return {
        "result": True,
        "payload": payload,
        "messages": [{"messageCode": code} for code in codes],
    }


@dataclass(frozen=True, slots=True)
class Sample:
    """A good answer of a route; ``convert`` takes its payload and the answer's whole document."""

    name: str
    route: Route
    document: object
    convert: Callable[[object, object], object]

    def read(self, body: bytes) -> object:
        """Read an answer's bytes all the way to values of the domain, as the client does."""
        document = decode(body, str(self.route))
        answer = Answer(200, httpx.Headers(), document)
        return self.convert(document_of(answer, self.route), document)


_FIRST, _LAST = date(2026, 3, 1), date(2026, 3, 31)
_ARTICLE: Final = {
    "items": [
        {
            "itemType": "txt_img",
            "itemParts": [
                {"content": "<p>Dicht</p>"},
                {"content": None, "containsVideo": False, "awsResourcePhoto": LINKS},
            ],
        },
        {"itemType": "sticker", "itemParts": [{"photo": {"photoId": 4, **LINKS}}]},
    ]
}

SAMPLES: Final = (
    Sample(
        "portal name",
        routes.PORTAL_NAME,
        {"result": True, "payload": "zonnebloem"},
        lambda payload, _: convert_people.portal_label(payload),
    ),
    Sample(
        "single sign-on",
        routes.SINGLE_SIGN_ON,
        {"result": True, "payload": None},
        lambda payload, _: convert_people.has_single_sign_on(payload),
    ),
    Sample(
        "parent",
        routes.PARENT,
        enveloped({"fullname": "Sanne de Wit", "emailAddress": "ouder@voorbeeld.example"}),
        lambda payload, _: convert_people.parent(payload),
    ),
    Sample(
        "organisation",
        routes.ORGANISATION,
        {"customerName": "De Zonnebloem"},
        lambda payload, _: convert_people.organisation_name(payload),
    ),
    Sample(
        "children",
        routes.CHILDREN,
        enveloped({"activeChildren": [child()], "inactiveChildren": [child(id="c2")]}),
        lambda payload, _: convert_people.children(payload),
    ),
    Sample(
        "unread",
        routes.UNREAD,
        enveloped({"nrOfNewMessages": 2, "nrOfNewNewsItems": 0, "nrOfNewNewsletters": 1}),
        lambda payload, _: convert_people.unread_counts(payload),
    ),
    Sample(
        "timeline",
        routes.TIMELINE,
        [card(), card("photo"), card("trigger", description="x"), card("sticker", x=[1])],
        lambda payload, _: convert_timeline.timeline_page(payload, 0),
    ),
    Sample(
        "conversations",
        routes.CONVERSATIONS,
        [conversation_row(), conversation_row(logMessageMessageId="48214", unread=False)],
        lambda payload, _: convert_conversations.conversation_page(payload, 0),
    ),
    Sample(
        "conversation",
        routes.CONVERSATION,
        {"summary": {"subject": "Luiers"}, "messages": [message(), message(date=DAY_MS)]},
        lambda payload, _: convert_conversations.conversation(payload, "48213"),
    ),
    Sample(
        "newsletters",
        routes.NEWSLETTERS,
        enveloped({"moreItems": False, "newsletterItems": [newsletter()]}),
        lambda payload, _: convert_news.newsletter_page(payload, 0),
    ),
    Sample(
        "newsletter",
        routes.NEWSLETTER,
        {"fullSource": "<html><p>Maart</p></html>"},
        lambda payload, _: convert_news.newsletter_text(payload, "771"),
    ),
    Sample(
        "news",
        routes.NEWS,
        enveloped({"newsItems": [news_item()]}),
        lambda payload, _: convert_news.news(payload),
    ),
    Sample(
        "article",
        routes.ARTICLE,
        enveloped(_ARTICLE),
        lambda payload, _: convert_news.article(payload, "3120"),
    ),
    Sample(
        "calendar",
        routes.CALENDAR,
        enveloped({"days": [day(part(), part(extraInfo="Extra dagdeel"))]}, PLANNING_OFFLINE),
        lambda payload, whole: convert_calendar.calendar(
            payload, message_codes(whole), _FIRST, _LAST
        ),
    ),
    Sample(
        "documents",
        routes.DOCUMENTS,
        enveloped([portal_document(), portal_document(itemId=7)]),
        lambda payload, _: convert_administration.documents(payload, DocumentKind.INVOICE),
    ),
)
