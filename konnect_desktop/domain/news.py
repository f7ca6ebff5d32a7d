"""Newsletters and news of the organisation (portal-api 2.8 to 2.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from konnect_desktop.domain.timeline import Quarantined


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A newsletter as the list shows it; ``snippet_html`` is how it begins.

    ``unread`` is also true where the portal does not plainly say that it was read.
    """

    newsletter_id: str
    subject: str
    snippet_html: str
    moment: datetime | None
    unread: bool


@dataclass(frozen=True, slots=True)
class NewsletterPage:
    """One answer of the list; ``received`` as in ``TimelinePage``.

    ``says_last`` is true where the portal says that there are no more after these.
    """

    offset: int
    received: int
    newsletters: tuple[Newsletter, ...]
    says_last: bool
    quarantined: tuple[Quarantined, ...]


@dataclass(frozen=True, slots=True)
class NewsletterText:
    """A whole newsletter: an HTML document with its pictures inside, not yet safe to show."""

    newsletter_id: str
    html: str


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news as the list shows it; ``article_id`` is what ``Article`` is read by."""

    article_id: str
    title: str
    snippet_html: str
    moment: datetime | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class News:
    """All pieces of news, in the portal's order."""

    items: tuple[NewsItem, ...]
    quarantined: tuple[Quarantined, ...]
