"""Where in time a grid is, as shares of all photos: 0 at the newest, 1 at the oldest one.

Rule: a share depends on how many photos stand before it, not on how they are laid out; so marks
stay where they are while photos are made larger or turn out to have another form.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from konnect_desktop.viewmodels.photos_album import Album, day_of
from konnect_desktop.views.photos.rows import PhotoRows


class MonthMark(Struct, frozen=True):
    """A month of an album; ``day`` is its newest one, ``None`` where the portal tells none."""

    share: float
    day: date | None
    begins_year: bool


def month_marks(album: Album) -> list[MonthMark]:
    """Return the months of an album in its order; the first of a year from above begins it."""
    marks: list[MonthMark] = []
    year = 0
    for place in album.month_days if len(album) else ():
        day = day_of(album.days[place])
        begins = day is not None and day.year != year
        year = day.year if day is not None else year
        marks.append(MonthMark(album.day_firsts[place] / len(album), day, begins))
    return marks


def share_at(rows: PhotoRows, place: float) -> float:
    """Return the share of the photos above a place in the layout."""
    if not rows.count:
        return 0.0
    days = rows.days_between(int(place), int(place) + 1)
    day = min(days.start, rows.day_count - 1)
    top, items = rows.block_top(day), rows.day_items(day)
    inside = (place - top) / max(rows.block_top(day + 1) - top, 1)
    share = (items.start + len(items) * inside) / rows.count
    return min(max(share, 0.0), 1.0)


def place_at(rows: PhotoRows, share: float) -> float:
    """Return the place in the layout above which this share of the photos stands."""
    if not rows.count:
        return 0.0
    before = min(max(share, 0.0), 1.0) * rows.count
    day = rows.day_of(min(int(before), rows.count - 1))
    top, items = rows.block_top(day), rows.day_items(day)
    inside = (before - items.start) / len(items)
    return top + inside * (rows.block_top(day + 1) - top)
