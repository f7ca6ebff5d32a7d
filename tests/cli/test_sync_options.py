"""What a sync is allowed at which portal."""

from __future__ import annotations

from pathlib import Path

import pytest

from konnect_desktop.app.sync import AccountToSync
from konnect_desktop.cli.arguments import SyncArguments, parse
from konnect_desktop.cli.sync import _options
from konnect_desktop.domain.portals import Portal, parse_portal
from konnect_desktop.system.credentials import KnownPassword

REAL = parse_portal("zonnebloem")
DEMO = Portal("demo", "http://127.0.0.1:9", demo=True)


@pytest.mark.parametrize(
    ("portals", "asked", "most"),
    [([DEMO], "16", 16), ([REAL], "16", 6), ([DEMO, REAL], "16", 6), ([REAL], "2", 2)],
)
def test_t21_a_real_portal_gets_six_transfers_at_a_time_at_most(
    portals: list[Portal], asked: str, most: int
) -> None:
    arguments = parse(["sync", "--account", "a", "--to", "x", "--parallel", asked])
    assert isinstance(arguments, SyncArguments)
    accounts = tuple(
        AccountToSync("a", portal, KnownPassword("ouder", "geheim"), Path("x"))
        for portal in portals
    )
    assert _options(arguments, accounts).parallel == most
