"""What became different in the local copy, as small typed facts that a page can look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of thing that the local copy holds."""

    CARDS = "cards"
    CHILDREN = "children"
    CONVERSATIONS = "conversations"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Change:
    """A write that made a difference.

    ``ids`` are card keys, child ids or conversation ids; ``initiator`` names what wrote, so that
    whoever did it need not read it again.
    """

    account: str
    kind: Kind
    ids: frozenset[str]
    initiator: str
