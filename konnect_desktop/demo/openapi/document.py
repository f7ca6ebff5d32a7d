"""The OpenAPI document, made of the table of routes and the schemas."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from konnect_desktop.demo.openapi import family_shapes, news_shapes
from konnect_desktop.demo.openapi.media_path import MEDIA_PATH, media_path
from konnect_desktop.demo.openapi.operations import OPERATIONS, Operation
from konnect_desktop.demo.openapi.shapes import Schema, named

if TYPE_CHECKING:
    from konnect_desktop.demo.json_types import Json

_ABOUT = (
    "The routes of the parent portal that are known, as the demo portal serves them. It is what "
    "this project reads out of other clients, not a description by the portal's makers. Sections "
    "are those of docs/portal-api.md."
)
_SCHEMAS: dict[str, Schema] = {
    **family_shapes.SESSION,
    **family_shapes.FAMILY,
    **family_shapes.TIMELINE,
    **family_shapes.MAILBOX,
    **news_shapes.NEWS,
    **news_shapes.PLANNING,
}
_ISSUES_SESSION = frozenset({"1.3", "1.5", "1.6"})


def openapi_document() -> dict[str, Json]:
    """Return the document."""
    paths: dict[str, dict[str, Json]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    paths[MEDIA_PATH] = media_path()
    return {
        "openapi": "3.1.0",
        "info": {"title": "Konnect demo portal", "version": "1", "description": _ABOUT},
        "servers": [
            {
                "url": "https://{org}.ouderportaal.nl",
                "variables": {"org": {"default": "demo", "enum": ["demo", "demo2", "demo3"]}},
            }
        ],
        "paths": paths,
        "components": {
            "schemas": _SCHEMAS,
            "securitySchemes": {"authToken": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation) -> Json:
    described: dict[str, Json] = {
        "operationId": _operation_id(operation),
        "summary": operation.summary,
        "description": f"portal-api {operation.section}",
        "parameters": [
            *(_parameter(name, "path", each) for name, each in operation.in_path.items()),
            *(_parameter(name, "query", each) for name, each in operation.in_query.items()),
        ],
        "responses": {
            "200": _answer(operation),
            **{str(status): _refusal(status) for status in operation.refusals},
        },
        "security": [{"authToken": []}] if operation.needs_token else [],
    }
    if operation.body is not None:
        content = {"application/json": {"schema": operation.body}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _operation_id(operation: Operation) -> str:
    words = operation.path.replace("{", "").replace("}", "").strip("/").split("/")[1:]
    return "-".join([operation.method, *words])


def _parameter(name: str, place: str, schema: Schema) -> Json:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def _answer(operation: Operation) -> Json:
    told: dict[str, Json] = {
        "description": operation.summary,
        "content": {operation.media_type: {"schema": operation.answer}},
    }
    if operation.section in _ISSUES_SESSION:
        cookie = "`__Host-refresh_token`, unless the app's headers or body came"
        told["headers"] = {"Set-Cookie": {"description": cookie, "schema": {"type": "string"}}}
    return told


def _refusal(status: int) -> Json:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {"application/json": {"schema": named("refusal")}},
    }
