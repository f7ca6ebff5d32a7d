"""Whatever a portal answers, the doctor ends with findings that hold nothing of the answers."""

from __future__ import annotations

import json
import random
import re
from typing import cast

import msgspec
import pytest

from konnect_desktop.api.routes import Route
from konnect_desktop.cli.doctor_report import report_lines
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import Diagnosis, Look, RouteFinding
from konnect_desktop.services.doctor import RENEWAL, PortalDoctor
from konnect_desktop.wording.doctor import route_line
from konnect_desktop.wording.language import Language
from tests.api.parts import IMPATIENT, QUICK, Bench
from tests.services.test_doctor import TIMELINE, TODAY
from tests.support.faults import Fault, Respond
from tests.support.leaks import LogWatch
from tests.support.payloads import payload
from tests.support.wire_samples import SAMPLES

CONVERSATION = "GET /logbook/details/{id}/summary/false"
# Texts that samples of answers hold.
_PRIVATE = re.compile(r"mila|ouder@|wachtwoord|eyJ|https?:", re.IGNORECASE)


async def _diagnosis(bench: Bench) -> Diagnosis:
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY, had_cards=True)
        found = [finding async for finding in doctor.findings()]
        assert doctor.thumb_link
        return Diagnosis((), doctor.without_names(found))


def _of(diagnosis: Diagnosis, route: str) -> RouteFinding:
    return next(finding for finding in diagnosis.routes if finding.route == route)


def _deep(levels: int) -> bytes:
    return b'{"result": true, "payload": ' + b'{"a":[' * levels + b"]}" * levels + b"}"


@pytest.mark.parametrize("levels", [100, 400, 1_000])
async def test_an_answer_of_many_levels_is_told_of_its_route_alone(
    bench: Bench, levels: int
) -> None:
    bench.proxy.use(Fault("/customer|/timeline|/sso", (Respond(200, _deep(levels)),)))
    diagnosis = await _diagnosis(bench)
    assert _of(diagnosis, RENEWAL).failure is None
    timeline = _of(diagnosis, TIMELINE)
    assert timeline.failure is ErrorKind.PORTAL_CHANGED or timeline.differences


@pytest.mark.parametrize("wire_id", ["x" * 70_000, None, {"a": 1}, [], True, "", ".."])
async def test_an_id_that_is_none_is_not_asked_for(bench: Bench, wire_id: object) -> None:
    row = {"logMessageMessageId": wire_id, "unread": False}
    bench.proxy.use(Fault("/logbook/overview", (Respond(200, json.dumps([row]).encode()),)))
    diagnosis = await _diagnosis(bench)
    assert _of(diagnosis, CONVERSATION).failure is ErrorKind.PORTAL_CHANGED
    assert not bench.proxy.seen("/logbook/details")
    assert _of(diagnosis, RENEWAL).failure is None


async def test_of_several_ids_the_first_that_is_one_is_asked_for(bench: Bench) -> None:
    rows = [{"logMessageMessageId": wire_id, "unread": False} for wire_id in (None, 41, 42)]
    bench.proxy.use(
        Fault("/logbook/overview", (Respond(200, json.dumps(rows).encode()),)),
        Fault("/logbook/details", (Respond(200, b'{"messages": []}'),)),
    )
    assert _of(await _diagnosis(bench), CONVERSATION).failure is None
    (seen,) = bench.proxy.seen("/logbook/details")
    assert "/41/" in seen.path


async def test_what_nobody_foresaw_is_told_of_its_route_by_its_type_alone(
    bench: Bench, expected_logs: LogWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs.allow("konnect_desktop.services.doctor", level=40)

    def broken(first: object, following: object) -> tuple[()]:
        raise ZeroDivisionError(str((first, following)))

    monkeypatch.setattr("konnect_desktop.services.doctor_looks.cards_again", broken)
    diagnosis = await _diagnosis(bench)
    assert _of(diagnosis, TIMELINE).failure is ErrorKind.INTERNAL
    assert _of(diagnosis, RENEWAL).failure is None
    (record,) = [each for each in expected_logs.records if "doctor" in each.name]
    assert record.getMessage() == f"{TIMELINE}: ZeroDivisionError"


async def test_a_name_that_is_a_key_of_an_earlier_answer_is_not_told(bench: Bench) -> None:
    # Whose name that is only the timeline tells.
    body = b'{"result": true, "payload": {"customerName": "x", "perGroup": {"xantippe": 1}}}'
    card = b'[{"type": "trigger", "children": [], "description": "Dag Xantippe!", "date": 1}]'
    bench.proxy.use(
        Fault("/customer", (Respond(200, body),)), Fault("/timeline", (Respond(200, card),))
    )
    diagnosis = await _diagnosis(bench)
    (told,) = _of(diagnosis, "GET /customer/info").surprises
    assert (told.path, told.look, told.kind) == ("$.perGroup", Look.UNKNOWN_KEY, "object (…)")


async def test_without_the_childrens_names_only_known_keys_are_told(bench: Bench) -> None:
    body = b'{"result": true, "payload": {"customerName": 3, "tinka": {"xantippe": 1}}}'
    bench.proxy.use(Fault("/customer", (Respond(200, body),)), Fault("/children", (Respond(403),)))
    told = _of(await _diagnosis(bench), "GET /customer/info").surprises
    assert [(each.path, each.kind) for each in told] == [
        ("$.customerName", "number"),
        ("$.…", "object (…)"),
    ]


def _address(route: Route) -> str:
    return "^" + re.sub(r"\\\{\w+\\\}", "[^/?&]+", re.escape(route.path)) + "$"


async def _withstands(bench: Bench, dice: random.Random) -> None:
    plan = [
        Fault(_address(sample.route), (Respond(200, payload(dice, sample)),))
        for sample in SAMPLES
        if dice.random() < 0.8
    ]
    bench.proxy.use(*plan)
    diagnosis = await _diagnosis(bench)
    told = "\n".join(report_lines([diagnosis])) + msgspec.json.encode(diagnosis).decode()
    assert not _PRIVATE.search(told)
    for language in Language:
        assert all(route_line(finding, language) for finding in diagnosis.routes)


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    seed = cast("int", request.config.getoption("--hypothesis-seed"))
    return random.Random(seed)  # noqa: S311 — a seed, not a secret


async def test_answers_changed_at_random_end_in_findings(bench: Bench, dice: random.Random) -> None:
    bench.limits, bench.retry = IMPATIENT, QUICK
    for _ in range(12):
        await _withstands(bench, dice)


@pytest.mark.deep
async def test_many_answers_changed_at_random_end_in_findings(
    bench: Bench, dice: random.Random
) -> None:
    bench.limits, bench.retry = IMPATIENT, QUICK
    for _ in range(150):
        await _withstands(bench, dice)
