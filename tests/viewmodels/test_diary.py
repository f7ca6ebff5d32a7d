"""The full diary on its own page: whole, kept up to date, and never another one's."""

from __future__ import annotations

from pathlib import Path

from konnect_desktop.viewmodels.diary import Diary
from konnect_desktop.viewmodels.timeline_rows import EntryKey
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import TODAY, diary_card, kept_accounts, timeline_of


def test_a_diary_that_grows_grows_on_its_page(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(diary_card(TODAY, "b1", "<p>Ochtend</p>"))
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 2)
                diary = Diary(timeline.model)
                diary.open(EntryKey("bloem", "journal:b1"))
                await until(lambda: _text(diary) == "Ochtend")
                await bloem.read(diary_card(TODAY, "b1", "<p>Ochtend</p><p>Middag</p>"))
                await until(lambda: _text(diary) == "Ochtend\nMiddag")
                await diary.aclose()

    run(story())


def test_f178_a_diary_that_was_closed_while_it_was_read_stays_closed(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                diary_card(TODAY, "b1", "<p>Een</p>"), diary_card(TODAY, "b2", "<p>Twee</p>")
            )
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 3)
                diary = Diary(timeline.model)
                diary.open(EntryKey("bloem", "journal:b1"))
                diary.open(EntryKey("bloem", "journal:b2"))
                await until(lambda: _text(diary))
                assert _text(diary) == "Twee"
                diary.open(EntryKey("bloem", "journal:b1"))
                diary.close()
                await timeline.model.entry(EntryKey("bloem", "journal:b1"))
                assert diary.row is None
                diary.open(EntryKey("bloem", "journal:gone"))
                await timeline.model.entry(EntryKey("bloem", "journal:b2"))
                assert diary.row is None
                await diary.aclose()

    run(story())


def _text(diary: Diary) -> str:
    return diary.row.text.plain if diary.row else ""
