"""Reading the demo portal to its end over HTTP, the way the public clients do."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from tests.support.portal import DemoPortal, PortalAddress

Json = dict[str, Any]

PARENT_API = "/restservices-parent"


def open_client(base_url: str) -> httpx.Client:
    return httpx.Client(base_url=base_url, trust_env=False, timeout=30)


@contextlib.contextmanager
def sign_in(address: PortalAddress) -> Generator[httpx.Client]:
    with open_client(address.url) as client:
        answer = client.put(
            "/auth-api/login", json={"username": address.username, "password": address.password}
        )
        assert answer.status_code == 200
        client.headers["Authorization"] = f"Bearer {answer.json()['authToken']}"
        yield client


def read_cards(client: httpx.Client) -> list[Json]:
    found: list[Json] = []
    while True:
        answer = client.get(f"{PARENT_API}/timeline/cards/v2/{len(found)}")
        assert answer.status_code == 200
        page: list[Json] = answer.json()
        if not page:
            return found
        found += page


def read_rows(client: httpx.Client) -> list[Json]:
    found: list[Json] = []
    while True:
        answer = client.get(f"{PARENT_API}/logbook/overview", params={"index": len(found)})
        page: list[Json] = answer.json()
        if not page:
            return found
        found += page


def read_thread(client: httpx.Client, row: Json) -> Json:
    number = row["logMessageMessageId"]
    thread: Json = client.get(f"{PARENT_API}/logbook/details/{number}/summary/true").json()
    return thread


def photos_of_card(card: Json) -> list[Json]:
    return [*card.get("photos", []), *card.get("journal", {}).get("photos", [])]


def card_photos(cards: list[Json]) -> Iterator[Json]:
    for card in cards:
        yield from photos_of_card(card)


def thread_photos(threads: list[Json]) -> Iterator[Json]:
    for thread in threads:
        for message in thread["messages"]:
            yield from message["photos"]


def read_everything(portal: DemoPortal, org: str) -> tuple[list[Json], list[Json], list[Json]]:
    """Return all cards, all rows of the mailbox and all threads in the rows' order."""
    with sign_in(portal.of(org)) as client:
        cards, rows = read_cards(client), read_rows(client)
        threads = [read_thread(client, row) for row in rows]
    return cards, rows, threads
