"""The photos of the grid: each once, merged by day, filtered, followed, let go of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.media import MediaKind, PersonTag
from konnect_desktop.domain.media_choice import Company, NamedTag
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.photos_album import Album
from konnect_desktop.viewmodels.photos_model import PHOTO, PhotoModel
from tests.support.qt_loop import Run, until
from tests.viewmodels.photo_parts import YESTERDAY, card, film, grid_of, kept_grid, photo
from tests.viewmodels.timeline_parts import TODAY, child, diary_card, kept_accounts

pytestmark = pytest.mark.usefixtures("application")

NOOR = PersonTag("c1", "Noor", own_child=True)
OTHER = PersonTag("x", "Yusuf", own_child=False)


def test_photos_of_two_accounts_are_merged_by_day(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_grid(
            tmp_path,
            bloem=[card(photo("b1"), film("b2")), card(photo("b3", day=YESTERDAY))],
            kompas=[card(photo("k1")), card(photo("k2", day=date(2026, 3, 2)))],
        ) as grid:
            await grid.shows("b1 b2 k1 b3 k2")
            album = grid.photos.model.album
            assert list(album.day_firsts) == [0, 3, 4]
            assert list(album.month_days) == [0, 2]
            assert album.counts(range(4)) == (3, 1)
            assert album.accounts_of(album.items_of(TODAY)) == {0, 1}
            assert album.accounts_of(album.items_of(YESTERDAY)) == {0}
            for row, key in enumerate(grid.keys):
                assert album.item_of(key, album.photo(row).day) == row
            assert grid.keys[2] == PictureKey("kompas", "k1")
            assert grid.photos.model.photo(1).is_video
            grid.accounts.choose("kompas")
            await grid.shows("k1 k2")
            grid.accounts.choose(None)
            await grid.shows("b1 b2 k1 b3 k2")

    run(story())


def test_row_3_2_f_a_photo_in_a_diary_and_in_the_days_card_is_shown_once(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            twice = photo("twice", NOOR)
            await bloem.read(diary_card(TODAY, "j", media=[twice, photo("own")]), card(twice))
            async with grid_of(tmp_path, bloem) as grid:
                await grid.shows("own twice")

    run(story())


def test_the_grid_is_narrowed_by_child_company_kind_label_and_text(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_grid(
            tmp_path,
            bloem=[
                card(
                    photo("noor", NOOR, labels=("Zandbak",)),
                    photo("both", NOOR, OTHER, caption="Kasteel"),
                    film("film"),
                )
            ],
            kompas=[card(photo("k", PersonTag("c1", "Lotte", own_child=True)))],
        ) as grid:
            await grid.shows("noor both film k")
            grid.photos.show(children=frozenset({("bloem", "c1")}))
            await grid.shows("noor both film")
            grid.photos.show(company=Company.ALONE)
            await grid.shows("noor")
            assert grid.photos.showing.is_narrowed
            grid.photos.show_all()
            await grid.shows("noor both film")
            grid.photos.show(children=None, kind=MediaKind.VIDEO)
            await grid.shows("film")
            grid.photos.show(kind=None, label="Zandbak")
            await grid.shows("noor")
            grid.photos.show(label="", text="kásteel")
            await grid.shows("both")
            grid.photos.show(text="nergens")
            await grid.shows("")
            assert grid.photos.has_any
            assert grid.photos.tags.labels == (NamedTag("Zandbak", 1),)

    run(story())


def test_row_b8_favourites_can_be_shown_alone_and_follow_the_marks(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_grid(tmp_path, bloem=[card(photo("a"), photo("b"), photo("c"))]) as grid:
            await grid.shows("a b c")
            grid.photos.show(favourites=True)
            await grid.shows("")
            grid.marks.set_favourite([grid_key("c"), grid_key("a")], favourite=True)
            await grid.shows("a c")
            grid.marks.toggle_favourite(grid_key("a"))
            await grid.shows("c")

    run(story())


def grid_key(media_id: str) -> PictureKey:
    return PictureKey("bloem", media_id)


def test_what_comes_and_goes_at_the_portal_is_followed(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as accounts:
            (bloem,) = accounts
            async with grid_of(tmp_path, bloem) as grid:
                await until(lambda: grid.photos.ready)
                assert (grid.ids, grid.photos.has_any) == ("", False)
                await bloem.read(card(photo("b"), photo("a")))
                await grid.shows("b a")
                await bloem.read(card(photo("c"), photo("b")))
                await grid.shows("c b a")
                gone = grid.photos.model.photo(2)
                assert Flag.REMOVED in gone.flags
                resets: list[object] = []
                grid.photos.model.modelReset.connect(lambda: resets.append(1))
                bloem.changes.publish(Change("bloem", Kind.CARDS, frozenset({"x"}), "test"))
                bloem.changes.publish(Change("bloem", Kind.UNREAD, frozenset({"x"}), "test"))
                await bloem.read(card(photo("d", day=YESTERDAY)))
                await grid.shows("c b a d")
                assert len(resets) == 1

    run(story())


def test_f178_nothing_is_shown_or_read_of_an_account_that_is_let_go_of(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(card(photo("b")))
            await kompas.read(card(photo("k")))
            async with grid_of(tmp_path, bloem, kompas) as grid:
                await grid.shows("b k")
                grid.accounts.close(kompas)
                await grid.photos.release("kompas")
                await grid.shows("b")

    run(story())


def test_details_come_in_batches_with_safe_words_and_the_right_children(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c1", "Noor"), child("c2", "Sem"))
            named = photo("a", NOOR, caption="Zand\u202etaart")
            await bloem.read(
                card(named, photo("b"), children=("c1", "c2")),
                diary_card(TODAY, "j", media=[photo("c")], author="Ilse"),
            )
            async with grid_of(tmp_path, bloem) as grid:
                await grid.shows("a b c")
                photos = [grid.photos.model.photo(row) for row in range(3)]
                loaded: list[object] = []
                grid.details.loaded.connect(loaded.append)
                assert [grid.details.look_at(each) for each in photos] == [None] * 3
                await until(lambda: loaded)
                assert loaded == [frozenset(grid.keys)]
                first, second, third = (grid.details.look_at(each) for each in photos)
                assert first is not None
                assert second is not None
                assert third is not None
                assert first.medium.caption == "\u2068Zand\u202etaart\u2069"
                assert [each.child.first_name for each in first.children] == ["Noor"]
                assert [each.child.first_name for each in second.children] == ["Noor", "Sem"]
                assert (second.place, second.of, second.day) == (1, 2, TODAY)
                assert (third.author, third.entry.card_key) == ("Ilse", "journal:j")
                grid.details.forget("bloem")
                assert grid.details.look_at(photos[0]) is None

    run(story())


def test_the_series_of_the_viewer_is_what_the_grid_shows(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_grid(
            tmp_path,
            bloem=[card(photo("a"), film("f")), card(photo("y", day=YESTERDAY))],
            kompas=[card(photo("k"))],
        ) as grid:
            await grid.shows("a f k y")
            first = grid.photos.model.photo(0)
            (medium,) = await grid.details.fetch([first])
            places = [await grid.series.place_of(medium)]
            while places[-1] is not None:
                places.append(await grid.series.next(places[-1]))
            walked = [(each.medium.key.picture_id, each.place, each.of) for each in places if each]
            assert walked == [("a", 0, 3), ("f", 1, 3), ("k", 2, 3), ("y", 0, 1)]
            last = places[-2]
            assert last is not None
            back = await grid.series.previous(last)
            assert back is not None
            assert back.medium.key.picture_id == "k"
            day = await grid.series.same_day(back)
            assert [each.medium.key.picture_id for each in day] == ["a", "f", "k"]

    run(story())


def test_what_is_not_shown_any_more_has_its_neighbours_in_the_viewer_where_it_was(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with kept_grid(tmp_path, bloem=[card(photo("a"), photo("b"), photo("c"))]) as grid:
            grid.marks.set_favourite(map(grid_key, "abc"), favourite=True)
            grid.photos.show(favourites=True)
            await grid.shows("a b c")
            (medium,) = await grid.details.fetch([grid.photos.model.photo(1)])
            place = await grid.series.place_of(medium)
            assert place is not None
            grid.marks.toggle_favourite(grid_key("b"))
            await grid.shows("a c")
            assert await grid.series.place_of(medium) is None
            after, before = await grid.series.next(place), await grid.series.previous(place)
            assert after is not None
            assert before is not None
            assert (before.medium.key.picture_id, after.medium.key.picture_id) == ("a", "c")

    run(story())


def test_the_first_of_all_and_all_in_no_order_each_once(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with (
            kept_accounts(tmp_path, "bloem") as accounts,
            grid_of(tmp_path, *accounts) as grid,
        ):
            await until(lambda: grid.photos.ready)
            assert await grid.series.first() is None
            await accounts[0].read(card(*(photo(name) for name in "abcdef")))
            await grid.shows("a b c d e f")
            first = await grid.series.first()
            assert first is not None
            assert first.medium.key == grid_key("a")
            places = [place async for place in grid.series.shuffled()]
            assert sorted(place.medium.key.picture_id for place in places) == list("abcdef")
            assert {place.of for place in places} == {6}

    run(story())


def test_the_model_is_a_proper_one(run: Run, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    model = PhotoModel()
    qtmodeltester.check(model)  # pyright: ignore[reportUnknownMemberType] — pytest-qt does not say

    async def story() -> None:
        async with kept_grid(tmp_path, bloem=[card(photo("a"), photo("b"))]) as grid:
            await grid.shows("a b")
            model.take(grid.photos.model.album)
            qtmodeltester.check(model)  # pyright: ignore[reportUnknownMemberType] — pytest-qt does not say
            assert model.data(model.index(1), PHOTO) == grid.photos.model.photo(1)
            assert model.data(model.index(1)) is None
            assert model.data(model.index(5), PHOTO) is None
            model.take(Album())

    run(story())
