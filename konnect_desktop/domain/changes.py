"""What became different in the local copy, as small typed facts that a page can look at."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """Kinds of thing that the local copy holds."""

    CARDS = "cards"
    CHILDREN = "children"
    CONVERSATIONS = "conversations"
    UNREAD = "unread"
    PICTURES = "pictures"


class Change(Struct, frozen=True):
    """A write that made a difference.

    ``account_id`` says whose copy. ``ids`` are card keys, child ids, conversation ids or
    picture ids; ``initiator`` names what wrote, so that
    whoever did it need not read it again.
    """

    account_id: str
    kind: Kind
    ids: frozenset[str]
    initiator: str
