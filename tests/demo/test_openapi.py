"""The OpenAPI document says what the running portal does, and the portal keeps to it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from schemathesis import GenerationMode

from konnect_desktop.demo.openapi.document import openapi_document
from konnect_desktop.demo.openapi.media_path import MEDIA_PATH
from konnect_desktop.demo.openapi.operations import OPERATIONS
from konnect_desktop.demo.openapi.route import OPENAPI_ROUTE
from konnect_desktop.demo.options import parse_options
from konnect_desktop.demo.organisation_portal import OrganisationPortal, Parts
from konnect_desktop.demo.pictures import load_pictures
from konnect_desktop.demo.shares import make_families
from konnect_desktop.demo.signing import LinkSigner
from konnect_desktop.demo.state import State
from tests.demo.openapi_checker import Checker, validate_document
from tests.demo.reading import PARENT_API, Json, card_photos, open_client, read_cards
from tests.support.portal import DemoPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

PROPOSED = {("POST", "/auth-api/password/forgotten")}
LABELS = [f"{each.method.upper()} {each.path}" for each in OPERATIONS]
OPEN_TO_VALUES = [label for label in LABELS if "{" in label or "PUT" in label]
KINDS = ("invoice", "annualstatement", "document")
SPAN = {"first": "20250101", "last": "20261231"}
BOTH = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


@pytest.fixture(scope="module")
def asked() -> Iterator[DemoPortal]:
    """Run a portal of its own: what is asked here blocks sign-ins and opens conversations."""
    size = ("--org", "demo", "--today", "2026-04-14", "--photos", "60", "--months", "3")
    with running_portal(*size, "--token-life-s", "7200") as running:
        yield running


@pytest.fixture(scope="module")
def parent(asked: DemoPortal) -> Iterator[httpx.Client]:
    """Be signed in before anything is asked."""
    of = asked.of("demo")
    with open_client(of.url) as client:
        body = {"username": of.username, "password": of.password}
        token = client.put("/auth-api/login", json=body).json()["authToken"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield client


@pytest.fixture
def session(parent: httpx.Client) -> Iterator[requests.Session]:
    with requests.Session() as opened:
        opened.trust_env = False
        opened.headers["Authorization"] = parent.headers["Authorization"]
        yield opened


@pytest.fixture
def portal_checker(asked: DemoPortal, session: requests.Session) -> Checker:
    return Checker(asked.of("demo").url, session)


def test_the_document_is_valid_and_says_that_it_is_not_the_makers() -> None:
    validate_document()
    document = openapi_document()
    assert document["openapi"] == "3.1.0"
    assert "not a description by the portal's makers" in str(document["info"])


def test_the_document_has_exactly_the_known_routes() -> None:
    options = parse_options(["--org", "demo", "--photos", "5", "--months", "1"])
    pictures = load_pictures()
    family = make_families(options, pictures)["demo"]
    with State(None) as state:
        signer = LinkSigner(b"", "", 1, time.time)
        portal = OrganisationPortal(family, Parts(options, pictures, signer, state, time.time))
    served = {
        (method, route.path)
        for route in portal.routes
        if route.path.startswith(("/auth-api/", PARENT_API))
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert {(each.method.upper(), each.path) for each in OPERATIONS} == served - PROPOSED
    assert served >= PROPOSED


def test_the_document_is_told_on_loopback_only_and_printed(
    parent: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    told = parent.get(OPENAPI_ROUTE).json()
    elsewhere = parent.get(OPENAPI_ROUTE, headers={"Host": "demo.ouderportaal.nl"})
    with pytest.raises(SystemExit) as ended:
        parse_options(["--openapi"])
    assert told == openapi_document() == json.loads(capsys.readouterr().out)
    assert elsewhere.status_code == 404
    assert not ended.value.code


@pytest.mark.parametrize("label", LABELS)
def test_answers_to_what_the_document_allows_conform_to_it(
    portal_checker: Checker, label: str
) -> None:
    portal_checker.fuzz(label, GenerationMode.POSITIVE, 6)


@pytest.mark.parametrize("label", OPEN_TO_VALUES)
def test_answers_to_what_the_document_forbids_conform_to_it_too(
    portal_checker: Checker, label: str
) -> None:
    portal_checker.fuzz(label, GenerationMode.NEGATIVE, 6)


@pytest.mark.deep
@pytest.mark.parametrize("mode", BOTH)
@pytest.mark.parametrize("label", OPEN_TO_VALUES)
def test_many_answers_conform_to_the_document(
    portal_checker: Checker, label: str, mode: GenerationMode
) -> None:
    portal_checker.fuzz(label, mode, 300)


def _ids(rows: list[Json], key: str) -> list[Json]:
    return [{"id": each[key]} for each in rows]


def _payload(client: httpx.Client, path: str, key: str) -> list[Json]:
    rows: list[Json] = client.get(PARENT_API + path).json()["payload"][key]
    return rows


def _papers(client: httpx.Client) -> Iterator[Json]:
    for kind in KINDS:
        path = f"{PARENT_API}/administration/{kind}/overview/{SPAN['first']}/{SPAN['last']}"
        for each in client.get(path).json()["payload"]:
            if each["hasAttachment"]:
                yield {"admin": each["adminId"], "kind": kind, "item": each["itemId"]}


def _known(client: httpx.Client) -> dict[str, list[Json]]:
    """Return values for the paths, of which something is there."""
    rows: list[Json] = client.get(f"{PARENT_API}/logbook/overview?index=0").json()
    newsletters = _payload(client, "/newsletter", "newsletterItems")
    return {
        "/timeline/cards/v2/{offset}": [{"offset": offset} for offset in range(0, 120, 6)],
        "/logbook/details/{id}/summary/{flag}": [
            {**each, "flag": flag}
            for each in _ids(rows, "logMessageMessageId")
            for flag in ("true", "false")
        ],
        "/newsletter/generated/{id}": _ids(newsletters, "generatedHtmlNewsLetterId"),
        "/htmlcontent/container/{id}": _ids(
            _payload(client, "/htmlnews/view", "newsItems"), "htmlContentId"
        ),
        "/calendar/{first}/until/{last}": [SPAN],
        "/administration/{kind}/overview/{first}/{last}": [
            {"kind": kind, **SPAN} for kind in KINDS
        ],
        "/administration/{admin}/{kind}/{item}": list(_papers(client)),
    }


def test_all_that_is_there_conforms_to_the_document(
    portal_checker: Checker, parent: httpx.Client
) -> None:
    for path, values in _known(parent).items():
        assert values
        for each in values:
            assert portal_checker.status(f"GET {PARENT_API}{path}", each) == 200


def test_media_conform_to_the_document(
    asked: DemoPortal, session: requests.Session, parent: httpx.Client
) -> None:
    checker = Checker(asked.media_url, session)
    for photo in list(card_photos(read_cards(parent)))[:5]:
        parts = urlsplit(str(photo["thumbUrl"]))
        _, org, name = parts.path.split("/")
        place, query = {"org": org, "name": name}, dict(parse_qsl(parts.query))
        statuses = [
            checker.status(f"GET {MEDIA_PATH}", place, query=query, headers=headers)
            for headers in ({}, {"Range": "bytes=0-3"}, {"Range": "bytes=99999999-"})
        ]
        statuses.append(checker.status(f"GET {MEDIA_PATH}", place, query={}, headers={}))
        assert statuses == [200, 206, 416, 403]
