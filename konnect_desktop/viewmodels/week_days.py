"""This week, day by day, as the views get it: values, no widgets, no sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.calendar import Attendance, Calendar, ChildPlanning, Stay
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.shown_text import shown_name
from konnect_desktop.viewmodels.timeline_rows import AccountLook, ShownChild

_DAYS: Final = 7
_SATURDAY: Final = 5


class AccountWeek(Struct, frozen=True):
    """What one account knows of a week; ``older_from`` is its age where the rest is younger."""

    look: AccountLook
    calendar: Calendar
    children: Sequence[ShownChild]
    older_from: datetime | None = None


class DayChild(Struct, frozen=True):
    """A child that the planning tells of on a day."""

    child: ShownChild
    stay: Stay


class WeekDay(Struct, frozen=True):
    """A day; ``children`` stand in the user's order."""

    day: date
    children: tuple[DayChild, ...] = ()

    @property
    def coming(self) -> tuple[DayChild, ...]:
        """Who comes, or may come: all but those who stay away."""
        return tuple(each for each in self.children if each.stay.attendance != Attendance.ABSENT)

    @property
    def away(self) -> tuple[DayChild, ...]:
        """Who would come and does not."""
        return tuple(each for each in self.children if each.stay.attendance == Attendance.ABSENT)


class ShownWeek(Struct, frozen=True):
    """The days of a week, those of its weekend only where somebody is told of.

    ``of`` counts the children that it tells about. ``may_be_outdated`` says that a portal has lost
    its planning (F060), ``older_from`` how old the planning is where the rest is younger.
    """

    days: tuple[WeekDay, ...]
    of: int
    may_be_outdated: bool
    older_from: datetime | None


def shown_week(
    accounts: Sequence[AccountWeek], monday: date, only: Collection[tuple[str, str]] | None
) -> ShownWeek | None:
    """Put the week of these accounts together.

    Args:
        accounts: In the user's order; one whose planning is of other days, or of nobody at all,
            tells nothing: perhaps its organisation plans elsewhere.
        monday: The first day.
        only: The children to tell of, as account id and child id; ``None`` for all.

    Returns:
        The week, or ``None`` where nothing is told of it or of these children.
    """
    this_week = [account for account in accounts if account.calendar.first == monday]
    known = [account for account in this_week if any(_days(account).values())]
    told: defaultdict[date, list[DayChild]] = defaultdict(list)
    whole: set[tuple[str, str]] = set()
    for account in known:
        whole |= {child.key for child in account.children if child.child.active}
        for day, children in _days(account).items():
            told[day] += children
            whole |= {each.child.key for each in children}
    of = whole if only is None else whole & set(only)
    if not of:
        return None
    days = [
        WeekDay(day, tuple(each for each in told[day] if each.child.key in of))
        for day in (monday + timedelta(days=number) for number in range(_DAYS))
    ]
    return ShownWeek(
        days=tuple(day for day in days if day.children or day.day.weekday() < _SATURDAY),
        of=len(of),
        may_be_outdated=any(account.calendar.may_be_outdated for account in known),
        older_from=min((at for each in known if (at := each.older_from)), default=None),
    )


def _days(account: AccountWeek) -> dict[date, list[DayChild]]:
    """Return the children of each day in the account's order, strangers to it at the end."""
    planned: defaultdict[date, dict[str, ChildPlanning]] = defaultdict(dict)
    for day in account.calendar.days:
        if day.day is None:
            continue
        for each in day.children:
            before = planned[day.day].get(each.child_id)
            # One that stands in two groups has one day all the same.
            combined = (before.combined if before else ()) + each.combined
            planned[day.day][each.child_id] = replace(each, combined=combined)
    return {day: _in_order(account, children) for day, children in planned.items()}


def _in_order(account: AccountWeek, planned: Mapping[str, ChildPlanning]) -> list[DayChild]:
    known = {shown.child.child_id: shown for shown in account.children}
    strangers = [child_id for child_id in planned if child_id not in known]
    told: list[DayChild] = []
    for child_id in (*known, *strangers):
        stay = planned[child_id].stay if child_id in planned else None
        if stay is not None:
            child = known.get(child_id) or _stranger(account.look, planned[child_id])
            told.append(DayChild(child, stay))
    return told


def _stranger(look: AccountLook, planned: ChildPlanning) -> ShownChild:
    """Return a child that only the planning knows."""
    name = shown_name(planned.first_name or planned.full_name)
    return ShownChild(
        look,
        Child(
            planned.child_id,
            name,
            shown_name(planned.full_name),
            birth_date=None,
            has_placement=True,
            active=True,
            group_names=(),
        ),
    )
