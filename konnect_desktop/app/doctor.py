"""``doctor`` put together: this computer first, then the portal of one account, route by route.

Rules: what cannot be looked at is a finding, too; it ends no more than what depends on it. What is
missing is not made. One thing alone is written: that the portal rejected a password, for nobody
may send that again by itself within half an hour, a later doctor neither (T20).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.flows import FlowName
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network, RetryPolicy
from konnect_desktop.app.sync import AccountToSync
from konnect_desktop.cache.local_copy_look import CopyLook, look_into_local_copy
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.findings import Diagnosis, Part, PartFinding, RouteFinding
from konnect_desktop.services.doctor import PortalDoctor
from konnect_desktop.services.doctor_media import look_at_media
from konnect_desktop.services.sync import sign_in_of
from konnect_desktop.system import clock
from konnect_desktop.system.accounts import Account
from konnect_desktop.system.computer_check import (
    check_archive,
    check_disk,
    check_folders,
    check_keyring,
    try_to_write,
)
from konnect_desktop.system.credentials import GuardedPassword
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.sign_in_guard import SignInGuard

Told = Callable[[PartFinding | RouteFinding], None]
# Somebody waits for it, and a portal that is slow or down is what it is there to tell.
_RETRY: Final = RetryPolicy(attempts=2, wait_max_s=2.0, timeout_s=15.0)


@dataclass(frozen=True, slots=True)
class DoctorCommand:
    """What is looked at.

    ``known`` was found before. Without ``account``, whose folder may be missing, only this computer
    is looked at. ``kept`` is the account in the user's list, none in a demo, which needs no keyring
    either.
    """

    paths: Paths
    known: tuple[PartFinding, ...] = ()
    account: AccountToSync | None = None
    kept: Account | None = None
    archive: Path | None = None
    passwords: PasswordStore | None = None
    network: Network = field(default_factory=lambda: Network(retry=_RETRY))


def run_doctor(command: DoctorCommand, told: Told) -> Diagnosis:
    """Look at everything, and tell of each finding as soon as it is there."""
    return asyncio.run(_Examination(command, told).run())


class _Examination:
    """One run; collects what is found."""

    def __init__(self, command: DoctorCommand, told: Told) -> None:
        self._command = command
        self._told = told
        self._parts: list[PartFinding] = []
        self._routes: list[RouteFinding] = []

    async def run(self) -> Diagnosis:
        await self._look_at_computer()
        if self._command.account is None:
            return Diagnosis(tuple(self._parts), ())
        doctor = await self._look_at_account(self._command.account)
        if doctor is None:
            return Diagnosis(tuple(self._parts), ())
        if doctor.clock_ahead_s is not None:
            self._part(PartFinding(Part.CLOCK, ahead_s=round(doctor.clock_ahead_s)))
        routes = doctor.without_names(self._routes)
        return Diagnosis(tuple(self._parts), routes, doctor.planning_offline)

    async def _look_at_computer(self) -> None:
        command = self._command
        self._part(await asyncio.to_thread(check_folders, command.paths))
        for finding in command.known:
            self._part(finding)
        self._part(await asyncio.to_thread(check_disk, command.paths.data))
        self._part(await asyncio.to_thread(check_archive, command.archive))
        if command.passwords is not None:
            self._part(await check_keyring(command.passwords, command.kept))

    async def _look_at_account(self, account: AccountToSync) -> PortalDoctor | None:
        """Look at what is kept and at the portal; ``None`` if another process has the account."""
        with ExitStack() as stack:
            try:
                if account.folder.is_dir():
                    stack.enter_context(AccountLock(account.folder))
                else:
                    # Nobody works for it: the lock would lie in there.
                    await asyncio.to_thread(try_to_write, account.folder)
            except BrokenError as error:
                self._part(PartFinding(Part.ACCOUNT, failure=error.kind))
                return None
            kept, failure = await asyncio.to_thread(_kept_of, account.folder)
            self._part(PartFinding(Part.ACCOUNT, failure=failure))
            return await self._look_at_portal(account, kept)

    async def _look_at_portal(self, account: AccountToSync, kept: CopyLook) -> PortalDoctor:
        network, portal = self._command.network, account.portal
        flow, username = sign_in_of(kept.facts)
        async with ApiClient(
            portal,
            GuardedPassword(account.credentials, SignInGuard(account.folder, makes_folder=True)),
            network=network,
            flow=cast("FlowName | None", flow),
            expected_username=username,
        ) as api:
            today = clock.today()
            doctor = PortalDoctor(api, today, had_cards=kept.has_cards, clock=network.clock)
            async for finding in doctor.findings():
                self._route(finding)
            with closing(MediaClient(network=network, allow_loopback=portal.demo)) as media:
                self._route(await look_at_media(media, doctor.thumb_link))
        return doctor

    def _part(self, finding: PartFinding) -> None:
        self._parts.append(finding)
        self._told(finding)

    def _route(self, finding: RouteFinding) -> None:
        self._routes.append(finding)
        self._told(finding)


def _kept_of(folder: Path) -> tuple[CopyLook, ErrorKind | None]:
    """Look into the local copy, which stays as it is; without it the portal is looked at still."""
    try:
        return look_into_local_copy(folder / "local-copy.sqlite3"), None
    except BrokenError as error:
        return CopyLook(), error.kind
