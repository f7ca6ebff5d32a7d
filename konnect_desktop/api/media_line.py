"""Requests of one thread to the media host: gated, redirected within the host, not retried."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Generator, Mapping
from typing import Final

import httpx

from konnect_desktop.api.failures import transport_failures
from konnect_desktop.api.media_policy import redirect_target
from konnect_desktop.api.media_transport import MediaTransport
from konnect_desktop.api.network import Network
from konnect_desktop.api.pace import FetchCancelledError
from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError, UnreachableError

WHERE: Final = "media"
_MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WORTH_DRAINING_BYTES: Final = 16 * 1024
_log = logging.getLogger(__name__)


class MediaLine:
    """What one thread asks over; takes addresses that have been checked.

    Args:
        transport: The thread's own connection.
        network: Limits and gates.
        allow_loopback: For checking where a redirect leads.
    """

    def __init__(
        self, transport: MediaTransport, network: Network, *, allow_loopback: bool
    ) -> None:
        self._transport = transport
        self._network = network
        self._allow_loopback = allow_loopback
        limits = network.limits
        # Reading is held by the transport's pace; these are for what it does not see.
        self._timeouts = httpx.Timeout(limits.header_s, connect=limits.connect_s).as_dict()
        self._headers = {
            "User-Agent": network.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }

    def close(self) -> None:
        """Close the connection."""
        self._transport.close()

    def obey(self, cancelled: threading.Event) -> None:
        """Let the next requests end when this event is set, or now if it is set already."""
        self._transport.obey(cancelled)
        if cancelled.is_set():
            raise FetchCancelledError

    @contextlib.contextmanager
    def answer(self, url: str, headers: Mapping[str, str]) -> Generator[httpx.Response]:
        """Ask, following redirects within the host; the answer's body is still to be read.

        Raises:
            BrokenError: ``MEDIA_BLOCKED``: redirected to where media may not come from (F044).
            UnreachableError: No answer, or none is asked for within a ``Retry-After`` window.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._asked(url, headers)
            try:
                if answer.status_code not in _REDIRECTS:
                    yield answer
                    return
                location = answer.headers.get("location", "")
            finally:
                _finish(answer)
            url = redirect_target(url, location, allow_loopback=self._allow_loopback)
        raise BrokenError(ErrorKind.MEDIA_BLOCKED, "too many redirects")

    def _asked(self, url: str, headers: Mapping[str, str]) -> httpx.Response:
        request = httpx.Request(
            "GET",
            url,
            headers={**self._headers, **headers},
            extensions={"timeout": self._timeouts},
        )
        now_s = self._network.clock.monotonic_s()
        wait_s = self._network.gates.closed_for_s(request.url.host, now_s)
        if wait_s:
            raise UnreachableError(ErrorKind.RATE_LIMITED, "not yet", retry_after_s=wait_s)
        connects = self._transport.connects
        try:
            return self._sent(request)
        except KonnectError as error:
            # A kept connection that was closed as the request left is no failure (F038).
            if error.kind is not ErrorKind.OFFLINE or self._transport.connects != connects:
                raise
        return self._sent(request)

    def _sent(self, request: httpx.Request) -> httpx.Response:
        began_s = time.monotonic()
        with transport_failures(WHERE):
            answer = self._transport.handle_request(request)
        spent_ms = round((time.monotonic() - began_s) * 1000)
        _log.debug("%s: %d, %d ms to the head", WHERE, answer.status_code, spent_ms)
        return answer


def _finish(answer: httpx.Response) -> None:
    """Close an answer; a short body nobody wanted is read, so that the connection can stay."""
    length = answer.headers.get("content-length", "")
    short = length.isdecimal() and int(length) <= _WORTH_DRAINING_BYTES
    try:
        if short and not answer.is_stream_consumed:
            with contextlib.suppress(KonnectError), transport_failures(WHERE, in_body=True):
                for _ in answer.iter_raw():
                    pass
    finally:
        answer.close()
