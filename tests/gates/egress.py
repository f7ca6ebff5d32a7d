"""T15: a client that reads everything connects to its portal and the media host, and nobody else.

The media host never sees a token, a cookie or a page that it was come from.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import trustme

from tests.api.tls_parts import MEDIA_HOST, Wanted, server_tls
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Seen
from tests.support.hostile_links import HOSTILE_LINKS
from tests.support.portal import running_portal

_ORG: Final = "demo"
_PORTAL: Final = f"{_ORG}.ouderportaal.nl"
_TODAY: Final = "2026-04-14"
_NEVER_SENT: Final = frozenset({"authorization", "cookie", "referer", "proxy-authorization"})


@dataclass(frozen=True, slots=True)
class EgressResult:
    """What a walk through a whole portal sent where; a line for each breach."""

    requests: int
    media_requests: int
    connections: int
    refused_links: int
    violations: tuple[str, ...]


def egress(folder: Path, *, months: int = 2) -> EgressResult:
    """Walk through a demo portal under its real names, and judge what left the process."""
    options = ("--org", _ORG, "--photos", "20", "--videos", "2", "--months", str(months))
    more = ("--media-base-url", f"https://{MEDIA_HOST}", "--today", _TODAY)
    authority = trustme.CA()
    with running_portal(*options, *more) as portal:
        address = portal.of(_ORG)
        front_tls = server_tls(authority, Wanted(_PORTAL))
        media_tls = server_tls(authority, Wanted(MEDIA_HOST))
        with (
            FaultProxy(address.url, tls=front_tls) as front,
            FaultProxy(address.url, tls=media_tls) as media,
        ):
            ports = {f"{_PORTAL}:443": front.port, f"{MEDIA_HOST}:443": media.port}
            told = _probe(
                {
                    "org": _ORG,
                    "username": address.username,
                    "password": address.password,
                    "authority": authority.cert_pem.bytes().decode(),
                    "ports": ports,
                    "today": _TODAY,
                    "folder": str(folder),
                }
            )
            secrets = {address.password, *_tokens(front.ledger)}
            return EgressResult(
                requests=len(front.ledger),
                media_requests=len(media.ledger),
                connections=len(told["connected"]),
                refused_links=told["refused"],
                violations=tuple(_violations(told, ports, media.ledger, secrets)),
            )


def _probe(given: dict[str, Any]) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.gates.egress_probe"],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def _tokens(ledger: list[Seen]) -> set[str]:
    sent = (seen.headers.get("authorization", "") for seen in ledger)
    cookies = (seen.headers.get("cookie", "").partition("=")[2] for seen in ledger)
    return {each for each in (*(one.removeprefix("Bearer ") for one in sent), *cookies) if each}


def _violations(
    told: dict[str, Any], ports: dict[str, int], media: list[Seen], secrets: set[str]
) -> Iterator[str]:
    allowed = {str(("127.0.0.1", port)) for port in ports.values()}
    for place in sorted(set(told["connected"]) - allowed):
        yield f"connected to {place}"
    for name in sorted(set(told["looked_up"]) - {"127.0.0.1"}):
        yield f"looked up {name}"
    for name in sorted(set(told["wanted"]) - set(ports)):
        yield f"wanted {name}"
    if told["refused"] != len(HOSTILE_LINKS):
        yield f"{len(HOSTILE_LINKS) - told['refused']} hostile links were followed"
    for seen in media:
        for header in sorted(_NEVER_SENT & set(seen.headers)):
            yield f"media request with {header}"
        if any(secret in f"{seen.path} {seen.headers} {seen.body!r}" for secret in secrets):
            yield "media request with a secret"
    if not media or not told["connected"]:
        yield "nothing was watched"
