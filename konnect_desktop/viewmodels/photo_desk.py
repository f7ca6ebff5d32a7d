"""The desk of the photos: all that the grid shows, and what is done with what is chosen in it.

Rule: nothing is read before ``start``; the rest of the window knows the grid by this alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photo_options import PhotoOptions
from konnect_desktop.viewmodels.photos import Photos
from konnect_desktop.viewmodels.photos_album import Photo
from konnect_desktop.viewmodels.photos_details import PhotoDetails
from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.viewmodels.photos_series import PhotoSeries
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline import TimelineModel

_OF_MEDIA = frozenset({Kind.CARDS, Kind.CONVERSATIONS, Kind.CHILDREN})


class PhotoDesk(QObject):
    """Photos, their details, what is selected, and how they are looked at.

    Whose photos are shown is the timeline's choice: both are views of the same page.

    ``opened`` tells a ``ShownMedium`` to be shown large, ``entry_wanted`` one whose entry is to be
    shown. ``save_wanted`` tells a dictionary of account ids and the ids of their media.
    """

    opened = Signal(object)
    entry_wanted = Signal(object)
    save_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        accounts: SeenAccounts,
        marks: OwnMarks,
        timeline: TimelineModel,
        settings: SettingsModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self.marks = marks
        self.photos = Photos(accounts, marks, self)
        self.options = PhotoOptions(settings, self.photos, self)
        self.details = PhotoDetails(accounts, self)
        self.selection = PhotoSelection(self.photos.model, self)
        self.series = PhotoSeries(self.photos.model, self.details)
        self._leave: dict[str, Callable[[], None]] = {}
        self._scope = TaskScope("photo desk", self.failed.emit)
        self.photos.failed.connect(self.failed)
        self.details.failed.connect(self.failed)
        timeline.showing_changed.connect(self._follow_children)

    def start(self) -> None:
        """Begin to read; needs the running loop. A second call does nothing."""
        self._follow_children()
        self.photos.start()

    async def release(self, account_id: str) -> None:
        """Let go of an account: for ``Accounts.before_closing``."""
        self.remove(account_id)
        await self.photos.release(account_id)

    async def aclose(self) -> None:
        """End everything."""
        self._timeline.showing_changed.disconnect(self._follow_children)
        await self._scope.dispose()
        for account_id in tuple(self._leave):
            self.remove(account_id)
        await self.details.aclose()
        await self.photos.aclose()

    def _follow_children(self) -> None:
        self.photos.show(children=self._timeline.showing.children)

    # -- accounts ---------------------------------------------------------------------------------

    def add(self, account_id: str, changes: ChangeFeed) -> None:
        """Read anew what is said of an account's photos when that changes."""
        self.remove(account_id)
        self._leave[account_id] = changes.subscribe(partial(self._take, account_id))

    def remove(self, account_id: str) -> None:
        """Forget an account."""
        leave = self._leave.pop(account_id, None)
        if leave is not None:
            leave()
        self.details.forget(account_id)

    def _take(self, account_id: str, change: Change) -> None:
        if change.kind in _OF_MEDIA:
            self.details.forget(account_id)

    # -- what is done -----------------------------------------------------------------------------

    def chosen(self, row: int = -1) -> Sequence[PictureKey]:
        """Return what an action is for: all that is selected, or a photo that is not.

        Args:
            row: The photo that the action was asked for at; the one with the focus without it.
        """
        at = self.selection.current if row < 0 else row
        if self.selection.total and (at < 0 or row < 0 or self.selection.is_selected(at)):
            return self.selection.pictures()
        return (self.photos.model.album.key(at),) if at >= 0 else ()

    def open(self, row: int) -> None:
        """Show a photo large."""
        photo = self.photos.model.photo(row)
        self._scope.start("open", self._tell(photo, self.opened.emit))

    def show_entry(self, row: int) -> None:
        """Show the entry of a photo in the timeline."""
        photo = self.photos.model.photo(row)
        self._scope.start("entry", self._tell(photo, self.entry_wanted.emit))

    def save(self, keys: Sequence[PictureKey]) -> None:
        """Ask for photos to be saved."""
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for key in keys:
            wanted[key.account_id].add(key.picture_id)
        if wanted:
            self.save_wanted.emit({owner: frozenset(ids) for owner, ids in wanted.items()})

    def save_chosen(self) -> None:
        """Ask for what is selected to be saved, else the photo with the focus; if it may be."""
        counted, row = self.selection.counted(), self.selection.current
        may = counted.total > counted.blocked
        if not counted.total and row >= 0:
            may = self.photos.model.photo(row).downloadable
        if may:
            self.save(self.chosen())

    def are_favourites(self, keys: Sequence[PictureKey]) -> bool:
        """Say whether all of some photos are favourites."""
        return bool(keys) and all(map(self.marks.is_favourite, keys))

    def selected_are_favourites(self) -> bool:
        """Say whether all that is selected are favourites; looks no further than the first not."""
        album, ranges = self.photos.model.album, self.selection.ranges()
        rows = (row for rows in ranges for row in rows)
        return bool(ranges) and all(self.marks.is_favourite(album.key(row)) for row in rows)

    def toggle_favourites(self, keys: Sequence[PictureKey]) -> None:
        """Make photos favourites; where all of them are, make none of them one."""
        self.marks.set_favourite(keys, favourite=not self.are_favourites(keys))

    async def _tell(self, photo: Photo, tell: Callable[[object], object]) -> None:
        for medium in await self.details.fetch([photo]):
            tell(medium)
