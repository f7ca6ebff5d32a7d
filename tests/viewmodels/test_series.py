"""From photo to photo, across days, with what the filter shows and nothing twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from konnect_desktop.viewmodels.series import MediaSeries, SeriesPlace
from konnect_desktop.viewmodels.timeline_filter import Shown
from konnect_desktop.viewmodels.timeline_rows import EntryKey, ShownMedium
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import (
    TODAY,
    Timeline,
    diary_card,
    entry,
    kept_accounts,
    medium,
    photo_card,
    timeline_of,
    video_card,
)

YESTERDAY = TODAY - timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=30)


def test_the_series_goes_on_to_the_next_day_and_back(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                photo_card(TODAY, "a", "b"),
                diary_card(YESTERDAY, "j1"),
                diary_card(LONG_AGO, "j2", media=[medium("c")]),
                photo_card(LONG_AGO, "d"),
            )
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 7)
                series = MediaSeries(timeline.model)
                first = await series.place_of(await _medium(timeline, f"photo:{TODAY}:b", "a"))
                assert first is not None
                assert (first.place, first.of, first.day) == (0, 2, TODAY)
                there = await _walk(series, first, forward=True)
                assert [_id(place) for place in there] == ["a", "b", "c", "d"]
                assert (there[-1].place, there[-1].of) == (1, 2)
                back = await _walk(series, there[-1], forward=False)
                assert [_id(place) for place in back] == ["d", "c", "b", "a"]
                assert await series.same_day(there[-1]) == tuple(there[2:])

    run(story())


def test_a_photo_in_a_diary_and_in_the_days_photo_card_comes_once(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                diary_card(TODAY, "j1", media=[medium("a")]), photo_card(TODAY, "b", "a", "c")
            )
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 3)
                series = MediaSeries(timeline.model)
                clicked = await _medium(timeline, f"photo:{TODAY}:c", "a")
                first = await series.place_of(clicked)
                assert first is not None
                assert first.entry == EntryKey("bloem", "journal:j1")
                assert [_id(place) for place in await series.same_day(first)] == ["a", "b", "c"]

    run(story())


def test_the_series_follows_the_filter_and_accounts_keep_their_own(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(photo_card(TODAY, "a"), video_card(YESTERDAY, "f"))
            await kompas.read(photo_card(TODAY, "a"), video_card(YESTERDAY, "g"))
            async with timeline_of(bloem, kompas) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 6)
                series = MediaSeries(model)
                first = await series.place_of(await _medium(timeline, f"photo:{TODAY}:a", "a"))
                assert first is not None
                everything = await _walk(series, first, forward=True)
                assert [_id(place) for place in everything] == ["a", "a", "f", "g"]
                model.set_kinds(frozenset({Shown.VIDEOS}))
                await until(lambda: model.rowCount() == 3)
                # The photo that is looked at is not among them any more.
                after = await series.next(first)
                assert after is not None
                assert _id(after) == "f"
                assert await series.previous(after) is None

    run(story())


def test_the_first_of_all_and_all_in_no_order_each_once(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                diary_card(TODAY, "j1"),
                diary_card(YESTERDAY, "j2", media=[medium("a")]),
                photo_card(YESTERDAY, "b", "a", "c"),
                photo_card(LONG_AGO, "d", "e"),
            )
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 7)
                series = MediaSeries(timeline.model)
                first = await series.first()
                assert first is not None
                assert (_id(first), first.place, first.of) == ("a", 0, 3)
                orders: set[tuple[str, ...]] = set()
                for _ in range(20):
                    places = [place async for place in series.shuffled()]
                    assert sorted(map(_id, places)) == ["a", "b", "c", "d", "e"]
                    orders.add(tuple(map(_id, places)))
                assert len(orders) > 1

    run(story())


def test_a_series_of_nothing_has_no_first(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(diary_card(TODAY, "j1"))
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 2)
                series = MediaSeries(timeline.model)
                assert await series.first() is None
                assert [place async for place in series.shuffled()] == []

    run(story())


async def _medium(timeline: Timeline, card_key: str, media_id: str) -> ShownMedium:
    row = await entry(timeline.model, EntryKey("bloem", card_key))
    return next(each for each in row.media if each.key.picture_id == media_id)


async def _walk(series: MediaSeries, place: SeriesPlace, *, forward: bool) -> list[SeriesPlace]:
    found = [place]
    step = series.next if forward else series.previous
    while (following := await step(found[-1])) is not None:
        found.append(following)
    return found


def _id(place: SeriesPlace) -> str:
    return place.medium.key.picture_id
