"""A grid over invented photos: no local copy, pictures of the demo or none."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final, cast

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from konnect_desktop.cache.local_copy_media_marks import MediaMarks
from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photos import Photos
from konnect_desktop.viewmodels.photos_album import Album, Part, make_album
from konnect_desktop.viewmodels.photos_details import PhotoDetails
from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.views.photos.grid import PhotoGrid
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.wording.language import Language
from tests.support.picture_shelf import ACCOUNT, DEMO, LOOK, FolderShelf
from tests.support.qt_loop import the_application
from tests.viewmodels.timeline_parts import KeptAccounts

TODAY: Final = date(2026, 4, 14)
DOWNLOADABLE: Final = int(Flag.DOWNLOADABLE)
VIDEO: Final = int(Flag.VIDEO)


@dataclass(frozen=True)
class Shot:
    """An invented photo: how many days ago, its ratio in thousandths, its flags."""

    ago: int = 0
    ratio: int = 1333
    flags: int = DOWNLOADABLE
    color: int = 0
    seconds: int = 0


def marks_of(shots: Sequence[Shot], first: int = 0) -> MediaMarks:
    """Return marks of photos called 0, 1, 2 and so on."""
    ids = [str(number) for number in range(first, first + len(shots))]
    return MediaMarks(
        numbers=array("I", range(1, len(shots) + 1)),
        days=array("I", (TODAY.toordinal() - shot.ago for shot in shots)),
        flags=array("H", (shot.flags for shot in shots)),
        ratios=array("H", (shot.ratio for shot in shots)),
        colors=array("I", (shot.color for shot in shots)),
        seconds=array("H", (shot.seconds for shot in shots)),
        ids="".join(ids),
        ends=array("I", accumulate(map(len, ids))),
    )


def album_of(shots: Sequence[Shot]) -> Album:
    return make_album([Part(ACCOUNT, marks_of(shots))])


def days_of(*counts: int) -> list[Shot]:
    """Return so many photos of each day, each day some days before the one before."""
    return [Shot(ago=9 * day) for day, count in enumerate(counts) for _ in range(count)]


@dataclass(frozen=True)
class Stage:
    """A grid and what stands behind it."""

    grid: PhotoGrid
    tools: GridTools
    shelf: FolderShelf
    opened: list[int]

    @property
    def selection(self) -> PhotoSelection:
        return self.tools.selection

    @property
    def selected(self) -> list[int]:
        return [row for rows in self.selection.ranges() for row in rows]

    def key(self, item: int) -> PictureKey:
        return self.tools.photos.model.album.key(item)

    def show(self, shots: Sequence[Shot]) -> None:
        self.tools.photos.model.take(album_of(shots))
        QApplication.processEvents()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.grid, key, held)

    def middle(self, item: int) -> QPoint:
        return self.grid.item_rect(item).center()

    def click(
        self,
        item: int,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        at: QPoint | None = None,
    ) -> None:
        place = self.middle(item) if at is None else self.grid.item_rect(item).topLeft() + at
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, held, place)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press at one place, move to another, and stay there with the button held."""
        ground = self.grid.viewport()
        QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 6):
            QTest.mouseMove(ground, start + (end - start) * step / 5)

    def drop(self, end: QPoint) -> None:
        QTest.mouseRelease(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=end)


def stage_of(
    themes: ThemeSource, shots: Sequence[Shot], *, size: QSize | None = None, pictures: int = 0
) -> Stage:
    """Return a grid that shows invented photos; the first ``pictures`` of them have files."""
    desk, shelf = PictureDesk(), FolderShelf()
    files = sorted((DEMO / "photos").glob("*-thumb.jpg"))
    for number in range(pictures):
        thumb = files[number % len(files)]
        shelf.put(str(number), PictureSize.MEDIUM, thumb)
    desk.add(ACCOUNT, shelf)
    accounts = KeptAccounts()
    accounts.looks[ACCOUNT] = LOOK
    seen = cast("SeenAccounts", accounts)
    marks = OwnMarks()
    photos = Photos(seen, marks)
    tools = GridTools(
        application=the_application(),
        themes=themes,
        languages=LanguageSource(Language.NL),
        pictures=PictureCache(desk),
        photos=photos,
        details=PhotoDetails(seen),
        selection=PhotoSelection(photos.model),
        marks=marks,
        look=accounts.look,
        today=lambda: TODAY,
    )
    photos.model.take(album_of(shots))
    grid = PhotoGrid(tools)
    size = size or QSize(960, 660)
    grid.resize(size)
    grid.set_column(8, size.width() - 16, above=12, below=24)
    opened: list[int] = []
    grid.opened.connect(opened.append)
    return Stage(grid, tools, shelf, opened)
