"""Which rows the timeline has, from the marks of all accounts: pure values, meant for a thread."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from konnect_desktop.cache.local_copy_marks import CardMark
from konnect_desktop.viewmodels.timeline_filter import TimelineFilter
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryKey


class EntrySlot(Struct, frozen=True):
    """The place of an entry. ``day`` is the day it stands under."""

    key: EntryKey
    day: date | None
    mark: CardMark


Slot = DayRow | EntrySlot


class AccountMarks(Struct, frozen=True):
    """The cards of one account, in the order of ``LocalCopy.card_marks``."""

    account_id: str
    marks: Sequence[CardMark]


class Layout(Struct, frozen=True):
    """The rows, and how many entries that would be shown are held back."""

    slots: tuple[Slot, ...] = ()
    held: int = 0


def lay_out(
    accounts: Iterable[AccountMarks], showing: TimelineFilter, held: frozenset[EntryKey]
) -> Layout:
    """Merge accounts by day, newest first; within a day account by account, as the portal orders.

    Entries in ``held`` are left out and counted.
    """
    days: defaultdict[date | None, list[EntrySlot]] = defaultdict(list)
    waiting = 0
    for account in accounts:
        for slot in _placed(account):
            if not showing.shows(account.account_id, slot.mark):
                continue
            if slot.key in held:
                waiting += 1
            else:
                days[slot.day].append(slot)
    return Layout(tuple(_with_headers(days)), waiting)


def newcomers(before: Sequence[CardMark], now: Sequence[CardMark]) -> frozenset[str]:
    """Return the keys of new cards of the newest known day and later, above a card that is known.

    They would push what is looked at. What a first reading brings page by page stands below all
    that is known.
    """
    known = {mark.key for mark in before}
    newest = next((mark.day for mark in before if mark.day is not None), None)
    if newest is None:
        return frozenset()
    above: set[str] = set()
    waiting: set[str] = set()
    for place, mark in enumerate(now):
        if mark.day is None or mark.day < newest:
            if any(later.day is not None and later.key in known for later in now[place:]):
                above |= waiting
            break
        if mark.key not in known:
            waiting.add(mark.key)
        else:
            above |= waiting
            waiting.clear()
    return frozenset(above)


def _placed(account: AccountMarks) -> Iterator[EntrySlot]:
    """Give every card its day; one without a date stands where the portal puts it."""
    marks = account.marks
    if marks and marks[-1].day is None:
        marks = _with_undated(marks)
    else:
        marks = [(mark.day, mark) for mark in marks]
    for day, mark in marks:
        yield EntrySlot(EntryKey(account.account_id, mark.key), day, mark)


def _with_undated(marks: Sequence[CardMark]) -> list[tuple[date | None, CardMark]]:
    dated = [mark for mark in marks if mark.day is not None]
    by_position = sorted(dated, key=lambda mark: mark.position)
    positions = [mark.position for mark in by_position]
    placed: list[tuple[date | None, CardMark]] = [(mark.day, mark) for mark in dated]
    for mark in marks:
        if mark.day is None:
            above = bisect_right(positions, mark.position) - 1
            day = by_position[max(above, 0)].day if by_position else None
            placed.append((day, mark))
    # Stable: days stay in their order, and within a day the portal's order counts.
    return sorted(placed, key=lambda each: (_age(each[0]), each[1].position))


def _age(day: date | None) -> int:
    return 0 if day is None else -day.toordinal()


def _with_headers(days: dict[date | None, list[EntrySlot]]) -> Iterator[Slot]:
    for day in sorted(days, key=_age_with_none_last):
        entries = days[day]
        yield _header(day, entries)
        yield from entries


def _age_with_none_last(day: date | None) -> tuple[bool, int]:
    return day is None, _age(day)


def _header(day: date | None, entries: Sequence[EntrySlot]) -> DayRow:
    children = {(slot.key.account_id, child) for slot in entries for child in slot.mark.children}
    again = _shown_again(entries)
    return DayRow(
        day,
        children=len(children),
        photos=sum(slot.mark.photos for slot in entries) - again[False],
        videos=sum(slot.mark.videos for slot in entries) - again[True],
    )


def _shown_again(entries: Sequence[EntrySlot]) -> Counter[bool]:
    """Count the photos (False) and videos (True) that an entry above shows too."""
    seen: set[tuple[str, str]] = set()
    again: Counter[bool] = Counter()
    for slot in entries:
        for media_id, is_video in slot.mark.shared:
            medium = slot.key.account_id, media_id
            again[is_video] += medium in seen
            seen.add(medium)
    return again
