from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from konnect_desktop.viewmodels.day_diaries import DayDiaries
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.viewmodels.timeline_rows import EntryKey, ShownMedium
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import (
    TODAY,
    Timeline,
    child,
    diary_card,
    entry,
    kept_accounts,
    photo_card,
    timeline_of,
)

YESTERDAY = TODAY - timedelta(days=1)


async def photo_of(timeline: Timeline, card_key: str) -> ShownMedium:
    return (await entry(timeline.model, EntryKey("bloem", card_key))).media[0]


def texts(diaries: DayDiaries) -> list[str]:
    return [row.text.plain for row in diaries.rows]


def test_the_diaries_of_the_photos_children_and_day_are_found_whatever_the_filter(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c1", "Noor"), child("c2", "Sem"))
            await bloem.read(
                diary_card(TODAY, "j1", "<p>Zandtaart</p>"),
                diary_card(TODAY, "j2", "<p>Sem sliep</p>", child="c2"),
                diary_card(TODAY, "j3", ""),
                photo_card(TODAY, "a"),
                diary_card(YESTERDAY, "j4", "<p>Gisteren</p>"),
                photo_card(YESTERDAY, "b", children=("c1", "c2")),
                photo_card(None, "c"),
            )
            async with timeline_of(bloem) as timeline:
                timeline.model.set_kinds(frozenset({Shown.PHOTOS}))
                await until(lambda: timeline.model.rowCount() == 5)
                diaries = DayDiaries(timeline.model)
                told: list[int] = []
                diaries.changed.connect(lambda: told.append(len(diaries.rows)))
                diaries.look_for(await photo_of(timeline, f"photo:{TODAY}:a"))
                await until(lambda: texts(diaries) == ["Zandtaart"])
                before = await photo_of(timeline, f"photo:{YESTERDAY}:b")
                diaries.look_for(replace(before, day=YESTERDAY))
                assert texts(diaries) == [], "never those of another day"
                await until(lambda: texts(diaries) == ["Gisteren"])
                diaries.look_for(None)
                assert told == [1, 0, 1, 0]
                await diaries.aclose()

    run(story())


def test_a_diary_that_grows_is_shown_anew(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c1", "Noor"))
            await bloem.read(diary_card(TODAY, "j1", "<p>Fles</p>"), photo_card(TODAY, "a"))
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 3)
                diaries = DayDiaries(timeline.model)
                diaries.look_for(await photo_of(timeline, f"photo:{TODAY}:a"))
                await until(lambda: texts(diaries) == ["Fles"])
                await bloem.read(diary_card(TODAY, "j1", "<p>Fles en slaap</p>"))
                await until(lambda: texts(diaries) == ["Fles en slaap"])
                await diaries.aclose()

    run(story())
