"""``doctor`` put together: this computer first, then the portal of one account, route by route."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network
from konnect_desktop.app.sync import AccountToSync, open_session
from konnect_desktop.domain.findings import Diagnosis, Part, PartFinding, RouteFinding
from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.services.doctor import PortalDoctor
from konnect_desktop.services.doctor_media import look_at_media
from konnect_desktop.system.accounts import Account
from konnect_desktop.system.computer_check import (
    check_archive,
    check_disk,
    check_folders,
    check_keyring,
)
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths

Told = Callable[[PartFinding | RouteFinding], None]


@dataclass(frozen=True, slots=True)
class DoctorCommand:
    """What is looked at.

    ``kept`` is the account in the user's list, none in a demo, which needs no keyring either;
    without ``account`` only this computer is looked at.
    """

    paths: Paths
    account: AccountToSync | None = None
    kept: Account | None = None
    archive: Path | None = None
    passwords: PasswordStore | None = None
    network: Network = field(default_factory=Network)


def run_doctor(command: DoctorCommand, told: Told) -> Diagnosis:
    """Look at everything, and tell of each finding as soon as it is there.

    Raises:
        BrokenError: ``ARCHIVE_BUSY``: the window is open on this account.
        DiskError: The account's own folder cannot be used.
    """
    return asyncio.run(_examine(command, told))


async def _examine(command: DoctorCommand, told: Told) -> Diagnosis:
    parts: list[PartFinding] = []
    found: list[RouteFinding] = []

    def part(finding: PartFinding) -> None:
        parts.append(finding)
        told(finding)

    def route(finding: RouteFinding) -> None:
        found.append(finding)
        told(finding)

    part(await asyncio.to_thread(check_folders, command.paths))
    part(await asyncio.to_thread(check_disk, command.paths.data))
    part(await asyncio.to_thread(check_archive, command.archive))
    if command.passwords is not None:
        part(await check_keyring(command.passwords, command.kept))
    if command.account is None:
        return Diagnosis(tuple(parts), ())
    doctor = await _examine_portal(command, command.account, route)
    if doctor.clock_ahead_s is not None:
        part(PartFinding(Part.CLOCK, ahead_s=round(doctor.clock_ahead_s)))
    return Diagnosis(tuple(parts), doctor.without_names(found), doctor.planning_offline)


async def _examine_portal(
    command: DoctorCommand, account: AccountToSync, tell: Callable[[RouteFinding], None]
) -> PortalDoctor:
    async with open_session(account, command.network) as session:
        today = today_in_amsterdam(datetime.now(UTC))
        doctor = PortalDoctor(session.api, today, had_cards=await session.copy.has_cards())
        async for finding in doctor.findings():
            tell(finding)
        network, loopback = command.network, account.portal.demo
        with closing(MediaClient(network=network, allow_loopback=loopback)) as media:
            tell(await look_at_media(media, doctor.thumb_link))
    return doctor
