"""Schemas by name: newsletters, news, planning and papers (portal-api 2.8 to 2.13)."""

from __future__ import annotations

from konnect_desktop.demo.openapi.shapes import (
    FLAG,
    HTML,
    LINK,
    NUMBER_ID,
    OPAQUE_ID,
    SOME_TEXT,
    TIME_MS,
    Schema,
    named,
    nullable,
    one_of,
    record,
    rows,
)

_SMALL_SIZES: dict[str, Schema] = {"mediumUrl": LINK, "thumbUrl": LINK}

NEWS: dict[str, Schema] = {
    "newsletterItem": record(
        {
            "generatedHtmlNewsLetterId": NUMBER_ID,
            "mailSubject": SOME_TEXT,
            "contentSnippet": SOME_TEXT,
            "sendDate": TIME_MS,
            "unread": FLAG,
        }
    ),
    "newsItem": record(
        {
            "htmlContentId": NUMBER_ID,
            "title": SOME_TEXT,
            "contentSnippet": SOME_TEXT,
            "publishDate": TIME_MS,
            "isNew": FLAG,
        }
    ),
    "section": record(
        {
            "itemType": one_of(
                "img", "img_img", "img_img_img", "txt_img", "img_txt", "txt_img_txt",
                "txtwide_img", "img_txtwide", "imgcap_imgcap", "imgcap_imgcap_imgcap", "txt",
            ),
            "itemParts": rows(named("part")),
        }
    ),
    "part": record(
        {
            "content": nullable(HTML),
            "awsResourcePhoto": nullable(record({"fullSizeUrl": LINK, **_SMALL_SIZES})),
            "photo": nullable(record({"photoId": SOME_TEXT, **_SMALL_SIZES})),
            "containsVideo": FLAG,
            "isLoggedInAsPhoto": FLAG,
        }
    ),
}  # fmt: skip
PLANNING: dict[str, Schema] = {
    "plannedDay": record({"date": TIME_MS, "children": rows(named("plannedChild"))}),
    "plannedChild": record(
        {
            "child": record({"id": OPAQUE_ID, "firstName": SOME_TEXT, "fullname": SOME_TEXT}),
            "combinedPlanningParts": rows(record({"planningParts": rows(named("planningPart"))})),
        }
    ),
    "planningPart": record(
        {
            "startTime": TIME_MS,
            "endTime": TIME_MS,
            "extraInfo": nullable(SOME_TEXT),
            "plannedAttendanceCode": record({"code": one_of("attend", "absent", "tentative")}),
        },
        {"toConfirmProduct": FLAG},
    ),
    "paper": record(
        {
            "adminId": SOME_TEXT,
            "itemId": SOME_TEXT,
            "itemDate": TIME_MS,
            "subject": SOME_TEXT,
            "hasAttachment": FLAG,
        }
    ),
}
