"""``python -m tests.services.saving.paused_program URL ORG USER PASSWORD PLACE``: saves, pauses.

It writes how much it saved before the pause, and stays paused until it is killed.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from konnect_desktop.services.saving.pause import Pause
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.saving.selection import WholeAccount
from tests.support.portal import PortalAddress
from tests.support.saving_desk import saving_desk

_ENOUGH = 5


async def _main(url: str, org: str, username: str, password: str, place: str) -> None:
    pause = Pause()

    def look(meter: ProgressMeter) -> None:
        if meter.done == _ENOUGH:
            pause.ask()

    address = PortalAddress(org, org, url, username, password)
    async with saving_desk(address, Path(place)) as desk:
        plan = await desk.one_saver.plan(WholeAccount(), desk.offered)
        result = await desk.one_saver.run(plan, look, pause)
        sys.stdout.write(f"{result.saved}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
