"""Which addresses may ever be opened outside the app, and what of them is shown before (R24).

Rule: an address that is not clearly one of the three kinds is inert; nothing is repaired.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QUrl

_LONGEST: Final = 2_000
_HTTPS_PORTS: Final = frozenset({-1, 443})
_MAIL: Final = re.compile(
    r"mailto:([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)(?:\?.*)?", re.IGNORECASE
)
_PHONE: Final = re.compile(r"tel:(\+?[0-9][0-9().-]{2,24})", re.IGNORECASE)
_HOST: Final = re.compile(r"(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*|\[[0-9a-f:.]+\]")


class Verdict(Enum):
    """What may happen to an address."""

    INERT = "inert"
    ASK = "ask"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Link:
    """A judged address. ``shown`` is what a person is told it leads to, hosts in punycode."""

    verdict: Verdict
    address: str = ""
    shown: str = ""


INERT: Final = Link(Verdict.INERT)


def judge_link(address: str, own_origins: Collection[str] = ()) -> Link:
    """Judge an address from a text of the portal.

    Args:
        address: As it stands in the text.
        own_origins: Scheme, host and port of the portals of the user's accounts; these are opened
            without a question, and only they may be without TLS (the demo portal is).
    """
    if not address or len(address) > _LONGEST or any(_is_odd(letter) for letter in address):
        return INERT
    if mail := _MAIL.fullmatch(address):
        # Headers of a mail program could attach a file, so only the address goes along.
        return Link(Verdict.OPEN, f"mailto:{mail[1]}", mail[1])
    if phone := _PHONE.fullmatch(address):
        return Link(Verdict.OPEN, f"tel:{phone[1]}", phone[1])
    return _judge_page(QUrl(address, QUrl.ParsingMode.StrictMode), own_origins)


def _judge_page(url: QUrl, own_origins: Collection[str]) -> Link:
    encoded = QUrl.ComponentFormattingOption.FullyEncoded
    host = url.host(encoded).casefold()
    if (
        not url.isValid()
        or url.userInfo()
        or not _HOST.fullmatch(f"[{host}]" if ":" in host else host)
    ):
        return INERT
    scheme = url.scheme()
    origin = f"{scheme}://{_authority(host, url.port())}"
    address = url.toString(encoded)
    if origin in own_origins:
        return Link(Verdict.OPEN, address, host)
    if scheme != "https":
        return INERT
    shown = host if url.port() in _HTTPS_PORTS else _authority(host, url.port())
    return Link(Verdict.ASK, address, shown)


def _authority(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if port in _HTTPS_PORTS else f"{shown}:{port}"


def _is_odd(letter: str) -> bool:
    """Say whether a letter hides or splits what follows: spaces, controls, backslashes."""
    return (
        letter == "\\"
        or letter.isspace()
        or unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
