from __future__ import annotations

import json

import pytest

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from tests.api.parts import Bench
from tests.support.faults import Fault, Respond

INFO = "^/restservices-parent/customer/info$"


def _answer(name: object) -> bytes:
    return json.dumps({"result": True, "payload": {"customerName": name}}).encode()


async def test_the_organisations_name_is_read(bench: Bench) -> None:
    async with bench.client() as client:
        assert await client.organisation_name() == "Kinderopvang De Zonnebloem"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("  De \u202eZonne\u200bbloem\n ", "De Zonnebloem"),
        ("x" * 5_000, "x" * 80),
        (None, ""),
        (["De Zonnebloem"], ""),
        ("\u200b \u202e", ""),
    ],
)
async def test_f144_a_name_is_short_and_shows(bench: Bench, name: object, read: str) -> None:
    bench.proxy.use(Fault(INFO, (Respond(200, _answer(name)),)))
    async with bench.client() as client:
        assert await client.organisation_name() == read


async def test_a_bare_answer_is_read_too(bench: Bench) -> None:
    bench.proxy.use(Fault(INFO, (Respond(200, b'{"customerName": "Het Kompas"}'),)))
    async with bench.client() as client:
        assert await client.organisation_name() == "Het Kompas"


async def test_f061_a_portal_without_the_route_says_so(bench: Bench) -> None:
    bench.proxy.use(Fault(INFO, (Respond(404),)))
    async with bench.client() as client:
        with pytest.raises(KonnectError) as caught:
            await client.organisation_name()
    assert caught.value.kind is ErrorKind.NOT_FOUND
