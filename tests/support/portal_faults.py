"""Switching faults of a running demo portal on, for as long as a block lasts."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_ROUTE = "/demo/faults"


@dataclass(frozen=True, slots=True)
class PortalFaults:
    """The faults of the portal at ``netloc``."""

    netloc: str

    def use(self, *faults: str) -> None:
        """Switch these on and all others off; each is written as behind ``--fault``."""
        self._ask("PUT", {"faults": list(faults)})

    def struck(self) -> list[int]:
        """Return how many requests each fault that is on has changed so far."""
        return [each["struck"] for each in self._ask("GET", None)["active"]]

    def clear(self) -> None:
        """Switch all off."""
        self._ask("DELETE", None)

    def _ask(self, method: str, body: object) -> dict[str, Any]:
        connection = http.client.HTTPConnection(self.netloc, timeout=30)
        try:
            sent = None if body is None else json.dumps(body)
            connection.request(method, _ROUTE, sent)
            answer = connection.getresponse()
            told: dict[str, Any] = json.loads(answer.read())
            assert answer.status == 200, told
            return told
        finally:
            connection.close()


@contextlib.contextmanager
def faults_on(url: str, *faults: str) -> Generator[PortalFaults]:
    """Switch faults of the demo portal at ``http://127.0.0.1:port`` on until the block ends."""
    portal = PortalFaults(urlsplit(url).netloc)
    portal.use(*faults)
    try:
        yield portal
    finally:
        portal.clear()
