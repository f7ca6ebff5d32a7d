"""Newsletters, news and articles, from the portal's objects to ours (portal-api 2.8 to 2.11)."""

from __future__ import annotations

from functools import partial

from konnect_desktop.api import routes
from konnect_desktop.api import wire_news as wire
from konnect_desktop.api.convert_media import links_of
from konnect_desktop.api.reading import Reader, identifier, optional, struct, text
from konnect_desktop.domain.articles import (
    Article,
    ArticlePart,
    ArticlePicture,
    ArticleSection,
    Layout,
)
from konnect_desktop.domain.news import (
    News,
    NewsItem,
    Newsletter,
    NewsletterPage,
    NewsletterText,
)
from konnect_desktop.domain.time import moment_from_wire

_LAYOUTS = {layout.value: layout for layout in Layout if layout is not Layout.UNKNOWN}


def newsletter_page(document: object, offset: int) -> NewsletterPage:
    """Read a page of newsletters (2.8)."""
    reader = Reader(str(routes.NEWSLETTERS))
    found = reader.whole(document, wire.Newsletters)
    return NewsletterPage(
        offset=offset,
        received=len(found.newsletter_items),
        newsletters=reader.items(found.newsletter_items, "$.newsletterItems", _newsletter),
        # Only a plain no is the end; without one the list is read until a page is empty.
        says_last=found.more_items is False,
        quarantined=reader.quarantined,
    )


def newsletter_text(document: object, newsletter_id: str) -> NewsletterText:
    """Read a whole newsletter (2.9)."""
    found = Reader(str(routes.NEWSLETTER)).whole(document, wire.NewsletterText)
    return NewsletterText(newsletter_id, text(found.full_source))


def news(document: object) -> News:
    """Read the list of news (2.10)."""
    reader = Reader(str(routes.NEWS))
    found = reader.whole(document, wire.News)
    items = reader.items(found.news_items, "$.newsItems", _news_item)
    return News(items, reader.quarantined)


def article(document: object, article_id: str) -> Article:
    """Read an article (2.11); a row whose layout is not known keeps its parts."""
    reader = Reader(str(routes.ARTICLE))
    found = reader.whole(document, wire.Container)
    sections = reader.items(found.items, "$.items", partial(_section, reader))
    return Article(article_id, sections, reader.quarantined)


def _newsletter(value: object, path: str) -> Newsletter:
    found = struct(value, wire.Newsletter, path)
    known_as = found.generated_html_news_letter_id
    return Newsletter(
        newsletter_id=identifier(known_as, f"{path}.generatedHtmlNewsLetterId"),
        subject=text(found.mail_subject),
        snippet_html=text(found.content_snippet),
        moment=moment_from_wire(found.send_date),
        unread=found.unread is not False,
    )


def _news_item(value: object, path: str) -> NewsItem:
    found = struct(value, wire.NewsItem, path)
    return NewsItem(
        article_id=identifier(found.html_content_id, f"{path}.htmlContentId"),
        title=text(found.title),
        snippet_html=text(found.content_snippet),
        moment=moment_from_wire(found.publish_date),
        is_new=found.is_new is True,
    )


def _section(reader: Reader, value: object, path: str) -> ArticleSection:
    found = struct(value, wire.Section, path)
    layout = text(found.item_type)
    return ArticleSection(
        layout=_LAYOUTS.get(layout, Layout.UNKNOWN),
        wire_layout=layout,
        parts=reader.items(found.item_parts, f"{path}.itemParts", _part),
    )


def _part(value: object, path: str) -> ArticlePart:
    found = struct(value, wire.Part, path)
    return ArticlePart(
        text_html=text(found.content),
        picture=_picture(found),
        contains_video=found.contains_video is True,
        signed_in_as_photo=found.is_logged_in_as_photo is True,
    )


def _picture(found: wire.Part) -> ArticlePicture | None:
    """Take the newer picture where it has a full size, else the older one, if there is one."""
    newer = optional(found.aws_resource_photo, wire.ArticlePhoto)
    older = optional(found.photo, wire.ArticlePhoto)
    chosen = newer if newer is not None and text(newer.full_size_url) else older or newer
    if chosen is None:
        return None
    links = links_of(chosen)
    if not (links.full or links.medium or links.thumb):
        return None
    return ArticlePicture(picture_id=_id_text(chosen.photo_id), links=links)


def _id_text(value: object) -> str:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else text(value)
