"""What an answer of the portal is once its head and its body have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from konnect_desktop.api.documents import decode
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import (
    BrokenError,
    ErrorKind,
    KonnectError,
    ProtocolChangedError,
    UnreachableError,
)

OK: Final = 200
_OUT_OF_SERVICE: Final = 503


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is no fault of the network: its status, headers and, with 200, its JSON.

    ``took_ms`` counts from when its request left: no wait for a turn or a gate, no earlier try.
    """

    status: int
    headers: httpx.Headers
    document: object
    took_ms: int = 0

    @property
    def ok(self) -> bool:
        """Whether there is a document."""
        return self.status == OK


def document_in(route: Route, response: httpx.Response, body: bytes) -> object:
    """Decode the body of a good answer, which counts for more than what it is called (F062).

    Raises:
        BrokenError: ``CAPTIVE``: it is a page.
        UnreachableError: It was cut, which nobody had announced.
        ProtocolChangedError: It is no JSON.
    """
    if is_page(body):
        raise page_instead_of_data(route)
    try:
        return decode(body, str(route))
    except ProtocolChangedError as error:
        if "html" in response.headers.get("content-type", "").lower():
            raise page_instead_of_data(route) from None
        if "content-length" in response.headers or "transfer-encoding" in response.headers:
            raise
        # Nothing said how long the answer is: it may have been cut (V4).
        raise UnreachableError(ErrorKind.OFFLINE, f"{route}: cut short") from error


def is_page(body: bytes) -> bool:
    """Say whether a body begins as a web page does."""
    return body.lstrip()[:1] == b"<"


def page_instead_of_data(route: Route) -> BrokenError:
    """Return the error for a network that asks for a sign-in of its own (F034, F009)."""
    return BrokenError(ErrorKind.CAPTIVE, f"{route}: a page instead of data")


def redirected(route: Route, url: httpx.URL, response: httpx.Response) -> KonnectError:
    """Return the error for a redirect, none of which is followed (F034, F044)."""
    try:
        target = urlsplit(urljoin(str(url), response.headers.get("location", "")))
        elsewhere = target.scheme == "http" and target.hostname != url.host
    except ValueError:
        elsewhere = False
    if elsewhere:
        return UnreachableError(ErrorKind.CAPTIVE, f"{route}: sent to a page of the network")
    return ProtocolChangedError(str(route), "$", f"redirected with {response.status_code}")


def is_maintenance(response: httpx.Response, error: UnreachableError, patience_s: float) -> bool:
    """Say whether a portal means more than that it is busy for a moment (F047).

    That is so for a 503 with a page for people, or with a window that no read sits out.
    """
    if response.status_code != _OUT_OF_SERVICE:
        return False
    is_page = "html" in response.headers.get("content-type", "").lower()
    return is_page or (error.retry_after_s or 0.0) > patience_s
