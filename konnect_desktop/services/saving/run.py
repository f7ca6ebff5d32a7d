"""Saving a plan with a few transfers at a time; one that fails never stops the others."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Container, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

import stamina

from konnect_desktop.api.media import MediaClient
from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.domain.disk_errors import WriteFailedError
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.saving.finish import Finished, Finisher, Outcome
from konnect_desktop.services.saving.line_watch import HeardSink, LineWatch, WaitsFor
from konnect_desktop.services.saving.part_sink import KEEP_FREE_BYTES, PartSink
from konnect_desktop.services.saving.pause import Pause, PutOffError
from konnect_desktop.services.saving.plan import PlannedMedium
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.saving.result import Failure, RunResult

_Result = TypeVar("_Result")
_LOG: Final = logging.getLogger(__name__)
_WORTH_ANOTHER_TRY: Final = frozenset(
    {
        ErrorKind.OFFLINE,
        ErrorKind.TIMEOUT,
        ErrorKind.PORTAL_DOWN,
        ErrorKind.RATE_LIMITED,
        ErrorKind.MEDIA_DAMAGED,
    }
)
_UNREACHABLE: Final = frozenset(
    {
        ErrorKind.OFFLINE,
        ErrorKind.PROXY,
        ErrorKind.TIMEOUT,
        ErrorKind.PORTAL_DOWN,
        ErrorKind.RATE_LIMITED,
    }
)
_PORTALS_OWN: Final = frozenset({ErrorKind.PORTAL_DOWN, ErrorKind.RATE_LIMITED})
_ENDS_THE_RUN: Final = frozenset(
    {
        ErrorKind.ACCOUNT_CHANGED,
        ErrorKind.SIGN_IN_FIRST,
        ErrorKind.LOGIN_REJECTED,
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.DATABASE_DAMAGED,
        ErrorKind.INTERNAL,
    }
)
# SQLite tells an input or output error for some calls that found no room.
_NEARLY_FULL_BYTES: Final = 4 * 1024 * 1024
_MOST_DEAD_LINKS: Final = 3
_MOST_UNREACHABLE_IN_A_ROW: Final = 20


@dataclass(frozen=True, slots=True)
class Tries:
    """How often and how patiently one medium is tried; tests are less patient.

    That nobody is reached is told after ``told_after_s``.
    """

    attempts: int = 5
    wait_initial_s: float = 0.5
    wait_max_s: float = 15.0
    timeout_s: float = 90.0
    told_after_s: float = 2.0


@dataclass(frozen=True, slots=True)
class _Work:
    """What the workers of one run share."""

    waiting: deque[PlannedMedium]
    result: RunResult
    meter: ProgressMeter
    on_progress: Callable[[ProgressMeter], None]
    on_finished: Callable[[PlannedMedium, Finished], None]


@dataclass(slots=True)
class _Coming:
    """A medium on its way in.

    ``once_damaged`` says that it came as announced and was not whole. ``finished`` is there once
    it is durable, also where nobody waits for it any more.
    """

    item: PlannedMedium
    sink: PartSink
    line: LineWatch
    once_damaged: bool = False
    finished: Finished | None = None


class SavingRun:
    """Saves planned media.

    Args:
        archive: Where to.
        ledger: The archive's.
        media: Fetches bytes; it never sees a token.
        links: Knows each medium's link, and how to renew it.
        parallel: How many transfers at a time.
        tries: Patience with the network.
        keep_free_bytes: How much room must stay free on the disk.
        pause: Pauses it.
    """

    def __init__(  # noqa: PLR0913 — a run is made of these parts, named at the call
        self,
        *,
        archive: ArchiveFolder,
        ledger: Ledger,
        media: MediaClient,
        links: LinkBook,
        parallel: int,
        tries: Tries = Tries(),
        keep_free_bytes: int = KEEP_FREE_BYTES,
        pause: Pause | None = None,
    ) -> None:
        self._archive = archive
        self._ledger = ledger
        self._media = media
        self._links = links
        self._parallel = parallel
        self._tries = tries
        self._keep_free_bytes = keep_free_bytes
        self._pause = pause or Pause()
        self._finisher = Finisher(archive, ledger)
        self._cancelled = threading.Event()
        self._unreachable_in_a_row = 0
        self._waiting: deque[PlannedMedium] = deque()

    def hurry(self, media_ids: Container[str]) -> None:
        """Put what waits of these media in front."""
        first = [item for item in self._waiting if item.wanted.media_id in media_ids]
        for item in reversed(first):
            self._waiting.remove(item)
            self._waiting.appendleft(item)

    async def save(
        self,
        items: Sequence[PlannedMedium],
        *,
        on_progress: Callable[[ProgressMeter], None] = lambda _: None,
        on_finished: Callable[[PlannedMedium, Finished], None] = lambda _, __: None,
        result: RunResult | None = None,
    ) -> RunResult:
        """Save all items, newest first. Cancelling it leaves nothing half-done.

        Args:
            items: What to save.
            on_progress: Called at the start and after each item, whatever became of it; must
                return at once.
            on_finished: Likewise, before it, with what is durable in the archive now.
            result: Is filled and returned; after cancelling it tells what was done until then.
        """
        result = result or RunResult()
        meter = ProgressMeter(len(items), line=LineWatch(self._tries.told_after_s))
        self._waiting = deque(items)
        work = _Work(self._waiting, result, meter, on_progress, on_finished)
        on_progress(meter)
        with (
            self._pause.saving(),
            ThreadPoolExecutor(self._parallel, thread_name_prefix="transfer") as threads,
        ):
            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(min(self._parallel, len(items))):
                        group.create_task(self._work_off(work, threads))
            finally:
                # The threads look at this between two chunks; the pool waits for them.
                self._cancelled.set()
        if self._pause.is_asked and result.stopped_by is None:
            result.left.extend(work.waiting)
        return result

    async def _work_off(self, work: _Work, threads: ThreadPoolExecutor) -> None:
        result = work.result
        while await self._pause.lets_begin() and work.waiting and result.stopped_by is None:
            item = work.waiting.popleft()
            coming = self._coming(item, work)
            try:
                with self._pause.transfer():
                    finished = await self._save_one(coming, threads)
            except PutOffError:
                work.waiting.appendleft(item)
                continue
            except KonnectError as error:
                cause = await self._in_thread(threads, partial(self._cause, error))
                self._take_failure(item, cause, result)
                work.meter.count(0, failed=True)
            except asyncio.CancelledError:
                if coming.finished is not None:
                    _take_success(work, item, coming.finished)
                raise
            else:
                self._unreachable_in_a_row = 0
                _take_success(work, item, finished)
            work.on_progress(work.meter)

    def _cause(self, error: KonnectError) -> KonnectError:
        """Name what lies behind an error of the disk: a pulled drive makes all sorts of them."""
        if not isinstance(error, DiskError):
            return error
        try:
            self._archive.check_in_place()
            full = self._archive.free_bytes() < _NEARLY_FULL_BYTES
        except DiskError as gone:
            return gone
        if full and isinstance(error, WriteFailedError):
            return DiskError(ErrorKind.DISK_FULL, error.detail)
        return error

    def _take_failure(self, item: PlannedMedium, error: KonnectError, result: RunResult) -> None:
        _LOG.info("not saved: %s", error.kind)
        result.failures.append(Failure(item, error.kind))
        unreachable = error.kind in _UNREACHABLE
        self._unreachable_in_a_row = self._unreachable_in_a_row + 1 if unreachable else 0
        given_up = self._unreachable_in_a_row >= _MOST_UNREACHABLE_IN_A_ROW
        if given_up or isinstance(error, DiskError) or error.kind in _ENDS_THE_RUN:
            result.stopped_by = result.stopped_by or error

    def _coming(self, item: PlannedMedium, work: _Work) -> _Coming:
        sink = PartSink(
            self._archive, self._ledger, item.entry, keep_free_bytes=self._keep_free_bytes
        )
        return _Coming(item, sink, work.meter.line)

    async def _save_one(self, coming: _Coming, threads: ThreadPoolExecutor) -> Finished:
        sink = coming.sink
        try:
            async for attempt in stamina.retry_context(
                on=self._worth_another_try,
                attempts=self._tries.attempts,
                wait_initial=self._tries.wait_initial_s,
                wait_max=self._tries.wait_max_s,
                timeout=self._tries.timeout_s,
            ):
                with attempt:
                    return await self._save_unless_paused(coming, threads)
            raise AssertionError("the last attempt returns or raises")
        finally:
            if sink.is_open:
                await self._in_thread(threads, sink.close)

    async def _save_unless_paused(self, coming: _Coming, threads: ThreadPoolExecutor) -> Finished:
        """Save once; what would then be asked for again is put off while a pause is asked for."""
        try:
            return await self._save_once(coming, threads)
        except KonnectError as error:
            _tell_line(coming.line, error)
            if self._worth_another_try(error):
                self._pause.check()
            raise

    async def _save_once(self, coming: _Coming, threads: ThreadPoolExecutor) -> Finished:
        media_id = coming.item.wanted.media_id
        link = self._links.link(media_id)
        for _ in range(_MOST_DEAD_LINKS):
            if link is None:
                raise BrokenError(ErrorKind.MEDIA_GONE)
            self._pause.check()
            try:
                return await self._in_thread(
                    threads, partial(self._receive_and_finish, coming, link)
                )
            except KonnectError as error:
                if error.kind is not ErrorKind.LINK_EXPIRED:
                    raise
            self._pause.check()
            with coming.line.listening():
                link = await self._links.renewed(media_id, link)
        raise BrokenError(ErrorKind.LINK_EXPIRED)

    def _receive_and_finish(self, coming: _Coming, link: str) -> Finished:
        """Do all of it in one go: every way back to the loop costs the window some of its time."""
        item, sink = coming.item, coming.sink
        resume = sink.resume()
        with coming.line.listening():
            fetched = self._media.fetch(
                link,
                kind=item.wanted.kind,
                into=HeardSink(sink, coming.line),
                resume=resume,
                cancelled=self._cancelled,
            )
        try:
            keep_damaged = coming.once_damaged and fetched.announced
            coming.finished = self._finisher.finish(
                item, sink.finished(), keep_damaged=keep_damaged
            )
        except BrokenError:
            # Right in length and still not whole: the portal's own file, if it comes the same
            # way again.
            coming.once_damaged = coming.once_damaged or fetched.announced
            raise
        return coming.finished

    def _worth_another_try(self, error: Exception) -> bool | float:
        """Decide on another try, and after how many seconds where the host said so.

        A window longer than the patience with one medium is not sat out (F045, F047).
        """
        if isinstance(error, WriteFailedError):
            return True  # into a new file; what the disk refused is never flushed again (F094)
        if not isinstance(error, KonnectError) or error.kind not in _WORTH_ANOTHER_TRY:
            return False
        if error.retry_after_s is None:
            return True
        return error.retry_after_s if error.retry_after_s <= self._tries.timeout_s else False

    async def _in_thread(self, threads: ThreadPoolExecutor, work: Callable[[], _Result]) -> _Result:
        """Run ``work`` in a thread; a cancelled task waits until the thread has let go."""
        future = asyncio.get_running_loop().run_in_executor(threads, work)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            self._cancelled.set()
            await asyncio.wait([future])
            if not future.cancelled():
                future.exception()  # looked at: the thread ended because it was told to
            raise


def _tell_line(line: LineWatch, error: KonnectError) -> None:
    if error.kind not in _UNREACHABLE:
        line.heard()
    else:
        portals_own = error.kind in _PORTALS_OWN
        line.not_reached(WaitsFor.PORTAL if portals_own else WaitsFor.CONNECTION)


def _take_success(work: _Work, item: PlannedMedium, finished: Finished) -> None:
    result = work.result
    result.received_bytes += finished.received_bytes
    if finished.outcome is Outcome.SAVED:
        result.saved += 1
        result.saved_videos += item.wanted.kind is MediaKind.VIDEO
    else:
        result.damaged += 1
    work.meter.count(finished.received_bytes)
    work.on_finished(item, finished)
