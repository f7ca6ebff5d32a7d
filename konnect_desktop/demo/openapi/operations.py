"""The table of all known routes: what is asked, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from konnect_desktop.demo.openapi.shapes import (
    FLAG,
    HTML,
    SOME_TEXT,
    TIME_MS,
    Schema,
    constant,
    enveloped,
    named,
    nullable,
    one_of,
    record,
    rows,
)

_BASE = "/restservices-parent"
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{8}$"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}


@dataclass(frozen=True, slots=True)
class Operation:
    """A route: `answer` is the schema of what comes with 200, as JSON or of another type."""

    section: str
    method: str
    path: str
    summary: str
    answer: Schema
    in_path: dict[str, Schema] = field(default_factory=dict[str, Schema])
    in_query: dict[str, Schema] = field(default_factory=dict[str, Schema])
    body: Schema | None = None
    media_type: str = "application/json"
    refusals: tuple[int, ...] = (401,)
    needs_token: bool = True


def _auth(  # noqa: PLR0913 — one row of the table
    section: str,
    method: str,
    name: str,
    summary: str,
    answer: Schema,
    *,
    refusals: tuple[int, ...] = (),
    body: Schema | None = None,
    needs_token: bool = False,
) -> Operation:
    path = f"/auth-api/{name}"
    return Operation(
        section, method, path, summary, answer,
        body=body, refusals=refusals, needs_token=needs_token,
    )  # fmt: skip


def _data(
    section: str,
    path: str,
    summary: str,
    answer: Schema,
    *,
    refusals: tuple[int, ...] = (401,),
    **values: Schema,
) -> Operation:
    """Describe a route of the parent API; values that are not in its path are in its query."""
    in_path = {name: each for name, each in values.items() if f"{{{name}}}" in path}
    in_query = {name: each for name, each in values.items() if name not in in_path}
    return Operation(
        section, "get", _BASE + path, summary, answer,
        in_path=in_path, in_query=in_query, refusals=refusals,
    )  # fmt: skip


_AUTH = (
    _auth("1.3", "put", "login", "Sign in", named("session"),
          refusals=(400, 401), body=named("login")),
    _auth("1.5", "put", "token", "Renew by the cookie or by the app's body", named("session"),
          refusals=(400, 401), body=named("renewal"), needs_token=True),
    _auth("1.6", "get", "token", "Get a token for the cookie alone", named("session"),
          refusals=(401,)),
    _auth("1.7", "get", "captcha", "Ask whether one may sign in",
          enveloped(nullable(record({"blockedUntil": TIME_MS})))),
    _auth("1.8", "get", "user", "Who is signed in", record({"username": SOME_TEXT}),
          refusals=(401,), needs_token=True),
    _auth("1.9", "get", "customerdomainname", "The tenant",
          record({"result": constant(value=True), "payload": SOME_TEXT})),
    _auth("1.9", "get", "sso/settings", "Settings of single sign-on",
          record({"result": constant(value=True), "payload": {"type": "null"}})),
)  # fmt: skip

_DATA = (
    _data("2.1", "/parent", "The parent", enveloped(named("parent"))),
    _data("2.2", "/children/", "The children", enveloped(
        record({"activeChildren": rows(named("familyChild")),
                "inactiveChildren": rows(named("familyChild"))}))),
    _data("2.3", "/customer/info", "The organisation",
          enveloped(record({"customerName": SOME_TEXT}))),
    _data("2.4", "/notification/notifications", "Counters of what is unread",
          enveloped(named("counters"))),
    _data("2.5", "/timeline/cards/v2/{offset}", "Six cards after so many",
          {**rows(named("card")), "maxItems": 6}, refusals=(400, 401), offset=_NUMBER),
    _data("2.6", "/logbook/overview", "Rows of the mailbox, by index or by days",
          rows(named("conversationRow")), refusals=(400, 401),
          **{"index": _NUMBER, "from": _DAY, "to": _DAY}),
    _data("2.7", "/logbook/details/{id}/summary/{flag}", "A conversation", named("thread"),
          refusals=(401, 404), id=_NUMBER, flag=one_of("true", "false")),
    _data("2.8", "/newsletter", "A page of newsletters", enveloped(
        record({"moreItems": FLAG, "newsletterItems": rows(named("newsletterItem"))})),
        refusals=(400, 401), index=_NUMBER),
    _data("2.9", "/newsletter/generated/{id}", "A newsletter",
          enveloped(record({"fullSource": HTML})), refusals=(401, 404), id=_NUMBER),
    _data("2.10", "/htmlnews/view", "All news",
          enveloped(record({"newsItems": rows(named("newsItem"))}))),
    _data("2.11", "/htmlcontent/container/{id}", "The columns of an article",
          enveloped(record({"items": rows(named("section"))})), refusals=(401, 404), id=_NUMBER),
    _data("2.12", "/calendar/{first}/until/{last}", "The planning",
          enveloped(record({"days": rows(named("plannedDay"))})),
          refusals=(400, 401), first=_DAY, last=_DAY),
    _data("2.13", "/administration/{kind}/overview/{first}/{last}", "What there is on paper",
          enveloped(rows(named("paper"))), refusals=(400, 401, 404),
          kind=one_of("invoice", "annualstatement", "document"), first=_DAY, last=_DAY),
)  # fmt: skip

_PAPER = Operation(
    "2.14",
    "get",
    f"{_BASE}/administration/{{admin}}/{{kind}}/{{item}}",
    "A paper",
    {},
    in_path={
        "admin": SOME_TEXT,
        "kind": one_of("invoice", "annualstatement", "document"),
        "item": SOME_TEXT,
    },
    media_type="application/pdf",
    refusals=(401, 404),
)

OPERATIONS: tuple[Operation, ...] = (*_AUTH, *_DATA, _PAPER)
