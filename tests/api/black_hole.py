"""A process for which both hosts have two addresses, of which the first swallows everything.

``unshare --map-root-user --mount --net python -m tests.api.black_hole FOLDER`` prints how long the
first answer of each took. The network, the hosts' names and the trust are of this process alone.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Final

import trustme

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.hardening import harden
from tests.api.media_host import WHOLE, Memory
from tests.api.parts import SIGN_IN, Parent
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault

_HOSTS: Final = ("demo.ouderportaal.nl", "resource.kidskonnect.cloud")
_SILENT: Final = "2606:2800::1"
_SPEAKING: Final = "93.184.216.34"
_PORT: Final = 443


def _do(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 — in our own namespaces


def _make_network(folder: Path) -> None:
    _do("ip", "link", "set", "lo", "up")
    _do("ip", "-6", "addr", "add", f"{_SILENT}/128", "dev", "lo", "nodad")
    _do("ip", "addr", "add", f"{_SPEAKING}/32", "dev", "lo")
    hosts = folder / "hosts"
    lines = [f"{address} {' '.join(_HOSTS)}" for address in (_SILENT, _SPEAKING)]
    hosts.write_text("\n".join(["127.0.0.1 localhost", *lines, ""]), "ascii")
    _do("mount", "--bind", str(hosts), "/etc/hosts")


def _trust(authority: trustme.CA, folder: Path) -> None:
    bundle = folder / "bundle.pem"
    bundle.write_bytes(authority.cert_pem.bytes())
    _do("mount", "--bind", str(bundle), ssl.get_default_verify_paths().openssl_cafile)


def _server_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with authority.issue_cert(*_HOSTS).private_key_and_cert_chain_pem.tempfile() as path:
        context.load_cert_chain(path)
    return context


def _black_hole() -> tuple[socket.socket, socket.socket]:
    """Listen where the queue is full already: whoever connects hears nothing, for ever."""
    listener = socket.socket(socket.AF_INET6)
    listener.bind((_SILENT, _PORT))
    listener.listen(0)
    first = socket.create_connection((_SILENT, _PORT), timeout=5)
    return listener, first


async def _sign_in_s(network: Network) -> float:
    began_s = time.monotonic()
    async with ApiClient(
        parse_portal("demo"), Parent("a", "b"), network=network, flow="app"
    ) as client:
        # Three reads and a write, each over a connection of its own or one that was kept.
        await client.sign_in()
    return time.monotonic() - began_s


def _picture_s(network: Network) -> float:
    began_s = time.monotonic()
    with closing(MediaClient(network=network)) as media:
        media.fetch(
            f"https://{_HOSTS[1]}/a.jpeg",
            kind=MediaKind.PHOTO,
            into=Memory(),
            cancelled=threading.Event(),
        )
    return time.monotonic() - began_s


def main() -> None:
    """Reach both hosts once."""
    harden()
    folder, authority = Path(sys.argv[1]), trustme.CA()
    _make_network(folder)
    _trust(authority, folder)
    sockets = _black_hole()
    plan = (*SIGN_IN, Fault("/", (WHOLE,)))
    with FaultProxy(plan=plan, tls=_server_tls(authority), address=(_SPEAKING, _PORT)) as server:
        network = Network(proxy_for=lambda _: None)
        taken = [asyncio.run(_sign_in_s(network)), _picture_s(network)]
        print(json.dumps({"taken_s": taken, "asked": len(server.ledger)}))  # noqa: T201 — the parent reads it
    for each in sockets:
        each.close()


if __name__ == "__main__":
    main()
