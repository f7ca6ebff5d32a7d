from __future__ import annotations

import asyncio
import re

import pytest

from konnect_desktop.api.client import ApiClient
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from tests.api.parts import Bench, until
from tests.support.faults import Action, Delay, Drop, Fault, Headers, Replace, Respond

LOGIN = "^/auth-api/login$"
TOKEN = "^/auth-api/token$"
READS = "^/restservices-parent/"
PAST_EXPIRY_S = 16 * 60.0
EXPIRED = Respond(401)


def _rejecting_current_token(bench: Bench) -> Fault:
    return Fault(READS, (EXPIRED,), header=f"authorization: {re.escape(bench.bearer)}$")


async def _kinds(client: ApiClient, times: int) -> list[ErrorKind | None]:
    async def once() -> ErrorKind | None:
        try:
            await client.unread_counts()
        except KonnectError as error:
            return error.kind
        return None

    return await asyncio.gather(*(once() for _ in range(times)))


async def test_t4_f010_part4_fault13_64_parallel_401s_cause_exactly_one_renewal(
    bench: Bench,
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(_rejecting_current_token(bench))
        assert await _kinds(client, 64) == [None] * 64
    assert (len(bench.renewals), len(bench.logins)) == (1, 1)


async def test_t4_a_thousand_requests_over_twenty_expiries_cause_twenty_renewals(
    bench: Bench,
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(READS, (Respond(200, b'{"nrOfNewMessages": 1}'),)))
        for _ in range(20):
            bench.clock.ahead_s += PAST_EXPIRY_S
            assert await _kinds(client, 50) == [None] * 50
    assert len(bench.renewals) <= 20
    assert len(bench.logins) == 1
    assert len(bench.proxy.seen("user")) == len(bench.renewals) + 1


async def test_a_token_is_renewed_a_minute_ahead_of_its_end(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.clock.ahead_s += 13 * 60
        await client.unread_counts()
        assert bench.renewals == []
        bench.clock.ahead_s += 70
        await client.unread_counts()
    assert len(bench.renewals) == 1
    assert {seen.status for seen in bench.reads} == {200}


@pytest.mark.parametrize(
    "fault", [Respond(500), Respond(503), Drop(reset=True), Drop(), Respond(502, b"<html>")]
)
async def test_f011_a_renewal_that_fails_for_a_while_recovers_by_itself(
    bench: Bench, fault: Action
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TOKEN, (fault,), first=4))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 64) == [None] * 64
    assert (len(bench.renewals), len(bench.logins)) == (5, 1)


async def test_f011_a_renewal_that_keeps_failing_signs_nobody_out(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TOKEN, (Respond(500),)))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 64) == [ErrorKind.PORTAL_DOWN] * 64
        assert len(bench.renewals) == 5
        bench.proxy.use()
        assert await _kinds(client, 1) == [None]
    assert (len(bench.renewals), len(bench.logins)) == (6, 1)


@pytest.mark.parametrize("status", [400, 401, 403])
async def test_f012_a_lost_session_is_followed_by_one_silent_login(
    bench: Bench, status: int
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TOKEN, (Respond(status),), first=1))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 16) == [None] * 16
    assert (len(bench.renewals), len(bench.logins)) == (1, 2)


async def test_f002_a_password_changed_elsewhere_is_tried_once(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TOKEN, (Respond(401),)), Fault(LOGIN, (Respond(401),)))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 16) == [ErrorKind.LOGIN_REJECTED] * 16
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 16) == [ErrorKind.LOGIN_REJECTED] * 16
        assert len(bench.logins) == 2
        bench.proxy.use()
        await client.sign_in()
        assert await _kinds(client, 1) == [None]


@pytest.mark.parametrize(
    ("answer", "kind", "rests_s"),
    [
        (Respond(200, b"[7]"), ErrorKind.PORTAL_CHANGED, 300),
        (Respond(200, b"{"), ErrorKind.PORTAL_CHANGED, 300),
        (Respond(500), ErrorKind.PORTAL_DOWN, 30),
    ],
)
async def test_t20_a_login_that_is_answered_oddly_is_not_repeated_by_every_reading(
    bench: Bench, answer: Respond, kind: ErrorKind, rests_s: int
) -> None:
    bench.proxy.use(Fault(LOGIN, (answer,)))
    async with bench.client() as client:
        assert await _kinds(client, 8) == [kind] * 8
        assert await _kinds(client, 8) == [kind] * 8
        assert len(bench.logins) == 1
        bench.clock.ahead_s += rests_s
        assert await _kinds(client, 2) == [kind] * 2
        assert len(bench.logins) == 2
        bench.proxy.use()
        await client.sign_in()
        assert await _kinds(client, 1) == [None]


async def test_f013_data_that_stays_401_ends_in_no_access_without_a_loop(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        await client.parent()
        bench.proxy.use(Fault(READS, (EXPIRED,)))
        assert await _kinds(client, 1) == [ErrorKind.NO_ACCESS]
        assert len(bench.reads) == 1 + 3
        assert (len(bench.renewals), len(bench.logins)) == (1, 2)
        assert await _kinds(client, 10) == [ErrorKind.NO_ACCESS] * 10
        with pytest.raises(KonnectError):
            await client.children()
        assert (len(bench.renewals), len(bench.logins)) == (1, 2)
        bench.proxy.use()
        assert await _kinds(client, 1) == [None]


async def test_f013_one_route_that_stays_401_leaves_the_others_alone(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault("/children/", (EXPIRED,)))
        for _ in range(5):
            with pytest.raises(KonnectError) as caught:
                await client.children()
            assert caught.value.kind is ErrorKind.NO_ACCESS
            await client.unread_counts()
    assert len(bench.renewals) + len(bench.logins) <= 3


async def test_f014_a_lost_answer_after_rotation_costs_one_login(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TOKEN, (Drop(processed=True),), first=1))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 8) == [None] * 8
    assert [seen.status for seen in bench.renewals] == [200, 401]
    assert len(bench.logins) == 2


async def test_f015_an_old_refresh_cookie_falls_back_to_one_login(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TOKEN, (Headers(remove=("Set-Cookie",)),)))
        for _ in range(2):
            bench.clock.ahead_s += PAST_EXPIRY_S
            assert await _kinds(client, 4) == [None] * 4
    first, second = bench.renewals
    assert first.headers["cookie"] == second.headers["cookie"]
    assert (first.status, second.status) == (200, 401)
    assert len(bench.logins) == 2


async def test_f016_part4_fault13_another_account_after_a_renewal_freezes_the_client(
    bench: Bench,
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault("/auth-api/user", (Replace(b"ouder@", b"ander@"),)))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 8) == [ErrorKind.ACCOUNT_CHANGED] * 8
        requests = len(bench.proxy.ledger)
        assert await _kinds(client, 8) == [ErrorKind.ACCOUNT_CHANGED] * 8
        with pytest.raises(KonnectError):
            await client.sign_in()
    assert len(bench.proxy.ledger) == requests
    assert bench.reads == []


async def test_an_identity_check_that_fails_is_repeated_not_the_renewal(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault("/auth-api/user", (Respond(503),)))
        bench.clock.ahead_s += PAST_EXPIRY_S
        assert await _kinds(client, 4) == [ErrorKind.PORTAL_DOWN] * 4
        bench.proxy.use()
        assert await _kinds(client, 4) == [None] * 4
    assert (len(bench.renewals), len(bench.logins)) == (1, 1)


async def test_f017_an_ended_account_says_no_access_and_does_not_log_in(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(READS, (Respond(403),)))
        assert await _kinds(client, 8) == [ErrorKind.NO_ACCESS] * 8
    assert (len(bench.renewals), len(bench.logins)) == (0, 1)


async def test_f018_one_forbidden_route_signs_nobody_out(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault("/children/", (Respond(403),)))
        with pytest.raises(KonnectError) as caught:
            await client.children()
        assert caught.value.kind is ErrorKind.NO_ACCESS
        assert (await client.parent()).full_name
    assert (len(bench.renewals), len(bench.logins)) == (0, 1)


@pytest.mark.parametrize("error_s", [-1200.0, 1200.0, -86_400.0, 86_400.0, -8.2e8])
async def test_f019_a_wrong_clock_of_the_computer_does_not_matter(
    bench: Bench, error_s: float
) -> None:
    bench.clock.wrong_by_s = error_s
    async with bench.client() as client:
        await client.sign_in()
        for _ in range(10):
            bench.clock.ahead_s += 60
            await client.unread_counts()
        assert bench.renewals == []
        bench.clock.ahead_s += 6 * 60
        await client.unread_counts()
    assert len(bench.renewals) == 1
    assert {seen.status for seen in bench.reads} == {200}


@pytest.mark.parametrize(
    "value",
    ["null", '"2026-03-12T10:00:00"', "1773306900", "NaN", "-5", "1773306900000", "true", "1e999"],
)
async def test_f020_an_odd_expiration_counts_as_a_quarter_of_an_hour(
    bench: Bench, value: str
) -> None:
    odd = Replace(b'"expiration":', f'"expiration":{value},"said":'.encode())
    bench.proxy.use(Fault("login|token", (odd,)))
    async with bench.client() as client:
        await client.sign_in()
        for _ in range(13):
            bench.clock.ahead_s += 60
            await client.unread_counts()
        assert bench.renewals == []
        bench.clock.ahead_s += 120
        await client.unread_counts()
    assert len(bench.renewals) == 1


async def test_f023_nothing_is_sent_after_closing_and_a_late_renewal_is_dropped(
    bench: Bench,
) -> None:
    client = bench.client()
    await client.sign_in()
    bench.proxy.use(Fault(TOKEN, (Delay(0.2),)), Fault(READS, (Delay(0.2),)))
    reading = asyncio.create_task(_kinds(client, 4))
    await until(lambda: bench.reads)
    bench.clock.ahead_s += PAST_EXPIRY_S
    renewing = asyncio.create_task(_kinds(client, 4))
    await until(lambda: bench.renewals)
    await client.aclose()
    requests = len(bench.proxy.ledger)
    assert await renewing == [ErrorKind.SIGN_IN_FIRST] * 4
    assert None not in await reading
    assert await _kinds(client, 2) == [ErrorKind.SIGN_IN_FIRST] * 2
    await until(lambda: bench.renewals[0].status == 200)  # it came, too late
    assert len(bench.proxy.ledger) == requests


async def test_every_write_goes_over_a_connection_of_its_own(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.clock.ahead_s += PAST_EXPIRY_S
        await client.unread_counts()
    writes = [seen.connection for seen in bench.proxy.ledger if seen.method == "PUT"]
    reads = {seen.connection for seen in bench.proxy.ledger if seen.method == "GET"}
    assert len(set(writes)) == len(writes) == 2
    assert not reads & set(writes)


async def test_the_cookie_goes_to_the_renewal_route_only(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.clock.ahead_s += PAST_EXPIRY_S
        await client.unread_counts()
    with_cookie = [seen.path for seen in bench.proxy.ledger if "cookie" in seen.headers]
    assert with_cookie == ["/auth-api/token"]
    assert all("authorization" not in s.headers for s in bench.proxy.seen("captcha|login"))
