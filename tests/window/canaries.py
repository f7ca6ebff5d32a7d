"""What must not be found where it does not belong: secrets off the wire, and planted words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.support.census import Census
from tests.support.faults import Fault, Replace
from tests.support.portal import PortalAddress
from tests.window.wire import MEDIA_HOST, Wire

PASSWORD: Final = "Kanarie-wachtwoord-7Qx"
_PAGES: Final = "^/(auth-api|restservices-parent)/"
_SHORTEST: Final = 6


@dataclass(frozen=True, slots=True)
class Planted:
    """What the portal is made to say instead of its own words, by what it is."""

    words: dict[str, str]
    faults: tuple[Fault, ...]


def plant(wire: Wire, org: str) -> Planted:
    """Give an organisation's family another password, and words of their own kind each."""
    address = wire.of(org)
    set_password(address, PASSWORD)
    census = Census(address.url, address.username, PASSWORD)
    own = _own_words(census)
    words = {kind: f"Kanarie{kind.title().replace(' ', '')}Zq7" for kind in own}
    words["mail"] = "kanarie.mail@zq7.example"
    replacing = tuple(
        Replace(own[kind].encode(), words[kind].encode())
        # The longest first: a name may stand in a text.
        for kind in sorted(own, key=lambda kind: -len(own[kind]))
    )
    return Planted(words, (Fault(_PAGES, replacing),))


def set_password(address: PortalAddress, password: str) -> None:
    """Set a new password by the mail that a demo portal keeps."""
    with httpx.Client(base_url=address.url) as client:
        client.post("/auth-api/password/forgotten", json={"username": address.username})
        found = re.search(r'href="(/demo/password/[^"]+)"', client.get("/demo/mail").text)
        assert found is not None
        client.post(found[1], data={"new": password, "again": password}).raise_for_status()


def _own_words(census: Census) -> dict[str, str]:
    cards = list(census._cards())
    journals = [card["journal"] for card in cards if card["type"] == "journal"]
    photos = [photo for card in cards for photo in card.get("photos", [])]
    parent: Any = census._read("/parent")
    (thread, *_) = census._rows()
    return {
        "child": cards[0]["children"][0]["firstName"],
        "family": cards[0]["children"][0]["lastName"],
        "staff": journals[0]["writtenByName"].split(" en ")[0],
        "diary": _sentence(journals[0]["journalContent"]),
        "message": _sentence(thread["message"]),
        "subject": thread["subject"],
        "caption": next(each["description"] for each in photos if not each["generatedDescription"]),
        "mail": parent["payload"]["emailAddress"],
    }


def _sentence(html: str) -> str:
    """Return the longest stretch of letters that the wire does not escape."""
    return max(re.findall(r"[A-Za-z ,]+", re.sub(r"<[^>]*>|&\w+;", "\n", html)), key=len).strip()


def secrets(wire: Wire) -> dict[str, str]:
    """Return every password, token, cookie and signature that has gone over the wire."""
    found = {"password": PASSWORD}
    for number, seen in enumerate(list(wire.proxy.ledger)):
        held = {
            "token": seen.headers.get("authorization", "").removeprefix("Bearer "),
            "cookie": seen.headers.get("cookie", "").partition("=")[2],
        }
        if seen.headers.get("host") == MEDIA_HOST:
            query = parse_qs(urlsplit(seen.path).query)
            held |= {f"link’s {name}": value for name, (value,) in query.items()}
        found |= {f"{kind} {number}": value for kind, value in held.items() if value}
    return {kind: value for kind, value in found.items() if len(value) >= _SHORTEST}


def hits(canaries: Mapping[str, str], contents: Mapping[str, bytes]) -> list[str]:
    """Return which canary is found where, in plain UTF-8, UTF-16 or URL-quoted."""
    forms = {
        kind: {
            value.encode(),
            value.encode("utf-16-le"),
            httpx.QueryParams({"": value}).__str__()[1:].encode(),
        }
        for kind, value in canaries.items()
    }
    return [
        f"{kind} in {name}"
        for name, content in contents.items()
        for kind, ways in forms.items()
        if any(way in content or way in name.encode() for way in ways)
    ]


def files_below(folder: Path, *, but: Iterable[Path] = ()) -> dict[str, bytes]:
    """Return the content of every file by its name, except below some folders."""
    left_out = tuple(but)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(path.is_relative_to(each) for each in left_out)
    }
