"""Resuming a medium: which answers to a range request continue exactly what is there (R13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

_STRONG_ETAG: Final = re.compile(r'"[!#-~]{1,200}"')
_CONTENT_RANGE: Final = re.compile(r"bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})")
_UNSATISFIED: Final = re.compile(r"bytes \*/([0-9]{1,18})")
_PARTIAL: Final = 206
_NOT_SATISFIABLE: Final = 416


@dataclass(frozen=True, slots=True)
class Resume:
    """What is there of a medium: its first ``offset`` bytes of ``total``, under ``etag``."""

    offset: int
    etag: str
    total: int

    @property
    def headers(self) -> dict[str, str]:
        """What asks for the rest, and only if nothing has changed."""
        return {"Range": f"bytes={self.offset}-", "If-Range": self.etag}

    @property
    def possible(self) -> bool:
        """Whether it makes sense to ask for the rest at all."""
        return is_strong(self.etag) and 0 < self.offset <= self.total


class Verdict(Enum):
    """What to do with the answer to a range request."""

    CONTINUE = auto()
    COMPLETE = auto()
    RESTART = auto()
    WHOLE = auto()


def is_strong(etag: str | None) -> bool:
    """Say whether an entity tag promises identical bytes."""
    return etag is not None and _STRONG_ETAG.fullmatch(etag) is not None


def judge(resume: Resume, status: int, headers: Mapping[str, str]) -> Verdict:
    """Judge an answer to ``resume``.

    Returns:
        ``CONTINUE`` for a 206 that starts where we stopped, of the same version and size;
        ``COMPLETE`` for a 416 that says we have all; ``RESTART`` for other 206 and 416 (F069,
        F071); ``WHOLE`` for every other status, where nothing of ours is continued (F068, F070).
    """
    if status == _PARTIAL:
        return Verdict.CONTINUE if _continues(resume, headers) else Verdict.RESTART
    if status == _NOT_SATISFIABLE:
        total = _UNSATISFIED.fullmatch(headers.get("content-range", ""))
        complete = total is not None and int(total[1]) == resume.offset == resume.total
        return Verdict.COMPLETE if complete else Verdict.RESTART
    return Verdict.WHOLE


def _continues(resume: Resume, headers: Mapping[str, str]) -> bool:
    found = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
    if found is None or headers.get("etag", resume.etag) != resume.etag:
        return False
    start, end, total = (int(number) for number in found.groups())
    length = headers.get("content-length", str(end - start + 1))
    return (
        start == resume.offset
        and start <= end < total == resume.total
        and length == str(end - start + 1)
        and not headers.get("content-type", "").startswith("multipart/")
    )
