"""JSON documents of the portal: decoded without trust, and out of their envelope (portal-api 3)."""

from __future__ import annotations

import json
import re
from typing import Final, cast

import msgspec

from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, RefusedError

_BOM: Final = b"\xef\xbb\xbf"
_ENVELOPE: Final = frozenset({"result", "payload", "messages"})
_LONGEST_INTEGER: Final = 20
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def decode(body: bytes, route: str) -> object:
    """Decode a JSON document.

    What standard JSON does not have but some servers send is read mildly (F054): not-a-number
    and numbers beyond any use become null; bytes that are no UTF-8 and halves of surrogate pairs
    become U+FFFD.

    Raises:
        ProtocolChangedError: It is no JSON, or nested too deeply.
    """
    try:
        return cast("object", msgspec.json.decode(body))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass
    try:
        text = body.removeprefix(_BOM).decode("utf-8", errors="replace")
        return _encodable(json.loads(text, parse_int=_integer, parse_constant=_nothing))
    except (ValueError, RecursionError):
        # Without the cause: the decoder's error holds the whole document.
        raise ProtocolChangedError(route, "$", "no JSON") from None


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else None


def _nothing(_constant: str) -> None:
    return None


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_encodable(item) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {_SURROGATE.sub("\ufffd", key): _encodable(item) for key, item in fields.items()}
    return value


def unwrap(document: object, route: str) -> object:
    """Take the payload out of ``{result, payload, messages}``; another shape is taken as it is.

    Raises:
        RefusedError: ``REQUEST_REFUSED``: the portal said no with HTTP 200 (F048).
    """
    if not isinstance(document, dict):
        return document
    fields = cast("dict[str, object]", document)
    refuse_if_refused(fields, route)
    return fields["payload"] if is_enveloped(fields) else fields


def is_enveloped(document: object) -> bool:
    """Say whether a document stands in an envelope (portal-api 3)."""
    if not isinstance(document, dict):
        return False
    fields = cast("dict[str, object]", document)
    in_one = isinstance(fields.get("result"), bool) or fields.keys() <= _ENVELOPE
    return "payload" in fields and in_one


def refuse_if_refused(document: object, route: str) -> None:
    """Raise ``REQUEST_REFUSED`` for an answer that says ``result: false``."""
    if isinstance(document, dict) and cast("dict[str, object]", document).get("result") is False:
        raise RefusedError(ErrorKind.REQUEST_REFUSED, route)


def message_codes(document: object) -> tuple[str, ...]:
    """Return the codes of an envelope's messages, which say something beside the payload."""
    fields = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    messages = fields.get("messages")
    listed = cast("list[object]", messages) if isinstance(messages, list) else []
    objects = [cast("dict[str, object]", each) for each in listed if isinstance(each, dict)]
    codes = (each.get("messageCode") for each in objects)
    return tuple(code for code in codes if isinstance(code, str))
