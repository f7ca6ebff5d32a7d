"""Faults that are a status: late, refused, busy, broken, away."""

from __future__ import annotations

import asyncio
import time
from email.utils import formatdate
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response

from konnect_desktop.demo.envelope import refused
from konnect_desktop.demo.faults.deed import Deed, instead
from konnect_desktop.demo.media import access_denied

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_MAINTENANCE = (
    "<!doctype html><html lang='nl'><title>Onderhoud</title>"
    "<h1>Wij zijn aan het werk</h1><p>Het ouderportaal is even niet bereikbaar.</p></html>"
)
_CAPTIVE = (
    "<!doctype html><html lang='nl'><title>Gratis wifi</title>"
    "<h1>Welkom op dit netwerk</h1><p>Ga akkoord om verder te gaan.</p></html>"
)


def late(milliseconds: str) -> Deed:
    """Wait before the portal is asked."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(int(milliseconds) / 1000)
        await app(scope, receive, send)

    return deed


def status(code: str) -> Deed:
    """Answer a status in the portal's own form of refusal."""
    return instead(lambda: refused(int(code), "fault"))


def unauthorized(_: str) -> Deed:
    """Answer 401, as to a token that is not valid."""
    return instead(lambda: refused(401, "unauthorized"))


def refused_with_200(_: str) -> Deed:
    """Refuse in the envelope although the status is 200 (portal-api 3)."""
    return instead(lambda: refused(200, "fault"))


def rate_limited(retry_after: str) -> Deed:
    """Answer 429; `date` says the header as a date five seconds ahead, `none` leaves it out."""

    def make() -> Response:
        response = refused(429, "too_many_requests")
        if retry_after == "date":
            response.headers["Retry-After"] = formatdate(time.time() + 5, usegmt=True)
        elif retry_after != "none":
            response.headers["Retry-After"] = retry_after
        return response

    return instead(make)


def maintenance(retry_after_s: str) -> Deed:
    """Answer 503 with a page for people."""
    headers = {"Retry-After": retry_after_s}
    return instead(lambda: HTMLResponse(_MAINTENANCE, 503, headers))


def captive_page(_: str) -> Deed:
    """Answer 200 with a page, as a network does that wants a sign-in of its own."""
    return instead(lambda: HTMLResponse(_CAPTIVE))


def redirect(location: str) -> Deed:
    """Lead elsewhere."""
    return instead(lambda: RedirectResponse(location, 302))


def dead_links(_: str) -> Deed:
    """Answer as the media host does to a link whose time is over."""
    return instead(access_denied)
