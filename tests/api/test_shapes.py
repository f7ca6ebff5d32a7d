"""Where an answer looks different from what is known: told by path and kind, never by value."""

from __future__ import annotations

import json
import random
import re
from typing import cast

import hypothesis
import pytest
from hypothesis import strategies as st

from konnect_desktop.api import routes
from konnect_desktop.api.examining import Examiner
from konnect_desktop.api.known_shapes import KNOWN, KNOWN_KEYS
from konnect_desktop.api.private_words import PrivateWords
from konnect_desktop.api.routes import Route
from konnect_desktop.api.shapes import (
    MOST_DIFFERENCES,
    NUMBER,
    TEXT,
    Fields,
    ListOf,
    Open,
    compare,
    kind_of,
    leaf,
    with_keys,
)
from konnect_desktop.domain.findings import Difference, Look
from tests.api.parts import Bench
from tests.support.payloads import any_payload

SHAPE = Fields(
    {"id": leaf(TEXT), "type": leaf(TEXT, values=frozenset({"journal", "photo"}))},
    {"photos": ListOf(Fields({"id": leaf(TEXT)})), "avatar": Open()},
)
CANARY = "Kanarie"


def test_what_is_as_it_should_be_is_not_told() -> None:
    assert compare({"id": "x", "type": "photo", "photos": [{"id": "y"}]}, SHAPE) == ()


@pytest.mark.parametrize(
    ("document", "difference"),
    [
        ({"type": "photo"}, ("$.id", Look.MISSING, "nothing")),
        ({"id": 7, "type": "photo"}, ("$.id", Look.OTHER_KIND, NUMBER)),
        ({"id": "x", "type": "milestone"}, ("$.type", Look.UNKNOWN_VALUE, TEXT)),
        ({"id": "x", "type": "photo", "likes": 3}, ("$.likes", Look.UNKNOWN_KEY, NUMBER)),
        ({"id": "x", "type": "photo", "photos": {}}, ("$.photos", Look.OTHER_KIND, "empty object")),
        ({"id": "x", "type": "photo", "photos": [1]}, ("$.photos[]", Look.OTHER_KIND, NUMBER)),
        (
            {"id": "x", "type": "photo", "avatar": {"small": 1, "Noor": 2}},
            ("$.avatar", Look.OPEN_QUESTION, "object (Noor, small)"),
        ),
        (None, ("$", Look.OTHER_KIND, "nothing")),
    ],
)
def test_each_difference_is_told_by_path_and_kind(
    document: object, difference: tuple[str, Look, str]
) -> None:
    assert compare(document, SHAPE) == (Difference(*difference),)


def test_a_difference_of_many_items_is_told_once() -> None:
    shape = ListOf(leaf(TEXT))
    assert compare([1, 2, "x", 3], shape) == (Difference("$[]", Look.OTHER_KIND, NUMBER),)


def test_there_is_an_end_to_what_is_told() -> None:
    words = [f"key{chr(97 + one)}{chr(97 + two)}" for one in range(20) for two in range(20)]
    found = compare(dict.fromkeys(words, 1), Fields({}))
    assert len(found) == MOST_DIFFERENCES


def test_what_is_nested_without_end_is_told_to_a_depth() -> None:
    document: object = "x"
    for _ in range(5_000):
        document = [document]
    assert kind_of(document) == "list of list of list of list of list"
    wide = [[[[{f"k{chr(97 + at)}": 1} for at in range(12)]] * 12] * 12] * 12
    assert len(kind_of(wide)) < 2_000


def test_a_key_that_may_not_be_told_stands_as_a_sign() -> None:
    found = compare({"id": "x", "type": "photo", "perChild": {"mila": 1, "noor": {}}}, SHAPE)
    (told,) = with_keys(found, {"perChild", "noor"}.__contains__)
    assert told == Difference("$.perChild", Look.UNKNOWN_KEY, "object (…, noor)")
    (told,) = with_keys(found, lambda _: False)
    assert told == Difference("$.…", Look.UNKNOWN_KEY, "object (…)")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.just(CANARY),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "type", "photos", "children", "days", CANARY, "x y", "7"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@hypothesis.given(document=VALUES, route=st.sampled_from(sorted(KNOWN, key=str)))
def test_whatever_comes_no_value_is_told(document: object, route: Route) -> None:
    words = PrivateWords(KNOWN_KEYS, ())
    words.note(document)
    found = with_keys(compare(document, KNOWN[route]), words.may_tell)
    told = " ".join(f"{each.path} {each.kind}" for each in found)
    assert CANARY not in told
    assert re.fullmatch(r"[a-zA-Z$.\[\]…(), ]*", told)


def test_changed_answers_of_every_route_are_compared_without_an_error() -> None:
    dice = random.Random(7)  # noqa: S311 — test data
    for _ in range(300):
        _, body = any_payload(dice)
        try:
            document = cast("object", json.loads(body))
        except (ValueError, RecursionError):
            continue
        for shape in KNOWN.values():
            compare(document, shape)


async def test_the_demo_portal_answers_every_known_route_as_it_is_known(bench: Bench) -> None:
    async with bench.client() as client:
        await client.sign_in()
        examiner: Examiner = client.examiner
        for route in KNOWN:
            if route.method != "GET" or route is routes.USER:
                continue  # the session asks for these
            if "{" in route.path and "{offset}" not in route.path:
                continue
            is_open = route.path.startswith("/auth-api/")
            examined = await (
                examiner.examine_open(route) if is_open else examiner.examine(route, offset=0)
            )
            surprises = {
                each for each in examined.differences if each.look is not Look.OPEN_QUESTION
            }
            # The demo has a kind of card that the app does not know, on purpose (B7).
            known = {("$[].type", Look.UNKNOWN_VALUE), ("$[].…", Look.UNKNOWN_KEY)}
            assert {(each.path, each.look) for each in surprises} <= known, route
