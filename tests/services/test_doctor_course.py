"""When the doctor stops asking: a portal that is out of reach costs seconds, not minutes."""

from __future__ import annotations

import time

import pytest

from konnect_desktop.api.network import RetryPolicy
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import RouteFinding, Why
from konnect_desktop.services.doctor import RENEWAL, Patience, PortalDoctor
from konnect_desktop.services.doctor_media import look_at_media
from tests.api.media_host import LINK, Host
from tests.api.parts import IMPATIENT, Bench
from tests.services.test_doctor import TIMELINE, TODAY
from tests.support.faults import Fault, Respond, Silence

ONCE = RetryPolicy(attempts=1)


async def _findings(bench: Bench, patience: Patience | None = None) -> list[RouteFinding]:
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY, patience=patience, clock=bench.clock)
        return [finding async for finding in doctor.findings()]


@pytest.fixture
def once(bench: Bench) -> Bench:
    bench.limits, bench.retry = IMPATIENT, ONCE
    return bench


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(Silence(), ErrorKind.TIMEOUT), (Respond(500), ErrorKind.PORTAL_DOWN)],
)
async def test_a_portal_that_does_not_serve_its_first_route_is_asked_nothing_else(
    once: Bench, answer: Silence | Respond, kind: ErrorKind
) -> None:
    once.proxy.use(Fault("/", (answer,)))
    first, *rest = await _findings(once)
    assert first.failure is kind
    assert {finding.skipped for finding in rest} == {Why.NOT_REACHED}
    assert len(once.proxy.ledger) == 1


async def test_two_routes_running_that_are_out_of_reach_end_the_check(once: Bench) -> None:
    once.proxy.use(Fault("/timeline|/logbook", (Respond(500),)))
    found = await _findings(once)
    down = [finding.route for finding in found if finding.failure is ErrorKind.PORTAL_DOWN]
    assert down == [TIMELINE, "GET /logbook/overview?index={offset}"]
    assert found[-1].skipped is Why.NOT_REACHED
    assert not once.proxy.seen("/newsletter")


async def test_two_routes_that_are_out_of_reach_now_and_then_do_not(once: Bench) -> None:
    once.proxy.use(Fault("/timeline|/htmlnews", (Respond(500),)))
    found = await _findings(once)
    assert sum(finding.failure is ErrorKind.PORTAL_DOWN for finding in found) == 2
    assert found[-1].route == RENEWAL
    assert found[-1].failure is None


async def test_the_whole_check_has_an_end(bench: Bench) -> None:
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY, clock=bench.clock)
        found: list[RouteFinding] = []
        async for finding in doctor.findings():
            found.append(finding)
            bench.clock.ahead_s += 61
    assert [finding.skipped for finding in found[:5]] == [None] * 5
    assert {finding.skipped for finding in found[5:]} == {Why.NOT_REACHED}


async def test_a_route_that_takes_for_ever_is_left(bench: Bench) -> None:
    bench.proxy.use(Fault("/htmlnews", (Silence(),)))
    found = await _findings(bench, Patience(route_s=1.5))
    assert [finding.route for finding in found if finding.failure] == ["GET /htmlnews/view"]
    assert found[-1].failure is None


async def test_a_wait_of_our_own_does_not_count_as_the_portals_slowness(bench: Bench) -> None:
    busy = Respond(429, headers=(("Retry-After", "3"),))
    bench.proxy.use(Fault("/children", (busy,), first=1))
    found = {finding.route: finding for finding in await _findings(bench)}
    children = found["GET /children/"]
    assert sum(bench.clock.slept_s) > 2
    assert children.failure is None
    assert not children.is_slow


async def test_a_picture_that_never_comes_is_left(host: Host) -> None:
    host.proxy.use(Fault("/", (Silence(),)))
    began_s = time.monotonic()
    finding = await look_at_media(host.client, f"{host.proxy.url}{LINK}", longest_s=0.2)
    assert finding.failure is ErrorKind.TIMEOUT
    assert time.monotonic() - began_s < 10
