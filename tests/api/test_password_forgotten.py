from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from konnect_desktop.api.password_forgotten import ask_for_new_password
from konnect_desktop.api.proposed_routes import PASSWORD_FORGOTTEN, is_offered
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.portals import Portal
from tests.api.parts import USERNAME, Bench
from tests.support.faults import Drop, Fault, Respond

PATH = "^/auth-api/password/forgotten$"


async def _refused(bench: Bench, kind: ErrorKind) -> None:
    with pytest.raises(KonnectError) as caught:
        await ask_for_new_password(bench.portal, USERNAME, network=bench.network)
    assert caught.value.kind is kind
    assert len(bench.proxy.seen(PATH)) == 1


async def test_a_demo_portal_is_asked_once_without_a_session(bench: Bench) -> None:
    await ask_for_new_password(bench.portal, USERNAME, network=bench.network)
    (seen,) = bench.proxy.ledger
    assert (seen.method, seen.path) == ("POST", "/auth-api/password/forgotten")
    assert json.loads(seen.body) == {"username": USERNAME}
    assert "authorization" not in seen.headers


async def test_a_name_that_nobody_has_makes_no_difference(bench: Bench) -> None:
    await ask_for_new_password(bench.portal, "niemand@demo.example", network=bench.network)


async def test_a_real_portal_is_never_asked(bench: Bench) -> None:
    real = replace(bench.portal, demo=False)
    with pytest.raises(KonnectError) as caught:
        await ask_for_new_password(real, USERNAME, network=bench.network)
    assert caught.value.kind is ErrorKind.NOT_FOUND
    assert bench.proxy.ledger == []
    assert not is_offered(
        Portal("zonnebloem", "https://zonnebloem.ouderportaal.nl"), PASSWORD_FORGOTTEN
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Respond(500), ErrorKind.PORTAL_DOWN),
        (Respond(404), ErrorKind.PORTAL_CHANGED),
        (Respond(200, b"<html>"), ErrorKind.CAPTIVE),
        (Respond(200, b'{"result": false, "messages": []}'), ErrorKind.REQUEST_REFUSED),
        (Drop(), ErrorKind.OFFLINE),
    ],
)
async def test_a_failure_is_told_and_not_tried_again(
    bench: Bench, answer: Respond | Drop, kind: ErrorKind
) -> None:
    bench.proxy.use(Fault(PATH, (answer,)))
    await _refused(bench, kind)
