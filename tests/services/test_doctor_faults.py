"""Each fault that the demo portal can make is found by the doctor, and told without a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.demo.faults.kinds import KINDS
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import Diagnosis, Difference, Look, RouteFinding
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.doctor import RENEWAL, SIGN_IN, PortalDoctor
from konnect_desktop.services.doctor_media import ROUTE as MEDIA
from konnect_desktop.services.doctor_media import look_at_media
from tests.api.parts import IMPATIENT, Bench
from tests.support.portal import DemoPortal
from tests.support.portal_faults import faults_on

TODAY = date(2026, 4, 14)
TIMELINE = "GET /timeline/cards/v2/{offset}"
CHILDREN = "GET /children/"
FIRST = "GET /auth-api/customerdomainname"
# They are over when the next answer comes: what is read again is well again.
HEAL_THEMSELVES = {"revoked-tokens", "expired-links"}

# As a fault is switched on, on which route it is found, and as what.
FAILURES = [
    ("unauthorized,route=/children", CHILDREN, ErrorKind.NO_ACCESS),
    ("forbidden,route=/children", CHILDREN, ErrorKind.NO_ACCESS),
    ("gone,route=/children", CHILDREN, ErrorKind.NOT_FOUND),
    ("refused,route=/children", CHILDREN, ErrorKind.REQUEST_REFUSED),
    ("rate-limited:900,route=/children", CHILDREN, ErrorKind.RATE_LIMITED),
    ("server-error,route=/children", CHILDREN, ErrorKind.PORTAL_DOWN),
    ("maintenance", FIRST, ErrorKind.MAINTENANCE),
    ("captive", FIRST, ErrorKind.CAPTIVE),
    ("redirect,route=/children", CHILDREN, ErrorKind.CAPTIVE),
    ("malformed-json,route=/children", CHILDREN, ErrorKind.PORTAL_CHANGED),
    ("deep-json,route=/children", CHILDREN, ErrorKind.PORTAL_CHANGED),
    ("oversized-json:20,route=/children", CHILDREN, ErrorKind.PORTAL_CHANGED),
    ("endless-json,route=/children", CHILDREN, ErrorKind.PORTAL_CHANGED),
    ("gzip-bomb,route=/children", CHILDREN, ErrorKind.PORTAL_CHANGED),
    ("slow-body,route=/children", CHILDREN, ErrorKind.TIMEOUT),
    ("truncated-media", MEDIA, ErrorKind.MEDIA_DAMAGED),
    ("wrong-media:html", MEDIA, ErrorKind.MEDIA_DAMAGED),
    ("wrong-media:svg", MEDIA, ErrorKind.MEDIA_DAMAGED),
    ("dead-links", MEDIA, ErrorKind.LINK_EXPIRED),
    ("captcha-block", SIGN_IN, ErrorKind.LOGIN_BLOCKED),
    ("must-reset", SIGN_IN, ErrorKind.RESET_PASSWORD),
    ("other-tenant", SIGN_IN, ErrorKind.WRONG_TENANT),
    ("staff-account", SIGN_IN, ErrorKind.NOT_PARENT),
    ("identity-changed", RENEWAL, ErrorKind.ACCOUNT_CHANGED),
]
NOTES = [
    ("repeating-page", TIMELINE, Difference("$", Look.OTHER_KIND, "the same page again")),
    ("shifting-list", TIMELINE, Difference("$", Look.OTHER_KIND, "cards of the page again")),
    ("empty-lists", TIMELINE, Difference("$", Look.MISSING, "all cards")),
    ("wrong-type,route=/children", CHILDREN, Difference("$", Look.OTHER_KIND, "content type")),
    ("wrong-type:text/plain", CHILDREN, Difference("$", Look.OTHER_KIND, "content type")),
]


async def _diagnosis(bench: Bench, demo: DemoPortal, fault: str) -> Diagnosis:
    """Let the doctor look at an account whose timeline had cards, while a fault is on."""
    bench.limits = replace(IMPATIENT, json_bytes=4_000_000)
    with faults_on(demo.of("demo").url, fault):
        # Straight to the portal: a proxy would wait for the end of what has none.
        portal = Portal("demo", demo.of("demo").url, demo=True)
        async with ApiClient(portal, bench.parent, network=bench.network) as api:
            doctor = PortalDoctor(api, TODAY, had_cards=True)
            found = [finding async for finding in doctor.findings()]
        media = MediaClient(network=bench.network, allow_loopback=True)
        found.append(await look_at_media(media, doctor.thumb_link))
        media.close()
    return Diagnosis((), tuple(found), doctor.planning_offline)


def _of(diagnosis: Diagnosis, route: str) -> RouteFinding:
    return next(finding for finding in diagnosis.routes if finding.route == route)


@pytest.mark.parametrize(("fault", "route", "kind"), FAILURES)
async def test_a_fault_that_breaks_something_is_found(
    bench: Bench, demo: DemoPortal, fault: str, route: str, kind: ErrorKind
) -> None:
    diagnosis = await _diagnosis(bench, demo, fault)
    assert _of(diagnosis, route).failure is kind
    assert diagnosis.ailing >= 1


@pytest.mark.parametrize(("fault", "route", "difference"), NOTES)
async def test_a_fault_that_only_looks_odd_is_noted(
    bench: Bench, demo: DemoPortal, fault: str, route: str, difference: Difference
) -> None:
    diagnosis = await _diagnosis(bench, demo, fault)
    assert difference in _of(diagnosis, route).surprises


async def test_an_answer_that_is_late_is_found_slow(bench: Bench, demo: DemoPortal) -> None:
    with faults_on(demo.of("demo").url, "latency:2100,route=/children"):
        async with bench.client() as api:
            doctor = PortalDoctor(api, TODAY)
            slow = [finding.route async for finding in doctor.findings() if finding.is_slow]
    assert slow == [CHILDREN]


async def test_f060_a_planning_that_is_offline_is_told(bench: Bench, demo: DemoPortal) -> None:
    assert (await _diagnosis(bench, demo, "planning-offline")).planning_offline


async def test_what_the_doctor_keeps_of_a_broken_portal_holds_nothing_of_the_family(
    bench: Bench, demo: DemoPortal
) -> None:
    address = demo.of("demo")
    private = ("Noor", "Sem", "Zonnebloem", "Rupsjes", "Ilse", "Signature=", "eyJ", "127.0.0.1")
    for fault in ("malformed-json", "other-tenant", "identity-changed", "shifting-list"):
        told = msgspec.json.encode(await _diagnosis(bench, demo, fault)).decode()
        words = (*private, address.username, address.password, "elders", "iemand")
        assert not [word for word in words if word in told], fault


def test_no_fault_of_the_table_is_left_out() -> None:
    tried = {fault.split(",")[0].split(":")[0] for fault, *_ in (*FAILURES, *NOTES)}
    tried |= {"latency", "planning-offline"}
    assert tried | HEAL_THEMSELVES == {kind.name for kind in KINDS}
