"""What the local copy remembers of the last refresh, readable without the network's code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, cast

from konnect_desktop.cache.local_copy_planning import StoredPlanning
from konnect_desktop.domain.people import UnreadCounts

REFRESHED_AT: Final = "refresh.at"
UNREAD: Final = "refresh.unread"
PARENT_NAME: Final = "parent.name"
ORGANISATION: Final = "organisation.name"


def refreshed_at(facts: Mapping[str, str]) -> datetime | None:
    """Return when all was read the last time, as an aware moment."""
    try:
        at = datetime.fromisoformat(facts[REFRESHED_AT])
    except (KeyError, ValueError):
        return None
    return at.astimezone(UTC) if at.tzinfo else None


def is_behind(planning: StoredPlanning, facts: Mapping[str, str]) -> bool:
    """Say whether the rest of the account was read later than its planning."""
    at = refreshed_at(facts)
    return at is not None and planning.read_at < at


def kept_unread(facts: Mapping[str, str]) -> UnreadCounts | None:
    """Return the unread counters as they were read the last time."""
    try:
        counts = cast("object", json.loads(facts[UNREAD]))
    except (KeyError, ValueError, RecursionError):
        return None
    if not isinstance(counts, list):
        return None
    numbers = cast("list[object]", counts)
    if len(numbers) != len(UnreadCounts.__match_args__):
        return None
    return UnreadCounts(*(number if isinstance(number, int) else None for number in numbers))


def unread_fact(counts: UnreadCounts) -> str:
    """Return counters as the text of a fact."""
    return json.dumps([counts.messages, counts.news, counts.newsletters])
