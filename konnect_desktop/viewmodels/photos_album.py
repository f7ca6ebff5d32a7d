"""The media of one account, or of several merged by day, as arrays that run side by side.

Pure and meant for a thread. Nothing is kept for each photo but numbers; a ``Photo`` is made when
one is looked at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

from msgspec import Struct

from konnect_desktop.cache.local_copy_media_marks import NO_MEDIA, MediaMarks
from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.pictures import PictureKey

NARROWEST_RATIO: Final = 0.5
WIDEST_RATIO: Final = 3.0
_USUAL_PHOTO: Final = 4 / 3
_USUAL_VIDEO: Final = 16 / 9
# A member of an ``IntFlag`` would make each of a hundred thousand results one, too.
_VIDEO: Final = int(Flag.VIDEO)
_DOWNLOADABLE: Final = int(Flag.DOWNLOADABLE)


class Photo(NamedTuple):
    """A photo or video of the grid.

    ``number`` is the local copy's own. ``color`` is 0xRRGGBB, ``None`` before it was first seen;
    ``seconds`` is how long a video lasts, 0 where that is not known.
    """

    key: PictureKey
    number: int
    day: date | None
    flags: Flag
    color: int | None
    seconds: int

    @property
    def is_video(self) -> bool:
        """Whether it is a video."""
        return Flag.VIDEO in self.flags

    @property
    def downloadable(self) -> bool:
        """Whether it may be saved."""
        return Flag.DOWNLOADABLE in self.flags


class Part(Struct, frozen=True):
    """The media of one account, in the order of ``LocalCopy.media_marks``."""

    account_id: str
    marks: MediaMarks = NO_MEDIA


class Album(Struct, frozen=True, eq=False):
    """All that the grid shows, in its order; made by ``make_album``.

    ``owners`` and ``places`` say which part each photo is of, and where it stands there; both are
    empty where there is one part only. ``day_firsts`` holds the first photo of each day, ``days``
    their ordinals (0 for none), ``month_days`` the days with which a month begins. ``videos`` and
    ``blocked`` hold at each place how many stand before it that are videos, or that may not be
    saved.
    """

    parts: Sequence[Part] = ()
    owners: Sequence[int] = ()
    places: Sequence[int] = ()
    flags: Sequence[int] = ()
    ratios: Sequence[float] = ()
    day_firsts: Sequence[int] = ()
    days: Sequence[int] = ()
    month_days: Sequence[int] = ()
    videos: Sequence[int] = (0,)
    blocked: Sequence[int] = (0,)

    def __len__(self) -> int:
        return len(self.ratios)

    def at(self, item: int) -> tuple[Part, int]:
        """Return where a photo stands: its part, and the place in it."""
        if not self.owners:
            return self.parts[0], item
        return self.parts[self.owners[item]], self.places[item]

    def photo(self, item: int) -> Photo:
        """Return a photo."""
        part, place = self.at(item)
        marks = part.marks
        color = marks.colors[place]
        return Photo(
            PictureKey(part.account_id, marks.media_id(place)),
            marks.numbers[place],
            day_of(marks.days[place]),
            Flag(marks.flags[place]),
            color & 0xFFFFFF if color else None,
            marks.seconds[place],
        )

    def identity(self, item: int) -> tuple[str, int]:
        """Return by what a photo is known while others come and go: its account and number."""
        part, place = self.at(item)
        return part.account_id, part.marks.numbers[place]

    def key(self, item: int) -> PictureKey:
        """Return which picture a photo is."""
        part, place = self.at(item)
        return PictureKey(part.account_id, part.marks.media_id(place))

    def item_of(self, key: PictureKey, day: date | None) -> int:
        """Return the place of a photo, looked for on its day; -1 where it is not shown."""
        items = self.items_of(day)
        return next((item for item in items if self.key(item) == key), -1)

    def items_of(self, day: date | None) -> range:
        """Return the photos of a day; where it has none, nothing at the place they would have."""
        ordinal = 0 if day is None else day.toordinal()
        # Days fall; without a date comes last.
        found = bisect_left(self.days, -ordinal, key=lambda each: -each)
        first, end = self._first(found), self._first(found + 1)
        is_there = found < len(self.days) and self.days[found] == ordinal
        return range(first, end if is_there else first)

    def _first(self, day: int) -> int:
        return self.day_firsts[day] if day < len(self.day_firsts) else len(self)

    def counts(self, items: range) -> tuple[int, int]:
        """Return how many of some that follow each other are photos, and how many videos."""
        videos = self.videos[items.stop] - self.videos[items.start]
        return len(items) - videos, videos

    def count_blocked(self, items: range) -> int:
        """Return how many of some that follow each other may not be saved."""
        return self.blocked[items.stop] - self.blocked[items.start]

    def accounts_of(self, items: range) -> frozenset[int]:
        """Return the parts that some photos are of."""
        if not self.owners:
            return frozenset({0}) if items else frozenset()
        return frozenset(self.owners[items.start : items.stop])


def day_of(ordinal: int) -> date | None:
    """Return a day by its ordinal."""
    return date.fromordinal(ordinal) if ordinal else None


def make_album(parts: Sequence[Part]) -> Album:
    """Merge accounts: newest day first, within a day account by account."""
    filled = tuple(part for part in parts if len(part.marks.numbers))
    if not filled:
        return Album(parts=tuple(parts))
    if len(filled) == 1:
        marks = filled[0].marks
        return _album(filled, _Columns(marks.days, marks.flags, marks.ratios))
    columns = _Columns(array("I"), array("H"), array("H"))
    owners, places = array("B"), array("I")
    for owner, first, end in _by_day(filled):
        marks = filled[owner].marks
        owners.extend(array("B", [owner]) * (end - first))
        places.extend(range(first, end))
        columns.days.extend(marks.days[first:end])
        columns.flags.extend(marks.flags[first:end])
        columns.ratios.extend(marks.ratios[first:end])
    return _album(filled, columns, owners, places)


class _Columns(NamedTuple):
    """What is known of each photo, in the order of an album."""

    days: array[int]
    flags: array[int]
    ratios: array[int]


def _by_day(parts: Sequence[Part]) -> Iterator[tuple[int, int, int]]:
    """Give the photos of each day of each part: the part, the first one, and the end of them."""
    days: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for owner, part in enumerate(parts):
        firsts = _day_firsts(part.marks.days)
        for first, end in pairwise([*firsts, len(part.marks.days)]):
            days[part.marks.days[first]].append((owner, first, end))
    for day in sorted(days, reverse=True):
        yield from days[day]


def _album(
    parts: Sequence[Part],
    columns: _Columns,
    owners: Sequence[int] = (),
    places: Sequence[int] = (),
) -> Album:
    firsts = _day_firsts(columns.days)
    days = array("I", map(columns.days.__getitem__, firsts))
    is_video = (flag & _VIDEO for flag in columns.flags)
    is_blocked = (not flag & _DOWNLOADABLE for flag in columns.flags)
    return Album(
        parts=parts,
        owners=owners,
        places=places,
        flags=columns.flags,
        ratios=_usable(columns),
        day_firsts=firsts,
        days=days,
        month_days=_month_days(days),
        videos=array("I", accumulate(is_video, initial=0)),
        blocked=array("I", accumulate(is_blocked, initial=0)),
    )


def _day_firsts(days: array[int]) -> array[int]:
    """Return where another day begins."""
    changes = (at for at, (one, other) in enumerate(pairwise(days), 1) if one != other)
    return array("I", chain((0,), changes))


def _month_days(days: Sequence[int]) -> array[int]:
    months = [(day.year, day.month) if (day := day_of(each)) else (0, 0) for each in days]
    changes = (at for at, (one, other) in enumerate(pairwise(months), 1) if one != other)
    return array("I", chain((0,), changes))


class _Ratios(dict[int, float]):
    """Ratios by their thousandths, never an extreme, a usual one where it is not known."""

    def __missing__(self, thousandths: int) -> float:
        ratio = thousandths / 1000 if thousandths else _USUAL_PHOTO
        return self.setdefault(thousandths, usable_ratio(ratio))


def usable_ratio(ratio: float) -> float:
    """Return a ratio that a photo can be shown in; what lies outside is cropped."""
    return min(max(ratio, NARROWEST_RATIO), WIDEST_RATIO)


def _usable(columns: _Columns) -> list[float]:
    usable = list(map(_Ratios().__getitem__, columns.ratios))
    for at, (flag, ratio) in enumerate(zip(columns.flags, columns.ratios, strict=True)):
        if flag & _VIDEO and not ratio:
            usable[at] = _USUAL_VIDEO
    return usable
