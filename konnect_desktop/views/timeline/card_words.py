"""The words of a card, in the order in which they stand on it; nothing about how they look."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.timeline_rows import EntryRow, ShownMedium
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording.dates import clock, day_title
from konnect_desktop.wording.language import Language


class HeadWords(Struct, frozen=True):
    """``name`` in bold, ``kind`` beside it, ``parts`` below; ``spoken`` is all with the day."""

    name: str
    kind: str
    parts: tuple[str, ...]
    spoken: str


def head_words(
    row: EntryRow, language: Language, today: date, *, merged: bool = False
) -> HeadWords:
    """Word the head of a card; where accounts are merged, what is spoken names the account."""
    children = words.names([child.child.first_name for child in row.children], language)
    name = row.author if row.own and row.author else children or row.account.name
    kind = _kind(row, children, language)
    parts = (*_author(row, language), *row.group_names, _time(row))
    parts = tuple(part for part in parts if part)
    day = day_title(row.day, today, language)
    account = row.account.name if merged and name != row.account.name else ""
    spoken = ", ".join(part for part in (name, kind, day, *parts, account) if part)
    return HeadWords(name, kind, parts, spoken)


def _kind(row: EntryRow, children: str, language: Language) -> str:
    if row.kind is CardKind.JOURNAL:
        if row.own:
            return words.diary_of(children, language)
        return words.diary(language)
    if row.kind is CardKind.PHOTO:
        videos = sum(medium.medium.kind is MediaKind.VIDEO for medium in row.media)
        return words.media_counts(len(row.media) - videos, videos, language)
    return words.asks(language) if row.kind is CardKind.TRIGGER else words.unknown(language)


def _author(row: EntryRow, language: Language) -> tuple[str, ...]:
    """Return who wrote and as what, and whether it was changed later."""
    kind = words.kind_of_author(row.author_kind, row.author, language)
    who = () if row.own else (row.author, kind)
    return (*who, words.edited(language) if row.edited else "")


def _time(row: EntryRow) -> str:
    """Return the time of the newest medium of a photo card, where the portal gives one."""
    if row.kind is not CardKind.PHOTO:
        return ""
    moments = [medium.medium.moment for medium in row.media if medium.medium.moment is not None]
    return clock(max(moments)) if moments else ""


def caption_of(row: EntryRow) -> str:
    """Return what a person wrote under the photos of a card; nothing machine-made."""
    if row.description:
        return row.description
    captions = [
        medium.medium.caption
        for medium in row.media
        if medium.medium.caption and not medium.medium.generated_caption
    ]
    # One sentence for all of them is the card's; different ones belong to their own photos.
    return captions[0] if captions and len(set(captions)) == 1 else ""


def can_save(media: tuple[ShownMedium, ...]) -> frozenset[str]:
    """Return the ids of those media that may be saved."""
    return frozenset(medium.medium.media_id for medium in media if medium.medium.downloadable)


def minutes_of(now: datetime) -> int:
    """Return the minutes after midnight."""
    return now.hour * 60 + now.minute
