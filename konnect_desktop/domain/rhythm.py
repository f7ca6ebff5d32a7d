"""Moments of a child's day (``dayRythmContent``, portal-api 2.5.1), without any markup."""

from __future__ import annotations

from msgspec import Struct


class RhythmMoment(Struct, frozen=True):
    """One moment, in the portal's order.

    Attributes:
        icon: The portal's own name of it (``flesje``); empty where it gives none.
        start_min: Minutes after midnight, ``None`` for a moment without a time.
        end_min: When a nap ended; ``None`` for what has no length or goes on.
        label: The portal's word for it, "Fles".
        detail: Amount and the like, "180 ml".
        remark: What the staff wrote beside it.
    """

    icon: str
    start_min: int | None
    end_min: int | None
    label: str
    detail: str
    remark: str
