"""What each day holds, in numbers: cheap for all days, so that any card is found at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import (
    days_between,
    is_beside_clock_change,
    is_open,
    months_before,
)
from konnect_desktop.demo.content.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from konnect_desktop.demo.content.people import Child, Organisation
    from konnect_desktop.demo.content.settings import ContentSettings

PHOTOS_PER_CARD = 30

_SHOWCASE_PHOTOS = 8
_SHOWCASE_BEFORE_PHOTOS = 6
_SHOWCASE_NEEDS_PHOTOS = 60


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day of care.

    Photos and videos are numbered from 0, oldest first. The first `diary_only` stand in a diary
    and nowhere else, the next `shared` in a diary and in a photo card, the rest in photo cards.
    `card_sizes` are those of the photo cards, newest card first.
    """

    day: date
    children: tuple[Child, ...]
    writers: tuple[Child, ...]
    photos: int
    videos: int
    diary_only: int
    shared: int
    card_sizes: tuple[int, ...]
    parent_about: Child | None
    milestone_of: Child | None
    trigger_for: Child | None
    undated_trigger_for: Child | None = None
    is_newest: bool = False
    showcase: int | None = None

    @property
    def items(self) -> int:
        """Photos and videos together."""
        return self.photos + self.videos

    @property
    def cards(self) -> int:
        """How many cards the day has in the timeline."""
        return (
            len(self.writers)
            + len(self.card_sizes)
            + (self.parent_about is not None)
            + (self.milestone_of is not None)
            + (self.trigger_for is not None)
            + (self.undated_trigger_for is not None)
        )


def plan_days(place: Organisation, settings: ContentSettings) -> list[DayPlan]:
    """Return the days of care, newest first, on which the photos and videos are spread."""
    days = _care_days(place, settings)
    shown = _showcase_days(place, days, settings)
    photos = _spread(settings.photos, [_photo_weight(settings, place, day) for day, _ in days], {
        index: count for index, (count, _) in shown.items()
    })  # fmt: skip
    videos = _spread(settings.videos, [_video_weight(settings, place, day) for day, _ in days], {
        index: count for index, (_, count) in shown.items()
    })  # fmt: skip
    order = {index: rank for rank, index in enumerate(shown)}
    plans = [
        _plan(place, settings, days[index], (photos[index], videos[index]), order.get(index))
        for index in reversed(range(len(days)))
    ]
    return [_newest(place, settings, plans[0]), *plans[1:]] if plans else []


def _care_days(
    place: Organisation, settings: ContentSettings
) -> list[tuple[date, tuple[Child, ...]]]:
    first = months_before(settings.today, settings.months)
    found: list[tuple[date, tuple[Child, ...]]] = []
    for day in days_between(first, settings.today):
        if is_open(day):
            children = tuple(child for child in place.children if is_there(place, child, day))
            if children:
                found.append((day, children))
    return found


def is_there(place: Organisation, child: Child, day: date) -> bool:
    """Say whether a child comes on an open day: on its weekdays, and on some days more."""
    if not child.is_placed_on(day):
        return False
    extra_day = child is place.children[0] and is_beside_clock_change(day)
    return day.weekday() in child.weekdays or extra_day


def _showcase_days(
    place: Organisation,
    days: Sequence[tuple[date, tuple[Child, ...]]],
    settings: ContentSettings,
) -> dict[int, tuple[int, int]]:
    """Return the photos and videos of the newest two days, which are told by hand."""
    if place.org != "demo" or settings.photos < _SHOWCASE_NEEDS_PHOTOS or not settings.videos:
        return {}
    both = [index for index, (_, children) in enumerate(days) if _has_both(children)]
    counts = ((_SHOWCASE_PHOTOS, 0), (_SHOWCASE_BEFORE_PHOTOS, 1))
    newest = [index for index in (len(days) - 1, len(days) - 2) if index in both]
    return dict(zip(newest, counts, strict=False)) if len(newest) == len(counts) else {}


def _has_both(children: Sequence[Child]) -> bool:
    return [child.key for child in children[:2]] == ["noor", "sem"]


def _photo_weight(settings: ContentSettings, place: Organisation, day: date) -> int:
    dice = Dice(settings.seed, place.org, "photos", day)
    return 0 if dice.chance(8) else dice.between(2, 9)


def _video_weight(settings: ContentSettings, place: Organisation, day: date) -> int:
    return 1 if Dice(settings.seed, place.org, "videos", day).chance(18) else 0


def _spread(total: int, weights: Sequence[int], given: dict[int, int]) -> list[int]:
    """Spread a total over the days by weight, exactly; some days have a given number."""
    free = [0 if index in given else weight for index, weight in enumerate(weights)]
    if not any(free):
        free = [0 if index in given else 1 for index in range(len(weights))]
    rest, whole = total - sum(given.values()), sum(free)
    if not whole:
        return [given.get(index, 0) for index in range(len(weights))]
    upto = [rest * sum_ // whole for sum_ in accumulate(free, initial=0)]
    return [
        given.get(index, after - before) for index, (before, after) in enumerate(pairwise(upto))
    ]


def _plan(
    place: Organisation,
    settings: ContentSettings,
    of: tuple[date, tuple[Child, ...]],
    counts: tuple[int, int],
    showcase: int | None,
) -> DayPlan:
    (day, children), (photos, videos) = of, counts
    if showcase is not None:
        return _showcase_plan(day, children, (photos, videos), showcase)
    dice = Dice(settings.seed, place.org, "plan", day)
    writers = tuple(child for child in children if dice.chance(85))
    items = photos + videos
    diary_only = min(items // 4, dice.below(3)) if writers else 0
    shared = int(bool(writers) and items > diary_only and dice.chance(30))
    first_of_month = day.day <= 7  # noqa: PLR2004 — the first week holds each weekday once
    is_special = first_of_month and day.weekday() == min(children[0].weekdays)
    return DayPlan(
        day=day,
        children=children,
        writers=writers or (children if not items else ()),
        photos=photos,
        videos=videos,
        diary_only=diary_only,
        shared=shared,
        card_sizes=_card_sizes(items - diary_only, two=dice.chance(12)),
        parent_about=children[0] if dice.chance(4) else None,
        milestone_of=dice.pick(children) if dice.chance(2) or is_special else None,
        trigger_for=children[0] if is_special and day.month % 2 == 0 else None,
    )


def _showcase_plan(
    day: date, children: tuple[Child, ...], counts: tuple[int, int], rank: int
) -> DayPlan:
    noor, sem = children[:2]
    photos, videos = counts
    return DayPlan(
        day=day,
        children=children,
        writers=(sem,) if rank == 0 else (noor, sem),
        photos=photos,
        videos=videos,
        diary_only=0,
        shared=0,
        card_sizes=(photos,) if rank == 0 else (videos, photos),
        parent_about=sem if rank == 0 else None,
        milestone_of=None,
        trigger_for=None,
        showcase=rank,
    )


def _newest(place: Organisation, settings: ContentSettings, plan: DayPlan) -> DayPlan:
    """Return the newest day as it is so far; each has a diary, and the first place a question."""
    photos = plan.photos * settings.grown_percent // 100
    videos = plan.videos * settings.grown_percent // 100
    if (photos, videos) != (plan.photos, plan.videos):
        items = photos + videos
        plan = replace(
            plan,
            photos=photos,
            videos=videos,
            diary_only=0,
            shared=0,
            card_sizes=(items,) if items else (),
        )
    return replace(
        plan,
        is_newest=True,
        writers=plan.writers if plan.showcase == 0 else plan.children,
        undated_trigger_for=plan.children[0] if place.org == "demo" else None,
    )


def _card_sizes(items: int, *, two: bool) -> tuple[int, ...]:
    count = -(-items // PHOTOS_PER_CARD)
    if two and count == 1 and items > 1:
        count = 2
    upto = [items * index // count for index in range(count + 1)] if count else [0]
    return tuple(after - before for before, after in pairwise(upto))
