"""A slideshow: on by itself to the end, over again or in no order; at rest when somebody acts."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.system.settings_values import Settings, ViewerChoices
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.slideshow import Slideshow
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.viewmodels.viewer import Viewer
from konnect_desktop.viewmodels.viewer_options import ViewerOptions
from tests.support.own_marks import memory_marks
from tests.support.picture_shelf import (
    ACCOUNT,
    FolderShelf,
    ListedSeries,
    demo_medium,
    demo_shelf,
)
from tests.support.qt_loop import Run, until
from tests.views.framing import Kept

pytestmark = pytest.mark.usefixtures("application")

NAMES = ("bear-asleep", "bear-close", "bike-blue", "bike-red")
PHOTOS = [demo_medium(name) for name in NAMES]
FILM = demo_medium("candles", kind=MediaKind.VIDEO)


@dataclass
class Show:
    """A slideshow, and the names of what it has shown."""

    viewer: Viewer
    slideshow: Slideshow
    shelf: FolderShelf
    seen: list[str] = field(default_factory=list[str])
    films: list[str] = field(default_factory=list[str])

    def note(self) -> None:
        if self.viewer.medium is not None:
            self.seen.append(self.viewer.medium.key.picture_id)


@asynccontextmanager
async def showing(
    media: Sequence[ShownMedium] = PHOTOS,
    choices: ViewerChoices | None = None,
    *,
    kept: bool = True,
    second_ms: int = 2,
) -> AsyncGenerator[Show]:
    shelf, desk = demo_shelf(media, kept=kept), PictureDesk()
    desk.add(ACCOUNT, shelf)
    settings = SettingsModel(Settings(viewer=choices or ViewerChoices()), Kept())
    viewer = Viewer(
        ListedSeries([list(media)]),
        desk,
        marks=memory_marks(ACCOUNT),
        options=ViewerOptions(settings),
    )
    slideshow = Slideshow(viewer, desk, second_ms=second_ms)
    show = Show(viewer, slideshow, shelf)
    viewer.changed.connect(show.note)
    slideshow.film_wanted.connect(lambda: show.films.append(show.seen[-1]))
    viewer.open(media[0])
    try:
        yield show
    finally:
        await slideshow.aclose()
        await viewer.aclose()
        await viewer.marks.aclose()
        await desk.aclose()
        await settings.aclose()


def test_it_goes_on_to_the_end_and_stops_there(run: Run) -> None:
    told: list[tuple[bool, bool]] = []

    async def story() -> None:
        async with showing() as at:
            show = at.slideshow
            show.changed.connect(lambda: told.append((show.is_on, show.is_running)))
            show.toggle()
            await until(lambda: not show.is_on)
            assert tuple(at.seen) == NAMES

    run(story())
    assert told == [(True, True), (False, False)]


def test_it_begins_anew_where_that_is_wanted(run: Run) -> None:
    async def story() -> None:
        async with showing(choices=ViewerChoices(slides_repeated=True)) as at:
            at.slideshow.start()
            await until(lambda: len(at.seen) > 9)
            assert tuple(at.seen[:9]) == (*NAMES, *NAMES, NAMES[0])

    run(story())


def test_in_no_order_each_comes_once_and_what_comes_next_is_known(run: Run) -> None:
    async def story() -> None:
        async with showing(choices=ViewerChoices(slides_shuffled=True), second_ms=20) as at:
            at.slideshow.start()
            # The series of this test has its last one first when it is shuffled.
            await until(lambda: at.viewer.path.expected)
            assert at.viewer.path.neighbours[0] == PHOTOS[-1]
            await until(lambda: not at.slideshow.is_on)
            assert tuple(at.seen) == (NAMES[0], NAMES[3], NAMES[2], NAMES[1])

    run(story())


def test_whoever_goes_elsewhere_makes_it_rest(run: Run) -> None:
    async def story() -> None:
        async with showing(second_ms=40) as at:
            show = at.slideshow
            show.start()
            await until(lambda: at.viewer.path.strip)
            at.viewer.path.last()
            assert (show.is_on, show.is_paused) == (True, True)
            at.viewer.path.first()
            show.toggle_pause()
            assert show.is_running
            show.toggle_pause()
            assert show.is_paused
            show.stop()
            assert (show.is_on, show.is_paused) == (False, False)
            show.start()
            at.viewer.close()
            assert not show.is_on

    run(story())


def test_what_is_not_there_yet_is_waited_for(run: Run) -> None:
    async def story() -> None:
        async with showing(PHOTOS[:2], kept=False, second_ms=20) as at:
            at.slideshow.start()
            at.shelf.arrive(PHOTOS[0].key)
            await until(lambda: len(at.seen) == 2)
            at.shelf.tell(PHOTOS[1].key, ErrorKind.OFFLINE)
            await until(lambda: not at.slideshow.is_on)

    run(story())


def test_a_film_is_played_to_its_end_and_one_that_cannot_be_had_is_passed(run: Run) -> None:
    async def story() -> None:
        async with showing([FILM, PHOTOS[0], FILM], second_ms=2) as at:
            at.slideshow.start()
            assert at.films == ["candles"]
            at.slideshow.film_over()
            await until(lambda: at.seen[-1] == "bear-asleep")
            at.slideshow.film_over()
        async with showing([FILM, PHOTOS[0]]) as at:
            at.shelf.failures["candles"] = ErrorKind.MEDIA_GONE
            at.slideshow.start()
            at.viewer.want_full()
            await until(lambda: at.seen[-1] == "bear-asleep")

    run(story())


def test_another_interval_counts_at_once(run: Run) -> None:
    async def story() -> None:
        async with showing(choices=ViewerChoices(slide_seconds=10), second_ms=500) as at:
            at.slideshow.start()
            at.viewer.options.set_slide_seconds(0)
            assert at.viewer.options.now.slide_seconds == 2
            assert at.slideshow._timer.interval() == 1000

    run(story())
