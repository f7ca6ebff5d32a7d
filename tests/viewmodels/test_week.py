"""The model of this week: from the local copies of what is looked at, by accounts and children."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.calendar import (
    Attendance,
    Calendar,
    CalendarDay,
    ChildPlanning,
    PlanningPart,
)
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.services.freshness import REFRESHED_AT
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.timeline_filter import TimelineFilter
from konnect_desktop.viewmodels.week import ShowsChildren, WeekModel
from konnect_desktop.viewmodels.week_days import ShownWeek
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import (
    TODAY,
    KeptAccount,
    KeptAccounts,
    child,
    kept_accounts,
)

MONDAY = date(2026, 4, 13)
_READ_AT = datetime(2026, 4, 14, 6, tzinfo=UTC)


class StandInFilter(QObject):
    """Whose days are wanted."""

    showing_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.showing = TimelineFilter()

    def show(self, *children: tuple[str, str]) -> None:
        self.showing = TimelineFilter(frozenset(children) or None)
        self.showing_changed.emit()


@dataclass(slots=True)
class Week:
    """A model that follows its accounts, on a day that a test chooses."""

    accounts: KeptAccounts
    filter: StandInFilter
    model: WeekModel
    today: date
    failures: list[object]

    @property
    def shown(self) -> ShownWeek:
        week = self.model.week
        assert week is not None
        return week

    def names(self) -> list[str]:
        """Return who is told of on each day."""
        return [
            "".join(each.child.child.first_name[0] for each in day.children)
            for day in self.shown.days
        ]


def part(day: date, first: int, last: int, attendance: Attendance) -> PlanningPart:
    start = datetime.combine(day, datetime.min.time(), AMSTERDAM)
    return PlanningPart(
        start.replace(hour=first),
        start.replace(hour=last),
        attendance,
        attendance.value,
        "",
        to_confirm=False,
    )


def planned(child_id: str, day: date, attendance: Attendance) -> ChildPlanning:
    parts = (part(day, 8, 13, attendance), part(day, 13, 18, attendance))
    return ChildPlanning(child_id, child_id.upper(), "", (parts,))


def planning(
    *days: tuple[int, tuple[str, ...]],
    first: date = MONDAY,
    attendance: Attendance = Attendance.PLANNED,
    may_be_outdated: bool = False,
) -> Calendar:
    """Return a week; each day is its place after ``first``, and who comes."""
    told = tuple(
        CalendarDay(day, tuple(planned(each, day, attendance) for each in who))
        for day, who in ((first + timedelta(days=number), who) for number, who in days)
    )
    last = first + timedelta(days=6)
    return Calendar(first, last, told, may_be_outdated, quarantined=())


async def tell(account: KeptAccount, calendar: Calendar) -> None:
    """Take a planning as if the portal had told it."""
    await account.copy.put_planning(calendar, _READ_AT)
    first = frozenset({calendar.first.isoformat()})
    account.changes.publish(Change(account.account_id, Kind.PLANNING, first, "test"))


@asynccontextmanager
async def week_of(*accounts: KeptAccount) -> AsyncGenerator[Week]:
    """Follow accounts until the block ends; nothing may have failed by then."""
    seen, shown = KeptAccounts(), StandInFilter()
    for account in accounts:
        seen.take(account)
    failures: list[object] = []
    # On an object a Signal is a SignalInstance, which the type checker does not know of protocols.
    model = WeekModel(cast("SeenAccounts", seen), cast("ShowsChildren", shown), lambda: week.today)
    week = Week(seen, shown, model, TODAY, failures)
    model.failed.connect(failures.append)
    model.start()
    try:
        yield week
    finally:
        await model.aclose()
    assert failures == []


def test_what_is_kept_is_there_at_once_and_days_of_nobody_too(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c1", "Noor"), child("c2", "Sem"))
            await tell(bloem, planning((0, ("c2", "c1")), (1, ("c1",))))
            async with week_of(bloem) as week:
                assert week.model.week is None
                await until(lambda: week.model.week)
                assert week.names() == ["NS", "N", "", "", ""]
                assert [day.day.weekday() for day in week.shown.days] == [0, 1, 2, 3, 4]
                assert week.shown.of == 2
                (noor,) = week.shown.days[1].coming
                assert (noor.stay.starts_at.hour, noor.stay.ends_at.hour) == (8, 18)
                assert week.shown.older_from is None

    run(story())


def test_a_weekend_day_is_there_where_somebody_comes(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            await tell(bloem, planning((5, ("c1",))))
            await until(lambda: week.model.week)
            assert [day.day.weekday() for day in week.shown.days] == [0, 1, 2, 3, 4, 5]

    run(story())


def test_what_a_refresh_tells_is_shown_and_children_get_their_names(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            await tell(bloem, planning((0, ("x1",))))
            await until(lambda: week.model.week and week.names()[0] == "X")
            await bloem.read_children(child("x1", "Noor"))
            await until(lambda: week.names()[0] == "N")
            await tell(bloem, planning((2, ("x1",)), attendance=Attendance.ABSENT))
            await until(lambda: week.names()[0] == "")
            assert [each.child.child.child_id for each in week.shown.days[2].away] == ["x1"]
            assert week.shown.days[2].coming == ()

    run(story())


def test_accounts_stand_beside_each_other_and_one_may_be_chosen(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read_children(child("c1", "Noor"))
            await kompas.read_children(child("c1", "Lotte"))
            await tell(bloem, planning((0, ("c1",))))
            await tell(kompas, planning((0, ("c1",)), (2, ("c1",))))
            async with week_of(bloem, kompas) as week:
                await until(lambda: week.model.week and week.names()[0] == "NL")
                assert week.shown.of == 2
                week.accounts.choose("kompas")
                assert week.names() == ["L", "", "L", "", ""]
                assert week.shown.of == 1

    run(story())


def test_a_child_is_filtered_and_of_one_that_left_nothing_is_told(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(
                child("c1", "Noor"), child("c2", "Sem"), child("c3", "Finn", active=False)
            )
            await tell(bloem, planning((0, ("c1", "c2")), (1, ("c1",))))
            async with week_of(bloem) as week:
                await until(lambda: week.model.week)
                told: list[int] = []
                week.model.changed.connect(lambda: told.append(1))
                week.filter.show(("bloem", "c2"))
                assert told
                assert week.names() == ["S", "", "", "", ""]
                assert week.shown.of == 1
                week.filter.show(("bloem", "c3"))
                assert week.model.week is None
                week.filter.show()
                assert week.names()[1] == "N"

    run(story())


def test_f060_a_lost_connection_is_shown_and_gone_with_the_next_planning(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            await tell(bloem, planning((0, ("c1",)), may_be_outdated=True))
            await until(lambda: week.model.week and week.shown.may_be_outdated)
            await tell(bloem, planning((0, ("c1",))))
            await until(lambda: not week.shown.may_be_outdated)

    run(story())


def test_a_planning_that_is_older_than_the_rest_tells_its_age(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            later = (_READ_AT + timedelta(hours=1)).isoformat()
            await bloem.copy.put_facts({REFRESHED_AT: later})
            await tell(bloem, planning((0, ("c1",))))
            await until(lambda: week.model.week)
            assert week.shown.older_from == _READ_AT

    run(story())


def test_a_planning_of_another_week_or_of_nobody_is_not_shown(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            await bloem.read_children(child("c1", "Noor"))
            await tell(bloem, planning((0, ("c1",))))
            await until(lambda: week.model.week)
            week.today = MONDAY + timedelta(days=7)
            told: list[int] = []
            week.model.changed.connect(lambda: told.append(1))
            week.model.refresh_today()
            assert told
            assert week.model.week is None
            week.today = TODAY
            await tell(bloem, planning())
            await until(lambda: week.model.week is None)

    run(story())


def test_a_child_in_two_groups_of_a_day_has_one_day(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        morning = ChildPlanning("c1", "Noor", "", ((part(MONDAY, 8, 13, Attendance.PLANNED),),))
        later = ChildPlanning("c1", "Noor", "", ((part(MONDAY, 13, 17, Attendance.PLANNED),),))
        days = (CalendarDay(MONDAY, (morning, later)), CalendarDay(None, ()))
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            both = Calendar(MONDAY, TODAY, days, may_be_outdated=False, quarantined=())
            await tell(bloem, both)
            await until(lambda: week.model.week)
            (noor,) = week.shown.days[0].children
            assert (noor.stay.starts_at.hour, noor.stay.ends_at.hour) == (8, 17)

    run(story())


def test_f178_of_an_account_that_is_let_go_of_nothing_is_shown_any_more(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), week_of(bloem) as week:
            await tell(bloem, planning((0, ("c1",))))
            await until(lambda: week.model.week)
            await week.model.release("bloem")
            assert week.model.week is None
            await tell(bloem, planning((1, ("c1",))))
            week.accounts.close(bloem)
            assert week.model.week is None

    run(story())
