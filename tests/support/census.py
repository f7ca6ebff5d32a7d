"""What a portal holds, counted by a client that knows nothing of ours: the judge of a sync."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Counted:
    """One photo or video of the portal; ``day_ms`` is the wire's date of card or message."""

    media_id: str
    media_type: str
    link: str | None
    date_ms: int
    sources: frozenset[str]


class Census:
    """Signs in over HTTP and walks everything, unread conversations included.

    Args:
        url: The portal's origin.
        username: Who.
        password: The password.
    """

    def __init__(self, url: str, username: str, password: str) -> None:
        self._netloc = urlsplit(url).netloc
        body = {"username": username, "password": password}
        answer = self._ask("PUT", "/auth-api/login", body, {})
        self._bearer = {"Authorization": f"Bearer {answer['authToken']}"}

    def take(self) -> dict[str, Counted]:
        """Return every medium by its id."""
        found: dict[str, Counted] = {}
        for source, date_ms, photo in self._photos():
            known = found.get(photo["id"])
            found[photo["id"]] = Counted(
                media_id=photo["id"],
                media_type=photo["mediaType"],
                link=photo["fullSizeUrl"] or (known.link if known else None),
                date_ms=known.date_ms if known else date_ms,
                sources=(known.sources if known else frozenset[str]()) | {source},
            )
        return found

    def fetch(self, link: str) -> bytes:
        """Return a medium's bytes as the portal has them."""
        return self._fetched(link)[0]

    def etag(self, link: str) -> str:
        """Return what the media host says a medium's version is."""
        return self._fetched(link)[1]

    def _fetched(self, link: str) -> tuple[bytes, str]:
        parts = urlsplit(link)
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        try:
            connection.request("GET", f"{parts.path}?{parts.query}")
            answer = connection.getresponse()
            assert answer.status == 200
            return answer.read(), answer.headers["ETag"]
        finally:
            connection.close()

    def _photos(self) -> Iterator[tuple[str, int, dict[str, Any]]]:
        for card in self._cards():
            for photo in card.get("photos", []):
                yield "photo card", card["date"], photo
            for photo in card.get("journal", {}).get("photos", []):
                yield "diary", card["date"], photo
        for row in self._rows():
            thread = self._read(f"/logbook/details/{row['logMessageMessageId']}/summary/false")
            for message in thread["messages"]:
                for photo in message["photos"]:
                    yield "message", message["date"], photo

    def _cards(self) -> Iterator[dict[str, Any]]:
        offset = 0
        while cards := self._read(f"/timeline/cards/v2/{offset}"):
            yield from cards
            offset += len(cards)

    def _rows(self) -> Iterator[dict[str, Any]]:
        offset = 0
        while rows := self._read(f"/logbook/overview?index={offset}"):
            yield from rows
            offset += len(rows)

    def _read(self, route: str) -> Any:  # noqa: ANN401 — JSON
        return self._ask("GET", f"/restservices-parent{route}", None, self._bearer)

    def _ask(self, method: str, path: str, body: object, headers: dict[str, str]) -> Any:  # noqa: ANN401 — JSON
        connection = http.client.HTTPConnection(self._netloc, timeout=30)
        try:
            content = None if body is None else json.dumps(body)
            kind = {"Content-Type": "application/json"} if content else {}
            connection.request(method, path, content, {**headers, **kind})
            answer = connection.getresponse()
            assert answer.status == 200, f"{method} {path}: {answer.status}"
            return json.loads(answer.read())
        finally:
            connection.close()
