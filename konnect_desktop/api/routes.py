"""Routes of the portal as templates, which are also what logs and errors say (portal-api 1, 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path; ``{…}`` stands for what differs between requests.

    ``enveloped`` says whether the answer may come in an envelope; a thread of messages may not,
    for it has a ``messages`` of its own (portal-api 2.7).
    """

    method: str
    path: str
    enveloped: bool = True

    def __str__(self) -> str:
        return f"{self.method} {self.path.removeprefix('/restservices-parent')}"


CAPTCHA: Final = Route("GET", "/auth-api/captcha")
LOGIN: Final = Route("PUT", "/auth-api/login")
RENEWAL: Final = Route("PUT", "/auth-api/token")
USER: Final = Route("GET", "/auth-api/user")
# GET /auth-api/token is not among these: it serves browsers, which have the session's cookie and
# no token; we get a token with each login and renewal (portal-api 1.6).
PORTAL_NAME: Final = Route("GET", "/auth-api/customerdomainname")
SINGLE_SIGN_ON: Final = Route("GET", "/auth-api/sso/settings")
PARENT: Final = Route("GET", "/restservices-parent/parent")
CHILDREN: Final = Route("GET", "/restservices-parent/children/")
ORGANISATION: Final = Route("GET", "/restservices-parent/customer/info")
UNREAD: Final = Route("GET", "/restservices-parent/notification/notifications")
TIMELINE: Final = Route("GET", "/restservices-parent/timeline/cards/v2/{offset}")
CONVERSATIONS: Final = Route("GET", "/restservices-parent/logbook/overview?index={offset}")
CONVERSATIONS_BETWEEN: Final = Route(
    "GET", "/restservices-parent/logbook/overview?from={first}&to={last}"
)
CONVERSATION: Final = Route(
    "GET", "/restservices-parent/logbook/details/{id}/summary/false", enveloped=False
)
NEWSLETTERS: Final = Route("GET", "/restservices-parent/newsletter?index={offset}")
NEWSLETTER: Final = Route("GET", "/restservices-parent/newsletter/generated/{id}")
NEWS: Final = Route("GET", "/restservices-parent/htmlnews/view")
ARTICLE: Final = Route("GET", "/restservices-parent/htmlcontent/container/{id}")
CALENDAR: Final = Route("GET", "/restservices-parent/calendar/{first}/until/{last}")
DOCUMENTS: Final = Route(
    "GET", "/restservices-parent/administration/{kind}/overview/{first}/{last}"
)
DOCUMENT: Final = Route("GET", "/restservices-parent/administration/{admin_id}/{kind}/{id}")
