"""The rows of the timeline as the views get them: values, no widgets, no markup, no sentences."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from konnect_desktop.domain.media import Medium
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.domain.rich_text import RichText
from konnect_desktop.domain.timeline import Attachment, CardKind


class AccountLook(Struct, frozen=True):
    """How an account is told from the others. ``color`` is a place in the six accents, 0 to 5."""

    account_id: str
    name: str
    initials: str
    color: int


class ShownChild(Struct, frozen=True):
    """A child with the account it belongs to."""

    account: AccountLook
    child: Child

    @property
    def key(self) -> tuple[str, str]:
        """Account id and child id: what a filter holds."""
        return self.account.account_id, self.child.child_id


class EntryKey(Struct, frozen=True):
    """Which card of which account."""

    account_id: str
    card_key: str


class ShownMedium(Struct, frozen=True):
    """A photo or video in its entry; ``place`` counts from 0 within the entry's ``of``."""

    key: PictureKey
    medium: Medium
    entry: EntryKey
    day: date | None
    children: tuple[ShownChild, ...]
    author: str
    place: int
    of: int


class DayRow(Struct, frozen=True):
    """A day header; counts of what the filtered timeline shows of that day."""

    day: date | None
    children: int
    photos: int
    videos: int


class EntryRow(Struct, frozen=True):
    """A card.

    ``children`` are those on the card, the account's own order. ``author_kind`` is the portal's
    key. ``text`` and ``rhythm`` are a diary's; ``description`` a trigger card's or a photo card's
    own words. ``removed`` says that the portal shows it no more. ``own`` marks a parent's diary.
    """

    key: EntryKey
    kind: CardKind
    account: AccountLook
    day: date | None
    children: tuple[ShownChild, ...]
    group_names: tuple[str, ...]
    author: str
    author_kind: str
    text: RichText
    rhythm: tuple[RhythmMoment, ...]
    media: tuple[ShownMedium, ...]
    attachments: tuple[Attachment, ...]
    description: str
    is_new: bool
    edited: bool
    removed: bool
    own: bool


TimelineRow = DayRow | EntryRow
