"""A client that knows portal-api sections 1 to 4 and nothing of ours: plain httpx.

Every host name leads to the demo portal on this computer, as with a resolver of one's own.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import httpcore
import httpx

from tests.demo.reading import PARENT_API, Json, read_cards, read_rows, read_thread

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from tests.support.portal import PortalAddress
    from tests.support.tls_portal import TlsPortal

Family = tuple[list[Json], list[Json], list[Json]]

APP = {"X-Client-Name": "OuderApp", "X-Client-Version": "3.64.1"}
DEVICE = {
    "name": "computer", "platform": "web", "uuid": "6f0f5b1c-55c4-4b1e-8a55-0f8f0f2a9a11",
    "version": "1", "model": "none", "screenHeight": 800, "screenWidth": 1280,
}  # fmt: skip


class _ToThisComputer(httpcore.NetworkBackend):
    """Connects every host name to one loopback port."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 — the name is what this stands in for
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        return self._backend.connect_tcp(
            "127.0.0.1", self._port, timeout, local_address, socket_options
        )


def open_client(tls: TlsPortal, org: str) -> httpx.Client:
    """Return a client at an organisation's real address; it keeps cookies as browsers do."""
    transport = httpx.HTTPTransport(verify=tls.trusted)
    transport._pool = httpcore.ConnectionPool(
        ssl_context=tls.trusted, network_backend=_ToThisComputer(tls.port)
    )
    base = f"https://{org}.ouderportaal.nl"
    return httpx.Client(base_url=base, transport=transport, trust_env=False, timeout=30)


def account(tls: TlsPortal, org: str) -> PortalAddress:
    return tls.portal.of(org)


def login(client: httpx.Client, of: PortalAddress, **more: object) -> httpx.Response:
    body = {"username": of.username, "password": of.password, **more}
    return client.put("/auth-api/login", json=body)


def app_login(client: httpx.Client, of: PortalAddress) -> httpx.Response:
    body = {"username": of.username, "password": of.password, "deviceInfo": DEVICE}
    return client.put("/auth-api/login", json=body, headers=APP)


@contextlib.contextmanager
def sign_in(tls: TlsPortal, org: str) -> Generator[httpx.Client]:
    """Be signed in as a browser's app is: with a Bearer, and the cookie beside it."""
    with open_client(tls, org) as client:
        answer = login(client, account(tls, org))
        assert answer.status_code == 200
        client.headers["Authorization"] = f"Bearer {answer.json()['authToken']}"
        yield client


def bearer(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['authToken']}"}


def cookie(answer: httpx.Response) -> dict[str, str]:
    return {"Cookie": answer.headers["set-cookie"].split(";")[0]}


def read_everything(tls: TlsPortal, org: str) -> Family:
    """Return all cards, all rows of the mailbox and all threads in the rows' order."""
    with sign_in(tls, org) as client:
        cards, rows = read_cards(client), read_rows(client)
        threads = [read_thread(client, row) for row in rows]
    return cards, rows, threads


def payload(client: httpx.Client, path: str, **query: str | int) -> Json:
    """Return the object in the envelope of a data route."""
    answer = client.get(f"{PARENT_API}{path}", params=query)
    assert answer.status_code == 200
    body: Json = answer.json()
    assert body["result"] is True
    content: Json = body["payload"]
    return content


def papers(client: httpx.Client, kind: str, first: str, last: str) -> list[Json]:
    """Return the rows of an overview of the administration: its payload is a list."""
    answer = client.get(f"{PARENT_API}/administration/{kind}/overview/{first}/{last}")
    assert answer.status_code == 200
    rows: list[Json] = answer.json()["payload"]
    return rows
