"""A process that saves one document: ``python -m tests.disk.save_one_document URL FOLDER``.

With a size after the folder, the folder first becomes a disk of its own of so many bytes, which
needs a mount namespace. Prints the outcome, and the names that are in the folder afterwards.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.network import Network
from konnect_desktop.domain.errors import DiskError, KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.documents import save_document
from tests.api.parts import QUICK, Parent
from tests.support.portal_documents import INVOICE


async def save(url: str, folder: Path) -> dict[str, object]:
    """Save it once."""
    portal = Portal("demo", url, demo=True)
    network = Network(retry=QUICK)
    credentials = Parent("ouder@demo.example", "geheim")
    async with ApiClient(portal, credentials, network=network, flow="app") as client:
        try:
            saved = await save_document(client, INVOICE, folder)
        except KonnectError as error:
            missing_bytes = error.missing_bytes if isinstance(error, DiskError) else None
            return {"kind": error.kind, "missing_bytes": missing_bytes}
    return {"saved": saved.path.name, "was_there": saved.was_there}


if __name__ == "__main__":
    where = Path(sys.argv[2])
    for size in sys.argv[3:]:
        command = ("mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(where))
        subprocess.run(command, check=True)  # noqa: S603 — in our own namespace
    told = asyncio.run(save(sys.argv[1], where))
    print(json.dumps({**told, "left": sorted(each.name for each in where.iterdir())}))  # noqa: T201 — the parent reads it
