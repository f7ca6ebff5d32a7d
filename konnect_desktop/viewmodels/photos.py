"""The photos and videos of one account or of all merged, filtered: what the grid shows.

Rule: nothing is read before ``start``, which comes when the grid is first wanted; nothing here
waits, reads or sorts on the thread of the window.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media_choice import MediaChoice, NamedTag
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.system.spare_memory import give_back
from konnect_desktop.viewmodels.account_feeds import SeenAccounts
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photos_album import Album, Part, make_album
from konnect_desktop.viewmodels.photos_feeds import PhotoFeeds
from konnect_desktop.viewmodels.photos_filter import PhotoFilter
from konnect_desktop.viewmodels.photos_model import PhotoModel
from konnect_desktop.viewmodels.task_scope import TaskScope

_PAUSE_S: Final = 0.25


class Tags(QObject):
    """Who and what stands on the photos, for a menu; ``changed`` says that it is read anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.staff: Sequence[NamedTag] = ()
        self.labels: Sequence[NamedTag] = ()

    def take(self, staff: Sequence[NamedTag], labels: Sequence[NamedTag]) -> None:
        """Show these."""
        if (staff, labels) != (self.staff, self.labels):
            self.staff, self.labels = staff, labels
            self.changed.emit()


class Photos(QObject):
    """The photos that are shown, in ``model``.

    Signals:
        ready_changed: It is known what there is.
        showing_changed: The filter is another.
        state_changed: ``has_any`` may be another.
        failed: With a ``KonnectError``: a local copy can't be read.

    Attributes:
        model: What is shown.
        tags: Who and what stands on all photos.
        prepare: Called in a thread with each album before it is shown: for a view that has much to
            work out.

    Args:
        accounts: The accounts of the window.
        marks: The parent's own marks.
        parent: Its owner.
    """

    ready_changed = Signal()
    showing_changed = Signal()
    state_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, accounts: SeenAccounts, marks: OwnMarks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._marks = marks
        self.model = PhotoModel(self)
        self.tags = Tags(self)
        self.prepare: Callable[[Album], object] = _nothing
        self._showing = PhotoFilter()
        self._ready = False
        self._has_any = False
        self._started = False
        self._woken = asyncio.Event()
        self._hurried = asyncio.Event()
        self._feeds = PhotoFeeds(accounts, self._woken.set)
        self._scope = TaskScope("photos", self.failed.emit)

    @property
    def started(self) -> bool:
        """Whether the grid was wanted."""
        return self._started

    def start(self) -> None:
        """Begin to follow the accounts; needs the running loop. A second call does nothing."""
        if self._started:
            return
        self._started = True
        self._accounts.changed.connect(self._feeds.follow)
        self._marks.changed.connect(self._take_marks)
        self._feeds.follow()
        self._woken.set()
        self._scope.join("read", self._read_for_ever)

    async def aclose(self) -> None:
        """End everything; the rows stay as they are."""
        if self._started:
            self._accounts.changed.disconnect(self._feeds.follow)
            self._marks.changed.disconnect(self._take_marks)
        await self._scope.dispose()
        self._feeds.open.forget_all()

    async def release(self, account_id: str) -> None:
        """Let go of an account: for ``Accounts.before_closing``."""
        self._feeds.open.forget(account_id)
        # What was being read from it is cut off by then.
        await asyncio.sleep(0)

    # -- what there is ----------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether an account was read; before that, no photos means nothing."""
        return self._ready

    @property
    def has_any(self) -> bool:
        """Whether the accounts looked at have any photo, whatever the filter."""
        return self._has_any

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def showing(self) -> PhotoFilter:
        """What is shown."""
        return self._showing

    def show(self, **changes: object) -> None:
        """Show what a filter with these fields changed shows (``PhotoFilter``)."""
        showing = replace(self._showing, **changes)  # pyright: ignore[reportArgumentType] — its fields
        if showing != self._showing:
            self._showing = showing
            self._feeds.make_stale()
            self._hurried.set()
            self.showing_changed.emit()

    def show_all(self) -> None:
        """Show everything, of the children that are chosen."""
        plain = PhotoFilter(self._showing.children)
        self.show(**{name: getattr(plain, name) for name in PhotoFilter.__struct_fields__})

    def _choice(self, account_id: str) -> MediaChoice:
        return self._showing.choice(account_id, self._marks.favourites())

    def _take_marks(self, _: frozenset[PictureKey]) -> None:
        if self._showing.favourites:
            self._feeds.make_stale()

    # -- reading ----------------------------------------------------------------------------------

    async def _read_for_ever(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            self._hurried.clear()
            for error in await self._feeds.read_stale(self._choice):
                self.failed.emit(error)
            await self._show_album()
            await self._read_tags()
            # A first reading tells of every page: not each one is worth a new album. But who has
            # chosen something else waits for it.
            with suppress(TimeoutError):
                async with asyncio.timeout(_PAUSE_S):
                    await self._hurried.wait()
            self._hurried.clear()

    async def _show_album(self) -> None:
        feeds = [feed for feed in self._feeds.open.shown() if feed.marks is not None]
        parts = [Part(feed.account.account_id, feed.marks) for feed in feeds if feed.marks]
        album = await asyncio.to_thread(_album_if_new, parts, self.model.album, self.prepare)
        if any(self._feeds.open.get(feed.account.account_id) is not feed for feed in feeds):
            # It was let go of meanwhile; whoever did that has asked for another album.
            return
        has_any = any(feed.has_any for feed in feeds)
        if album is not None:
            self.model.take(album)
        if has_any != self._has_any:
            self._has_any = has_any
            self.state_changed.emit()
        if feeds and not self._ready:
            self._ready = True
            self.ready_changed.emit()

    async def _read_tags(self) -> None:
        copies = [feed.account.copy for feed in self._feeds.open.shown()]
        try:
            staff = await asyncio.gather(*(copy.staff_on_media() for copy in copies))
            labels = await asyncio.gather(*(copy.labels_of_media() for copy in copies))
        except KonnectError as error:
            self.failed.emit(error)
            return
        self.tags.take(_together(staff), _together(labels))


def _nothing(_: Album) -> None:
    """Prepare nothing."""


def _album_if_new(
    parts: Sequence[Part], before: Album, prepare: Callable[[Album], object]
) -> Album | None:
    """Return another album, or ``None`` where it would show the same; for a thread."""
    shown = [part for part in parts if part.marks.numbers]
    if len(shown) == len(before.parts) and all(
        part.account_id == other.account_id
        and part.marks.numbers == other.marks.numbers
        and part.marks.days == other.marks.days
        and part.marks.flags == other.marks.flags
        for part, other in zip(shown, before.parts, strict=True)
    ):
        return None
    album = make_album(parts)
    prepare(album)
    if not before.parts:
        # Reading many thousand photos takes several times the memory that they keep; what later
        # readings need is there again by then.
        give_back()
    return album


def _together(of_accounts: Sequence[Sequence[NamedTag]]) -> Sequence[NamedTag]:
    numbers: dict[str, int] = {}
    for tag in (tag for tags in of_accounts for tag in tags):
        numbers[tag.name] = numbers.get(tag.name, 0) + tag.number
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return tuple(NamedTag(name, number) for name, number in ordered)
