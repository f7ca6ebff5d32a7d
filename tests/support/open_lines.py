"""One account with all that speaks to the portal, in this process, behind a story's two proxies."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Limits, Network
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.media_store import DEFAULT_LIMIT_BYTES, MediaStore
from konnect_desktop.domain.changes import Change
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.picture_looks import PictureLooks
from konnect_desktop.services.pictures import PictureShelf
from konnect_desktop.services.pictures_wishes import FIRST_PAUSE_S
from konnect_desktop.services.refresh import Refresh
from konnect_desktop.services.refresh_pace import Pace
from konnect_desktop.services.saving.run import Tries
from konnect_desktop.system.credentials import KnownPassword
from tests.support.story import QUICK_READS, Story

QUICK_PICTURES = Tries(attempts=5, wait_initial_s=0.001, wait_max_s=0.002, timeout_s=20.0)


@dataclass
class Lines:
    """The parts of an account, and what its listeners were told."""

    account_id: str
    session: AccountSession
    links: LinkBook
    refresh: Refresh
    shelf: PictureShelf
    store: MediaStore
    media: MediaClient
    changes: list[Change] = field(default_factory=list[Change])
    told: list[tuple[PictureKey, ErrorKind | None]] = field(
        default_factory=list[tuple[PictureKey, ErrorKind | None]]
    )
    awaited: list[PictureKey] = field(default_factory=list[PictureKey])

    @property
    def copy(self) -> LocalCopy:
        return self.session.copy

    def key(self, picture_id: str) -> PictureKey:
        return PictureKey(self.account_id, picture_id)

    def go_online(self, *, threads: int = 4) -> None:
        self.shelf.go_online(self.links, self.media, threads=threads, tries=QUICK_PICTURES)

    def arrived(self) -> list[PictureKey]:
        return [key for key, kind in self.told if kind is None]

    def failures(self) -> list[tuple[PictureKey, ErrorKind]]:
        return [(key, kind) for key, kind in self.told if kind is not None]

    async def media_ids(self, kind: MediaKind = MediaKind.PHOTO) -> list[str]:
        """Return the ids of all media in the copy, newest first, each once."""
        found = [
            medium.media_id
            for stored in await self.copy.cards()
            for medium in stored.card.all_media
            if medium.kind is kind
        ]
        return list(dict.fromkeys(found))


@asynccontextmanager
async def open_lines(  # noqa: PLR0913 — what stories differ in
    story: Story,
    *,
    profile: str = "window",
    limit_bytes: int = DEFAULT_LIMIT_BYTES,
    pace: Pace | None = None,
    limits: Limits | None = None,
    first_pause_s: float = FIRST_PAUSE_S,
) -> AsyncGenerator[Lines]:
    """Open the story's account; nothing is sent by that."""
    folder = story.folder / profile
    network = Network(retry=QUICK_READS, limits=limits or Limits())
    portal = Portal(tenant=story.address.org, origin=story.front.url, demo=True)
    password = KnownPassword(story.address.username, story.address.password)
    store = MediaStore(lambda _: folder, limit_bytes=limit_bytes, keep_free_bytes=0)
    path = folder / "local-copy.sqlite3"
    async with (
        await LocalCopy.open(path) as copy,
        ApiClient(portal, password, network=network) as api,
    ):
        session = AccountSession(story.address.org, "Demo", portal, api, copy)
        links = LinkBook(api, copy)
        refresh = Refresh(session, links, pace=pace or Pace(gap_s=0.0))
        shelf = PictureShelf(
            story.address.org, store, looks=PictureLooks(copy), first_pause_s=first_pause_s
        )
        with closing(MediaClient(network=network, allow_loopback=True)) as media:
            lines = Lines(story.address.org, session, links, refresh, shelf, store, media)
            session.changes.subscribe(lines.changes.append)
            shelf.subscribe(lambda key, kind: lines.told.append((key, kind)), lines.awaited.append)
            try:
                yield lines
            finally:
                await shelf.aclose()
                await refresh.aclose()
                await store.aclose()


def files_in(folder: Path) -> set[str]:
    """Return the names of an account's kept pictures."""
    pictures = folder / "pictures"
    return {path.name for path in pictures.iterdir()} if pictures.exists() else set()
