from __future__ import annotations

import contextlib
import json
import sqlite3

import hypothesis
import pytest
from hypothesis import strategies as st

from konnect_desktop.api.documents import decode, unwrap
from konnect_desktop.api.reading import text
from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, RefusedError


@pytest.mark.parametrize(
    ("body", "document"),
    [
        (b'{"a": NaN, "b": -Infinity, "c": 1}', {"a": None, "b": None, "c": 1}),
        (b'{"a": ' + b"9" * 5000 + b', "b": 2}', {"a": None, "b": 2}),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        ('{"a": "é"}'.encode("latin-1"), {"a": "\ufffd"}),
        (b' \n{"a": 9223372036854775808}', {"a": 2**63}),
        (b'{"\\ud800": ["\\udfff", {"a": "\\ud83dx"}]}', {"\ufffd": ["\ufffd", {"a": "\ufffdx"}]}),
    ],
)
def test_f054_odd_json_is_read_mildly(body: bytes, document: object) -> None:
    assert decode(body, "GET /x") == document


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1,]",
        b"{'a': 1}",
        b"[" * 100_000,
        b"\x00",
        '{"a": 1}'.encode("utf-16"),
        '{"a": 1}'.encode("utf-32"),
        b"<html>",
        b"{} {}",
    ],
)
def test_f051_f054_what_is_no_json_names_the_route_and_no_content(body: bytes) -> None:
    with pytest.raises(ProtocolChangedError) as caught:
        decode(body, "GET /children/")
    error = caught.value
    assert (error.route, error.json_path, error.problem) == ("GET /children/", "$", "no JSON")
    assert error.__cause__ is None


@hypothesis.given(st.binary(max_size=300))
def test_t9_no_bytes_make_anything_but_a_document_or_a_changed_portal(body: bytes) -> None:
    with contextlib.suppress(ProtocolChangedError):
        decode(body, "GET /x")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@hypothesis.given(JSON)
def test_whatever_json_can_say_is_decoded(value: object) -> None:
    decode(json.dumps(value).encode(), "GET /x")


@pytest.mark.parametrize(
    ("document", "payload"),
    [
        ({"result": True, "payload": [1], "messages": None}, [1]),
        ({"result": True, "payload": [1], "messages": [], "timestamp": 5}, [1]),
        ({"result": True, "payload": None}, None),
        ({"payload": {"a": 1}}, {"a": 1}),
        ({"payload": 1, "messages": []}, 1),
        ({"payload": 1, "other": 2}, {"payload": 1, "other": 2}),
        ({"result": "yes", "payload": 1, "other": 2}, {"result": "yes", "payload": 1, "other": 2}),
        ({"summary": {}, "messages": []}, {"summary": {}, "messages": []}),
        ({"result": True, "messages": []}, {"result": True, "messages": []}),
        ([], []),
        (None, None),
        ("text", "text"),
    ],
)
def test_an_envelope_is_taken_off_by_its_shape(document: object, payload: object) -> None:
    assert unwrap(document, "GET /x") == payload


@pytest.mark.parametrize(
    "document",
    [{"result": False}, {"result": False, "payload": {"a": 1}, "messages": [{"text": "nee"}]}],
)
def test_f048_a_refusal_is_raised_whatever_it_holds(document: object) -> None:
    with pytest.raises(RefusedError) as caught:
        unwrap(document, "GET /x")
    assert caught.value.kind is ErrorKind.REQUEST_REFUSED


def test_f054_text_that_was_read_can_be_stored(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = sqlite3.connect(tmp_path_factory.mktemp("db") / "a.db")
    for hostile in ("\ud800", "a\udfffb", "\x00", "\ud83d\ude00"):
        decoded = decode(json.dumps(hostile).encode(), "GET /x")
        stored = database.execute("SELECT ?", (text(decoded),)).fetchone()[0]
        assert "\ufffd" in stored or stored == "\U0001f600"
        stored.encode("utf-8")
    database.close()
