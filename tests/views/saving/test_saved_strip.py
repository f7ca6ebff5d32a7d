"""The small pictures under a running bar: from the disk, six at most, and no jump for them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.services.saving.progress import Progress
from konnect_desktop.services.saving.saved_files import SavedFiles
from konnect_desktop.services.saving.selection import WholeAccount
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_job import Job, JobState
from konnect_desktop.viewmodels.saving_latest import LatestSaved
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.saving.downloads import DownloadsPanel
from konnect_desktop.views.saving.job_card import JobCard
from konnect_desktop.views.saving.saved_strip import SavedStrip
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import ACCOUNT, DEMO, FolderShelf
from tests.support.qt_loop import Run, until
from tests.views.pixels import at, paint
from tests.views.saving.samples import PLAN, TODAY, Nobody

_NAMES = tuple(path.stem for path in sorted((DEMO / "photos").glob("*-thumb.jpg")))[:9]
_FILM = "a film without a still"
_JOB = Job(
    1,
    ACCOUNT,
    WholeAccount(),
    replace(PLAN, media_ids=frozenset((*_NAMES, _FILM))),
    JobState.RUNNING,
    Progress(1, 10, 9_000, 4.8e6, 60),
)


@dataclass(frozen=True, slots=True)
class _Somebody(Nobody):
    """An account whose saved files are known."""

    files: SavedFiles = field(default_factory=lambda: SavedFiles("demo"))

    @override
    def saved(self, account_id: str) -> SavedFiles:
        assert account_id == ACCOUNT
        return self.files


@dataclass(frozen=True, slots=True)
class _Drawer:
    """A drawer with one running job."""

    panel: DownloadsPanel
    jobs: Jobs
    shelf: FolderShelf
    cache: PictureCache
    files: SavedFiles

    @property
    def card(self) -> JobCard:
        return self.panel.cards[0]

    @property
    def strip(self) -> SavedStrip:
        assert self.card.strip is not None
        return self.card.strip

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(key.picture_id for key in self.strip.shown)

    def save(self, *names: str) -> None:
        """Let photos become durable, one after the other; a film has no picture."""
        for name in names:
            path = DEMO / "photos" / f"{name}.jpg"
            if path.is_file():
                self.shelf.put(name, PictureSize.MEDIUM, path)
            self.files.add(name, path)
            self.jobs._note_saved(ACCOUNT, frozenset({name}))

    def put(self, state: JobState) -> None:
        self.jobs._put(structs.replace(_JOB, state=state))


@pytest.fixture
def drawer(themes: ThemeSource, show: Callable[[QWidget], QWidget]) -> Iterator[_Drawer]:
    gc.collect()  # what other tests left is not collected in a thread of the cache
    someone, shelf, desk = _Somebody(), FolderShelf(), PictureDesk()
    desk.add(ACCOUNT, shelf)
    jobs, cache = Jobs(someone), PictureCache(desk)
    latest = LatestSaved(jobs)
    latest._pace.setInterval(0)
    jobs._put(_JOB)
    panel = DownloadsPanel(
        themes,
        LanguageSource(Language.NL),
        jobs,
        today=lambda: TODAY,
        make_strip=partial(SavedStrip, themes, latest, cache),
    )
    panel.resize(420, 800)
    show(panel)
    yield _Drawer(panel, jobs, shelf, cache, someone.files)
    latest.close()
    cache.close()


def test_there_is_no_strip_and_no_room_for_one_until_there_is_a_picture(
    run: Run, drawer: _Drawer
) -> None:
    async def story() -> None:
        without = drawer.card.height()
        drawer.save(_FILM)
        assert not drawer.strip.isVisible()
        drawer.save(_NAMES[0])
        await until(drawer.strip.isVisible)
        await until(lambda: drawer.card.height() > without)
        assert drawer.shown == (_NAMES[0],)
        assert drawer.strip.accessibleName() == "Laatst opgeslagen"

    run(story())


def test_the_last_six_are_shown_newest_first_and_more_of_them_move_nothing(
    run: Run, drawer: _Drawer
) -> None:
    async def story() -> None:
        drawer.save(_NAMES[0])
        await until(lambda: drawer.shown)
        await until(lambda: drawer.strip.height() == 42)
        high = drawer.card.height()
        drawer.save(*_NAMES[1:])
        await until(lambda: drawer.shown == tuple(reversed(_NAMES))[:6])
        assert drawer.card.height() == high
        assert drawer.strip.width() >= 6 * 52 + 5 * 4
        drawer.save(_FILM)
        assert drawer.shown == tuple(reversed(_NAMES))[:6]

    run(story())


def test_a_card_grows_by_its_strip_also_after_the_list_was_laid_out_anew(
    run: Run, drawer: _Drawer
) -> None:
    async def story() -> None:
        drawer.put(JobState.WAITING)
        drawer.put(JobState.RUNNING)
        await until(lambda: drawer.card.height() == drawer.card.heightForWidth(drawer.card.width()))
        drawer.save(_NAMES[0])
        await until(lambda: drawer.strip.height() == 42)
        assert drawer.card.height() == drawer.card.heightForWidth(drawer.card.width())

    run(story())


def test_nothing_is_fetched_for_the_strip(run: Run, drawer: _Drawer) -> None:
    async def story() -> None:
        drawer.save(*_NAMES, _FILM)
        await until(lambda: len(drawer.shown) == 6)
        assert (drawer.shelf.wishes, drawer.shelf.fetched) == ([], [])

    run(story())


def test_nothing_is_decoded_while_nobody_sees_it(run: Run, drawer: _Drawer) -> None:
    async def story() -> None:
        drawer.panel.hide()
        drawer.save(*_NAMES)
        assert drawer.cache.is_idle
        assert drawer.cache.kept_bytes == 0
        drawer.panel.show()
        await until(lambda: len(drawer.shown) == 6)

    run(story())


def test_a_paused_job_shows_no_strip_and_has_it_again_when_it_goes_on(
    run: Run, drawer: _Drawer
) -> None:
    async def story() -> None:
        drawer.save(_NAMES[0])
        await until(drawer.strip.isVisible)
        drawer.put(JobState.PAUSED)
        assert not drawer.strip.isVisible()
        drawer.put(JobState.RUNNING)
        assert drawer.strip.isVisible()
        drawer.put(JobState.DONE)
        assert not drawer.strip.isVisible()

    run(story())


def test_a_picture_that_cannot_be_shown_leaves_no_box(
    run: Run, drawer: _Drawer, tmp_path: Path
) -> None:
    async def story() -> None:
        broken = tmp_path / "broken.jpg"
        broken.write_bytes(b"no picture")
        drawer.shelf.put(_NAMES[1], PictureSize.MEDIUM, broken)
        drawer.files.add(_NAMES[1], broken)
        drawer.save(_NAMES[0])
        drawer.jobs._note_saved(ACCOUNT, frozenset({_NAMES[1]}))
        await until(lambda: drawer.cache.failure(PictureKey(ACCOUNT, _NAMES[1])))
        await until(lambda: drawer.shown == (_NAMES[0],))

    run(story())


def test_as_many_as_there_is_room_for_are_painted_and_no_part_of_one(
    run: Run, application: QApplication, themes: ThemeSource, drawer: _Drawer
) -> None:
    async def story() -> None:
        drawer.save(*_NAMES)
        await until(lambda: len(drawer.shown) == 6)
        themes.use(make_theme(Scheme.LIGHT, text_scale=2.0))
        drawer.strip.setFixedSize(2 * 104 + 8 + 60, 84)
        application.processEvents()
        image = paint(drawer.strip)
        assert at(image, 52, 42) != "nothing"
        assert at(image, 104 + 8 + 52, 42) != "nothing"
        assert at(image, 2 * (104 + 8) + 20, 42) == "nothing"

    run(story())
