"""What speaks to the portal for the window's accounts; imported when one first goes online."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Self, cast

from konnect_desktop.api.client import ApiClient, Credentials, Identity
from konnect_desktop.api.flows import FlowName
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network
from konnect_desktop.api.password_forgotten import ask_for_new_password
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.open_account import Online, OpenAccount
from konnect_desktop.services.refresh import Refresh
from konnect_desktop.services.saving.archives import Archives
from konnect_desktop.services.saving.saved_files import SavedFiles
from konnect_desktop.services.saving.saver import Saver
from konnect_desktop.services.saving.saving_plan import SavingOptions
from konnect_desktop.services.sync import remember_sign_in, remembered_sign_in

# At most six transfers at a time at a real portal (T21), pictures that are looked at included.
# No more threads than the window can share the interpreter with (benchmarks/saving_beside_window).
_SAVING: Final = 3
_SHOWING: Final = 3


@dataclass(frozen=True, slots=True)
class Client:
    """A portal's client; ``identity`` and ``organisation`` only of one that has just signed in."""

    api: ApiClient
    identity: Identity | None = None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """What all accounts of a window share of the network; it knows no account."""

    network: Network
    media: MediaClient
    archives: Archives
    demo: bool

    @classmethod
    def make(cls, network: Network | None, *, demo: bool) -> Self:
        """Make the shared parts; nothing is sent by that."""
        network = network or Network()
        media = MediaClient(network=network, allow_loopback=demo)
        return cls(network, media, Archives(), demo)

    def close(self) -> None:
        """End all transfers."""
        self.media.close()

    async def sign_in(self, portal: Portal, credentials: Credentials) -> Client:
        """Sign in once, and ask how the organisation is called.

        Raises:
            KonnectError: The portal said no, or could not be reached.
        """
        api = ApiClient(portal, credentials, network=self.network)
        organisation = ""
        try:
            identity = await api.sign_in()
            # Its name is a nicety that not every portal has.
            with suppress(KonnectError):
                organisation = await api.organisation_name()
        except BaseException:
            await api.aclose()
            raise
        return Client(api, identity, organisation)

    async def known_client(
        self, portal: Portal, credentials: Credentials, copy: LocalCopy
    ) -> Client:
        """Make a client that signs in when something is first read."""
        flow, username = await remembered_sign_in(copy)
        return Client(
            ApiClient(
                portal,
                credentials,
                network=self.network,
                flow=cast("FlowName | None", flow),
                expected_username=username,
            )
        )

    async def connect(
        self, name: str, client: Client, opened: OpenAccount, saved: SavedFiles
    ) -> Online:
        """Put an account's parts together around its client, which whoever asks closes."""
        if client.identity is not None:
            await remember_sign_in(opened.copy, client.identity)
        session = AccountSession(
            opened.account_id, name, opened.portal, client.api, opened.copy, opened.changes
        )
        links = LinkBook(client.api, opened.copy)
        refresh = Refresh(session, links)
        opened.pictures.go_online(links, self.media, threads=_SHOWING)
        saver = Saver(
            session=session,
            links=links,
            media=self.media,
            archives=self.archives,
            saved=saved,
            refresh=refresh,
            options=SavingOptions(parallel=_SAVING),
        )
        return Online(session, links, refresh, saver)

    async def password_forgotten(self, portal: Portal, username: str) -> None:
        """Ask for the mail with which a new password is set (PROPOSED: demo portals only)."""
        await ask_for_new_password(portal, username, network=self.network)
