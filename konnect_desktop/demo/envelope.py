"""The portal's `{result, payload, messages}` envelope (wire section 3), around what needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konnect_desktop.demo.json_types import Json


def bare(body: Json, headers: dict[str, str] | None = None) -> JSONResponse:
    """Answer with a body as it is."""
    return JSONResponse(body, headers=headers)


def enveloped(payload: Json, messages: Sequence[Json] | None = None) -> JSONResponse:
    """Answer with a payload in the envelope."""
    return JSONResponse({"result": True, "payload": payload, "messages": messages})


def enveloped_without_messages(payload: Json) -> JSONResponse:
    """Answer in the envelope as the first calls of the web app get it: without that key."""
    return JSONResponse({"result": True, "payload": payload})


def refused(status: int, code: str) -> JSONResponse:
    """Answer with a failure; the portal's own body is unknown, this one is our reading."""
    messages = [{"messageCode": f"web.general.message.{code}"}]
    return JSONResponse(
        {"result": False, "payload": None, "messages": messages}, status_code=status
    )
