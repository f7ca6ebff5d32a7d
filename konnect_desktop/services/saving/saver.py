"""Saving for one account of the window: first a plan that leaves no trace, then the saving itself.

The archive is opened only while something is saved; the plan is made anew then, so that what was
saved meanwhile is not saved twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import BrokenError, DiskError, KonnectError
from konnect_desktop.services.conversations import ConversationReader
from konnect_desktop.services.saving.archives import Archives, OpenArchive
from konnect_desktop.services.saving.finish import Finished, Outcome
from konnect_desktop.services.saving.missing_links import find_links, look_where_seen
from konnect_desktop.services.saving.pause import Pause
from konnect_desktop.services.saving.place import (
    check_expected,
    disk_room,
    forget_archive,
    remember_archive,
)
from konnect_desktop.services.saving.plan import Plan, PlannedMedium, make_plan
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.saving.result import Failure, RunResult
from konnect_desktop.services.saving.run import SavingRun, Tries
from konnect_desktop.services.saving.saved_files import SavedFiles
from konnect_desktop.services.saving.saving_plan import SavingOptions, SavingPlan
from konnect_desktop.services.saving.selection import (
    Selection,
    reads_anew,
)
from konnect_desktop.services.saving.stock import Stock, example_of, names_of, preview
from konnect_desktop.services.saving.wanted import collect_wanted
from konnect_desktop.services.timeline import TimelineReader

if TYPE_CHECKING:
    from konnect_desktop.api.media import MediaClient
    from konnect_desktop.services.account import AccountSession
    from konnect_desktop.services.links import LinkBook


class ReadingOutcome(Protocol):
    """How a refresh ended."""

    @property
    def failure(self) -> KonnectError | None:
        """What kept it from its end."""
        ...


class TimelineRefresh(Protocol):
    """Reads what is new of the timeline; a second caller joins the first."""

    async def run(self, *, whole: bool = False, by_user: bool = False) -> ReadingOutcome:
        """Read; without pauses where the user waits for it."""
        ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """What who starts a run wants of it besides the files."""

    on_progress: Callable[[ProgressMeter], None]
    pause: Pause
    result: RunResult | None


class Saver:
    """Plans and saves for one account; used on the loop's thread, works in others.

    Args:
        session: Whose.
        links: Knows each medium's link.
        media: Fetches bytes.
        archives: The archives of the window.
        saved: Learns what is saved.
        refresh: Reads the timeline; what the window uses for its own refreshing.
        options: How.
        now: The clock, giving aware moments.
    """

    def __init__(  # noqa: PLR0913 — a saver is made of these parts, named at the call
        self,
        *,
        session: AccountSession,
        links: LinkBook,
        media: MediaClient,
        archives: Archives,
        saved: SavedFiles,
        refresh: TimelineRefresh,
        options: SavingOptions | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._session = session
        self._links = links
        self._media = media
        self._archives = archives
        self._saved = saved
        self._refresh = refresh
        self._options = options or SavingOptions()
        self._now = now
        self._reading = asyncio.Lock()
        self._saving: SavingRun | None = None

    async def choose(self, folder: Path) -> None:
        """Take a folder that the user has chosen, whatever is in it, and learn what is saved there.

        Raises:
            BrokenError: ``DATABASE_NEWER``.
            DiskError: The disk refuses.
        """
        await forget_archive(self._session.copy)
        await self._saved.load(folder)

    async def plan(
        self,
        selection: Selection,
        folder: Path,
        *,
        on_reading: Callable[[int, int], None] = lambda _, __: None,
    ) -> SavingPlan:
        """Say what saving a selection would do. Nothing is made or reserved.

        Everything, or all of a child, is read from the portal first; unread conversations stay
        unopened (F064). A day or a photo is taken as the local copy has it.

        Args:
            selection: What.
            folder: Where to.
            on_reading: Is told how many cards and conversations were read so far.

        Raises:
            KonnectError: The disk refuses, or the local copy is damaged. What kept the portal from
                being read, and ``PATH_GONE`` where the archive is not there, is in the plan.
        """
        left_unread, unreadable, failure = 0, 0, None
        if reads_anew(selection):
            left_unread, unreadable, failure = await self._read(on_reading)
        stock = await self._stock()
        look = partial(preview, self._tenant, stock, selection, folder, self._now())
        plan, since = await asyncio.to_thread(look)
        failure = failure or await self._unexpected(folder)
        room = await asyncio.to_thread(disk_room, folder)
        return SavingPlan(
            selection=selection,
            folder=folder,
            media_ids=frozenset(item.wanted.media_id for item in plan.items),
            photos=plan.photos,
            videos=plan.videos,
            estimated_bytes=plan.estimated_bytes,
            already_saved=plan.already_saved,
            not_downloadable=plan.not_downloadable,
            gone=plan.gone,
            damaged=plan.damaged,
            left_unread=left_unread,
            unreadable=unreadable,
            free_bytes=room[0] if room else None,
            disk_bytes=room[1] if room else None,
            keep_free_bytes=self._options.keep_free_bytes,
            children=names_of(stock.children, selection),
            since=since,
            example=example_of(plan),
            failure=failure,
        )

    async def run(
        self,
        plan: SavingPlan,
        on_progress: Callable[[ProgressMeter], None] = lambda _: None,
        pause: Pause | None = None,
        result: RunResult | None = None,
    ) -> RunResult:
        """Save what a plan says, as far as it is not saved by now. Cancelling leaves nothing half.

        Args:
            plan: By this saver.
            on_progress: Called after each medium; must return at once.
            pause: Ends it early with what is left, once it is asked.
            result: Is filled and returned; after cancelling it tells what was done until then.

        Raises:
            BrokenError: ``ARCHIVE_BUSY``: another process writes the archive.
            DiskError: The folder cannot be opened; ``PATH_GONE`` where it is not the archive that
                it was.
        """
        await check_expected(self._session.copy, plan.folder)
        async with self._archives.opened(plan.folder) as archive:
            await remember_archive(self._session.copy, plan.folder, archive.folder.archive_id)
            stock = await self._stock()
            drawn = await asyncio.to_thread(
                make_plan,
                self._tenant,
                stock.wanted,
                archive.ledger,
                chosen=plan.media_ids,
                now=self._now(),
            )
            failure = await self._find_links(plan.selection, drawn)
            return await self._save(
                archive, drawn, failure, _Asked(on_progress, pause or Pause(), result)
            )

    def hurry(self, media_ids: Container[str]) -> None:
        """Put these media in front, as far as they wait in the run that is under way."""
        if self._saving is not None:
            self._saving.hurry(media_ids)

    # ---------------------------------------------------------------------------------------------

    @property
    def _tenant(self) -> str:
        return self._session.portal.tenant

    async def _read(
        self, on_reading: Callable[[int, int], None]
    ) -> tuple[int, int, KonnectError | None]:
        """Read the timeline and the conversations; return left unread, unreadable, failure."""
        cards, opened = 0, 0

        def note_cards(changed: frozenset[str]) -> None:
            nonlocal cards
            cards += len(changed)
            on_reading(cards, opened)

        def note_opened(number: int) -> None:
            nonlocal opened
            opened = number
            on_reading(cards, opened)

        async with self._reading:
            unsubscribe = self._session.changes.subscribe(
                lambda change: note_cards(change.ids) if change.kind is Kind.CARDS else None
            )
            try:
                timeline = await self._refresh.run(by_user=True)
            finally:
                unsubscribe()
            reader = ConversationReader(self._session, self._links, on_opened=note_opened)
            threads = await reader.read()
        unreadable = len(threads.quarantined) + len(threads.unreadable)
        return threads.left_unread, unreadable, timeline.failure or threads.failure

    async def _unexpected(self, folder: Path) -> KonnectError | None:
        try:
            await check_expected(self._session.copy, folder)
        except DiskError as error:
            return error
        return None

    async def _stock(self) -> Stock:
        copy = self._session.copy
        cards, threads = await copy.cards(), await copy.conversations()
        children = await copy.children()
        wanted = await asyncio.to_thread(collect_wanted, cards, threads, children)
        return Stock(wanted, children)

    async def _find_links(self, selection: Selection, plan: Plan) -> KonnectError | None:
        """Find links: of a few media where they were seen last, else from the top of the list."""
        missing = [i.wanted for i in plan.items if not self._links.knows(i.wanted.media_id)]
        if not missing:
            return None
        failure = None
        if not reads_anew(selection):
            cards = [medium.media_id for medium in missing if not medium.conversation_id]
            failure = await look_where_seen(cards, self._links)
        return failure or await find_links(
            missing,
            self._links,
            TimelineReader(self._session, self._links, now=self._now),
            ConversationReader(self._session, self._links),
        )

    async def _save(
        self,
        archive: OpenArchive,
        plan: Plan,
        failure: KonnectError | None,
        asked: _Asked,
    ) -> RunResult:
        await asyncio.to_thread(
            lambda: archive.folder.remove_parts_except(archive.ledger.part_names())
        )
        # What has no link although all was read is gone; else it is the reading that failed.
        knows = self._links.knows
        items = [i for i in plan.items if failure is None or knows(i.wanted.media_id)]
        run = self._saving = SavingRun(
            archive=archive.folder,
            ledger=archive.ledger,
            media=self._media,
            links=self._links,
            parallel=self._options.parallel,
            tries=self._options.tries or Tries(),
            keep_free_bytes=self._options.keep_free_bytes,
            pause=asked.pause,
        )
        try:
            result = await run.save(
                items,
                on_progress=asked.on_progress,
                on_finished=partial(self._note_saved, archive),
                result=asked.result,
            )
        finally:
            self._saving = None
        if failure is not None:
            unread = [i for i in plan.items if not knows(i.wanted.media_id)]
            if result.left:
                result.left += unread
            else:
                result.failures += [Failure(item, failure.kind) for item in unread]
        return await _with_copy_kept(archive, result)

    def _note_saved(self, archive: OpenArchive, item: PlannedMedium, finished: Finished) -> None:
        if finished.outcome is Outcome.SAVED:
            folder = archive.folder.path.joinpath(*finished.folders)
            self._saved.add(item.wanted.media_id, folder / finished.file_name)


async def _with_copy_kept(archive: OpenArchive, result: RunResult) -> RunResult:
    if result.saved or result.damaged:
        try:
            await asyncio.to_thread(archive.ledger.keep_copy)
        except BrokenError as error:
            # What was saved is told all the same.
            result.stopped_by = result.stopped_by or error
    return result
