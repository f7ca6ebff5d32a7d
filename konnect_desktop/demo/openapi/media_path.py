"""The media host in the document: another server, other types, links that are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.addresses import MEDIA_HOST

if TYPE_CHECKING:
    from konnect_desktop.demo.json_types import Json

MEDIA_PATH = "/{org}/{name}"

_TYPES = ("image/jpeg", "video/mp4", "application/pdf")
_BYTES: dict[str, Json] = {kind: {} for kind in _TYPES}
_TEXT: Json = {"type": "string"}


def media_path() -> dict[str, Json]:
    """Return the description of a picture, film or document."""
    return {
        "servers": [{"url": f"https://{MEDIA_HOST}"}],
        "get": {
            "operationId": "get-media",
            "summary": "A picture, a film or a document; `Expires` is in seconds",
            "description": "portal-api 2.15",
            "parameters": [
                _parameter("org", "path"),
                _parameter("name", "path"),
                _parameter("Expires", "query"),
                _parameter("Key-Pair-Id", "query"),
                _parameter("Signature", "query"),
                _parameter("Range", "header"),
                _parameter("If-Range", "header"),
            ],
            "responses": {
                "200": {"description": "The whole", "headers": _headers(), "content": _BYTES},
                "206": {"description": "The range", "headers": _headers(), "content": _BYTES},
                "403": _failure("The link is dead or not signed", "application/xml"),
                "404": _failure("This is no address of a medium", "text/plain"),
                "416": {"description": "The range lies behind the end"},
            },
            "security": [],
        },
    }


def _headers() -> Json:
    return {
        name: {"required": True, "schema": {"type": "string"}} for name in ("ETag", "Accept-Ranges")
    }


def _failure(description: str, media_type: str) -> Json:
    return {"description": description, "content": {media_type: {"schema": _TEXT}}}


def _parameter(name: str, place: str) -> Json:
    return {"name": name, "in": place, "required": place == "path", "schema": _TEXT}
