"""One account, from signing in to a report: read everything, plan, save, say what is what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol

from konnect_desktop.api.client import Identity
from konnect_desktop.api.media import MediaClient
from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import BrokenError, KonnectError
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.conversations import ConversationReader, ConversationReading
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.saving.missing_links import find_links
from konnect_desktop.services.saving.part_sink import KEEP_FREE_BYTES
from konnect_desktop.services.saving.plan import Plan, make_plan
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.saving.result import RunResult
from konnect_desktop.services.saving.run import SavingRun, Tries
from konnect_desktop.services.saving.wanted import collect_wanted
from konnect_desktop.services.timeline import TimelineReader, TimelineReading

_INITIATOR: Final = "sync"
_FLOW: Final = "sign_in.flow"
_USERNAME: Final = "sign_in.username"


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """What the user asked for."""

    full: bool = False
    include_unread: bool = False
    parallel: int = 6
    tries: Tries = field(default_factory=Tries)
    keep_free_bytes: int = KEEP_FREE_BYTES


class SyncObserver(Protocol):
    """Is told how far a sync is; must return at once."""

    def reading(self, cards: int, conversations: int) -> None:
        """So many cards and conversations were read so far."""
        ...

    def planned(self, plan: Plan, left_unread: int, free_bytes: int) -> None:
        """This is what will be saved."""
        ...

    def saving(self, meter: ProgressMeter) -> None:
        """Another medium was dealt with."""
        ...


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync of one account did, and what is not there and why.

    ``failure`` is what kept the reading or the saving from reaching its end.
    """

    account: str
    timeline: TimelineReading
    conversations: ConversationReading
    plan: Plan
    result: RunResult
    failure: KonnectError | None

    @property
    def unreadable_items(self) -> int:
        """How many cards, photos, messages or conversations could not be read."""
        return (
            len(self.timeline.quarantined)
            + len(self.conversations.quarantined)
            + len(self.conversations.unreadable)
        )

    @property
    def some_failed(self) -> bool:
        """Whether anything that the portal gives away is not in the archive."""
        return bool(
            self.result.failures
            or self.result.damaged
            or self.plan.damaged
            or self.unreadable_items
            or self.timeline.came_back_empty
        )


class Sync:
    """Saves everything that an account shows.

    Args:
        account: Whose.
        archive: Where to.
        ledger: The archive's.
        media: Fetches bytes.
        options: What the user asked for.
        observer: Is told how far it is.
        now: The clock, giving aware moments.
    """

    def __init__(  # noqa: PLR0913 — the parts of a sync, named at the call
        self,
        *,
        account: AccountSession,
        archive: ArchiveFolder,
        ledger: Ledger,
        media: MediaClient,
        options: SyncOptions,
        observer: SyncObserver,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._account = account
        self._archive = archive
        self._ledger = ledger
        self._media = media
        self._options = options
        self._observer = observer
        self._now = now
        self._links = LinkBook(account.api)
        self._cards_read = 0
        self._opened = 0

    async def run(self) -> SyncReport:
        """Sign in, read, plan, save.

        Raises:
            KonnectError: Nothing could be done at all: no sign-in, no disk. What happens later is
                in the report.
        """
        await sign_in(self._account)
        await self._read_children()
        timeline = TimelineReader(self._account, self._links, now=self._now, on_page=self._on_cards)
        conversations = ConversationReader(self._account, self._links, on_opened=self._on_opened)
        cards_read = await timeline.read(whole=self._options.full)
        threads_read = await conversations.read(include_unread=self._options.include_unread)
        plan = await self._plan()
        self._observer.planned(plan, threads_read.left_unread, self._archive.free_bytes())
        missing_links = await self._find_links(plan, timeline, conversations)
        result = await self._save(plan, all_links_read=missing_links is None)
        return SyncReport(
            account=self._account.name,
            timeline=cards_read,
            conversations=threads_read,
            plan=plan,
            result=result,
            failure=(
                result.stopped_by or cards_read.failure or threads_read.failure or missing_links
            ),
        )

    async def _read_children(self) -> None:
        changed = await self._account.copy.put_children(await self._account.api.children())
        self._account.publish(Kind.CHILDREN, changed, _INITIATOR)

    async def _plan(self) -> Plan:
        copy = self._account.copy
        wanted = collect_wanted(
            await copy.cards(), await copy.conversations(), await copy.children()
        )
        return make_plan(self._account.portal.tenant, wanted, self._ledger, now=self._now())

    async def _find_links(
        self, plan: Plan, timeline: TimelineReader, conversations: ConversationReader
    ) -> KonnectError | None:
        """Read once more what is planned but was read in an earlier run, whose links are dead."""
        wanted = [item.wanted for item in plan.items]
        return await find_links(wanted, self._links, timeline, conversations)

    async def _save(self, plan: Plan, *, all_links_read: bool) -> RunResult:
        self._archive.remove_parts_except(self._ledger.part_names())
        # What has no link although all was read is gone; else it waits for the next run.
        items = [
            item for item in plan.items if all_links_read or self._links.knows(item.wanted.media_id)
        ]
        run = SavingRun(
            archive=self._archive,
            ledger=self._ledger,
            media=self._media,
            links=self._links,
            parallel=self._options.parallel,
            tries=self._options.tries,
            keep_free_bytes=self._options.keep_free_bytes,
        )
        result = await run.save(items, on_progress=self._observer.saving)
        if result.saved or result.damaged:
            try:
                self._ledger.keep_copy()
            except BrokenError as error:
                # What was saved is told all the same.
                result.stopped_by = result.stopped_by or error
        return result

    def _on_cards(self, cards: int) -> None:
        self._cards_read = cards
        self._observer.reading(self._cards_read, self._opened)

    def _on_opened(self, opened: int) -> None:
        self._opened = opened
        self._observer.reading(self._cards_read, self._opened)


async def sign_in(account: AccountSession) -> None:
    """Sign in, and remember which way of signing in this account's portal takes."""
    await remember_sign_in(account.copy, await account.api.sign_in())


async def remember_sign_in(copy: LocalCopy, identity: Identity) -> None:
    """Keep which way of signing in a portal takes, and whose account it is."""
    await copy.put_facts({_FLOW: identity.flow, _USERNAME: identity.username})


async def remembered_sign_in(copy: LocalCopy) -> tuple[str | None, str | None]:
    """Return how this account signs in and as whom, as the portal said the last time."""
    return sign_in_of(await copy.facts())


def sign_in_of(facts: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return the same from the facts of a local copy."""
    return facts.get(_FLOW), facts.get(_USERNAME)
