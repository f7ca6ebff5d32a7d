"""A client that knows nothing but portal-api sections 1 to 4 walks the whole portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.conformance.conftest import TODAY
from tests.conformance.naive import papers, payload, sign_in
from tests.demo.reading import PARENT_API, Json, read_cards, read_rows, read_thread
from tests.support.tls_portal import TlsPortal, running_tls_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

KINDS = ("invoice", "annualstatement", "document")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsPortal]:
    options = ("--one-port", "--today", TODAY, "--photos", "80", "--videos", "8", "--months", "4")
    with running_tls_portal(tmp_path_factory.mktemp("tls"), *options) as running:
        yield running


def _links(value: object) -> Iterator[str]:
    """Find every address in an answer, under whatever key."""
    if isinstance(value, str):
        if value.startswith("https://"):
            yield value
    elif isinstance(value, list):
        for row in cast("list[object]", value):
            yield from _links(row)
    elif isinstance(value, dict):
        for each in cast("Json", value).values():
            yield from _links(each)


def _newsletters(client: httpx.Client) -> list[Json]:
    rows: list[Json] = []
    while True:
        page = payload(client, "/newsletter", index=len(rows))
        rows += page["newsletterItems"]
        if not page["moreItems"]:
            return rows


def _answers(client: httpx.Client) -> Iterator[object]:
    """Ask for everything, each list to its end and each detail of it."""
    for path in ("/parent", "/children/", "/customer/info", "/notification/notifications"):
        yield payload(client, path)
    yield read_cards(client)
    for row in read_rows(client):
        yield read_thread(client, row)
    for row in _newsletters(client):
        yield payload(client, f"/newsletter/generated/{row['generatedHtmlNewsLetterId']}")
    for item in payload(client, "/htmlnews/view")["newsItems"]:
        yield payload(client, f"/htmlcontent/container/{item['htmlContentId']}")
    yield payload(client, "/calendar/20241001/until/20270430")


def _papers(client: httpx.Client) -> Iterator[bytes]:
    year = 2026
    while True:
        items = [
            (kind, item)
            for kind in KINDS
            for item in papers(client, kind, f"{year}0101", f"{year}1231")
        ]
        for kind, item in items:
            if item["hasAttachment"]:
                path = f"/administration/{item['adminId']}/{kind}/{item['itemId']}"
                yield client.get(PARENT_API + path).content
        if not items:
            return
        year -= 1


@pytest.mark.parametrize(
    ("org", "least_links", "least_papers"), [("demo", 250, 8), ("demo2", 100, 8), ("demo3", 25, 3)]
)
def test_a_client_that_knows_only_the_sections_walks_everything(
    walked: TlsPortal, org: str, least_links: int, least_papers: int
) -> None:
    with sign_in(walked, org) as client:
        links = {link.partition("?")[0]: link for link in _links(list(_answers(client)))}
        documents = list(_papers(client))
        del client.headers["Authorization"]
        for link in links.values():
            head = client.head(link)
            part = client.get(link, headers={"Range": "bytes=1-4"})
            assert head.status_code == 200
            assert part.status_code == 206
            assert len(part.content) == 4
            assert part.headers["ETag"] == head.headers["ETag"]
            whole = head.headers["Content-Length"]
            assert part.headers["Content-Range"] == f"bytes 1-4/{whole}"
    assert len(links) >= least_links
    assert len(documents) >= least_papers
    assert all(each.startswith(b"%PDF-") for each in documents)
