"""Cards of the timeline, the ones we know and the ones we do not know yet (portal-api 2.5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from msgspec import Struct

from konnect_desktop.domain.media import Medium


class CardKind(StrEnum):
    """Kinds of timeline card; everything the portal may add later is ``UNKNOWN``, never dropped."""

    JOURNAL = "journal"
    PHOTO = "photo"
    TRIGGER = "trigger"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a diary or a message; keys other than the link's are PROPOSED (2.5.2).

    ``link`` is kept in memory only, as those of media are (``MediaLinks``), and nothing follows it
    yet: on which host it lies is not known (F075).
    """

    name: str
    content_type: str
    size_bytes: int | None
    link: str | None = field(default=None, compare=False, repr=False)


class Journal(Struct, frozen=True):
    """A diary entry (``journal`` on the wire); its HTML is not yet safe to show."""

    journal_id: str
    child_id: str
    author: str
    author_kind: str
    text_html: str
    rhythm_html: str
    media: tuple[Medium, ...]
    attachments: tuple[Attachment, ...]
    is_new: bool
    edited: bool


class Card(Struct, frozen=True):
    """One card. ``journal`` only on diary cards, ``media`` only on photo cards.

    ``wire_kind`` is the portal's own word; ``description`` is a trigger card's. ``children`` holds
    the ids of the children on the card. ``unknown_fingerprint`` tells cards of unknown kinds
    apart: a SHA-256 in hex of what the portal sent without its links, empty on known kinds.
    """

    kind: CardKind
    wire_kind: str
    day: date | None
    children: tuple[str, ...]
    journal: Journal | None = None
    media: tuple[Medium, ...] = ()
    description: str = ""
    unknown_fingerprint: str = ""

    @property
    def all_media(self) -> tuple[Medium, ...]:
        """All media of the card, those of its diary included, in the portal's order."""
        return self.media + (self.journal.media if self.journal else ())


class Quarantined(Struct, frozen=True):
    """An item of a list that could not be read: where and why, and nothing of its content."""

    route: str
    json_path: str
    problem: str


class TimelinePage(Struct, frozen=True):
    """One answer of the timeline.

    ``received`` counts the items the portal sent, quarantined ones included: it is what the next
    offset is counted from. It is 0 only at the end of the list.
    """

    offset: int
    received: int
    cards: tuple[Card, ...]
    quarantined: tuple[Quarantined, ...]
