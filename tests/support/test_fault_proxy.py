from __future__ import annotations

import gzip
import http.client
import socket

import pytest

from tests.support.fault_proxy import FaultProxy
from tests.support.faults import (
    CutAt,
    Delay,
    Drop,
    Endless,
    Fault,
    Gzip,
    Headers,
    Raw,
    Replace,
    Respond,
    Slow,
    Status,
)

BODY = bytes(range(256)) * 8
SERVER = (Fault("/", (Respond(200, BODY, (("X-Kept", "yes"), ("X-Gone", "no"))),)),)


def _get(
    connection: http.client.HTTPConnection, path: str = "/x"
) -> tuple[http.client.HTTPResponse, bytes]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer, answer.read()


def test_requests_of_one_connection_are_forwarded_and_written_down() -> None:
    with FaultProxy(plan=SERVER) as behind, FaultProxy(behind.url) as proxy:
        connection = http.client.HTTPConnection("127.0.0.1", proxy.port)
        bodies = [_get(connection, f"/n/{number}")[1] for number in range(3)]
        connection.close()
        assert bodies == [BODY] * 3
        assert [seen.path for seen in proxy.ledger] == ["/n/0", "/n/1", "/n/2"]
        assert {seen.connection for seen in proxy.ledger} == {1}
        assert [seen.status for seen in proxy.seen("/n/[12]")] == [200, 200]
        assert behind.ledger[0].headers["host"] == f"127.0.0.1:{behind.port}"


def test_an_answer_is_changed_as_the_plan_says() -> None:
    changes = (
        Status(203),
        Replace(b"\x00\x01", b"ab"),
        Headers(put=(("X-New", "1"),), remove=("X-Gone",)),
        Gzip(),
        Delay(0.001),
    )
    with FaultProxy(plan=SERVER) as behind, FaultProxy(behind.url) as proxy:
        proxy.use(Fault("/x", changes, nth=frozenset({2})))
        connection = http.client.HTTPConnection("127.0.0.1", proxy.port)
        plain, _ = _get(connection)
        changed, body = _get(connection)
        connection.close()
        assert (plain.status, changed.status) == (200, 203)
        assert gzip.decompress(body) == BODY.replace(b"\x00\x01", b"ab")
        assert (changed.headers["X-New"], changed.headers["X-Gone"]) == ("1", None)


def test_a_cut_ends_after_the_byte_asked_for_and_a_reset_is_an_error() -> None:
    with FaultProxy(plan=SERVER) as behind, FaultProxy(behind.url) as proxy:
        proxy.use(
            Fault("/cut", (CutAt(700),)), Fault("/reset", (Drop(processed=True, reset=True),))
        )
        cut = http.client.HTTPConnection("127.0.0.1", proxy.port)
        with pytest.raises(http.client.IncompleteRead) as caught:
            _get(cut, "/cut")
        assert caught.value.partial == BODY[:700]
        cut.close()
        reset = http.client.HTTPConnection("127.0.0.1", proxy.port)
        with pytest.raises(ConnectionResetError):
            _get(reset, "/reset")
        reset.close()
        assert [seen.path for seen in behind.ledger] == ["/cut", "/reset"]


def test_junk_slow_and_endless_answers_arrive_as_planned() -> None:
    plan = (
        Fault("/junk", (Raw(b"junk\r\n", times=2),)),
        Fault("/slow", (Respond(200, b"abcd"), Slow(1, 0.001))),
        Fault("/endless", (Respond(200), Endless(b"xy"))),
    )
    with FaultProxy(plan=plan) as proxy:
        assert _raw(proxy.port, "/junk", 1000) == b"junk\r\njunk\r\n"
        assert _raw(proxy.port, "/slow", 4000).endswith(b"\r\n\r\nabcd")
        assert b"xy" * 40_000 in _raw(proxy.port, "/endless", 100_000)


def _raw(port: int, path: str, size_bytes: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 5) as plain:
        plain.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        data = b""
        while len(data) < size_bytes and not data.endswith(b"\r\n\r\nabcd"):
            if not (chunk := plain.recv(size_bytes - len(data))):
                break
            data += chunk
    return data
