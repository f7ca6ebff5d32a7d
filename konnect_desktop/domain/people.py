"""Children and parents as the portal names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from konnect_desktop.domain.media import MediaLinks


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the account; ``child_id`` is opaque text (portal-api 2.2 and 2.5).

    ``active`` is false for a child that has left (``inactiveChildren``).
    """

    child_id: str
    first_name: str
    full_name: str
    birth_date: date | None
    has_placement: bool
    active: bool
    group_names: tuple[str, ...]
    portrait: MediaLinks | None = field(default=None, compare=False)


class Parent(Struct, frozen=True):
    """The person who is signed in (portal-api 2.1)."""

    full_name: str
    email: str


class UnreadCounts(Struct, frozen=True):
    """The portal's unread counters (portal-api 2.4); ``None`` where it does not say."""

    messages: int | None
    news: int | None
    newsletters: int | None
