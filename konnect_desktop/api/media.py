"""Fetching photos and videos: no token, no cookie, no retry; used from plain threads (R1).

One call of ``fetch`` is one attempt. What arrives goes to the caller's sink chunk by chunk; whether
the bytes are a sound picture is the caller's to check.
"""

from __future__ import annotations

import ssl
import threading
import time
from dataclasses import dataclass
from typing import Protocol

import httpx

from konnect_desktop.api.failures import come_back_later, transport_failures
from konnect_desktop.api.media_line import WHERE, MediaLine
from konnect_desktop.api.media_policy import check_media_url, resolve
from konnect_desktop.api.media_transport import MediaTransport, Resolve
from konnect_desktop.api.network import Network
from konnect_desktop.api.pace import FetchCancelledError
from konnect_desktop.api.ranges import Resume, Verdict, is_strong, judge
from konnect_desktop.domain.errors import BrokenError, ErrorKind, UnreachableError
from konnect_desktop.domain.media import MediaKind

__all__ = ["FetchCancelledError", "Fetched", "MediaClient", "Resume", "Sink"]


class Sink(Protocol):
    """Where a medium goes: memory or a part file; what it raises ends the fetch."""

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        """Take note of what comes.

        Args:
            total: Bytes of the whole medium, where announced.
            etag: A strong entity tag with which a part can be resumed, if there is one.
            offset: Where the first chunk belongs; 0 means: discard what was there.
        """
        ...

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """A medium that arrived.

    ``total`` counts the whole medium in bytes; ``announced`` says that its length was announced
    and met, without which it may have been cut unnoticed (F066).
    """

    total: int | None
    announced: bool
    etag: str | None
    content_type: str | None


class MediaClient:
    """Fetches media for all accounts; thread-safe, one kept connection per thread.

    Args:
        network: Limits and addresses.
        allow_loopback: Take addresses on this computer too; for demo profiles only.
        resolver: Looks hosts up; tests put their own in its place.
    """

    def __init__(
        self,
        *,
        network: Network | None = None,
        allow_loopback: bool = False,
        resolver: Resolve = resolve,
    ) -> None:
        self._network = network or Network()
        self._allow_loopback = allow_loopback
        self._resolver = resolver
        self._tls: ssl.SSLContext | None = None
        self._lock = threading.Lock()
        self._mine = threading.local()
        self._lines: list[MediaLine] = []
        self._closed = False

    def close(self) -> None:
        """Close all connections; fetches under way fail, later ones are refused."""
        with self._lock:
            self._closed = True
            lines, self._lines = self._lines, []
        for line in lines:
            line.close()

    def fetch(
        self,
        url: str,
        *,
        kind: MediaKind,
        into: Sink,
        resume: Resume | None = None,
        cancelled: threading.Event,
    ) -> Fetched:
        """Fetch one medium, or the rest of it, in one attempt.

        Args:
            url: A signed link (portal-api 2.15); it is never logged.
            kind: Decides how large it may be.
            into: Gets the bytes.
            resume: What is there already; ignored where it cannot be continued safely.
            cancelled: Ends the fetch soon after it is set.

        Raises:
            BrokenError: ``LINK_EXPIRED``, ``MEDIA_BLOCKED``, ``MEDIA_GONE``, ``MEDIA_TOO_LARGE`` or
                ``MEDIA_DAMAGED``.
            UnreachableError: ``RATE_LIMITED`` (with ``retry_after_s``), ``PORTAL_DOWN``,
                ``TIMEOUT``, ``OFFLINE`` or ``TLS``.
            FetchCancelledError: ``cancelled`` was set, or the client is closed.
        """
        check_media_url(url, allow_loopback=self._allow_loopback)
        line = self._line()
        line.obey(cancelled)
        if resume is not None and resume.possible:
            fetched = self._fetch_rest(line, url, kind, into, resume)
            if fetched is not None:
                return fetched
        with line.answer(url, {}) as answer:
            return self._take_whole(answer, kind, into)

    def _line(self) -> MediaLine:
        line: MediaLine | None = getattr(self._mine, "line", None)
        with self._lock:
            if self._closed:
                raise FetchCancelledError
            if line is None:
                self._tls = self._tls or self._network.tls_context()
                transport = MediaTransport(self._network, self._tls, self._resolver)
                line = MediaLine(transport, self._network, allow_loopback=self._allow_loopback)
                self._lines.append(line)
        self._mine.line = line
        return line

    def _fetch_rest(
        self, line: MediaLine, url: str, kind: MediaKind, into: Sink, resume: Resume
    ) -> Fetched | None:
        """Continue; ``None`` where the answer fits nothing and all is to be fetched anew."""
        with line.answer(url, resume.headers) as answer:
            match judge(resume, answer.status_code, answer.headers):
                case Verdict.RESTART:
                    return None
                case Verdict.WHOLE:
                    return self._take_whole(answer, kind, into)
                case Verdict.COMPLETE:
                    into.begin(total=resume.total, etag=resume.etag, offset=resume.offset)
                    return Fetched(
                        resume.total, announced=True, etag=resume.etag, content_type=None
                    )
                case Verdict.CONTINUE:
                    self._check_encoding_and_size(answer, kind, resume.total)
                    into.begin(total=resume.total, etag=resume.etag, offset=resume.offset)
                    received = self._copy(answer, kind, into, resume.offset)
                    if received != resume.total:
                        raise UnreachableError(ErrorKind.OFFLINE, f"{WHERE}: range cut short")
                    content_type = answer.headers.get("content-type")
                    return Fetched(
                        received, announced=True, etag=resume.etag, content_type=content_type
                    )

    def _take_whole(self, answer: httpx.Response, kind: MediaKind, into: Sink) -> Fetched:
        self._raise_for_status(answer)
        length = answer.headers.get("content-length")
        total = int(length) if length is not None else None
        self._check_encoding_and_size(answer, kind, total)
        etag = answer.headers.get("etag")
        etag = etag if is_strong(etag) else None
        into.begin(total=total, etag=etag, offset=0)
        received = self._copy(answer, kind, into, 0)
        if received == 0:
            raise UnreachableError(ErrorKind.OFFLINE, f"{WHERE}: empty")
        return Fetched(received, total is not None, etag, answer.headers.get("content-type"))

    def _check_encoding_and_size(
        self, answer: httpx.Response, kind: MediaKind, total: int | None
    ) -> None:
        encoding = answer.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"", "identity"}:
            raise BrokenError(ErrorKind.MEDIA_DAMAGED, "content encoding")
        if total is not None and total > self._limit_bytes(kind):
            raise BrokenError(ErrorKind.MEDIA_TOO_LARGE)

    def _limit_bytes(self, kind: MediaKind) -> int:
        limits = self._network.limits
        return limits.video_bytes if kind is MediaKind.VIDEO else limits.photo_bytes

    def _copy(self, answer: httpx.Response, kind: MediaKind, into: Sink, offset: int) -> int:
        """Copy the body; returns where in the medium it ended."""
        limit_bytes = self._limit_bytes(kind)
        position = offset
        chunks = answer.iter_raw()
        while True:
            # Only reading is watched: what the sink raises is the caller's own.
            with transport_failures(WHERE, in_body=True):
                chunk = next(chunks, None)
            if chunk is None:
                return position
            position += len(chunk)
            if position > limit_bytes:
                raise BrokenError(ErrorKind.MEDIA_TOO_LARGE)
            into.write(chunk)

    def _raise_for_status(self, answer: httpx.Response) -> None:
        match answer.status_code:
            case 200:
                return
            case 403:
                raise BrokenError(ErrorKind.LINK_EXPIRED, f"{WHERE}: status 403")
            case 404 | 410 as status:
                raise BrokenError(ErrorKind.MEDIA_GONE, f"{WHERE}: status {status}")
            case status:
                error = come_back_later(status, answer.headers, time.time(), WHERE)
        if error is None:
            raise UnreachableError(ErrorKind.PORTAL_DOWN, f"{WHERE}: status {status}")
        if error.retry_after_s is not None:
            now_s = self._network.clock.monotonic_s()
            self._network.gates.close(answer.request.url.host, error.retry_after_s, now_s)
        raise error
