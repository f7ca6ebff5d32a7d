"""Photos, videos, portraits and files, from the portal's objects to ours (portal-api 2.5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from konnect_desktop.api import wire
from konnect_desktop.api.reading import count, identifier, listed, optional, struct, text
from konnect_desktop.domain.media import MediaKind, MediaLinks, Medium, PersonTag
from konnect_desktop.domain.time import is_day_only, moment_from_wire
from konnect_desktop.domain.timeline import Attachment


class LinkFields(Protocol):
    """Whatever of the portal's objects has links to three sizes."""

    full_size_url: Any
    medium_url: Any
    thumb_url: Any


def medium(place_moment: datetime | None, value: object, path: str) -> Medium:
    """Read a photo or a video.

    Args:
        place_moment: When the diary or the message it stands in was written: a photo there may
            lack a date of its own, or have none finer than the day.
        value: What the answer holds.
        path: Where.

    Raises:
        WrongItemError: It has no id.
    """
    found = struct(value, wire.Photo, path)
    moment = _moment(moment_from_wire(found.date), place_moment)
    links = links_of(found)
    return Medium(
        media_id=identifier(found.id, f"{path}.id"),
        kind=MediaKind.VIDEO if text(found.media_type).lower() == "video" else MediaKind.PHOTO,
        day=moment.date() if moment else None,
        moment=None if moment is None or is_day_only(moment) else moment,
        caption=text(found.description),
        generated_caption=found.generated_description is True,
        child_tags=_tags(found.child_tags, of_children=True),
        staff_tags=_tags(found.employee_tags, of_children=False),
        liked=found.liked is True,
        downloadable=links.full is not None,
        labels=_labels(found.misc_tags),
        links=links,
    )


def avatar_links(value: object) -> MediaLinks | None:
    """Read a person's portrait, if there is one."""
    found = optional(value, wire.Avatars)
    return None if found is None else links_of(found)


def attachment(value: object, path: str) -> Attachment:
    """Read an attached file's description.

    Raises:
        WrongItemError: It is no object.
    """
    found = struct(value, wire.AttachedFile, path)
    return Attachment(
        name=text(found.name),
        content_type=text(found.content_type),
        size_bytes=count(found.size),
        link=text(found.aws_url) or None,
    )


def _moment(own: datetime | None, of_place: datetime | None) -> datetime | None:
    if own is None or of_place is None:
        return own or of_place
    finer = is_day_only(own) and own.date() == of_place.date()
    return of_place if finer else own


def links_of(found: LinkFields) -> MediaLinks:
    """Read the links to a picture's three sizes, each of which may be missing."""
    return MediaLinks(
        full=text(found.full_size_url) or None,
        medium=text(found.medium_url) or None,
        thumb=text(found.thumb_url) or None,
    )


def _labels(value: object) -> tuple[str, ...]:
    tags = (optional(tag, wire.Tag) for tag in listed(value))
    named = (text(tag.message) or text(tag.name) for tag in tags if tag is not None)
    return tuple(dict.fromkeys(filter(None, named)))


def _tags(value: object, *, of_children: bool) -> tuple[PersonTag, ...]:
    tags = (optional(tag, wire.Tag) for tag in listed(value))
    return tuple(
        PersonTag(
            person_id=text(tag.person_id) if of_children else "",
            name=text(tag.message) or text(tag.name),
            own_child=of_children and tag.own_child is True,
        )
        for tag in tags
        if tag is not None
    )
