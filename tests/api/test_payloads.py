"""Generated answers of every known route: each is read or refused, and nothing else happens."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import cast

import hypothesis
import pytest
from hypothesis import strategies as st

from konnect_desktop.domain.errors import KonnectError
from tests.gates.payloads import ENDS, keep_payloads, read_payloads
from tests.support.wire_samples import DAY_MS, PLANNING_OFFLINE, SAMPLES, Sample

_PAYLOADS = 5_000
# So many of each route that all together are at least as many.
_EACH = -(-_PAYLOADS // len(SAMPLES))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The run's seed, which its first lines tell."""
    return cast("int", request.config.getoption("--hypothesis-seed"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_good_answer_of_every_route_is_read(sample: Sample) -> None:
    assert sample.read(json.dumps(sample.document).encode()) is not None


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_t9_f049_f054_f055_f056_whatever_a_route_answers_is_read_or_refused(
    sample: Sample, seed: int
) -> None:
    result, _ = read_payloads(_EACH, seed, [sample])
    assert result.wrong == []
    assert result.payloads == _EACH
    # The generator is worth something: it makes what can still be read, and what cannot.
    assert result.read[sample.name] > 0
    assert result.refused[sample.name] > 0


async def test_t9_no_answer_costs_a_row_of_the_local_copy(seed: int, tmp_path: Path) -> None:
    result, values = read_payloads(600, seed)
    assert len(values) > 100, result
    assert await keep_payloads(values, tmp_path) == []


@pytest.mark.deep
async def test_t9_a_hundred_thousand_answers_cost_nothing(seed: int, tmp_path: Path) -> None:
    for lot in range(20):
        result, values = read_payloads(_PAYLOADS, seed + lot)
        assert result.wrong == []
        assert await keep_payloads(values, tmp_path) == []


def _keys(document: object) -> set[str]:
    if isinstance(document, dict):
        fields = cast("dict[str, object]", document)
        return set(fields).union(*map(_keys, fields.values()))
    if isinstance(document, list):
        return set[str]().union(*map(_keys, cast("list[object]", document)))
    return set()


_KEYS = st.sampled_from(sorted(set[str]().union(*(_keys(each.document) for each in SAMPLES))))
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["journal", "photo", "attend", "\ud800", PLANNING_OFFLINE, DAY_MS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=8),
    max_leaves=30,
)


@hypothesis.settings(max_examples=200)
@hypothesis.given(_VALUES)
def test_f049_f054_any_json_on_any_route_is_read_or_refused(document: object) -> None:
    body = json.dumps(document).encode()
    for sample in SAMPLES:
        with contextlib.suppress(KonnectError):
            sample.read(body)
            continue
        with pytest.raises(KonnectError) as caught:
            sample.read(body)
        assert caught.value.kind in ENDS
