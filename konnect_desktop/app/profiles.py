"""Whose window it is: the user's own profile, or a demo's in a folder that is gone afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.paths import Paths

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from konnect_desktop.system.demo_portal import DemoPortalAccount


class Demo(Struct, frozen=True):
    """What a demo profile has beside its folders: portals, and invented parents to sign in as."""

    accounts: tuple[DemoPortalAccount, ...]
    url: str

    @property
    def portals(self) -> Mapping[str, Portal]:
        """The portals by their organisation's label."""
        return {
            account.org: Portal(account.org, account.url, demo=True) for account in self.accounts
        }


class Profile(Struct, frozen=True):
    """Folders, and a demo where it is one.

    ``archive`` is offered for saved photos instead of the system's own folder for pictures;
    ``vault`` is used instead of the system's keyring.
    """

    paths: Paths
    demo: Demo | None = None
    archive: Path | None = None
    vault: KeyringBackend | None = None


@asynccontextmanager
async def demo_profile(*options: str) -> AsyncGenerator[Profile]:
    """Start a demo portal and make a profile for it; both are gone when the block ends.

    Args:
        options: Options of ``konnect-demo-portal``.

    Raises:
        BrokenError: ``INTERNAL``: the portal did not start.
    """
    # Only a demo needs these; the user's own window is painted sooner without them.
    import tempfile  # noqa: PLC0415

    from konnect_desktop.system.demo_portal import DemoPortalProcess  # noqa: PLC0415

    portal = await asyncio.to_thread(DemoPortalProcess.start, *options)
    try:
        with tempfile.TemporaryDirectory(
            prefix="konnect-demo-", ignore_cleanup_errors=True
        ) as folder:
            demo = Demo(portal.portals, portal.portals[0].url)
            yield Profile(Paths.below(Path(folder) / "profile"), demo)
    finally:
        await asyncio.to_thread(portal.stop)
