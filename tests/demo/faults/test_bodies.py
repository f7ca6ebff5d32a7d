"""Faults that lie in the bytes of a body; huge ones are made while they are sent."""

from __future__ import annotations

import json
import time
import zlib
from itertools import islice
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest

from tests.demo.reading import PARENT_API, Json, card_photos, read_cards
from tests.support.portal_faults import faults_on

if TYPE_CHECKING:
    from tests.support.portal import DemoPortal

ROUTE = f"{PARENT_API}/children/"
MIB = 1 << 20


def _photo(client: httpx.Client) -> Json:
    return next(card_photos(read_cards(client)))


def _read_into(received: bytearray, answer: httpx.Response) -> None:
    for piece in answer.iter_raw():
        received += piece


def test_malformed_json_is_half_of_it_under_its_own_length(parent: httpx.Client, url: str) -> None:
    whole = parent.get(ROUTE)
    with faults_on(url, "malformed-json"):
        half = parent.get(ROUTE)
    assert half.status_code == 200
    assert half.headers["Content-Type"] == "application/json"
    assert len(half.content) == int(half.headers["Content-Length"])
    assert whole.text.startswith(half.text[:60])
    with pytest.raises(json.JSONDecodeError):
        half.json()


def test_deep_json_is_as_deep_as_asked(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "deep-json:3"):
        assert parent.get(ROUTE).json() == [[[]]]
    with faults_on(url, "deep-json"):
        assert parent.get(ROUTE).content == b"[" * 100_000 + b"]" * 100_000


def test_oversized_json_is_valid_and_of_its_size(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "oversized-json:2"):
        answer = parent.get(ROUTE)
    assert 2 * MIB <= len(answer.content) < 2.2 * MIB
    assert all(isinstance(each, str) for each in answer.json())


def test_a_gzip_bomb_is_small_until_it_is_unpacked(parent: httpx.Client, url: str) -> None:
    with faults_on(url, "gzip-bomb:8"), parent.stream("GET", ROUTE) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(packed) < MIB // 10
    unpacked = zlib.decompress(packed, wbits=31)
    assert len(unpacked) >= 8 * MIB
    assert isinstance(json.loads(unpacked), list)


@pytest.mark.parametrize("fault", ["endless-json", "oversized-json:500", "deep-json:99999999"])
def test_what_is_huge_takes_no_memory_and_ends_with_its_reader(
    small: DemoPortal, parent: httpx.Client, url: str, fault: str
) -> None:
    process = psutil.Process(small.process.pid)
    before = process.memory_info().rss
    most = before
    with faults_on(url, fault), parent.stream("GET", ROUTE) as answer:
        for _ in islice(answer.iter_raw(MIB), 48):
            most = max(most, process.memory_info().rss)
    assert most - before < 24 * MIB
    assert parent.get(ROUTE).status_code == 200


def test_a_wrong_type_leaves_the_body_as_it_is(parent: httpx.Client, url: str) -> None:
    whole = parent.get(f"{PARENT_API}/parent")
    with faults_on(url, "wrong-type:text/plain"):
        answer = parent.get(f"{PARENT_API}/parent")
    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.json() == whole.json()


def test_a_slow_body_comes_whole_and_in_its_time(parent: httpx.Client, url: str) -> None:
    path = f"{PARENT_API}/customer/info"
    whole = parent.get(path)
    with faults_on(url, "slow-body:400"):
        started = time.monotonic()
        answer = parent.get(path)
        took_s = time.monotonic() - started
    assert answer.content == whole.content
    assert took_s >= len(whole.content) / 400 * 0.9


@pytest.mark.parametrize("percent", [0, 50, 99])
def test_truncated_media_end_before_their_length(
    parent: httpx.Client, url: str, percent: int
) -> None:
    link = _photo(parent)["thumbUrl"]
    length = len(parent.get(link).content)
    received = bytearray()
    with (
        faults_on(url, f"truncated-media:{percent}"),
        parent.stream("GET", link) as answer,
        pytest.raises(httpx.RemoteProtocolError, match="without sending complete"),
    ):
        _read_into(received, answer)
    assert int(answer.headers["Content-Length"]) == length
    assert len(received) == length * percent // 100


@pytest.mark.parametrize(
    ("kind", "start"),
    [("html", b"<!doctype html>"), ("svg", b"<svg"), ("empty", b""), ("byte", b"\xff")],
)
def test_wrong_media_come_under_the_pictures_type(
    parent: httpx.Client, url: str, kind: str, start: bytes
) -> None:
    link = _photo(parent)["thumbUrl"]
    with faults_on(url, f"wrong-media:{kind}"):
        answer = parent.get(link)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.content.startswith(start)
    assert not answer.content.startswith(b"\xff\xd8")
    assert int(answer.headers["Content-Length"]) == len(answer.content)
