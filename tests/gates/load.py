"""T21: how many requests there are at a time, and in a second, as the portal counts them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import trustme

from konnect_desktop.api.network import Connect, Network
from konnect_desktop.app.sync import AccountToSync, SyncCommand, run_sync
from konnect_desktop.cli.arguments import SyncArguments, parse
from konnect_desktop.cli.sync import _options
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.services.refresh_pace import Pace
from konnect_desktop.system.credentials import KnownPassword
from tests.api.tls_parts import MEDIA_HOST, Wanted, network_of, server_tls
from tests.support.audience import Audience
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Delay, Fault
from tests.support.open_lines import open_lines
from tests.support.portal import PortalAddress, running_portal
from tests.support.story import Story, telling

_ORG: Final = "demo"
_HELD_S: Final = 0.1
_DATA: Final = "^/restservices-parent/"
_LISTS: Final = r"/(timeline/cards|logbook/overview)"


@dataclass(frozen=True, slots=True)
class LoadResult:
    """The most that happened at once.

    ``unasked_per_s`` is of a refresh nobody asked for, ``lists_at_a_time`` of one that somebody
    waits for, ``media_at_a_time`` of a sync that was told to use sixteen transfers.
    """

    unasked_per_s: float
    lists_at_a_time: int
    media_at_a_time: int


def load(folder: Path, *, photos: int = 60) -> LoadResult:
    """Refresh in both ways, then save all with as many transfers as can be had."""
    options = ("--org", _ORG, "--photos", str(photos), "--videos", "1", "--months", "1")
    with running_portal(*options) as portal, telling(portal, _ORG, folder / "story") as story:
        unasked, lists = asyncio.run(_refreshes(story))
    media_base = ("--media-base-url", f"https://{MEDIA_HOST}")
    with running_portal(*options, *media_base) as portal:
        media = _media_at_a_time(portal.of(_ORG), folder)
    return LoadResult(unasked, lists, media)


async def _refreshes(story: Story) -> tuple[float, int]:
    async with open_lines(story) as lines:
        await lines.refresh.run()
    async with open_lines(story, pace=Pace()) as lines:
        before = len(story.front.seen(_DATA))
        await lines.refresh.run(whole=True)
        unasked = [seen.at_s for seen in story.front.seen(_DATA)][before:]
    story.front.use(Fault(_LISTS, (Delay(_HELD_S),)))
    async with open_lines(story, pace=Pace()) as lines:
        before = len(story.front.seen(_LISTS))
        await asyncio.gather(*(lines.refresh.run(whole=True, by_user=True) for _ in range(5)))
        lists = [seen.at_s for seen in story.front.seen(_LISTS)][before:]
    spent_s = unasked[-1] - unasked[0]
    return (len(unasked) - 1) / spent_s, _most_within(lists, _HELD_S)


def _media_at_a_time(address: PortalAddress, folder: Path) -> int:
    """Sync over TLS under the real names; each transfer takes a while at the host."""
    authority = trustme.CA()
    host = f"{_ORG}.ouderportaal.nl"
    portal_tls = server_tls(authority, Wanted(host))
    media_tls = server_tls(authority, Wanted(MEDIA_HOST))
    slow = (Fault("/", (Delay(_HELD_S),)),)
    with (
        FaultProxy(address.url, tls=portal_tls) as front,
        FaultProxy(address.url, slow, tls=media_tls) as media,
    ):
        here = {f"{host}:443": ("127.0.0.1", front.port)}
        connect = network_of(authority, media.port).connect
        assert connect is not None
        network = Network(connect=Connect({**connect.addresses, **here}, connect.tls))
        credentials = KnownPassword(address.username, address.password)
        account = AccountToSync("Thuis", parse_portal(_ORG), credentials, folder / "profile")
        archive = folder / "archive"
        call = ["sync", "--account", "Thuis", "--to", str(archive), "--parallel", "16"]
        arguments = parse(call)
        assert isinstance(arguments, SyncArguments)
        run_sync(
            SyncCommand((account,), archive, _options(arguments, (account,)), network), Audience()
        )
        return _most_within([seen.at_s for seen in media.ledger], _HELD_S)


def _most_within(moments: Sequence[float], seconds: float) -> int:
    """Return how many of these moments lie within so many seconds, where they are thickest."""
    ordered = sorted(moments)
    return max(
        (sum(begin <= moment < begin + seconds for moment in ordered) for begin in ordered),
        default=0,
    )
