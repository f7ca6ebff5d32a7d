"""Newsletters and news in the words of the wire (portal-api 2.8 to 2.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import epoch_ms

if TYPE_CHECKING:
    from konnect_desktop.demo.content.articles import Article, Column, Shot
    from konnect_desktop.demo.content.newsletters import Newsletter
    from konnect_desktop.demo.json_types import JsonObject
    from konnect_desktop.demo.signing import LinkSigner


def newsletter_item(newsletter: Newsletter, *, is_unread: bool) -> JsonObject:
    """Write a row of the list of newsletters (2.8)."""
    return {
        "generatedHtmlNewsLetterId": newsletter.id,
        "mailSubject": newsletter.subject,
        "contentSnippet": newsletter.snippet,
        "sendDate": epoch_ms(newsletter.sent_at),
        "unread": is_unread,
    }


def news_item(article: Article, *, is_new: bool) -> JsonObject:
    """Write a row of the list of news (2.10)."""
    return {
        "htmlContentId": article.id,
        "title": article.title,
        "contentSnippet": article.snippet,
        "publishDate": epoch_ms(article.published_at),
        "isNew": is_new,
    }


class ContainerWire:
    """Writes the articles of one organisation, with links that are signed anew each time."""

    def __init__(self, org: str, signer: LinkSigner) -> None:
        self._org = org
        self._signer = signer

    def container(self, article: Article) -> JsonObject:
        """Write the columns of an article (2.11)."""
        return {
            "items": [
                {
                    "itemType": section.layout,
                    "itemParts": [self._part(column) for column in section.columns],
                }
                for section in article.sections
            ]
        }

    def _part(self, column: Column) -> JsonObject:
        shot = column.shot
        return {
            "content": column.html,
            "awsResourcePhoto": None if shot is None or shot.is_old else self._aws(shot),
            "photo": self._older(shot) if shot and shot.is_old else None,
            "containsVideo": bool(shot and shot.is_video),
            "isLoggedInAsPhoto": False,
        }

    def _aws(self, shot: Shot) -> JsonObject:
        extension = "mp4" if shot.is_video else "jpeg"
        return {"fullSizeUrl": self._link(f"{shot.stem}.{extension}"), **self._small(shot)}

    def _older(self, shot: Shot) -> JsonObject:
        return {"photoId": shot.stem, **self._small(shot)}

    def _small(self, shot: Shot) -> JsonObject:
        return {
            "mediumUrl": self._link(f"{shot.stem}-medium.jpeg"),
            "thumbUrl": self._link(f"{shot.stem}-thumb.jpeg"),
        }

    def _link(self, name: str) -> str:
        return self._signer.url(f"/{self._org}/{name}")
