"""A whole sync in this process: the demo portal, a proxy before its API, one before its media."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from konnect_desktop.api.network import Limits, Network, RetryPolicy
from konnect_desktop.app.sync import AccountToSync, SyncCommand, run_sync
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.saving.run import Tries
from konnect_desktop.services.sync import SyncOptions, SyncReport
from konnect_desktop.system.credentials import KnownPassword
from tests.support.audience import Audience
from tests.support.census import Census, Counted
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Respond, Seen
from tests.support.portal import DemoPortal, PortalAddress

Json = dict[str, Any]

QUICK: Final = Tries(wait_initial_s=0.001, wait_max_s=0.01, timeout_s=20.0)
QUICK_READS: Final = RetryPolicy(wait_initial_s=0.001, wait_max_s=0.002, jitter_s=0.001)
TIMELINE: Final = "/restservices-parent/timeline/cards/v2/"
CONVERSATIONS: Final = "/restservices-parent/logbook/overview"
_PER_PAGE: Final = 6


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a portal holds, as it tells it on the wire and as a judge has counted it."""

    cards: tuple[Json, ...]
    counted: dict[str, Counted]
    received: dict[str, bytes]
    bodies: dict[str, bytes]

    @property
    def photos(self) -> list[Json]:
        """Photos of photo cards, each once, newest first."""
        return self._media("photo")

    @property
    def videos(self) -> list[Json]:
        """Videos of photo cards."""
        return self._media("video")

    def _media(self, media_type: str) -> list[Json]:
        found = {
            photo["id"]: photo
            for card in self.cards
            for photo in card.get("photos", [])
            if photo["mediaType"] == media_type and photo["fullSizeUrl"]
        }
        return list(found.values())


def take_holdings(address: PortalAddress) -> Holdings:
    """Read everything that a portal holds, its unread conversations included."""
    census = Census(address.url, address.username, address.password)
    counted = census.take()
    bodies = {one: census.fetch(what.link) for one, what in counted.items() if what.link}
    received = {one: hashlib.sha256(body).digest() for one, body in bodies.items()}
    return Holdings(tuple(census._cards()), counted, received, bodies)


@dataclass(frozen=True, slots=True)
class Story:
    """What a test tells: faults on the two proxies, another timeline, runs one after the other.

    ``front`` stands before the API and turns media links into links to ``media``.
    """

    address: PortalAddress
    media_url: str
    front: FaultProxy
    media: FaultProxy
    folder: Path

    @property
    def archive(self) -> Path:
        """Where the runs save to, unless they are told otherwise."""
        return self.folder / "archive"

    def run(  # noqa: PLR0913 — all that a run may differ in, named at the call
        self,
        *,
        archive: Path | None = None,
        profile: str = "profile",
        full: bool = False,
        include_unread: bool = True,
        parallel: int = 4,
        tries: Tries = QUICK,
        limits: Limits | None = None,
        keep_free_bytes: int = 0,
    ) -> SyncReport:
        """Sync once; a failure that leaves no report is raised."""
        options = SyncOptions(
            full=full,
            include_unread=include_unread,
            parallel=parallel,
            tries=tries,
            keep_free_bytes=keep_free_bytes,
        )
        network = Network(retry=QUICK_READS, limits=limits or Limits())
        account = AccountToSync(
            name=self.address.name,
            portal=Portal(tenant=self.address.org, origin=self.front.url, demo=True),
            credentials=KnownPassword(self.address.username, self.address.password),
            folder=self.folder / profile,
        )
        command = SyncCommand((account,), archive or self.archive, options, network)
        outcome = run_sync(command, Audience())
        for failure in outcome.failures:
            raise failure
        return outcome.reports[0]

    def show(self, *cards: Json, per_page: int = _PER_PAGE, more: tuple[Fault, ...] = ()) -> None:
        """Let the timeline consist of these cards and the mailbox be empty; ``more`` goes first."""
        self.front.use(*more, *self.timeline(cards, per_page), _EMPTY_MAILBOX)

    def timeline(self, cards: Sequence[Json], per_page: int = _PER_PAGE) -> tuple[Fault, ...]:
        """Return the answers of a timeline of these cards, one for each offset."""
        old, new = self.media_url.encode(), self.media.url.encode()
        return tuple(
            Fault(
                rf"{TIMELINE}{offset}$",
                (Respond(200, _json(cards[offset : offset + per_page]).replace(old, new)),),
            )
            for offset in range(len(cards) + per_page)
        )

    @property
    def fetches(self) -> list[Seen]:
        """The media requests so far."""
        return self.media.seen()

    @property
    def pages(self) -> list[Seen]:
        """The timeline requests so far."""
        return self.front.seen(TIMELINE)


_EMPTY_MAILBOX: Final = Fault(CONVERSATIONS, (Respond(200, b"[]"),))


@contextmanager
def telling(portal: DemoPortal, org: str, folder: Path) -> Generator[Story]:
    """Put the two proxies before a portal that runs."""
    address = portal.of(org)
    with FaultProxy(portal.media_url) as media:
        links = ((portal.media_url.encode(), media.url.encode()),)
        with FaultProxy(address.url, rewrites=links) as front:
            yield Story(address, portal.media_url, front, media, folder)


def photo_card(*photos: Json, date_ms: int | None = None, children: Sequence[Json] = ()) -> Json:
    """Return a photo card; its photos keep their own dates unless one is given."""
    if date_ms is not None:
        photos = tuple({**photo, "date": date_ms} for photo in photos)
    return {
        "type": "photo",
        "date": photos[0]["date"] if photos else date_ms,
        "children": list(children),
        "photos": list(photos),
    }


def _json(document: object) -> bytes:
    return json.dumps(document).encode()
