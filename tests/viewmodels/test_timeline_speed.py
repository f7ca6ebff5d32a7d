"""How long the window's thread is kept, and how soon the first rows are there."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from pathlib import Path

from konnect_desktop.domain.timeline import Card
from konnect_desktop.viewmodels.timeline import ROW
from konnect_desktop.viewmodels.timeline_filter import Shown
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import (
    TODAY,
    diary_card,
    kept_accounts,
    medium,
    photo_card,
    timeline_of,
)

_EIGHTEEN_MONTHS_DAYS = 18 * 30
# Ten times what is measured on a quiet machine: this is to find what grows, not to measure.
_FIRST_ROWS_S = 1.0
_LONGEST_GAP_S = 0.25


def test_eighteen_months_are_there_at_once_and_many_cards_keep_the_loop_free(
    run: Run, tmp_path: Path
) -> None:
    cards = [card for age in range(_EIGHTEEN_MONTHS_DAYS) for card in _day(age)]

    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.copy.put_cards(cards, first_position=0, reading=1)
            await kompas.copy.put_cards(cards, first_position=0, reading=1)
            gaps = asyncio.create_task(_longest_gap(), name="gaps")
            began = time.perf_counter()
            async with timeline_of(bloem, kompas) as timeline:
                model = timeline.model
                await until(lambda: model.ready)
                assert all(model.data(model.index(row), ROW) for row in range(8))
                took = time.perf_counter() - began
                assert model.rowCount() == _EIGHTEEN_MONTHS_DAYS * (1 + 2 * 3)
                model.set_kinds(frozenset({Shown.DIARIES}))
                await until(lambda: model.rowCount() == _EIGHTEEN_MONTHS_DAYS * (1 + 2))
                timeline.accounts.choose("kompas")
                await until(lambda: model.rowCount() == _EIGHTEEN_MONTHS_DAYS * (1 + 1))
            gaps.cancel()
            longest = await gaps
            assert took <= _FIRST_ROWS_S
            assert longest <= _LONGEST_GAP_S

    run(story())


def _day(age: int) -> list[Card]:
    day = TODAY - timedelta(days=age)
    text = "<p>" + "Zand en water, en daarna een boterham. " * 12 + "</p>"
    return [
        diary_card(day, f"j{age}", text, media=[medium(f"m{age}")]),
        photo_card(day, *(f"p{age}-{number}" for number in range(8))),
        photo_card(day, f"q{age}"),
    ]


async def _longest_gap() -> float:
    longest = 0.0
    try:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - before)
    except asyncio.CancelledError:
        return longest
