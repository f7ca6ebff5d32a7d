from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import FileFacts, PictureKey, PictureSize
from konnect_desktop.system.settings_values import Settings
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.viewmodels.viewer import Viewer, Where, nowhere
from konnect_desktop.viewmodels.viewer_options import ViewerOptions
from tests.support.own_marks import memory_marks
from tests.support.picture_shelf import (
    ACCOUNT,
    DEMO,
    FolderShelf,
    ListedSeries,
    demo_medium,
    demo_shelf,
)
from tests.support.qt_loop import Run, until
from tests.views.framing import Kept

pytestmark = pytest.mark.usefixtures("application")

TODAY = [demo_medium("bear-asleep"), demo_medium("bear-close"), demo_medium("bike-blue")]
BEFORE = [demo_medium("bike-red", day=date(2026, 4, 13))]
FILM = demo_medium("candles", kind=MediaKind.VIDEO)


@asynccontextmanager
async def viewing(
    shelf: FolderShelf | None = None,
    days: list[list[ShownMedium]] | None = None,
    full_at_hand: Where = nowhere,
) -> AsyncGenerator[Viewer]:
    days = days or [TODAY, BEFORE]
    desk = PictureDesk()
    desk.add(ACCOUNT, shelf or demo_shelf([medium for day in days for medium in day]))
    settings = SettingsModel(Settings(), Kept())
    viewer = Viewer(
        ListedSeries(days),
        desk,
        marks=memory_marks(ACCOUNT),
        options=ViewerOptions(settings),
        full_at_hand=full_at_hand,
    )
    try:
        yield viewer
    finally:
        await viewer.aclose()
        await viewer.marks.aclose()
        await desk.aclose()
        await settings.aclose()


def name_of(viewer: Viewer) -> str:
    assert viewer.medium is not None
    return viewer.medium.key.picture_id


def test_a_medium_is_shown_at_once_and_its_day_follows(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(TODAY[1])
            assert (name_of(viewer), viewer.path.strip) == ("bear-close", ())
            await until(lambda: viewer.path.strip)
            assert [medium.key.picture_id for medium in viewer.path.strip] == [
                "bear-asleep",
                "bear-close",
                "bike-blue",
            ]
            assert (viewer.path.position, viewer.path.place) == (1, (1, 3))
            # Next, previous, and the one after next: that is the way most go.
            likely = [TODAY[2].key, TODAY[0].key, BEFORE[0].key]
            await until(lambda: [each.key for each in viewer.path.neighbours] == likely)

    run(story())


def test_next_goes_on_to_the_next_day_and_stops_at_the_end(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(TODAY[2])
            viewer.path.next()
            await until(lambda: name_of(viewer) == "bike-red")
            await until(lambda: not viewer.path.has_next)
            assert [medium.day for medium in viewer.path.strip] == [date(2026, 4, 13)]
            viewer.path.next()
            viewer.path.previous()
            await until(lambda: name_of(viewer) == "bike-blue")

    run(story())


def test_going_to_a_neighbour_that_is_known_waits_for_nothing(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(TODAY[0])
            await until(lambda: len(viewer.path.neighbours) == 2)
            viewer.path.next()
            assert name_of(viewer) == "bear-close"
            viewer.path.next()
            assert name_of(viewer) == "bike-blue"
            viewer.path.previous()
            viewer.path.previous()
            assert name_of(viewer) == "bear-asleep"
            await until(lambda: not viewer.path.has_previous)
            assert viewer.path.has_next

    run(story())


def test_who_goes_back_is_likely_to_go_on_back(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(BEFORE[0])
            await until(lambda: viewer.path.strip)
            viewer.path.previous()
            likely = [TODAY[1].key, BEFORE[0].key, TODAY[0].key]
            await until(lambda: [each.key for each in viewer.path.neighbours] == likely)

    run(story())


def test_a_series_of_its_own_is_gone_through_until_something_else_is_opened(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(TODAY[0], ListedSeries([[BEFORE[0], TODAY[0]]]))
            await until(lambda: viewer.path.strip)
            assert (viewer.path.position, viewer.path.has_next) == (1, False)
            viewer.path.previous()
            await until(lambda: name_of(viewer) == "bike-red")
            viewer.open(TODAY[0])
            await until(lambda: len(viewer.path.strip) == 3)

    run(story())


def test_a_full_size_that_is_on_this_computer_is_there_at_once(run: Run) -> None:
    shelf = demo_shelf(TODAY)
    file = DEMO / "photos" / "bear-asleep.jpg"
    gone = Path("weg.jpg")
    at_hand = {TODAY[0].key: file, TODAY[1].key: gone}

    async def story() -> None:
        async with viewing(shelf, [TODAY], at_hand.get) as viewer:
            viewer.open(TODAY[0])
            assert viewer.file == file
            viewer.want_full()
            await until(lambda: viewer.file_facts)
            assert viewer.file_facts == FileFacts(file.stat().st_size, (1600, 1200))
            assert shelf.fetched == []
            viewer.open(TODAY[1])
            assert viewer.file == gone
            await until(lambda: viewer.file is None)
            viewer.want_full()
            await until(lambda: viewer.file == DEMO / "photos" / "bear-close.jpg")

    run(story())


def test_marks_are_those_of_the_shown_one(run: Run) -> None:
    told: list[bool] = []

    async def story() -> None:
        async with viewing() as viewer:
            viewer.turn(1)
            viewer.toggle_favourite()
            assert not viewer.marks.favourites()
            viewer.marks_changed.connect(lambda: told.append(True))
            viewer.open(TODAY[0])
            viewer.toggle_favourite()
            viewer.turn(-1)
            assert (viewer.is_favourite, viewer.marks.turn_of(TODAY[0].key)) == (True, 3)
            viewer.path.next()
            await until(lambda: name_of(viewer) == "bear-close")
            assert not viewer.is_favourite

    run(story())
    assert told == [True, True]


def test_steps_that_come_faster_than_the_series_are_all_made(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(TODAY[0])
            for _ in range(3):
                viewer.path.next()
            await until(lambda: name_of(viewer) == "bike-red")

    run(story())


def test_home_and_end_go_to_the_ends_of_the_day(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(TODAY[1])
            await until(lambda: viewer.path.strip)
            viewer.path.last()
            assert name_of(viewer) == "bike-blue"
            viewer.path.first()
            assert name_of(viewer) == "bear-asleep"
            viewer.path.go_to(1)
            assert name_of(viewer) == "bear-close"

    run(story())


def test_a_medium_that_the_filter_hides_is_shown_alone(run: Run) -> None:
    async def story() -> None:
        async with viewing() as viewer:
            viewer.open(demo_medium("garden1-child"))
            await until(lambda: viewer.path.strip)
            assert (viewer.path.has_next, viewer.path.has_previous, len(viewer.path.strip)) == (
                False,
                False,
                1,
            )

    run(story())


def test_the_full_size_is_fetched_once_and_only_when_wanted(run: Run) -> None:
    shelf = demo_shelf(TODAY)

    async def story() -> None:
        async with viewing(shelf, [TODAY]) as viewer:
            viewer.open(TODAY[0])
            await until(lambda: viewer.path.strip)
            assert shelf.fetched == []
            viewer.want_full()
            viewer.want_full()
            await until(lambda: viewer.file is not None)
            file = DEMO / "photos" / "bear-asleep.jpg"
            facts = FileFacts(file.stat().st_size, (1600, 1200))
            assert (viewer.file, viewer.file_facts) == (file, facts)
            assert shelf.fetched == [("bear-asleep", PictureSize.FULL)]
            viewer.path.next()
            await until(lambda: name_of(viewer) == "bear-close")
            assert viewer.file is None

    run(story())


def test_what_comes_after_going_on_belongs_to_nobody(run: Run) -> None:
    shelf = demo_shelf(TODAY)
    shelf.line.clear()

    async def story() -> None:
        async with viewing(shelf, [TODAY]) as viewer:
            viewer.open(TODAY[0])
            viewer.want_full()
            await until(lambda: viewer.progress == 0.5)
            viewer.path.next()
            await until(lambda: name_of(viewer) == "bear-close")
            viewer.want_full()
            await until(lambda: len(shelf.fetched) == 2)
            assert viewer.is_fetching
            shelf.line.set()
            await until(lambda: viewer.file is not None)
            assert viewer.file == DEMO / "photos" / "bear-close.jpg"

    run(story())


def test_a_medium_that_may_not_be_saved_is_not_fetched_or_saved(run: Run) -> None:
    shelf = FolderShelf()
    closed = demo_medium("bear-asleep", downloadable=False)
    wanted: list[ShownMedium] = []

    async def story() -> None:
        async with viewing(shelf, [[closed, TODAY[1]]]) as viewer:
            viewer.save_wanted.connect(wanted.append)
            viewer.open(closed)
            viewer.want_full()
            viewer.save()
            await until(lambda: viewer.path.strip)
            viewer.path.last()
            viewer.save()

    run(story())
    assert shelf.fetched == []
    assert wanted == [TODAY[1]]


@pytest.mark.parametrize("kind", [ErrorKind.OFFLINE, ErrorKind.MEDIA_GONE, ErrorKind.TIMEOUT])
def test_a_film_that_cannot_be_had_is_asked_for_again(run: Run, kind: ErrorKind) -> None:
    shelf = demo_shelf([FILM])
    shelf.failures[FILM.key.picture_id] = kind

    async def story() -> None:
        async with viewing(shelf, [[FILM]]) as viewer:
            viewer.open(FILM)
            viewer.want_full()
            await until(lambda: viewer.failure is kind)
            assert not viewer.is_fetching
            shelf.failures.clear()
            viewer.try_again()
            await until(lambda: viewer.file is not None)
            assert viewer.failure is None

    run(story())


def test_a_picture_that_cannot_be_had_is_said_until_it_comes(run: Run) -> None:
    shelf = demo_shelf(TODAY, kept=False)

    async def story() -> None:
        async with viewing(shelf, [TODAY]) as viewer:
            viewer.open(TODAY[0])
            shelf.tell(TODAY[0].key, ErrorKind.OFFLINE)
            assert viewer.failure is ErrorKind.OFFLINE
            shelf.arrive(TODAY[0].key)
            assert viewer.failure is None

    run(story())


def test_a_photo_that_was_missing_before_says_so_at_once_until_it_is_on_its_way(run: Run) -> None:
    shelf = demo_shelf([*TODAY, FILM], kept=False)

    async def story() -> None:
        async with viewing(shelf, [[*TODAY, FILM]]) as viewer:
            for shown in (TODAY[0], FILM):
                shelf.tell(shown.key, ErrorKind.PORTAL_DOWN)
            viewer.open(FILM)
            assert viewer.failure is None
            viewer.open(TODAY[0])
            assert viewer.failure is ErrorKind.PORTAL_DOWN
            shelf.go_on(TODAY[0].key)
            assert viewer.failure is None

    run(story())


def test_closing_lets_go_of_everything(run: Run) -> None:
    shelf = demo_shelf(TODAY)
    shelf.line.clear()

    async def story() -> None:
        async with viewing(shelf, [TODAY]) as viewer:
            viewer.open(TODAY[0])
            viewer.want_full()
            viewer.close()
            viewer.path.next()
            assert (viewer.medium, viewer.path.strip, viewer.is_fetching) == (None, (), False)

    run(story())


def test_where_it_is_saved_is_looked_up_in_memory(run: Run) -> None:
    saved: dict[PictureKey, Path] = {}

    async def story() -> None:
        settings = SettingsModel(Settings(), Kept())
        viewer = Viewer(
            ListedSeries([TODAY]),
            PictureDesk(),
            marks=memory_marks(ACCOUNT),
            options=ViewerOptions(settings),
            saved=saved.get,
        )
        viewer.open(TODAY[0])
        assert (viewer.saved_path, viewer.can_save) == (None, True)
        saved[TODAY[0].key] = Path("foto.jpg")
        assert (viewer.saved_path, viewer.can_save) == (Path("foto.jpg"), False)
        await viewer.aclose()
        await settings.aclose()

    run(story())
