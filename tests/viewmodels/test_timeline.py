"""The timeline's model: merged, filtered, loaded when looked at, and never torn from the eye."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.timeline import Card, CardKind
from konnect_desktop.viewmodels.entry_shelf import MOST_KEPT
from konnect_desktop.viewmodels.timeline_filter import Shown
from tests.support.qt_loop import Run, until
from tests.viewmodels.timeline_parts import (
    PARENT,
    TODAY,
    child,
    day_row,
    diary_card,
    kept_accounts,
    loaded,
    medium,
    photo_card,
    rows_of,
    timeline_of,
    trigger_card,
    video_card,
)

YESTERDAY = TODAY - timedelta(days=1)


def test_two_accounts_are_one_timeline_by_day(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(diary_card(TODAY, "b1"), diary_card(YESTERDAY, "b2"))
            await kompas.read(photo_card(TODAY, "k1"), diary_card(YESTERDAY, "k2"))
            async with timeline_of(bloem, kompas) as timeline:
                await timeline.shows(
                    TODAY,
                    "journal:b1",
                    f"photo:{TODAY}:k1",
                    YESTERDAY,
                    "journal:b2",
                    "journal:k2",
                )
                timeline.accounts.choose("kompas")
                await timeline.shows(TODAY, f"photo:{TODAY}:k1", YESTERDAY, "journal:k2")
                timeline.accounts.choose(None)
                await until(lambda: timeline.model.rowCount() == 6)

    run(story())


def test_a_diary_is_whole_and_safe(run: Run, tmp_path: Path) -> None:
    rhythm = (
        "<table class='day-rythm-moment'><tr><td><div class='icon dagritme-flesje'></div></td>"
        "<td><div class='moment-title'><span class='moment-title-span'>08:20 Fles</span></div>"
        "<div class='moment-entry-description'>180 ml </div></td></tr></table>"
    )
    card = diary_card(
        TODAY,
        "b1",
        "<p>Zand<b>taart</b><script>x</script></p>",
        media=[medium("m1"), medium("m2", kind=MediaKind.VIDEO)],
        author="Il\u202ese",
        rhythm=rhythm,
    )

    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c2", "Sem"), child("c1", "No\u202eor"))
            await bloem.read(card, diary_card(TODAY, "b2", author_kind=PARENT))
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.ready)
                row = await loaded(timeline.model, 1)
                assert row.text.plain == "Zandtaart"
                assert [(moment.icon, moment.detail) for moment in row.rhythm] == [
                    ("flesje", "180 ml")
                ]
                assert [(each.key.picture_id, each.place, each.of) for each in row.media] == [
                    ("m1", 0, 2),
                    ("m2", 1, 2),
                ]
                assert (row.author, row.own, row.group_names) == ("Ilse", False, ("Rupsjes",))
                assert [shown.child.first_name for shown in row.children] == ["Noor"]
                assert (await loaded(timeline.model, 2)).own

    run(story())


def test_part4_fault4_a_photo_in_a_diary_and_in_the_days_card_counts_once(
    run: Run, tmp_path: Path
) -> None:
    film = medium("f", kind=MediaKind.VIDEO)
    cards = (
        diary_card(TODAY, "b1", media=[medium("a"), medium("own"), film]),
        diary_card(TODAY, "b2", media=[medium("a")], child="c2"),
        photo_card(TODAY, "b", "a"),
        Card(CardKind.PHOTO, "photo", TODAY, ("c1",), media=(film,)),
    )

    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(*cards)
            # The portals of two accounts may give the same number to two photos.
            await kompas.read(photo_card(TODAY, "a"))
            async with timeline_of(bloem, kompas) as timeline:
                await until(lambda: timeline.model.rowCount() == 6)
                assert (day_row(timeline.model, 0).photos, day_row(timeline.model, 0).videos) == (
                    4,
                    1,
                )
                timeline.accounts.choose("bloem")
                await until(lambda: timeline.model.rowCount() == 5)
                timeline.model.set_kinds(frozenset({Shown.DIARIES}))
                await until(lambda: timeline.model.rowCount() == 3)
                assert day_row(timeline.model, 0).photos == 2

    run(story())


def test_day_headers_count_what_is_shown_of_the_day(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                diary_card(TODAY, "b1", media=[medium("m1")]),
                diary_card(TODAY, "b2", child="c2"),
                video_card(TODAY, "f1"),
            )
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 4)
                header = day_row(model, 0)
                assert (header.children, header.photos, header.videos) == (2, 1, 1)
                model.set_children(frozenset({("bloem", "c2")}))
                await timeline.shows(TODAY, "journal:b2")
                header = day_row(model, 0)
                assert (header.children, header.photos, header.videos) == (1, 0, 0)

    run(story())


def test_a_filter_shows_a_kind_or_a_child_alone(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                diary_card(TODAY, "b1"),
                photo_card(TODAY, "p1", children=("c2",)),
                video_card(YESTERDAY, "f1"),
                trigger_card(YESTERDAY, "Toestemming zwemmen"),
                Card(CardKind.UNKNOWN, "milestone", YESTERDAY, (), unknown_fingerprint="ab"),
            )
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 7)
                model.set_kinds(frozenset({Shown.DIARIES}))
                await timeline.shows(TODAY, "journal:b1")
                model.set_kinds(frozenset({Shown.VIDEOS}))
                await timeline.shows(YESTERDAY, f"photo:{YESTERDAY}:f1")
                model.set_kinds(frozenset({Shown.OTHER}))
                await until(lambda: model.rowCount() == 3)
                model.set_kinds(frozenset({Shown.PHOTOS}))
                model.set_children(frozenset({("bloem", "c1")}))
                await until(lambda: model.rowCount() == 0)
                assert model.has_entries
                model.set_kinds(None)
                # The card of an unknown kind names no child, so it may concern any.
                await until(lambda: model.rowCount() == 6)

    run(story())


def test_a_filter_on_children_ends_with_the_look_at_their_account(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem", "kompas") as (bloem, kompas):
            await bloem.read(diary_card(TODAY, "b1"))
            await kompas.read(diary_card(TODAY, "k1"))
            async with timeline_of(bloem, kompas) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == 3)
                model.set_children(frozenset({("bloem", "c1")}))
                await timeline.shows(TODAY, "journal:b1")
                timeline.accounts.choose("kompas")
                await timeline.shows(TODAY, "journal:k1")
                assert model.showing.children is None

    run(story())


def test_b32_former_children_stand_apart(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read_children(child("c1", "Noor"), child("c9", "Lotte", active=False))
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                await until(lambda: model.ready)
                assert [shown.child.first_name for shown in model.active_children()] == ["Noor"]
                assert [shown.child.first_name for shown in model.former_children()] == ["Lotte"]
                told = list[int]()
                model.children_changed.connect(lambda: told.append(1))
                await bloem.read_children(child("c1", "Noor"), child("c2", "Sem"))
                await until(lambda: told)
                assert len(model.active_children()) == 2

    run(story())


def test_an_undated_card_stands_where_the_portal_puts_it(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(
                diary_card(TODAY, "b1"), trigger_card(None, "Zwemmen"), diary_card(YESTERDAY, "b2")
            )
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 5)
                first, second, _, third, last = rows_of(timeline.model)
                assert (first, second, third, last) == (
                    TODAY,
                    "journal:b1",
                    YESTERDAY,
                    "journal:b2",
                )
                assert (await loaded(timeline.model, 2)).description == "Zwemmen"

    run(story())


def test_rows_in_memory_stay_few_however_far_one_scrolls(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            count = MOST_KEPT + 200
            await bloem.read(*(diary_card(TODAY, f"b{number}") for number in range(count)))
            async with timeline_of(bloem) as timeline:
                model = timeline.model
                await until(lambda: model.rowCount() == count + 1)
                for row in range(1, count + 1):
                    await loaded(model, row)
                assert len(model._shelf) == MOST_KEPT

    run(story())


def test_f084_what_the_portal_shows_no_more_is_marked(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with kept_accounts(tmp_path, "bloem") as (bloem,):
            await bloem.read(diary_card(TODAY, "b1"), diary_card(TODAY, "b2"))
            await bloem.read(diary_card(TODAY, "b1"))
            await bloem.copy.mark_unseen_as_removed(2)
            async with timeline_of(bloem) as timeline:
                await until(lambda: timeline.model.rowCount() == 3)
                rows = [await loaded(timeline.model, row) for row in (1, 2)]
                assert {row.key.card_key for row in rows if row.removed} == {"journal:b2"}

    run(story())
