"""What is known of every route's answer (``docs/portal-api.md``, section 2), for the doctor.

The client itself is milder: it reads what it needs and leaves the rest (``wire``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from konnect_desktop.api import routes
from konnect_desktop.api.known_envelopes import ENVELOPE
from konnect_desktop.api.routes import Route
from konnect_desktop.api.shapes import (
    FLAG,
    NOTHING,
    NUMBER,
    TEXT,
    Fields,
    ListOf,
    Open,
    Shape,
    leaf,
)

_TEXT: Final = leaf(TEXT)
_MAYBE_TEXT: Final = leaf(TEXT, NOTHING)
_FLAG: Final = leaf(FLAG)
_MOMENT: Final = leaf(NUMBER)
_COUNT: Final = leaf(NUMBER, NOTHING)
_ID: Final = leaf(TEXT)
_NUMBER_ID: Final = leaf(NUMBER, TEXT)
_LINK: Final = leaf(TEXT, NOTHING)

_AVATARS: Final = Fields(
    {}, {"fullSizeUrl": _LINK, "mediumUrl": _LINK, "thumbUrl": _LINK}, or_nothing=True
)
_CHILD: Final = Fields(
    {"id": _ID, "firstName": _TEXT, "lastName": _TEXT},
    {
        "fullname": _TEXT,
        "middleName": _MAYBE_TEXT,
        "hasActivePlacements": _FLAG,
        "avatar": Open(),
        "avatars": _AVATARS,
        "childGroup": Open(),
        "dateOfBirth": leaf(NUMBER, NOTHING),
        "activeGroups": ListOf(Fields({"name": _TEXT})),
        "groups": ListOf(Fields({"name": _TEXT})),
    },
)
_PHOTO: Final = Fields(
    {
        "id": _ID,
        "description": _MAYBE_TEXT,
        "generatedDescription": _FLAG,
        "childTags": ListOf(Fields({"personId": _ID, "message": _TEXT, "ownChild": _FLAG})),
        "employeeTags": ListOf(Open()),
        "miscTags": ListOf(Open()),
        "mediaType": leaf(TEXT, values=frozenset({"photo", "video"})),
        "liked": _FLAG,
        "new": _FLAG,
        "fullSizeUrl": _LINK,
        "mediumUrl": _LINK,
        "thumbUrl": _LINK,
    },
    {"date": _MOMENT},
)
_ATTACHMENTS: Final = ListOf(Open(), or_nothing=True)
_JOURNAL: Final = Fields(
    {
        "date": _MOMENT,
        "writtenByName": _TEXT,
        "writtenByType": _TEXT,
        "journalId": _ID,
        "childId": _ID,
        "journalContent": _TEXT,
        "dayRythmContent": _TEXT,
        "photos": ListOf(_PHOTO),
    },
    {
        "content": _TEXT,
        "attachmentContentItems": _ATTACHMENTS,
        "isNew": _FLAG,
        "edited": _FLAG,
    },
)
_CARD: Final = Fields(
    {
        "type": leaf(TEXT, values=frozenset({"journal", "photo", "trigger"})),
        "children": ListOf(_CHILD),
    },
    {
        "date": _MOMENT,
        "journal": _JOURNAL,
        "photos": ListOf(_PHOTO),
        "trigger": Open(),
        "description": _MAYBE_TEXT,
    },
)
_CONVERSATIONS: Final = ListOf(
    Fields(
        {
            "logMessageMessageId": _NUMBER_ID,
            "subject": _TEXT,
            "message": _TEXT,
            "date": _MOMENT,
            "unread": _FLAG,
        },
        {"lastWritten": _TEXT, "lastFromParent": _FLAG},
    )
)
_MESSAGE: Final = Fields(
    {"message": _TEXT, "date": _MOMENT, "photos": ListOf(_PHOTO)},
    {
        "childFirstName": _MAYBE_TEXT,
        "writtenBy": _TEXT,
        "attachmentContentItems": _ATTACHMENTS,
    },
)
_ARTICLE_PHOTO: Final = Fields(
    {},
    {"photoId": _NUMBER_ID, "fullSizeUrl": _LINK, "mediumUrl": _LINK, "thumbUrl": _LINK},
    or_nothing=True,
)
_LAYOUTS: Final = frozenset(
    {
        *("img", "img_img", "img_img_img", "txt_img", "img_txt", "txt_img_txt", "txtwide_img"),
        *("img_txtwide", "imgcap_imgcap", "imgcap_imgcap_imgcap"),
        "txt",  # ours: how rows of text alone are called is not known
    }
)
_SECTION: Final = Fields(
    {
        "itemType": leaf(TEXT, values=_LAYOUTS),
        "itemParts": ListOf(
            Fields(
                {"content": _MAYBE_TEXT},
                {
                    "awsResourcePhoto": _ARTICLE_PHOTO,
                    "photo": _ARTICLE_PHOTO,
                    "containsVideo": _FLAG,
                    "isLoggedInAsPhoto": _FLAG,
                },
            )
        ),
    }
)
_PLANNED: Final = Fields(
    {
        "startTime": _MOMENT,
        "endTime": _MOMENT,
        "extraInfo": _MAYBE_TEXT,
        "plannedAttendanceCode": Fields(
            {"code": leaf(TEXT, values=frozenset({"attend", "absent", "tentative"}))}
        ),
    },
    {"toConfirmProduct": _FLAG},
)
_DAY: Final = Fields(
    {
        "children": ListOf(
            Fields(
                {
                    "child": Fields({"id": _ID, "firstName": _TEXT}, {"fullname": _TEXT}),
                    "combinedPlanningParts": ListOf(Fields({"planningParts": ListOf(_PLANNED)})),
                }
            )
        )
    },
    {"date": Open()},
)

_SIGNED_IN: Final = Fields(
    {"authToken": _TEXT},
    {
        "refreshToken": _MAYBE_TEXT,
        "expiration": leaf(NUMBER, NOTHING),
        "domainServerName": _MAYBE_TEXT,
        "mustResetPassword": leaf(FLAG, NOTHING),
        "redirectUrl": _MAYBE_TEXT,
    },
)

KNOWN: Final[dict[Route, Shape]] = {
    routes.LOGIN: _SIGNED_IN,
    routes.RENEWAL: _SIGNED_IN,
    routes.USER: Fields({"username": _TEXT}),
    routes.PORTAL_NAME: leaf(TEXT),
    routes.SINGLE_SIGN_ON: Open(),
    routes.CAPTCHA: Open(),
    routes.PARENT: Fields(
        {"fullname": _TEXT, "emailAddress": _MAYBE_TEXT},
        {"id": _ID, "firstName": _TEXT, "middleName": _MAYBE_TEXT, "lastName": _TEXT},
    ),
    routes.ORGANISATION: Fields({"customerName": _TEXT}),
    routes.CHILDREN: Fields({"activeChildren": ListOf(_CHILD), "inactiveChildren": ListOf(_CHILD)}),
    routes.UNREAD: Fields(
        {"nrOfNewMessages": _COUNT, "nrOfNewNewsItems": _COUNT}, {"nrOfNewNewsletters": _COUNT}
    ),
    routes.TIMELINE: ListOf(_CARD),
    routes.CONVERSATIONS: _CONVERSATIONS,
    routes.CONVERSATIONS_BETWEEN: _CONVERSATIONS,
    routes.CONVERSATION: Fields(
        {"messages": ListOf(_MESSAGE)}, {"summary": Fields({"subject": _TEXT})}
    ),
    routes.NEWSLETTERS: Fields(
        {
            "newsletterItems": ListOf(
                Fields(
                    {
                        "generatedHtmlNewsLetterId": _NUMBER_ID,
                        "mailSubject": _TEXT,
                        "contentSnippet": _MAYBE_TEXT,
                        "sendDate": _MOMENT,
                        "unread": _FLAG,
                    }
                )
            )
        },
        {"moreItems": _FLAG},
    ),
    routes.NEWSLETTER: Fields({"fullSource": _TEXT}),
    routes.NEWS: Fields(
        {
            "newsItems": ListOf(
                Fields(
                    {
                        "htmlContentId": _NUMBER_ID,
                        "title": _TEXT,
                        "contentSnippet": _MAYBE_TEXT,
                        "publishDate": _MOMENT,
                        "isNew": _FLAG,
                    }
                )
            )
        }
    ),
    routes.ARTICLE: Fields({"items": ListOf(_SECTION)}),
    routes.CALENDAR: Fields({"days": ListOf(_DAY)}),
    routes.DOCUMENTS: ListOf(
        Fields(
            {
                "adminId": _NUMBER_ID,
                "itemId": _NUMBER_ID,
                "itemDate": _MOMENT,
                "subject": _TEXT,
                "hasAttachment": _FLAG,
            }
        )
    ),
}


def _keys(shape: Shape) -> Iterator[str]:
    if isinstance(shape, ListOf):
        yield from _keys(shape.item)
    elif isinstance(shape, Fields):
        for key, below in (*shape.needed.items(), *shape.known.items()):
            yield key
            yield from _keys(below)


KNOWN_KEYS: Final = frozenset(key for shape in (ENVELOPE, *KNOWN.values()) for key in _keys(shape))
"""All keys that are known, wherever they stand."""
