"""One account's pictures: found where they are kept, fetched when they come into sight.

Rule: this module imports nothing of the network; going online does.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError, UnreachableError
from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.services.picture_looks import PictureLooks
from konnect_desktop.services.pictures_kept import KeptPictures
from konnect_desktop.services.pictures_news import AwaitedListener, Listener, PictureNews
from konnect_desktop.services.pictures_wishes import FIRST_PAUSE_S, Wishes

if TYPE_CHECKING:
    from konnect_desktop.api.media import MediaClient
    from konnect_desktop.services.links import LinkBook
    from konnect_desktop.services.pictures_check import Shown
    from konnect_desktop.services.pictures_fetch import PictureFetcher
    from konnect_desktop.services.pictures_sink import Progress
    from konnect_desktop.services.saving.run import Tries

THREADS: Final = 4
_PATIENCE_FOR_A_LINE_S: Final = 15.0
_NO_LEAST: Final[Mapping[PictureKey, int]] = {}
_LOG: Final = logging.getLogger(__name__)
_Wanted = tuple[PictureKey, PictureSize]


def _nothing_saved(_: str) -> Path | None:
    return None


def _not_told(_: PictureKey) -> None:
    """Not everybody who listens cares what is on its way again."""


class PictureShelf:
    """The pictures of one account; used on the loop's thread.

    Args:
        account_id: Whose.
        store: Where pictures of all accounts are kept.
        saved: Gives the saved original of a media id; it must not go to the disk.
        looks: Keeps what pictures look like.
        clock: Seconds of a clock that never jumps.
        first_pause_s: How long it waits before it tries by itself whether pictures come again.
    """

    def __init__(  # noqa: PLR0913 — the parts of a shelf, named at the call
        self,
        account_id: str,
        store: MediaStore,
        *,
        saved: Callable[[str], Path | None] = _nothing_saved,
        looks: PictureLooks | None = None,
        clock: Callable[[], float] = time.monotonic,
        first_pause_s: float = FIRST_PAUSE_S,
    ) -> None:
        self._account_id = account_id
        self._store = store
        self._kept = KeptPictures(account_id, store, saved)
        self._looks = looks
        self._wishes = Wishes[_Wanted](clock, first_pause_s=first_pause_s)
        self._least_px = _NO_LEAST
        self._news = PictureNews()
        self._probing: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._fetcher: PictureFetcher | None = None
        self._parallel = THREADS
        self._line = asyncio.Event()
        self._looked = False
        self._closed = False

    # -- what is there ----------------------------------------------------------------------------

    async def open(self) -> None:
        """Look what is kept; until then nothing is found. Wanting a picture does it too.

        Raises:
            DiskError: The account's folder cannot be read or made.
        """
        await self._store.open(self._account_id)

    def path(self, key: PictureKey, least_px: int | None = None) -> Path | None:
        """Return the file to show a picture from, without looking at the disk.

        The medium size where it is kept, else the saved original, else a full size that was
        looked at, else the thumb, which comes first where its longer side has ``least_px``. Of a
        film it is its still.
        """
        return self._kept.path(key, least_px)

    def ratio(self, key: PictureKey) -> float | None:
        """Return width divided by height of the upright picture, where that is known."""
        return self._kept.ratio(key)

    def note_look(self, key: PictureKey, look: Look) -> None:
        """Take note of what a picture looks like, for this and all later starts."""
        if self._looks is not None and not self._closed:
            self._looks.note(key.picture_id, look)

    def use_saved(self, saved: Callable[[str], Path | None]) -> None:
        """Look saved originals up here from now on; see ``saved`` of the class."""
        self._kept.saved = saved

    async def discard(self, key: PictureKey) -> None:
        """Do not use the kept file of a picture again: it could not be decoded, or is gone.

        Raises:
            DiskError: It could not be removed.
        """
        await self._kept.discard(key)

    # -- what is wanted ---------------------------------------------------------------------------

    def want(
        self,
        visible: Sequence[PictureKey],
        near: Sequence[PictureKey] = (),
        least_px: Mapping[PictureKey, int] = _NO_LEAST,
    ) -> None:
        """Want these pictures and no others, what is in sight first.

        What arrives is told to the listeners. Wishes wait until the account is online.

        Args:
            visible: What is in sight.
            near: What may come into sight next.
            least_px: How many pixels the longer side of a picture needs that is shown small: a
                thumb will do where it has them. All others come at medium size.
        """
        self._least_px = least_px
        self._wishes.replace(
            (key, self._kept.needed_size(least_px.get(key))) for key in (*visible, *near)
        )
        if not self._looked and not self._closed:
            self._looked = True
            self._start(self._look_what_is_kept(), "look")
        self._pump()

    def _is_there(self, wanted: _Wanted) -> bool:
        key, size = wanted
        found = self.path(key) if size is PictureSize.THUMB else self._kept.larger(key)
        return found is not None

    def retry(self) -> None:
        """Try again what failed because of the line or the portal."""
        self._wishes.allow_again()
        self._pump()

    async def fetch(
        self, key: PictureKey, size: PictureSize, on_progress: Progress | None = None
    ) -> Path:
        """Return the file of a picture in this size, fetched if it is not there.

        The full size of a film is the film.

        Args:
            key: Which picture.
            size: In which size.
            on_progress: Called on the loop with received and announced bytes.

        Raises:
            KonnectError: ``OFFLINE`` while the account has no line to the portal; ``MEDIA_GONE``
                where the portal does not give it; ``MEDIA_TOO_LARGE`` for a film beyond the limit
                of kept pictures; or what went wrong on the way.
        """
        await self.open()
        found = await self._kept.find(key, size)
        if found is not None:
            return found
        fetcher = await self._online()
        path = await fetcher.fetch(key.picture_id, size, on_progress)
        self._wishes.came_otherwise()
        self._news.tell(key, None)
        self._pump()
        return path

    async def _online(self) -> PictureFetcher:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_FOR_A_LINE_S):
                await self._line.wait()
        if self._fetcher is None:
            raise UnreachableError(ErrorKind.OFFLINE, "no line to the portal")
        return self._fetcher

    def subscribe(
        self, listener: Listener, awaited: AwaitedListener = _not_told
    ) -> Callable[[], None]:
        """Call ``listener`` with every picture that arrives or cannot be had.

        While nothing comes, all that is wanted and not there is told as missing, once; ``awaited``
        is called with each of them when they are fetched again.

        Returns:
            A function that ends the subscription.
        """
        return self._news.subscribe(listener, awaited)

    # -- the line ---------------------------------------------------------------------------------

    def go_online(
        self,
        links: LinkBook,
        media: MediaClient,
        *,
        threads: int = THREADS,
        tries: Tries | None = None,
    ) -> None:
        """Fetch from now on what is wanted.

        Args:
            links: Knows each picture's link.
            media: Fetches bytes; it never sees a token.
            threads: How many transfers at a time.
            tries: Patience with the network.
        """
        # The window must not wait for what speaks to the network.
        from konnect_desktop.services.pictures_fetch import (  # noqa: PLC0415 — see above
            PICTURE_TRIES,
            PictureFetcher,
        )

        if self._closed or self._fetcher is not None:
            return
        self._parallel = threads
        self._fetcher = PictureFetcher(
            self._account_id,
            links,
            media,
            self._store,
            threads=threads,
            tries=tries or PICTURE_TRIES,
            learn=self._learn,
        )
        self._line.set()
        self._pump()

    def _learn(self, picture_id: str, shown: Shown) -> None:
        pixels = shown.pixels
        look = Look(pixels.width, pixels.height, seconds=shown.seconds)
        self.note_look(PictureKey(self._account_id, picture_id), look)

    async def aclose(self) -> None:
        """End all transfers; nothing is told or written any more."""
        self._closed = True
        self._news.close()
        self._end_pause()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(tuple(self._tasks))
        if self._fetcher is not None:
            await self._fetcher.aclose()
            self._fetcher = None
        if self._looks is not None:
            await self._looks.aclose()

    async def _look_what_is_kept(self) -> None:
        if not self._store.is_open(self._account_id):
            try:
                await self.open()
            except DiskError as error:
                _LOG.warning("pictures are not kept: %s", error)
                self._looked = False
                return
            for key, _ in self._wishes.wanted:
                if self.path(key) is not None:
                    self._news.tell(key, None)
        self._pump()

    def _pump(self) -> None:
        fetcher = self._fetcher
        if fetcher is None or self._closed or not self._store.is_open(self._account_id):
            return
        self._end_pause()
        while self._wishes.running < self._parallel and (wanted := self._wishes.take()):
            if self._is_there(wanted):
                self._wishes.found(wanted)
                continue
            self._start(self._fulfil(wanted, fetcher), "picture")
        self._pause()
        self._tell_what_waits()

    def _pause(self) -> None:
        """Come back when a probe is due; whatever ends before comes back by itself."""
        probe_in_s = self._wishes.probe_in_s
        if probe_in_s is not None and self._wishes.running < self._parallel:
            loop = asyncio.get_running_loop()
            self._probing = loop.call_later(probe_in_s, self._pump)

    def _end_pause(self) -> None:
        if self._probing is not None:
            self._probing.cancel()
            self._probing = None

    def _tell_what_waits(self) -> None:
        stopped_by = self._wishes.stopped_by
        if stopped_by is None:
            self._news.go_on({key for key, _ in self._wishes.waiting})
        else:
            # What is being fetched yet tells of itself.
            idle = dict.fromkeys(key for key, _ in self._wishes.idle)
            self._news.hold_up((key for key in idle if self.path(key) is None), stopped_by)

    async def _fulfil(self, wanted: _Wanted, fetcher: PictureFetcher) -> None:
        kind: ErrorKind | None = None
        key, size = wanted
        try:
            await fetcher.fetch(key.picture_id, size)
        except asyncio.CancelledError:
            self._wishes.given_up(wanted)
            raise
        except KonnectError as error:
            kind = error.kind
        except Exception:  # noqa: BLE001 — one picture must not end the others
            _LOG.exception("a picture failed")
            kind = ErrorKind.INTERNAL
        if kind is None:
            self._wishes.fulfilled(wanted)
            self._want_larger(key, size)
        else:
            self._wishes.failed(wanted, kind)
        self._news.tell(key, kind)
        self._pump()

    def _want_larger(self, key: PictureKey, size: PictureSize) -> None:
        """Want the medium size where the portal's thumbs are smaller than was thought."""
        least_px = self._least_px.get(key)
        if size is not PictureSize.THUMB or least_px is None:
            return
        if self._kept.covering_thumb(key, least_px) is None:
            self._wishes.put_first((key, PictureSize.MEDIUM))

    def _start(self, work: Coroutine[object, object, None], name: str) -> None:
        task = asyncio.get_running_loop().create_task(work, name=f"konnect-{name}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
