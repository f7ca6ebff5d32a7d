"""Newsletters and news of one organisation (portal-api 2.8 to 2.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.envelope import enveloped, refused
from konnect_desktop.demo.newsletter_html import newsletter_html
from konnect_desktop.demo.path_values import number_of
from konnect_desktop.demo.read_marks import Kind, ReadMarks
from konnect_desktop.demo.wire_news import ContainerWire, news_item, newsletter_item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.pictures import Pictures

NEWSLETTERS_PER_PAGE = 10


class NewsRoutes:
    """What a signed-in parent may read of news; opening an item marks it (`read_marks`)."""

    def __init__(
        self, family: FamilyContent, wire: ContainerWire, pictures: Pictures, marks: ReadMarks
    ) -> None:
        self._family = family
        self._wire = wire
        self._pictures = pictures
        self._marks = marks

    def answers(self) -> Mapping[str, Callable[[Request], Response]]:
        """Return the answer of each path."""
        return {
            "/newsletter": self._newsletters,
            "/newsletter/generated/{id}": self._newsletter,
            "/htmlnews/view": self._news,
            "/htmlcontent/container/{id}": self._container,
        }

    def _newsletters(self, request: Request) -> Response:
        """Answer a page; its size, and that no index means the first, are our reading."""
        index = number_of(request.query_params.get("index", "0"))
        if index is None:
            return refused(400, "invalid")
        items = self._family.newsletters.items
        unread = self._marks.unread(Kind.NEWSLETTER, items)
        until = index + NEWSLETTERS_PER_PAGE
        return enveloped(
            {
                "moreItems": until < len(items),
                "newsletterItems": [
                    newsletter_item(each, is_unread=each.id in unread)
                    for each in items[index:until]
                ],
            }
        )

    def _newsletter(self, request: Request) -> Response:
        number = number_of(request.path_params["id"])
        newsletter = None if number is None else self._family.newsletters.find(number)
        if newsletter is None:
            return refused(404, "not_found")
        self._marks.mark(Kind.NEWSLETTER, newsletter.id)
        return enveloped({"fullSource": newsletter_html(newsletter, self._pictures)})

    def _news(self, _request: Request) -> Response:
        items = self._family.articles.items
        unread = self._marks.unread(Kind.ARTICLE, items)
        return enveloped(
            {"newsItems": [news_item(each, is_new=each.id in unread) for each in items]}
        )

    def _container(self, request: Request) -> Response:
        number = number_of(request.path_params["id"])
        article = None if number is None else self._family.articles.find(number)
        if article is None:
            return refused(404, "not_found")
        self._marks.mark(Kind.ARTICLE, article.id)
        return enveloped(self._wire.container(article))
