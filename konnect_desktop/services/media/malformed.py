"""The one error of the format readers; only this package sees it."""

from __future__ import annotations


class MalformedError(ValueError):
    """Bytes are not what their format asks for; the text holds numbers and field names only."""
