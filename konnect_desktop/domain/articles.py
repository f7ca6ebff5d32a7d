"""Articles: what a piece of news, and probably an information page, consists of (portal-api 2.11).

An article is a column of sections; each has parts side by side in the order of its layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from konnect_desktop.domain.media import MediaLinks
from konnect_desktop.domain.timeline import Quarantined


class Layout(StrEnum):
    """How the parts of a section stand beside each other; what is not known yet is ``UNKNOWN``."""

    TEXT = "txt"
    PICTURE = "img"
    TWO_PICTURES = "img_img"
    THREE_PICTURES = "img_img_img"
    TEXT_PICTURE = "txt_img"
    PICTURE_TEXT = "img_txt"
    TEXT_PICTURE_TEXT = "txt_img_txt"
    WIDE_TEXT_PICTURE = "txtwide_img"
    PICTURE_WIDE_TEXT = "img_txtwide"
    TWO_CAPTIONED_PICTURES = "imgcap_imgcap"
    THREE_CAPTIONED_PICTURES = "imgcap_imgcap_imgcap"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ArticlePicture:
    """A picture of an article; ``picture_id`` is empty where the portal gives none."""

    picture_id: str
    links: MediaLinks


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """A text, a picture, or both; the HTML is not yet safe to show.

    ``signed_in_as_photo`` is the portal's ``isLoggedInAsPhoto``; nobody knows what it means.
    """

    text_html: str
    picture: ArticlePicture | None
    contains_video: bool
    signed_in_as_photo: bool


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """One row of an article; ``wire_layout`` is the portal's own word for its layout."""

    layout: Layout
    wire_layout: str
    parts: tuple[ArticlePart, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A whole article."""

    article_id: str
    sections: tuple[ArticleSection, ...]
    quarantined: tuple[Quarantined, ...] = ()
