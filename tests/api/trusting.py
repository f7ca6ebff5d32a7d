"""A process that signs in at a portal over TLS with the trust of this computer's system.

``python -m tests.api.trusting PORT`` prints what came of it. With a bundle of certificates after
the port, that first takes the place of the system's own, which needs a mount namespace.
"""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import sys

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.network import Connect, Network
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.hardening import harden
from tests.api.parts import QUICK, Parent
from tests.api.tls_parts import HOST


async def sign_in(port: int) -> str:
    """Sign in; returns the kind of error, or the user name that the portal knows."""
    network = Network(retry=QUICK, connect=Connect({f"{HOST}:443": ("127.0.0.1", port)}))
    portal = Portal("demo", f"https://{HOST}")
    async with ApiClient(portal, Parent("ouder", "geheim"), network=network, flow="app") as client:
        try:
            return (await client.sign_in()).username
        except KonnectError as error:
            return error.kind.value


if __name__ == "__main__":
    harden()
    for bundle in sys.argv[2:]:
        command = ("mount", "--bind", bundle, ssl.get_default_verify_paths().openssl_cafile)
        subprocess.run(command, check=True)  # noqa: S603 — in our own namespace
    print(asyncio.run(sign_in(int(sys.argv[1]))))  # noqa: T201 — the parent reads it
