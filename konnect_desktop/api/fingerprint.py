"""Fingerprints that tell cards of unknown kinds apart without keeping what they say."""

from __future__ import annotations

import hashlib
import json
from typing import cast


def fingerprint(value: object) -> str:
    """Return a SHA-256 in hex of an object without its links, which are signed anew each time."""
    plain = json.dumps(_without_links(value), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def _without_links(value: object) -> object:
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {key: _without_links(field) for key, field in fields.items()}
    if isinstance(value, list):
        return [_without_links(item) for item in cast("list[object]", value)]
    return "" if isinstance(value, str) and "://" in value else value
