"""Byte ranges as RFC 9110 section 14 says: one range is answered, more than one is ignored."""

from __future__ import annotations

import re

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class RangeNotSatisfiableError(ValueError):
    """The range lies outside of the content: status 416."""


def asked_range(header: str, length: int) -> range | None:
    """Return the asked bytes; None where the header is to be ignored.

    Raises:
        RangeNotSatisfiableError: the range begins behind the end.
    """
    match = _ONE_RANGE.fullmatch(header.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, length - int(last)), length
    else:
        start, stop = int(first), min(length, int(last) + 1) if last else length
        if last and int(last) < int(first):
            return None
    if start >= length:
        raise RangeNotSatisfiableError(header)
    return range(start, stop)
