"""Fetching the pictures that are shown: link, bytes, check, and then a place in the store.

Whoever wants the same picture at the same time shares one transfer; one that nobody wants any more
is ended.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import stamina

from konnect_desktop.api.media import FetchCancelledError, Fetched, MediaClient
from konnect_desktop.cache.media_store import MediaStore, UnfinishedMedium
from konnect_desktop.domain.errors import (
    BrokenError,
    ErrorKind,
    KonnectError,
    RefusedError,
    UnreachableError,
)
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureSize
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.pictures_check import Shown, check_shown
from konnect_desktop.services.pictures_sink import PictureSink, Progress
from konnect_desktop.services.saving.run import Tries

_Result = TypeVar("_Result")
PICTURE_TRIES: Final = Tries(attempts=3, wait_initial_s=0.3, wait_max_s=3.0, timeout_s=30.0)
_MOST_DEAD_LINKS: Final = 3
_WORTH_ANOTHER_TRY: Final = frozenset({ErrorKind.OFFLINE, ErrorKind.TIMEOUT, ErrorKind.PORTAL_DOWN})


@dataclass(slots=True)
class _Transfer:
    """One transfer and who waits for it."""

    task: asyncio.Task[Path]
    cancelled: threading.Event
    waiting: int = 0
    listeners: list[Progress] = field(default_factory=list[Progress])


class PictureFetcher:
    """Fetches pictures of one account into the store; used on the loop's thread.

    Args:
        account_id: Whose.
        links: Knows each picture's link, and how to renew it.
        media: Fetches bytes; it never sees a token.
        store: Where they are kept.
        threads: How many transfers at a time.
        tries: Patience with the network.
        learn: Is told on the loop what a picture that was fetched is like.
    """

    def __init__(  # noqa: PLR0913 — the parts of a fetcher, named at the call
        self,
        account_id: str,
        links: LinkBook,
        media: MediaClient,
        store: MediaStore,
        *,
        threads: int,
        tries: Tries = PICTURE_TRIES,
        learn: Callable[[str, Shown], None] = lambda _, __: None,
    ) -> None:
        self._account_id = account_id
        self._links = links
        self._media = media
        self._store = store
        self._tries = tries
        self._learn = learn
        self._loop = asyncio.get_running_loop()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="pictures")
        self._transfers: dict[tuple[str, PictureSize], _Transfer] = {}
        self._tasks: set[asyncio.Task[Path]] = set()

    async def fetch(
        self, picture_id: str, size: PictureSize, on_progress: Progress | None = None
    ) -> Path:
        """Fetch a picture and return where it is kept.

        Args:
            picture_id: Which.
            size: In which size; the full size of a film is the film.
            on_progress: Called on the loop with received and announced bytes.

        Raises:
            KonnectError: Why it could not be had.
        """
        transfer = self._transfers.get((picture_id, size)) or self._start(picture_id, size)
        transfer.waiting += 1
        if on_progress is not None:
            transfer.listeners.append(on_progress)
        try:
            await asyncio.wait([transfer.task])
        finally:
            transfer.waiting -= 1
            if on_progress is not None:
                transfer.listeners.remove(on_progress)
            if not transfer.waiting:
                self._end((picture_id, size), transfer)
        if transfer.task.cancelled():
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "signed out")
        return transfer.task.result()

    async def aclose(self) -> None:
        """End all transfers and their threads."""
        for place, transfer in tuple(self._transfers.items()):
            self._end(place, transfer)
        if self._tasks:
            await asyncio.wait(tuple(self._tasks))
        await asyncio.to_thread(self._threads.shutdown)

    def _end(self, place: tuple[str, PictureSize], transfer: _Transfer) -> None:
        """End a transfer; who comes from now on gets one of their own."""
        if self._transfers.get(place) is transfer:
            del self._transfers[place]
        transfer.cancelled.set()
        transfer.task.cancel()

    def _start(self, picture_id: str, size: PictureSize) -> _Transfer:
        place = picture_id, size
        cancelled = threading.Event()
        listeners: list[Progress] = []
        task = asyncio.get_running_loop().create_task(
            self._fetch(picture_id, size, cancelled, listeners), name="konnect-picture"
        )
        transfer = _Transfer(task, cancelled, listeners=listeners)
        self._transfers[place] = transfer
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return transfer

    def _ended(self, task: asyncio.Task[Path]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # looked at: perhaps everybody who waited has gone

    async def _fetch(
        self,
        picture_id: str,
        size: PictureSize,
        cancelled: threading.Event,
        listeners: list[Progress],
    ) -> Path:
        link = await self._links.found(picture_id, size)
        kind = self._links.kind(picture_id) if size is PictureSize.FULL else MediaKind.PHOTO
        loop = asyncio.get_running_loop()

        def tell(received: int, total: int | None) -> None:
            for listener in tuple(listeners):
                listener(received, total)

        progress = partial(loop.call_soon_threadsafe, tell)
        for _ in range(_MOST_DEAD_LINKS):
            if link is None:
                raise BrokenError(ErrorKind.MEDIA_GONE)
            receive = partial(self._receive, picture_id, size, link, kind, cancelled, progress)
            try:
                return await self._patiently(receive, cancelled)
            except KonnectError as error:
                if error.kind is not ErrorKind.LINK_EXPIRED:
                    raise
            link = await self._links.renewed(picture_id, link, size)
        raise BrokenError(ErrorKind.LINK_EXPIRED)

    async def _patiently(self, receive: Callable[[], Path], cancelled: threading.Event) -> Path:
        async for attempt in stamina.retry_context(
            on=_is_worth_another_try,
            attempts=self._tries.attempts,
            wait_initial=self._tries.wait_initial_s,
            wait_max=self._tries.wait_max_s,
            timeout=self._tries.timeout_s,
        ):
            with attempt:
                return await self._in_thread(receive, cancelled)
        raise AssertionError("the last attempt returns or raises")

    def _receive(  # noqa: PLR0913, PLR0917 — called with ``partial``
        self,
        picture_id: str,
        size: PictureSize,
        link: str,
        kind: MediaKind,
        cancelled: threading.Event,
        progress: Callable[[int, int | None], object],
    ) -> Path:
        """Fetch, check and keep, in a thread; nothing is left of what fails."""
        with PictureSink(self._store, self._account_id, progress) as sink:
            fetched = self._media.fetch(link, kind=kind, into=sink, cancelled=cancelled)
            shown = _checked(sink.medium, kind, fetched)
            kept = self._store.keep(
                self._account_id,
                picture_id,
                size,
                sink.medium,
                pixels=shown.pixels,
                ending=shown.kind.extension,
            )
        self._loop.call_soon_threadsafe(self._learn, picture_id, shown)
        return kept

    async def _in_thread(self, work: Callable[[], _Result], cancelled: threading.Event) -> _Result:
        """Run ``work`` in a thread; a cancelled task waits until the thread has let go."""
        future = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            cancelled.set()
            await asyncio.wait([future])
            if not future.cancelled():
                future.exception()  # looked at: the thread ended because it was told to
            raise
        except FetchCancelledError:
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "the line is closed") from None


def _checked(medium: UnfinishedMedium, kind: MediaKind, fetched: Fetched) -> Shown:
    try:
        return check_shown(medium, kind)
    except BrokenError:
        if fetched.announced:
            raise
        # Nobody said how long it is: it may have been cut unnoticed (F066).
        raise UnreachableError(ErrorKind.OFFLINE, "not whole, length unknown") from None


def _is_worth_another_try(error: Exception) -> bool:
    return isinstance(error, KonnectError) and error.kind in _WORTH_ANOTHER_TRY
