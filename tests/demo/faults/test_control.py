"""How faults are switched on: on the command line, or while the portal runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest

from konnect_desktop.demo.faults.kinds import KINDS
from konnect_desktop.demo.faults.plan import BadFaultError, FaultPlan, parse_fault
from konnect_desktop.demo.options import parse_options
from tests.demo.reading import PARENT_API, open_client, sign_in
from tests.support.portal import DemoPortal, running_portal
from tests.support.portal_faults import faults_on

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUTE = "/demo/faults"


@pytest.fixture(autouse=True)
def cleared(visitor: httpx.Client) -> Iterator[None]:
    yield
    visitor.delete(ROUTE)


def test_what_is_on_is_told_with_how_often_it_struck(
    visitor: httpx.Client, parent: httpx.Client
) -> None:
    body = {"faults": ["server-error:503,times=2,org=demo", "latency:1"]}
    assert visitor.put(ROUTE, json=body).json()["active"] == [
        {"fault": "server-error:503,times=2,org=demo", "struck": 0},
        {"fault": "latency:1", "struck": 0},
    ]
    statuses = [parent.get(f"{PARENT_API}/parent").status_code for _ in range(3)]
    active = visitor.get(ROUTE).json()["active"]
    assert statuses == [503, 503, 200]
    assert [each["struck"] for each in active] == [2, 3]
    assert visitor.delete(ROUTE).json()["active"] == []


def test_the_table_of_all_faults_is_told(visitor: httpx.Client) -> None:
    kinds = visitor.get(ROUTE).json()["kinds"]
    assert [each["name"] for each in kinds] == [kind.name for kind in KINDS]
    assert all(each["does"] and each["at"] for each in kinds)


def test_a_new_set_takes_the_place_of_the_old_one(
    visitor: httpx.Client, parent: httpx.Client
) -> None:
    visitor.put(ROUTE, json={"faults": ["server-error"]})
    visitor.put(ROUTE, json={"faults": ["gone"]})
    assert parent.get(f"{PARENT_API}/parent").status_code == 404


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize("host", ["demo.ouderportaal.nl", "resource.kidskonnect.cloud"])
def test_the_route_is_there_for_this_computer_only(
    visitor: httpx.Client, parent: httpx.Client, method: str, host: str
) -> None:
    body = {"faults": ["server-error"]}
    answer = visitor.request(method, ROUTE, json=body, headers={"Host": host})
    assert answer.status_code == 404
    assert parent.get(f"{PARENT_API}/parent").status_code == 200


def test_a_fault_can_be_for_one_organisation(small: DemoPortal, url: str) -> None:
    with faults_on(url, "server-error,org=demo2,route=/children"):
        for org, status in (("demo", 200), ("demo2", 500)):
            with sign_in(small.of(org)) as client:
                assert client.get(f"{PARENT_API}/children/").status_code == status


def test_only_the_nth_request_can_be_struck(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "unauthorized,route=/timeline,skip=1,times=1") as on:
        statuses = [
            parent.get(f"{PARENT_API}/timeline/cards/v2/{offset}").status_code
            for offset in (0, 6, 12)
        ]
        assert on.struck() == [1]
    assert statuses == [200, 401, 200]


def test_waiting_and_answering_otherwise_go_together(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "endless-json,route=/nowhere", "wrong-type", "gone:410", "latency:100"):
        answer = parent.get(f"{PARENT_API}/parent")
    assert answer.status_code == 410
    assert answer.elapsed.total_seconds() >= 0.1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"faults": ["nonsense"]}, "planning-offline"),
        ({"faults": ["latency:soon"]}, "milliseconds"),
        ({"faults": ["latency:0"]}, "milliseconds"),
        ({"faults": ["captive:x"]}, "no argument"),
        ({"faults": ["captive,times=-1"]}, "number of requests"),
        ({"faults": ["captive,org=elders"]}, "demo2"),
        ({"faults": ["revoked-tokens,times=1"]}, "org only"),
        ({"faults": [7]}, "--fault"),
        ({"faults": ["\ud800"]}, "--fault"),
        ({"faults": "captive"}, "faults"),
        ([], "faults"),
    ],
)
def test_what_is_no_fault_is_refused_and_changes_nothing(
    visitor: httpx.Client, parent: httpx.Client, body: object, words: str
) -> None:
    visitor.put(ROUTE, json={"faults": ["gone"]})
    answer = visitor.put(ROUTE, content=json.dumps(body))
    assert answer.status_code == 400
    assert words in answer.json()["refused"]
    assert parent.get(f"{PARENT_API}/parent").status_code == 404


def test_a_fault_of_the_command_line_is_on_from_the_start() -> None:
    options = ("--org", "demo", "--photos", "10", "--months", "1", "--fault", "captive")
    with running_portal(*options) as portal, open_client(portal.of("demo").url) as client:
        assert client.get("/auth-api/captcha").headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("nonsense", ", ".join(kind.name for kind in KINDS)),
        ("latency:x", "is not milliseconds"),
        ("captive,org=elders", "demo, demo2, demo3"),
    ],
)
def test_a_wrong_fault_on_the_command_line_ends_with_2_and_names_what_there_is(
    fault: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(["--fault", fault])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_the_help_shows_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_options(["--help"])
    shown = capsys.readouterr().out
    assert all(kind.name in shown and kind.does in shown for kind in KINDS)


def test_a_route_may_hold_a_comma_and_an_argument_a_colon() -> None:
    fault = parse_fault("redirect:http://a.example:80/,route=/a,b,times=2")
    assert (fault.argument, fault.route, fault.times) == ("http://a.example:80/", "/a,b", 2)


def test_every_fault_has_a_default_that_its_pattern_takes() -> None:
    for kind in KINDS:
        assert parse_fault(kind.name).kind is kind


def test_a_plan_without_the_parts_does_nothing_at_once() -> None:
    done: list[str | None] = []
    plan = FaultPlan({"revoked-tokens": done.append, "expired-links": done.append})
    plan.use([parse_fault("revoked-tokens,org=demo"), parse_fault("expired-links")])
    assert done == ["demo", None]
    assert plan.active == []
    with pytest.raises(BadFaultError):
        parse_fault("")
