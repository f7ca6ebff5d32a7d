"""Eighteen months of two accounts at once: all rows are known, and only what is seen is loaded."""

from __future__ import annotations

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
_FIRST_ROWS = 8


def test_eighteen_months_are_laid_out_whole_and_loaded_where_they_are_seen(
    run: Run, tmp_path: Path
) -> None:
    cards = [card for age in range(_EIGHTEEN_MONTHS_DAYS) for card in _day(age)]

    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.copy.put_cards(cards, first_position=0, reading=1)
            await kompas.copy.put_cards(cards, first_position=0, reading=1)
            async with timeline_of(bloem, kompas) as timeline:
                model = timeline.model
                await until(lambda: model.ready)
                assert model.rowCount() == _EIGHTEEN_MONTHS_DAYS * (1 + 2 * 3)
                assert all(model.data(model.index(row), ROW) for row in range(_FIRST_ROWS))
                assert len(model._shelf) == _FIRST_ROWS
                model.set_kinds(frozenset({Shown.DIARIES}))
                await until(lambda: model.rowCount() == _EIGHTEEN_MONTHS_DAYS * (1 + 2))
                timeline.accounts.choose("kompas")
                await until(lambda: model.rowCount() == _EIGHTEEN_MONTHS_DAYS * (1 + 1))

    run(story())


def _day(age: int) -> list[Card]:
    day = TODAY - timedelta(days=age)
    text = "<p>" + "Zand en water, en daarna een boterham. " * 12 + "</p>"
    return [
        diary_card(day, f"j{age}", text, media=[medium(f"m{age}")]),
        photo_card(day, *(f"p{age}-{number}" for number in range(8))),
        photo_card(day, f"q{age}"),
    ]
