"""JSON schemas in few words; the document is made of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from konnect_desktop.demo.json_types import Json

Schema: TypeAlias = "dict[str, Json]"

TEXT: Schema = {"type": "string"}
SOME_TEXT: Schema = {"type": "string", "minLength": 1}
HTML: Schema = {"type": "string", "contentMediaType": "text/html"}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER_ID: Schema = {"type": "integer", "minimum": 1}
OPAQUE_ID: Schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
TIME_MS: Schema = {
    "type": "integer",
    "minimum": 0,
    "description": "Epoch milliseconds; a day is its midnight in Europe/Amsterdam.",
}
LINK: Schema = {
    "type": "string",
    "format": "uri",
    "description": "Absolute, signed for about an hour.",
}


def constant(value: Json) -> Schema:
    """Return the schema of one value."""
    return {"const": value}


def one_of(*values: str) -> Schema:
    """Return the schema of one of some texts."""
    return {"type": "string", "enum": list(values)}


def nullable(schema: Schema) -> Schema:
    """Return a schema that takes null too."""
    return {"anyOf": [schema, {"type": "null"}]}


def rows(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def record(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """Return the schema of an object that has these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def named(name: str) -> Schema:
    """Return the schema that stands under this name in the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def enveloped(payload: Schema) -> Schema:
    """Return the envelope around a payload (portal-api 3)."""
    return record(
        {
            "result": constant(value=True),
            "payload": payload,
            "messages": nullable(named("messages")),
        }
    )
