"""What a fault does to a request: it stands between the server and the portal's own answer."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Message

    from konnect_desktop.demo.json_types import Json

Deed: TypeAlias = "Callable[[ASGIApp, Scope, Receive, Send], Awaitable[None]]"

_LENGTH_HEADERS = frozenset({b"content-length", b"transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer that the portal would have given."""

    status: int
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes

    @property
    def is_json(self) -> bool:
        """Whether its body is JSON."""
        return Headers(raw=list(self.headers)).get("Content-Type") == "application/json"

    def with_body(self, body: bytes) -> Response:
        """Return the answer with another body, and a length that fits it."""
        response = Response(body, self.status)
        kept = [pair for pair in self.headers if pair[0].lower() not in _LENGTH_HEADERS]
        response.raw_headers = [*kept, (b"content-length", str(len(body)).encode())]
        return response


async def whole_answer(app: ASGIApp, scope: Scope, receive: Receive) -> Answer:
    """Ask the portal and return its answer, not packed; the portal's own answers are small."""
    status, headers, body = 500, list[tuple[bytes, bytes]](), bytearray()

    async def keep(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        else:
            body.extend(message.get("body", b""))

    plain = [pair for pair in scope["headers"] if pair[0].lower() != b"accept-encoding"]
    await app({**scope, "headers": plain}, receive, keep)
    return Answer(status, headers, bytes(body))


def with_json(change: Callable[[str, Json], Json]) -> Deed:
    """Change the JSON of answers that are well; `change` gets the path and the body."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await whole_answer(app, scope, receive)
        body = answer.body
        if answer.is_json and answer.status == 200:  # noqa: PLR2004 — HTTP
            changed = change(scope["path"], cast("Json", json.loads(body)))
            body = json.dumps(changed, ensure_ascii=False).encode()
        await answer.with_body(body)(scope, receive, send)

    return deed


def instead(make: Callable[[], Response]) -> Deed:
    """Answer something else, without asking the portal."""

    async def deed(_app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await make()(scope, receive, send)

    return deed
