"""What of the timeline is shown: which children, which kinds of entry."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from konnect_desktop.cache.local_copy_marks import CardMark
from konnect_desktop.domain.timeline import CardKind


class Shown(StrEnum):
    """Kinds of entry that a filter names; an entry may be of several."""

    DIARIES = "diaries"
    PHOTOS = "photos"
    VIDEOS = "videos"
    OTHER = "other"


def kinds_of(mark: CardMark) -> frozenset[Shown]:
    """Return the kinds that an entry is of: a diary with photos is found among both."""
    kinds = set[Shown]()
    if mark.kind is CardKind.JOURNAL:
        kinds.add(Shown.DIARIES)
    if mark.kind in {CardKind.TRIGGER, CardKind.UNKNOWN}:
        kinds.add(Shown.OTHER)
    if mark.photos or (mark.kind is CardKind.PHOTO and not mark.videos):
        kinds.add(Shown.PHOTOS)
    if mark.videos:
        kinds.add(Shown.VIDEOS)
    return frozenset(kinds)


class TimelineFilter(Struct, frozen=True):
    """Whose entries and which; ``None`` stands for all. Children are account id and child id."""

    children: frozenset[tuple[str, str]] | None = None
    kinds: frozenset[Shown] | None = None

    def shows(self, account_id: str, mark: CardMark) -> bool:
        """Say whether an entry is shown; one that names no child belongs to all of its account."""
        if self.kinds is not None and not kinds_of(mark) & self.kinds:
            return False
        if self.children is None:
            return True
        if not mark.children:
            return any(owner == account_id for owner, _ in self.children)
        return any((account_id, child) in self.children for child in mark.children)
