"""Decoders of what the local copy keeps, each made once for all threads.

Rule: msgspec prepares a type when it first meets it, and two threads that do so at the same time
may crash the process. Whatever is decoded in the threads of local copies is decoded through here.
"""

from __future__ import annotations

import threading
from typing import Any, Final, TypeVar, cast

import msgspec

_Kind = TypeVar("_Kind")
_MAKING: Final = threading.Lock()
_MADE: Final[dict[type, msgspec.json.Decoder[Any]]] = {}


def decoder_of(kind: type[_Kind]) -> msgspec.json.Decoder[_Kind]:
    """Return the decoder of a type, with all that it consists of prepared."""
    found = _MADE.get(kind)
    if found is None:
        with _MAKING:
            found = _MADE.get(kind)
            if found is None:
                found = _MADE[kind] = msgspec.json.Decoder(kind)
    return cast("msgspec.json.Decoder[_Kind]", found)
