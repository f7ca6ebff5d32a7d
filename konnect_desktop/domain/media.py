"""Photos and videos as the portal describes them; a picture's identity is its id, never a link."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class MediaKind(StrEnum):
    """What the portal says a medium is (``mediaType``); the bytes decide how it is saved."""

    PHOTO = "photo"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class MediaLinks:
    """Signed addresses of one medium, kept in memory only: they die within the hour.

    They are left out of ``repr`` so that no log or report can show them.
    """

    full: str | None = field(default=None, repr=False)
    medium: str | None = field(default=None, repr=False)
    thumb: str | None = field(default=None, repr=False)


class PersonTag(Struct, frozen=True):
    """A child (or, with ``person_id`` empty, a member of staff) named on a picture."""

    person_id: str
    name: str
    own_child: bool


@dataclass(frozen=True, slots=True)
class Medium:
    """A photo or video of a card, a diary or a message (portal-api 2.5, photo object).

    ``day`` is the day in Amsterdam; ``moment`` is only there where the portal gives a time.
    ``downloadable`` is false where the portal gives no full size (our reading, see
    ``docs/portal-api.md``). ``generated_caption`` marks a machine-made ``caption``. ``labels`` say
    what was done (``miscTags``).
    """

    media_id: str
    kind: MediaKind
    day: date | None
    moment: datetime | None
    caption: str
    generated_caption: bool
    child_tags: tuple[PersonTag, ...]
    staff_tags: tuple[PersonTag, ...]
    liked: bool
    downloadable: bool
    labels: tuple[str, ...] = ()
    links: MediaLinks | None = field(default=None, compare=False)
