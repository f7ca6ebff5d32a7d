"""The doctor at a demo portal: what it finds, what it leaves alone, and that nothing leaks."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest

from konnect_desktop.api import routes
from konnect_desktop.api.media import MediaClient
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import Difference, Look, RouteFinding, Why
from konnect_desktop.services.doctor import RENEWAL, SIGN_IN, PortalDoctor
from konnect_desktop.services.doctor_media import look_at_media
from tests.api.parts import IMPATIENT, Bench
from tests.api.parts import QUICK as QUICK_READS
from tests.support.faults import Fault, Respond, Silence
from tests.support.leaks import LogWatch
from tests.support.portal import DemoPortal

TODAY = date(2026, 4, 14)
TIMELINE = "GET /timeline/cards/v2/{offset}"


@pytest.fixture
def no_waiting(bench: Bench) -> Bench:
    bench.limits, bench.retry = IMPATIENT, QUICK_READS
    return bench


async def _findings(bench: Bench, *, had_cards: bool = False) -> dict[str, RouteFinding]:
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY, had_cards=had_cards)
        return {finding.route: finding async for finding in doctor.findings()}


async def test_a_portal_that_is_well_is_found_well_route_by_route(bench: Bench) -> None:
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY)
        found = [finding async for finding in doctor.findings()]
        assert doctor.clock_ahead_s is not None
        assert abs(doctor.clock_ahead_s) < 60
        assert not doctor.planning_offline
        media = MediaClient(network=bench.network, allow_loopback=True)
        picture = await look_at_media(media, doctor.thumb_link)
        media.close()
    assert [finding.route for finding in found if finding.failure or finding.skipped] == []
    assert picture.failure is None
    assert picture.took_ms is not None
    assert len(found) == 23


async def test_it_only_reads_opens_nothing_unread_and_asks_nothing_proposed(bench: Bench) -> None:
    async with bench.client() as api:
        before = await api.unread_counts()
        async for _ in PortalDoctor(api, TODAY).findings():
            pass
        assert await api.unread_counts() == before
    changes = [seen for seen in bench.proxy.ledger if seen.method != "GET"]
    assert {seen.path for seen in changes} == {"/auth-api/login", "/auth-api/token"}
    proposed = ("/password", "/logout", "/carerequest", "/credit", "/observation", "/permission")
    assert not [seen for seen in bench.proxy.ledger if any(p in seen.path for p in proposed)]


@pytest.mark.parametrize(
    ("fault", "route", "kind"),
    [
        (Fault("/children", (Respond(403),)), "GET /children/", ErrorKind.NO_ACCESS),
        (Fault("/htmlnews", (Respond(404),)), "GET /htmlnews/view", ErrorKind.NOT_FOUND),
        (Fault("/timeline", (Respond(500),)), TIMELINE, ErrorKind.PORTAL_DOWN),
        (Fault("/timeline", (Respond(200, b"{"),)), TIMELINE, ErrorKind.PORTAL_CHANGED),
        (Fault("/timeline", (Silence(),)), TIMELINE, ErrorKind.TIMEOUT),
    ],
)
async def test_one_route_that_is_ill_is_named_and_the_others_are_looked_at(
    no_waiting: Bench, fault: Fault, route: str, kind: ErrorKind
) -> None:
    no_waiting.proxy.use(fault)
    found = await _findings(no_waiting)
    assert found[route].failure is kind
    assert found[RENEWAL].failure is None
    assert sum(finding.failure is not None for finding in found.values()) <= 1 + (
        kind is ErrorKind.NOT_FOUND
    )


async def test_t20_without_a_sign_in_nothing_else_is_asked(bench: Bench) -> None:
    bench.proxy.use(Fault("^/auth-api/login$", (Respond(401),)))
    found = await _findings(bench)
    assert found[SIGN_IN].failure is ErrorKind.LOGIN_REJECTED
    assert found[TIMELINE].skipped is Why.NO_SIGN_IN
    assert not bench.reads
    assert len(bench.logins) == 1


@pytest.mark.parametrize("answer", [Respond(200, b'{"authToken": 3}'), Respond(500), Respond(418)])
async def test_a_sign_in_that_fails_in_any_way_ends_the_check(
    no_waiting: Bench, answer: Respond
) -> None:
    no_waiting.proxy.use(Fault("^/auth-api/login$", (answer,)))
    found = await _findings(no_waiting)
    assert found[SIGN_IN].failure in {ErrorKind.PORTAL_CHANGED, ErrorKind.PORTAL_DOWN}
    rest = list(found.values())[4:]
    assert {finding.skipped for finding in rest} == {Why.NO_SIGN_IN}
    assert len(no_waiting.logins) == 1


async def test_f050_a_timeline_that_is_suddenly_empty_is_noted(bench: Bench) -> None:
    bench.proxy.use(Fault("/timeline", (Respond(200, b"[]"),)))
    empty = Difference("$", Look.MISSING, "all cards")
    assert empty in (await _findings(bench, had_cards=True))[TIMELINE].differences
    assert empty not in (await _findings(bench))[TIMELINE].differences


async def test_f058_a_page_that_repeats_is_noted(bench: Bench) -> None:
    async with bench.client() as api:
        examined = await api.examiner.examine(routes.TIMELINE, offset=0)
    page = json.dumps(examined.document).encode()
    bench.proxy.use(Fault("/timeline", (Respond(200, page),)))
    finding = (await _findings(bench))[TIMELINE]
    assert Difference("$", Look.OTHER_KIND, "the same page again") in finding.differences


async def test_f058_a_page_that_repeats_is_noted_although_its_links_are_signed_anew(
    bench: Bench,
) -> None:
    async with bench.client() as api:
        first = (await api.examiner.examine(routes.TIMELINE, offset=0)).document
    pages = [json.dumps(first).replace("Signature=", f"Signature={sign}") for sign in "ab"]
    assert pages[0] != pages[1]
    first_page, again = (Respond(200, page.encode()) for page in pages)
    bench.proxy.use(Fault("/timeline", (first_page,), first=1), Fault("/timeline", (again,)))
    finding = (await _findings(bench))[TIMELINE]
    assert Difference("$", Look.OTHER_KIND, "the same page again") in finding.differences


async def test_what_signing_in_answers_is_examined_too(bench: Bench) -> None:
    user = b'{"username": "ouder@demo.example", "lastSeen": 3}'
    bench.proxy.use(Fault("/auth-api/user", (Respond(200, user),)))
    found = await _findings(bench)
    assert found["GET /auth-api/user"].differences == (
        Difference("$", Look.OPEN_QUESTION, "without an envelope"),
        Difference("$.lastSeen", Look.UNKNOWN_KEY, "number"),
    )
    assert found[SIGN_IN].took_ms is not None
    assert found[RENEWAL].differences == ()


async def test_what_stands_beside_a_payload_is_told(bench: Bench) -> None:
    body = b'{"result": true, "payload": null, "apiVersion": 3, "messages": [{"level": 1}]}'
    bench.proxy.use(Fault("/customer/info", (Respond(200, body),)))
    told = (await _findings(bench))["GET /customer/info"].differences
    assert Difference("envelope.apiVersion", Look.UNKNOWN_KEY, "number") in told
    assert Difference("envelope.messages[].messageCode", Look.MISSING, "nothing") in told


@pytest.mark.parametrize(
    ("refused", "route"),
    [
        ("/logbook/overview", "GET /logbook/details/{id}/summary/false"),
        ("/newsletter.index", "GET /newsletter/generated/{id}"),
        ("/htmlnews", "GET /htmlcontent/container/{id}"),
        ("/administration/.*/overview", "GET /administration/{admin_id}/{kind}/{id}"),
    ],
)
async def test_what_a_refused_list_would_have_named_is_not_said_to_be_missing(
    bench: Bench, refused: str, route: str
) -> None:
    bench.proxy.use(Fault(refused, (Respond(403),)))
    assert (await _findings(bench))[route].skipped is Why.NOT_REACHED


async def test_without_a_timeline_no_photo_is_said_to_be_missing(bench: Bench) -> None:
    bench.proxy.use(Fault("/timeline", (Respond(403),)))
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY)
        async for _ in doctor.findings():
            pass
    assert doctor.thumb_link is Why.NOT_REACHED
    media = MediaClient(network=bench.network, allow_loopback=True)
    assert (await look_at_media(media, doctor.thumb_link)).skipped is Why.NOT_REACHED


async def test_what_is_only_unread_stays_closed(bench: Bench) -> None:
    rows = [
        {
            "logMessageMessageId": 1, "subject": "x", "message": "y", "date": 1, "unread": True,
            "lastWritten": "z", "lastFromParent": False,
        }
    ]  # fmt: skip
    bench.proxy.use(Fault("/logbook/overview", (Respond(200, json.dumps(rows).encode()),)))
    found = await _findings(bench)
    assert found["GET /logbook/details/{id}/summary/false"].skipped is Why.ONLY_UNREAD
    assert not bench.proxy.seen("/logbook/details")


async def test_f067_a_picture_that_is_none_is_named(bench: Bench) -> None:
    async with bench.client() as api:
        doctor = PortalDoctor(api, TODAY)
        async for _ in doctor.findings():
            pass
        link = doctor.thumb_link
    assert isinstance(link, str)
    media = MediaClient(network=bench.network, allow_loopback=True)
    missing = await look_at_media(media, link.replace("-thumb", "-nothing"))
    media.close()
    assert missing.failure is ErrorKind.MEDIA_GONE or missing.failure is ErrorKind.LINK_EXPIRED


async def test_no_finding_holds_anything_of_the_family(
    bench: Bench, demo: DemoPortal, expected_logs: LogWatch
) -> None:
    del expected_logs
    found = await _findings(bench)
    told = msgspec.json.encode(list(found.values())).decode()
    private = ("Noor", "Sem", "Zonnebloem", "Rupsjes", "Ilse", "Signature=", "eyJ", "127.0.0.1")
    address = demo.of("demo")
    assert not [word for word in (*private, address.username, address.password) if word in told]
