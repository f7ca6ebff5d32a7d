"""The demo portal under the names of real ones, and the only network on which they are found."""

from __future__ import annotations

import json
import signal
import ssl
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict, cast

import trustme

from konnect_desktop.api.network import Connect, Network, RetryPolicy
from konnect_desktop.domain.portals import Portal

MEDIA: Final = "resource.kidskonnect.cloud:443"
_QUICK: Final = RetryPolicy(attempts=2, wait_initial_s=0.1, wait_max_s=0.1, jitter_s=0)
_ORGANISATIONS: Final = ("demo", "demo2", "demo3")
CONTENT: Final = ("--seed", "1", "--photos", "240", "--videos", "8", "--months", "4")
"""The same pictures and words each time."""


class Family(TypedDict):
    """An invented parent: the organisation's label, where it is, and how to sign in."""

    org: str
    url: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class ScreenshotPortal:
    """A portal that runs; ``addresses`` may be changed while it does."""

    process: subprocess.Popen[bytes]
    families: tuple[Family, ...]
    addresses: dict[str, tuple[str, int]]
    network: Network

    def family(self, org: str) -> tuple[Portal, Family]:
        """Return where an organisation's family signs in, and as whom."""
        found = next(each for each in self.families if each["org"] == org)
        return Portal(org, f"https://{_host(org)}"), found

    def hold(self) -> None:
        """Let it answer nothing until ``go_on``; connections stay."""
        self.process.send_signal(signal.SIGSTOP)

    def vanish(self) -> None:
        """Be found by nobody any more, as when the network is gone."""
        self.addresses.clear()
        self.process.terminate()

    def go_on(self) -> None:
        """Let it answer again."""
        self.process.send_signal(signal.SIGCONT)


@contextmanager
def running_portal(folder: Path, *options: str) -> Generator[ScreenshotPortal]:
    """Run a portal whose certificate lies in ``folder``, until the block ends."""
    chain, key, trusted = _certificate(folder)
    tls = ("--tls-cert", str(chain), "--tls-key", str(key))
    command = [sys.executable, "-m", "konnect_desktop.demo", "--exit-with-stdin", *tls, *CONTENT]
    with subprocess.Popen(  # noqa: S603 — our own module
        [*command, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        if process.stdout is None or process.stdin is None:
            raise OSError("the demo portal has no pipes")
        told = cast("dict[str, object]", json.loads(process.stdout.readline()))
        families = tuple(cast("list[Family]", told["portals"]))
        addresses = {f"{_host(each['org'])}:443": _place(each["url"]) for each in families}
        # Each of its ports serves the media too.
        addresses[MEDIA] = _place(families[0]["url"])
        network = Network(_QUICK, connect=Connect(addresses, trusted))
        try:
            yield ScreenshotPortal(process, families, addresses, network)
        finally:
            process.stdin.close()


def _certificate(folder: Path) -> tuple[Path, Path, ssl.SSLContext]:
    authority = trustme.CA()
    hosts = [_host(org) for org in _ORGANISATIONS]
    issued = authority.issue_cert(*hosts, MEDIA.partition(":")[0])
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    trusted = ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())
    return chain, key, trusted


def _host(org: str) -> str:
    return f"{org}.ouderportaal.nl"


def _place(url: str) -> tuple[str, int]:
    return "127.0.0.1", int(url.rsplit(":", 1)[1])
