from __future__ import annotations

import json
import logging
import re

import pytest

from konnect_desktop.domain.errors import ErrorKind, KonnectError, ProtocolChangedError
from konnect_desktop.domain.timeline import CardKind
from tests.api.parts import Bench
from tests.support.faults import (
    Action,
    Body,
    Delay,
    Endless,
    Fault,
    Gzip,
    Headers,
    Replace,
    Respond,
    Status,
)

UNREAD = "/notification/notifications$"
CHILDREN = "/children/$"
TIMELINE = "/timeline/"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


async def _error(bench: Bench, *plan: Fault) -> KonnectError:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(*plan)
        with pytest.raises(KonnectError) as caught:
            await client.unread_counts()
    return caught.value


async def test_the_whole_timeline_and_every_read_conversation_can_be_read(bench: Bench) -> None:
    async with bench.client() as client:
        offset, cards = 0, 0
        while (page := await client.timeline_page(offset)).received:
            assert page.quarantined == ()
            assert page.received == len(page.cards) <= 6
            offset, cards = offset + page.received, cards + len(page.cards)
            for card in page.cards:
                assert (card.journal is not None) == (card.kind is CardKind.JOURNAL)
                assert bool(card.unknown_fingerprint) == (card.kind is CardKind.UNKNOWN)
        assert cards > 60
        rows = (await client.conversation_page(0)).rows
        read = next(row for row in rows if not row.unread)
        thread = await client.conversation(read.conversation_id)
        assert thread.subject == read.subject
        assert thread.messages[-1].text_html == read.latest_html
        assert (await client.conversation_page(1000)).received == 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"result": false, "payload": null, "messages": [{"messageCode": "no", "text": "Sanne"}]}',
        b'{"result": false, "messages": null}',
        b'{"result": false, "payload": {"nrOfNewMessages": 4}, "timestamp": 12}',
    ],
)
async def test_f048_a_refusal_with_status_200_is_an_error(bench: Bench, body: bytes) -> None:
    error = await _error(bench, Fault(UNREAD, (Respond(200, body),)))
    assert error.kind is ErrorKind.REQUEST_REFUSED
    assert "Sanne" not in str(error)


async def test_f048_a_refused_conversation_is_not_an_empty_one(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault("/details/", (Respond(200, b'{"result": false, "messages": []}'),)))
        with pytest.raises(KonnectError) as caught:
            await client.conversation("1")
    assert caught.value.kind is ErrorKind.REQUEST_REFUSED


@pytest.mark.parametrize(
    "body",
    [
        b'{"nrOfNewMessages": 3}',
        b'{"result": true, "payload": {"nrOfNewMessages": 3}}',
        b'{"payload": {"nrOfNewMessages": 3}, "messages": []}',
        b'{"result": true, "payload": {"nrOfNewMessages": 3}, "timestamp": 1}',
    ],
)
async def test_an_answer_is_understood_bare_and_enveloped(bench: Bench, body: bytes) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(UNREAD, (Respond(200, body),)))
        counts = await client.unread_counts()
    assert (counts.messages, counts.news) == (3, None)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        '{"nrOfNewMessages": 1}'.encode("utf-16"),
        b"{'a': 1}",
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{} {}",
    ],
)
async def test_f051_f054_what_is_no_usable_json_is_a_changed_portal(
    bench: Bench, body: bytes
) -> None:
    error = await _error(bench, Fault(UNREAD, (Respond(200, body),)))
    assert isinstance(error, ProtocolChangedError)
    assert error.kind is ErrorKind.PORTAL_CHANGED
    assert error.route == "GET /notification/notifications"
    assert error.json_path == "$"
    assert len(bench.reads) == 1


async def test_f052_endless_json_is_cut_at_the_limit(bench: Bench) -> None:
    error = await _error(bench, Fault(UNREAD, (Respond(200), Endless(b'["abcdefghij"],' * 1000))))
    assert error.kind is ErrorKind.PORTAL_CHANGED
    assert "larger than 16777216 bytes" in str(error)


@pytest.mark.parametrize(
    ("actions", "problem"),
    [
        ((Body(b" " * 64_000_000), Gzip()), "larger than"),
        ((Gzip(2),), "no JSON"),
        ((Gzip(), Headers(put=(("Content-Encoding", "br"),))), "unknown content encoding"),
        ((Gzip(), Headers(put=(("Content-Encoding", "gzip, gzip"),))), "unknown content encoding"),
        ((Headers(put=(("Content-Encoding", "gzip"),)),), "gzip data damaged"),
        ((Gzip(), Replace(b"\x1f\x8b", b"\x1f\x8c")), "gzip data damaged"),
    ],
)
async def test_f053_compressed_bombs_and_junk_are_a_changed_portal(
    bench: Bench, actions: tuple[Action, ...], problem: str
) -> None:
    error = await _error(bench, Fault(UNREAD, actions))
    assert error.kind is ErrorKind.PORTAL_CHANGED
    assert problem in str(error)


async def test_f053_plain_gzip_is_read(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TIMELINE, (Gzip(),)))
        assert (await client.timeline_page(0)).received == 6
    assert bench.reads[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("status", [404, 410])
async def test_f061_a_route_that_is_gone_is_not_found_and_the_rest_works(
    bench: Bench, status: int
) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TIMELINE, (Status(status),)))
        with pytest.raises(KonnectError) as caught:
            await client.timeline_page(0)
        assert caught.value.kind is ErrorKind.NOT_FOUND
        assert await client.children()
    assert len(bench.proxy.seen(TIMELINE)) == 1


async def test_f050_null_where_cards_were_is_no_end_of_the_list(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        for body in (b"null", b"{}", b'{"result": true, "payload": null}'):
            bench.proxy.use(Fault(TIMELINE, (Respond(200, body),)))
            with pytest.raises(ProtocolChangedError) as caught:
                await client.timeline_page(0)
            assert caught.value.route == "GET /timeline/cards/v2/{offset}"


@pytest.mark.parametrize("called", ["image/jpeg", "text/html; charset=utf-8", "nonsense", ""])
async def test_f062_json_counts_whatever_its_content_type_says(bench: Bench, called: str) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(Fault(TIMELINE, (Headers(put=(("Content-Type", called),)),)))
        assert (await client.timeline_page(0)).received == 6


@pytest.mark.parametrize(
    "hostile", ["../../auth-api/user", "1/../2", "a?b#c", "//evil/", "é\ud800"]
)
async def test_f056_an_id_cannot_leave_its_place_in_the_path(bench: Bench, hostile: str) -> None:
    async with bench.client() as client:
        await client.sign_in()
        known = len(bench.proxy.ledger)
        with pytest.raises(KonnectError):
            await client.conversation(hostile)
    for seen in bench.proxy.ledger[known:]:
        assert re.fullmatch(
            r"/restservices-parent/logbook/details/[^/?#]+/summary/false", seen.path
        )


async def test_logs_tell_route_status_time_and_size_and_no_more(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "konnect_desktop"):
        async with bench.client() as client:
            await client.sign_in()
            await client.timeline_page(6)
            row = (await client.conversation_page(0)).rows[-1]
            await client.conversation(row.conversation_id)
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("konnect_desktop")]
    assert any(
        re.fullmatch(r"GET /timeline/cards/v2/\{offset\}: 200, \d+ ms, \d+ bytes", line)
        for line in ours
    )
    everything = "\n".join(ours)
    assert bench.parent.secret is not None
    for secret in (
        bench.parent.secret,
        bench.bearer[8:],
        "127.0.0.1",
        row.conversation_id,
        "Signature",
    ):
        assert secret not in everything


async def test_the_app_says_honestly_who_it_is(bench: Bench) -> None:
    async with bench.client() as client:
        await client.children()
    for seen in bench.proxy.ledger:
        assert seen.headers["user-agent"].startswith("KonnectDesktop/")
        assert "referer" not in seen.headers


async def test_f057_f059_offsets_are_sent_as_they_are_given(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        bench.proxy.use(
            Fault(TIMELINE, (Delay(0), Body(json.dumps([{"type": "new"}] * 7).encode())))
        )
        page = await client.timeline_page(13)
    assert bench.reads[-1].path == "/restservices-parent/timeline/cards/v2/13"
    assert (page.offset, page.received) == (13, 7)
