"""What became different in what an account keeps, as small typed facts that a page can look at."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """Kinds of thing that are kept: all of the local copy, but for ``MARKS``, which are ours."""

    CARDS = "cards"
    CHILDREN = "children"
    CONVERSATIONS = "conversations"
    UNREAD = "unread"
    PLANNING = "planning"
    PICTURES = "pictures"
    MARKS = "marks"


class Change(Struct, frozen=True):
    """A write that made a difference.

    ``account_id`` says whose. ``ids`` are card keys, child ids, conversation ids, picture ids
    (of marks: media ids) or, of the planning, first days; ``initiator`` names what wrote, so that
    whoever did it need not read it again.
    """

    account_id: str
    kind: Kind
    ids: frozenset[str]
    initiator: str
