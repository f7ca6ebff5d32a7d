"""What saves for one account of a portal that runs, put together as the window does it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.refresh import Refresh
from konnect_desktop.services.saving.archives import Archives
from konnect_desktop.services.saving.saved_files import SavedFiles
from konnect_desktop.services.saving.saver import Saver
from konnect_desktop.services.saving.saving_plan import SavingOptions
from konnect_desktop.system.credentials import KnownPassword
from tests.support.portal import PortalAddress
from tests.support.story import QUICK, QUICK_READS

OPTIONS = SavingOptions(parallel=4, keep_free_bytes=0, tries=QUICK)


@dataclass(slots=True)
class SavingDesk:
    """One account that saves; it is a ``SavingAccounts`` too.

    ``chosen`` is the folder the user has agreed to. ``before_saver`` is called when somebody asks
    for the saver.
    """

    address: PortalAddress
    session: AccountSession
    media: MediaClient
    archives: Archives
    files: SavedFiles
    offered: Path
    options: SavingOptions = OPTIONS
    chosen: Path | None = None
    before_saver: Callable[[], None] = lambda: None
    links: LinkBook = field(init=False)
    one_saver: Saver = field(init=False)

    def __post_init__(self) -> None:
        self.new_links()

    def new_links(self) -> None:
        """Forget all links, as after a restart."""
        self.links = LinkBook(self.session.api, self.session.copy)
        self.one_saver = Saver(
            session=self.session,
            links=self.links,
            media=self.media,
            archives=self.archives,
            saved=self.files,
            refresh=Refresh(self.session, self.links),
            options=self.options,
            now=lambda: datetime.now(UTC),
        )

    async def saver(self, account_id: str) -> Saver:
        assert account_id == self.address.org
        self.before_saver()
        return self.one_saver

    def saved(self, account_id: str) -> SavedFiles | None:
        return self.files if account_id == self.address.org else None

    def folder(self, account_id: str) -> Path:
        assert account_id == self.address.org
        return self.chosen or self.offered

    def folder_is_chosen(self, account_id: str) -> bool:
        assert account_id == self.address.org
        return self.chosen is not None

    async def choose_folder(self, account_id: str, folder: Path) -> None:
        assert account_id == self.address.org
        self.chosen = folder


@asynccontextmanager
async def saving_desk(
    address: PortalAddress,
    place: Path,
    *,
    url: str | None = None,
    options: SavingOptions = OPTIONS,
) -> AsyncGenerator[SavingDesk]:
    """Open an account below ``place``; ``url`` is where its portal is reached instead."""
    network = Network(retry=QUICK_READS)
    portal = Portal(tenant=address.org, origin=url or address.url, demo=True)
    password = KnownPassword(address.username, address.password)
    media = MediaClient(network=network, allow_loopback=True)
    place.mkdir(parents=True, exist_ok=True)
    try:
        async with (
            await LocalCopy.open(place / "local-copy.sqlite3") as copy,
            ApiClient(portal, password, network=network) as api,
        ):
            session = AccountSession(address.org, address.name, portal, api, copy)
            yield SavingDesk(
                address,
                session,
                media,
                Archives(),
                SavedFiles(address.org),
                place / "archive",
                options,
            )
    finally:
        media.close()
