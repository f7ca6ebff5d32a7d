from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from konnect_desktop.domain.errors import (
    ErrorKind,
    KonnectError,
    LoginBlockedError,
    WrongTenantError,
)
from tests.api.parts import USERNAME, Bench, until
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import (
    Delay,
    Fault,
    Headers,
    Replace,
    Respond,
)

LOGIN = "^/auth-api/login$"
HTML = (("Content-Type", "text/html"),)


async def _refused(bench: Bench, kind: ErrorKind) -> KonnectError:
    async with bench.client() as client:
        with pytest.raises(KonnectError) as caught:
            await client.sign_in()
    assert caught.value.kind is kind
    return caught.value


async def test_a_parent_signs_in_over_the_web_flow_and_reads(bench: Bench) -> None:
    async with bench.client() as client:
        identity = await client.sign_in()
        assert (identity.username, identity.flow) == (USERNAME, "web")
        assert client.identity == identity
        assert len(await client.children()) == 3
        assert (await client.parent()).full_name
    paths = [(seen.method, seen.path) for seen in bench.proxy.ledger[:3]]
    assert paths == [
        ("GET", "/auth-api/captcha"),
        ("PUT", "/auth-api/login"),
        ("GET", "/auth-api/user"),
    ]
    assert set(json.loads(bench.logins[0].body)) == {"username", "password", "childMinder"}


async def test_a_read_signs_in_by_itself_when_nobody_has_yet(bench: Bench) -> None:
    async with bench.client() as client:
        assert (await client.unread_counts()).messages is not None
    assert len(bench.logins) == 1


async def test_without_a_password_a_read_asks_to_sign_in_first(bench: Bench) -> None:
    bench.parent.secret = None
    async with bench.client() as client:
        with pytest.raises(KonnectError) as caught:
            await client.children()
    assert caught.value.kind is ErrorKind.SIGN_IN_FIRST
    assert bench.proxy.ledger == []


@pytest.mark.parametrize(
    "answer",
    [
        Respond(401),
        Respond(400),
        Respond(403),
        Respond(200, b'{"result": false, "payload": null, "messages": []}'),
        Respond(200, b'{"result": false, "messages": [{"messageCode": "x"}], "time": 1}'),
    ],
)
async def test_f001_a_wrong_password_is_tried_once_and_said(bench: Bench, answer: Respond) -> None:
    bench.proxy.use(Fault(LOGIN, (answer,)))
    await _refused(bench, ErrorKind.LOGIN_REJECTED)
    assert len(bench.logins) == 1


async def test_f001_the_portals_own_refusal_is_understood(bench: Bench) -> None:
    bench.parent.secret = "not the password"
    await _refused(bench, ErrorKind.LOGIN_REJECTED)
    assert len(bench.logins) == 1


async def test_f003_a_blocked_account_is_not_logged_in(bench: Bench) -> None:
    payload = b'{"result": true, "payload": {"blockedUntil": 1773307500000}, "messages": null}'
    bench.proxy.use(Fault("captcha", (Respond(200, payload),)))
    error = await _refused(bench, ErrorKind.LOGIN_BLOCKED)
    assert isinstance(error, LoginBlockedError)
    assert error.until_epoch_s == 1773307500
    assert bench.logins == []


@pytest.mark.parametrize(
    "payload",
    [
        '{"blockedUntil": "x"}',
        '{"blockedUntil": -1}',
        '{"blockedUntil": 1e18}',
        "[[]]",
        '{"image": "abc"}',
        '{"blockedUntil": {"a": 1}}',
        "{}",
        '"soon"',
    ],
)
async def test_f004_any_captcha_means_blocked_with_a_time_only_if_sane(
    bench: Bench, payload: str
) -> None:
    body = f'{{"result": true, "payload": {payload}}}'.encode()
    bench.proxy.use(Fault("captcha", (Respond(200, body),)))
    error = await _refused(bench, ErrorKind.LOGIN_BLOCKED)
    assert isinstance(error, LoginBlockedError)
    assert error.until_epoch_s is None
    assert bench.logins == []


async def test_f005_a_forced_new_password_gives_no_session(bench: Bench) -> None:
    bench.proxy.use(
        Fault(LOGIN, (Replace(b'"mustResetPassword":false', b'"mustResetPassword":true'),))
    )
    await _refused(bench, ErrorKind.RESET_PASSWORD)
    assert bench.proxy.seen("user") == []


@pytest.mark.parametrize(
    ("said", "label"),
    [("other", "other"), ("other.ouderportaal.nl", "other"), ("evil.invalid", None), ("a.b", None)],
)
async def test_f006_an_account_of_another_portal_is_refused(
    bench: Bench, said: str, label: str | None
) -> None:
    change = Replace(b'"domainServerName":"demo"', f'"domainServerName":"{said}"'.encode())
    bench.proxy.use(Fault(LOGIN, (change,)))
    error = await _refused(bench, ErrorKind.WRONG_TENANT)
    assert isinstance(error, WrongTenantError)
    assert error.right_label == label
    assert bench.proxy.seen("user") == []


async def test_f006_the_portals_whole_host_name_is_the_same_portal(bench: Bench) -> None:
    change = Replace(b'"domainServerName":"demo"', b'"domainServerName":"Demo.Ouderportaal.nl"')
    bench.proxy.use(Fault(LOGIN, (change,)))
    async with bench.client() as client:
        assert (await client.sign_in()).username == USERNAME


@pytest.mark.parametrize("path", ["/employee", "https://evil.invalid/", "/parents", "//parent/"])
async def test_f007_an_account_of_another_kind_is_refused(bench: Bench, path: str) -> None:
    body = b'{"authToken": "abc", "redirectUrl": "%s"}' % path.encode()
    bench.proxy.use(Fault(LOGIN, (Respond(200, body),)))
    await _refused(bench, ErrorKind.NOT_PARENT)
    assert bench.proxy.seen("user") == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_f008_a_redirected_login_is_not_followed(bench: Bench, status: int) -> None:
    with FaultProxy(plan=(Fault("/", (Respond(200),)),)) as elsewhere:
        to = ("Location", f"{elsewhere.url}/auth-api/login")
        bench.proxy.use(Fault(LOGIN, (Respond(status, b"", (to,)),)))
        await _refused(bench, ErrorKind.PORTAL_CHANGED)
        assert elsewhere.ledger == []


@pytest.mark.parametrize("body", [b"<html>Wi-Fi</html>", b"  <!doctype html>"])
async def test_f009_a_page_instead_of_an_answer_is_no_wrong_password(
    bench: Bench, body: bytes
) -> None:
    bench.proxy.use(Fault(LOGIN, (Respond(200, body, HTML),)))
    await _refused(bench, ErrorKind.CAPTIVE)


@pytest.mark.parametrize(
    "token",
    [
        b'""',
        b"null",
        b"17",
        b'"a b"',
        b'"a\\r\\nX: y"',
        b'"caf\xc3\xa9"',
        b'"%s"' % (b"x" * 40_000),
    ],
)
async def test_f021_f022_a_token_that_fits_no_header_is_not_used(
    bench: Bench, token: bytes
) -> None:
    body = b'{"authToken": %s, "redirectUrl": "/parent/"}' % token
    bench.proxy.use(Fault(LOGIN, (Respond(200, body),)))
    await _refused(bench, ErrorKind.PORTAL_CHANGED)
    assert bench.proxy.seen("user") == []


async def test_a_web_login_without_a_cookie_becomes_an_app_login(bench: Bench) -> None:
    bench.proxy.use(Fault(LOGIN, (Headers(remove=("Set-Cookie",)),)))
    async with bench.client() as client:
        identity = await client.sign_in()
        assert identity.flow == "app"
        bench.clock.ahead_s += 16 * 60
        await client.unread_counts()
    assert [seen.headers.get("x-client-name") for seen in bench.logins] == [None, "OuderApp"]
    assert len(bench.proxy.seen("captcha")) == 2
    (renewal,) = bench.renewals
    assert renewal.status == 200
    assert {"username", "refreshToken", "connectionType", "deviceInfo"} == set(
        json.loads(renewal.body)
    )
    assert "cookie" not in renewal.headers


async def test_an_account_known_to_use_the_app_flow_logs_in_once(bench: Bench) -> None:
    async with bench.client(flow="app") as client:
        assert (await client.sign_in()).flow == "app"
    (login,) = bench.logins
    assert set(json.loads(login.body)["deviceInfo"]) == {
        "name",
        "platform",
        "uuid",
        "version",
        "model",
        "screenHeight",
        "screenWidth",
    }


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_f046_a_login_is_never_repeated(bench: Bench, status: int) -> None:
    bench.proxy.use(Fault(LOGIN, (Respond(status),)))
    kind = ErrorKind.RATE_LIMITED if status == 429 else ErrorKind.PORTAL_DOWN
    await _refused(bench, kind)
    assert len(bench.logins) == 1


async def test_f027_impatience_makes_one_login_and_a_cancelled_wait_ends_at_once(
    bench: Bench,
) -> None:
    bench.proxy.use(Fault(LOGIN, (Delay(0.3),)))
    async with bench.client() as client:
        waits = [asyncio.create_task(client.sign_in()) for _ in range(10)]
        await until(lambda: bench.logins)
        waits[0].cancel()
        began = asyncio.get_running_loop().time()
        await asyncio.wait([waits[0]])
        assert asyncio.get_running_loop().time() - began < 0.2
        identities = await asyncio.gather(*waits[1:])
    assert {identity.username for identity in identities} == {USERNAME}
    assert len(bench.logins) == 1


async def test_an_explicit_sign_in_tries_again_after_a_rejection(bench: Bench) -> None:
    bench.proxy.use(Fault(LOGIN, (Respond(401),), first=1))
    async with bench.client() as client:
        with pytest.raises(KonnectError):
            await client.sign_in()
        assert (await client.sign_in()).username == USERNAME


async def test_t20_the_credentials_learn_how_the_portal_judged_them(bench: Bench) -> None:
    bench.proxy.use(Fault(LOGIN, (Respond(401),), first=1))
    async with bench.client() as client:
        with pytest.raises(KonnectError):
            await client.children()
        with pytest.raises(KonnectError):
            await client.children()
        assert bench.parent.judgements == [False]
        await client.sign_in()
        assert bench.parent.judgements == [False, True]


async def test_f016_another_account_than_expected_freezes_the_client(bench: Bench) -> None:
    async with bench.client(expected_username="iemand@demo.example") as client:
        for _ in range(2):
            with pytest.raises(KonnectError) as caught:
                await client.sign_in()
            assert caught.value.kind is ErrorKind.ACCOUNT_CHANGED
        with pytest.raises(KonnectError):
            await client.children()
    assert (len(bench.logins), bench.reads) == (1, [])


async def test_the_expected_account_may_be_spelled_in_other_letters(bench: Bench) -> None:
    async with bench.client(expected_username=f" {USERNAME.upper()} ") as client:
        assert (await client.sign_in()).username == USERNAME


async def test_f024_two_accounts_share_neither_cookie_nor_token(bench: Bench) -> None:
    other = replace(bench, parent=replace(bench.parent))
    async with bench.client() as one, other.client() as two:
        await one.sign_in()
        await two.sign_in()
        bench.clock.ahead_s += 16 * 60
        await one.unread_counts()
        await two.unread_counts()
    cookies = [seen.headers["cookie"] for seen in bench.renewals]
    tokens = [seen.headers["authorization"] for seen in bench.reads]
    assert len(set(cookies)) == len(set(tokens)) == 2
    assert all(
        "cookie" not in seen.headers for seen in bench.proxy.ledger if seen not in bench.renewals
    )


async def test_an_odd_user_answer_is_no_identity(bench: Bench) -> None:
    bench.proxy.use(Fault("/auth-api/user", (Respond(200, b'{"username": 7}'),)))
    await _refused(bench, ErrorKind.PORTAL_CHANGED)


async def test_f038_what_changes_something_never_goes_over_a_connection_that_was_kept(
    bench: Bench,
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        for _ in range(2):
            await client.children()
            bench.clock.ahead_s += 14.5 * 60
        await client.sign_in()
    writes = bench.proxy.seen("", "PUT")
    assert len(writes) > 2
    for write in writes:
        over_it = [seen for seen in bench.proxy.ledger if seen.connection == write.connection]
        assert over_it == [write]
