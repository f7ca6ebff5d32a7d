"""The table of all faults: name, argument, what it does, and which requests it is for.

A fault is for the requests of its `at` unless it is aimed with a part of a path; one that is
`anywhere` then strikes whatever has that part, media too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from konnect_desktop.demo.faults import bodies, lists, sessions, statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from konnect_desktop.demo.faults.deed import Deed


class At(Enum):
    """Requests of a kind, as a pattern of method, target and path."""

    API = r"\S+ portal /(auth-api|restservices-parent)/.*"
    DATA = r"\S+ portal (/restservices-parent/.*|/auth-api/user)"
    JSON = r"\S+ portal /(auth-api|restservices-parent)/(?!administration/[^/]+/[^/]+/[^/]+$).*"
    MEDIA = r"\S+ media /.*"
    LOGIN = r"PUT portal /auth-api/login"
    SESSION = r"\S+ portal /auth-api/(login|token)"
    CAPTCHA = r"\S+ portal /auth-api/(captcha|login)"
    IDENTITY = r"\S+ portal /auth-api/(token|user)"
    PAGES = r"GET portal /restservices-parent/(timeline/cards/|logbook/overview|newsletter$).*"
    CALENDAR = r"GET portal /restservices-parent/calendar/.*"

    def holds(self, method: str, target: str, path: str) -> bool:
        """Say whether a request is one of these."""
        return re.fullmatch(self.value, f"{method} {target} {path}") is not None


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands behind a fault's name; `pattern` is all that is taken."""

    meaning: str
    default: str
    pattern: str


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A row of the table; `at_once` happens when it is switched on and has no deed."""

    name: str
    argument: Argument | None
    does: str
    at: At
    deed: Callable[[str], Deed] | None
    is_anywhere: bool = False
    is_instead: bool = False

    @property
    def at_once(self) -> bool:
        """Whether it happens when it is switched on, and never again."""
        return self.deed is None


def _number(meaning: str, default: int, digits: int = 6) -> Argument:
    return Argument(meaning, str(default), rf"[1-9]\d{{0,{digits - 1}}}")


def _text(meaning: str, default: str) -> Argument:
    return Argument(meaning, default, r"[!-~]{1,200}")


def _status(default: str, pattern: str) -> Argument:
    return Argument("status", default, pattern)


_RETRY = Argument("seconds, a date in HTTP's form, `date` or `none`", "5", r"[ -~]{1,60}")

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "latency", _number("milliseconds", 1000), "waits before it answers",
        At.API, statuses.late, is_anywhere=True,
    ),
    FaultKind(
        "unauthorized", None, "answers 401 whatever the token is",
        At.DATA, statuses.unauthorized, is_instead=True,
    ),
    FaultKind(
        "revoked-tokens", None, "access tokens given out until now are worth nothing, once",
        At.DATA, None,
    ),
    FaultKind(
        "forbidden", None, "answers 403; to be aimed at a route",
        At.DATA, lambda _: statuses.status("403"), is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "gone", _status("404", "404|410"), "answers 404 or 410, as if there were no such route",
        At.DATA, statuses.status, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "refused", None, "answers 200 with `result: false`",
        At.DATA, statuses.refused_with_200, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "rate-limited", _RETRY, "answers 429 with Retry-After",
        At.API, statuses.rate_limited, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "server-error", _status("500", "50[0-9]"), "answers 500, or another status from 500 to 509",
        At.API, statuses.status, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "maintenance", _number("seconds of Retry-After", 3600), "answers 503 with a page",
        At.API, statuses.maintenance, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "captive", None, "answers 200 with the page of a network that wants a sign-in",
        At.API, statuses.captive_page, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "redirect", _text("where to", "http://login.example/"), "answers 302",
        At.API, statuses.redirect, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "malformed-json", None, "sends the first half of the JSON", At.JSON, bodies.malformed_json,
    ),
    FaultKind(
        "deep-json", _number("levels", 100_000, 8), "sends arrays in arrays",
        At.JSON, bodies.deep_json, is_instead=True,
    ),
    FaultKind(
        "oversized-json", _number("mebibytes", 200), "sends one huge array",
        At.JSON, bodies.oversized_json, is_instead=True,
    ),
    FaultKind(
        "endless-json", None, "sends an array that never ends",
        At.JSON, bodies.endless_json, is_instead=True,
    ),
    FaultKind(
        "gzip-bomb", _number("mebibytes", 300), "sends little that is huge when unpacked",
        At.JSON, bodies.gzip_bomb, is_anywhere=True, is_instead=True,
    ),
    FaultKind(
        "wrong-type", _text("type", "text/html"), "sends the right body under a wrong type",
        At.API, bodies.wrong_type, is_anywhere=True,
    ),
    FaultKind(
        "slow-body", _number("bytes a second", 100, 8), "sends the right body slowly",
        At.API, bodies.slow_body, is_anywhere=True,
    ),
    FaultKind(
        "truncated-media", Argument("per cent", "50", r"\d\d?"), "ends in the middle of a body",
        At.MEDIA, bodies.truncated, is_anywhere=True,
    ),
    FaultKind(
        "wrong-media", Argument("`html`, `svg`, `empty` or `byte`", "html", "html|svg|empty|byte"),
        "sends something else under the picture's type", At.MEDIA, bodies.wrong_media,
    ),
    FaultKind(
        "dead-links", None, "answers 403 to every link", At.MEDIA, statuses.dead_links,
        is_instead=True,
    ),
    FaultKind(
        "expired-links", None, "links given out until now are dead, once", At.MEDIA, None,
    ),
    FaultKind(
        "captcha-block", _number("seconds", 600), "says that signing in is blocked, and blocks it",
        At.CAPTCHA, sessions.captcha_block, is_instead=True,
    ),
    FaultKind(
        "must-reset", None, "the login wants a new password first", At.LOGIN, sessions.must_reset,
    ),
    FaultKind(
        "other-tenant", _text("tenant", "elders"), "the account belongs to another organisation",
        At.SESSION, sessions.other_tenant,
    ),
    FaultKind(
        "staff-account", _text("path", "/employee"), "the account is not a parent's",
        At.SESSION, sessions.staff_account,
    ),
    FaultKind(
        "identity-changed", _text("user name", "iemand@anders.example"),
        "somebody else is signed in from the first renewal on",
        At.IDENTITY, sessions.identity_changed,
    ),
    FaultKind(
        "planning-offline", None, "says that the planning may be old",
        At.CALENDAR, lists.planning_offline,
    ),
    FaultKind(
        "shifting-list", Argument("number, with a minus for vanishing", "3", r"-?[1-9]\d{0,2}"),
        "lets items come in at the front between pages", At.PAGES, lists.shifting,
    ),
    FaultKind(
        "repeating-page", None, "every page of a list is the first one", At.PAGES, lists.repeating,
    ),
    FaultKind("empty-lists", None, "all lists are empty", At.DATA, lists.empty),
)  # fmt: skip
BY_NAME: dict[str, FaultKind] = {kind.name: kind for kind in KINDS}


def table() -> str:
    """Return the table for people, one line for each fault."""
    rows = [(_call(kind), kind.does) for kind in KINDS]
    width = max(len(call) for call, _ in rows)
    return "\n".join(f"  {call:{width}}  {does}" for call, does in rows)


def _call(kind: FaultKind) -> str:
    if kind.argument is None:
        return kind.name
    return f"{kind.name}[:{kind.argument.meaning}; {kind.argument.default}]"
