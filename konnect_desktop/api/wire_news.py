"""Objects of newsletters, news and articles (portal-api 2.8 to 2.11); the rule is ``wire``'s."""

from __future__ import annotations

from typing import Any

from konnect_desktop.api.wire import Item


class Newsletters(Item):
    """A page of newsletters (2.8)."""

    newsletter_items: list[Any]
    more_items: Any = None


class Newsletter(Item):
    """A newsletter of the list (2.8); the portal's key has a capital inside a word."""

    generated_html_news_letter_id: Any
    mail_subject: Any = None
    content_snippet: Any = None
    send_date: Any = None
    unread: Any = None


class NewsletterText(Item):
    """A whole newsletter (2.9)."""

    full_source: str


class News(Item):
    """The list of news (2.10)."""

    news_items: list[Any]


class NewsItem(Item):
    """A piece of news of the list (2.10)."""

    html_content_id: Any
    title: Any = None
    content_snippet: Any = None
    publish_date: Any = None
    is_new: Any = None


class Container(Item):
    """An article (2.11)."""

    items: list[Any]


class Section(Item):
    """A row of an article (2.11)."""

    item_type: Any = None
    item_parts: list[Any] | None = None


class Part(Item):
    """A text or a picture of a row; ``photo`` is the older of the two pictures (2.11)."""

    content: Any = None
    aws_resource_photo: Any = None
    photo: Any = None
    contains_video: Any = None
    is_logged_in_as_photo: Any = None


class ArticlePhoto(Item):
    """Either kind of picture; the newer one has no id, the older one no full size (2.11)."""

    photo_id: Any = None
    full_size_url: Any = None
    medium_url: Any = None
    thumb_url: Any = None
