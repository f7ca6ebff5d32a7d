"""The timeline follows what happens, touches only its rows, and never tears them from the eye."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.timeline import Card
from konnect_desktop.viewmodels.timeline import ROW, TimelineModel
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.viewmodels.timeline_rows import EntryKey, EntryRow
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import (
    TODAY,
    child,
    diary_card,
    entry,
    kept_accounts,
    loaded,
    photo_card,
    rows_of,
    timeline_of,
)

YESTERDAY = TODAY - timedelta(days=1)


def test_f103_one_damaged_copy_is_told_and_leaves_the_others_alone(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(diary_card(TODAY, "b1"))
            await kompas.read(diary_card(TODAY, "k1"))
            await bloem.copy._run(lambda c: c.execute("UPDATE card SET body = 'x'").rowcount)
            async with timeline_of(bloem, kompas) as timeline:
                await until(lambda: timeline.model.rowCount() == 3)
                assert (await loaded(timeline.model, 2)).text.plain == "Zandtaart"
                told = [error for error in timeline.failures if isinstance(error, KonnectError)]
                assert {error.kind for error in told} == {ErrorKind.DATABASE_DAMAGED}
                timeline.failures.clear()

    run(story())


def test_new_entries_are_announced_and_shown_when_wanted(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(diary_card(YESTERDAY, "b1"), diary_card(YESTERDAY, "b0"))
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                await timeline.shows(YESTERDAY, "journal:b1", "journal:b0")
                await bloem.read(
                    diary_card(TODAY, "b3"),
                    diary_card(YESTERDAY, "b2"),
                    diary_card(YESTERDAY, "b1", "<p>Langer</p>"),
                    diary_card(YESTERDAY, "b0"),
                )
                await until(lambda: model.announced == 2)
                assert rows_of(model) == [YESTERDAY, "journal:b1", "journal:b0"]
                await until(lambda: _text(model, 1) == "Langer")
                model.reveal_announced()
                await timeline.shows(
                    TODAY, "journal:b3", YESTERDAY, "journal:b2", "journal:b1", "journal:b0"
                )
                assert model.announced == 0

    run(story())


def test_a_first_reading_fills_the_timeline_page_by_page(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,), timeline_of(bloem) as timeline:
            for place, number in enumerate(range(9, 0, -1)):
                day = TODAY if number > 5 else YESTERDAY
                await bloem.read(diary_card(day, f"b{number}"), first_position=place)
                await until(lambda place=place: timeline.model.rowCount() > place)
            await until(lambda: timeline.model.rowCount() == 11)
            assert timeline.model.announced == 0

    run(story())


def test_first_readings_of_two_accounts_are_shown_together(run: Run, tmp_path: Path) -> None:
    """What the second one brings a moment later would push down what is looked at."""

    async def story() -> None:
        async with (
            kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas),
            timeline_of(bloem, kompas) as timeline,
        ):
            seen: list[int] = []

            def note(*_: object) -> None:
                seen.append(timeline.model.rowCount())

            timeline.model.rowsInserted.connect(note)
            timeline.model.modelReset.connect(note)
            await bloem.read(diary_card(YESTERDAY, "b1"))
            feeds = timeline.model._feeds
            await until(lambda: (feed := feeds.open.get("bloem")) and feed.marks)
            await kompas.read(diary_card(TODAY, "k1"))
            await timeline.shows(TODAY, "journal:k1", YESTERDAY, "journal:b1")
            assert seen == [4]

    run(story())


def test_an_account_that_brings_nothing_keeps_the_others_waiting_for_a_moment_only(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with (
            kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas),
            timeline_of(bloem, kompas) as timeline,
        ):
            await bloem.read(diary_card(YESTERDAY, "b1"))
            await timeline.shows(YESTERDAY, "journal:b1")
            await kompas.read(diary_card(TODAY, "k1"))
            await timeline.shows(TODAY, "journal:k1", YESTERDAY, "journal:b1")

    run(story())


def test_a_change_touches_its_rows_alone(run: Run, tmp_path: Path) -> None:
    """No reset, so that a view can keep its place."""

    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            cards = [diary_card(TODAY - timedelta(days=age), f"b{age}") for age in range(40)]
            await bloem.read(*cards)
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 80)
                await loaded(model, 21)
                said = _listen(model)
                changed = diary_card(TODAY - timedelta(days=10), "b10", "<p>Nieuw</p>")
                new = diary_card(TODAY - timedelta(days=10), "b10b")
                await bloem.read(*cards[:10], changed, new, *cards[11:])
                await until(lambda: _text(model, 21) == "Nieuw")
                await until(lambda: model.rowCount() == 81)
                assert said["reset"] == []
                assert said["inserted"] == [(22, 22)]
                assert said["removed"] == []
                assert set(said["changed"]) == {(21, 21)}

    run(story())


def test_f178_an_account_that_is_let_go_of_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(*(diary_card(TODAY, f"b{number}") for number in range(30)))
            await kompas.read(*(diary_card(TODAY, f"k{number}") for number in range(30)))
            async with timeline_of(bloem, kompas) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 61)
                for row in range(61):
                    model.data(model.index(row), ROW)
                timeline.accounts.close(bloem)
                await model.release("bloem")
                await bloem.copy._run(lambda _: None)
                await until(lambda: model.rowCount() == 31)
                rows = [await loaded(model, row) for row in range(1, 31)]
                assert {row.key.account_id for row in rows} == {"kompas"}
                assert await model.entry(EntryKey("bloem", "journal:b1")) is None

    run(story())


def test_f178_the_same_account_opened_anew_is_read_anew(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with (
            kept_accounts(tmp_path, "bloem") as (old,),
            kept_accounts(tmp_path / "new", "bloem") as (new,),
        ):
            await old.read(diary_card(TODAY, "b1", "<p>Oud</p>"))
            await new.read(diary_card(TODAY, "b1", "<p>Nieuw</p>"))
            async with timeline_of(old) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 2)
                assert _text(model, 1) == "Oud"
                timeline.accounts.opened = [new]
                timeline.accounts.changed.emit()
                await until(lambda: _text(model, 1) == "Nieuw")

    run(story())


def test_another_name_of_an_account_or_a_child_reaches_its_rows(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c1", "Noor"))
            await bloem.read(diary_card(TODAY, "b1"))
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                key = EntryKey("bloem", "journal:b1")
                await until(lambda: model.rowCount() == 2)
                await loaded(model, 1)
                timeline.accounts.rename("bloem", "De Zonnebloem")
                await until(lambda: _account(model, 1) == "De Zonnebloem")
                await bloem.read_children(child("c1", "Nora"))
                await until(lambda: _child(model, 1) == "Nora")
                assert (await entry(model, key)).children[0].account.name == "De Zonnebloem"

    run(story())


def test_f150_f151_another_day_rewords_the_headers(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(diary_card(date(2026, 3, 29), "b1"))
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 2)
                said = _listen(timeline.model)
                timeline.model.refresh_today()
                assert said["changed"] == [(0, 1)]

    run(story())


def test_the_model_keeps_qts_rules_whatever_happens(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with (
            kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas),
            timeline_of(bloem) as timeline,
        ):
            model = timeline.model
            tester = QAbstractItemModelTester(
                model, QAbstractItemModelTester.FailureReportingMode.Warning
            )
            await bloem.read(*_some_cards("b", 30))
            await until(lambda: model.rowCount() > 30)
            await kompas.read(*_some_cards("k", 30))
            timeline.accounts.take(kompas)
            await until(lambda: model.rowCount() > 60)
            model.set_kinds(frozenset({Shown.DIARIES}))
            await until(lambda: model.rowCount() < 60)
            await bloem.read(diary_card(TODAY + timedelta(days=1), "later"))
            await until(lambda: model.announced == 1)
            model.reveal_announced()
            await until(lambda: model.announced == 0)
            timeline.accounts.choose("bloem")
            model.set_kinds(None)
            await until(lambda: model.rowCount() > 30)
            del tester

    run(story())


def _some_cards(name: str, count: int) -> list[Card]:
    days = [TODAY - timedelta(days=number // 3) for number in range(count)]
    return [
        diary_card(day, f"{name}{number}") if number % 3 else photo_card(day, f"{name}{number}")
        for number, day in enumerate(days)
    ]


def _listen(model: TimelineModel) -> dict[str, list[tuple[int, int]]]:
    said: dict[str, list[tuple[int, int]]] = {
        "reset": [],
        "inserted": [],
        "removed": [],
        "changed": [],
    }
    model.modelReset.connect(lambda: said["reset"].append((0, 0)))

    def inserted(_parent: QModelIndex, first: int, last: int) -> None:
        said["inserted"].append((first, last))

    def removed(_parent: QModelIndex, first: int, last: int) -> None:
        said["removed"].append((first, last))

    def changed(first: QModelIndex, last: QModelIndex, _roles: list[int]) -> None:
        said["changed"].append((first.row(), last.row()))

    model.rowsInserted.connect(inserted)
    model.rowsRemoved.connect(removed)
    model.dataChanged.connect(changed)
    return said


def _entry(model: TimelineModel, row: int) -> EntryRow | None:
    shown = model.data(model.index(row), ROW)
    return shown if isinstance(shown, EntryRow) else None


def _text(model: TimelineModel, row: int) -> str:
    shown = _entry(model, row)
    return shown.text.plain if shown else ""


def _account(model: TimelineModel, row: int) -> str:
    shown = _entry(model, row)
    return shown.account.name if shown else ""


def _child(model: TimelineModel, row: int) -> str:
    shown = _entry(model, row)
    return shown.children[0].child.first_name if shown else ""
