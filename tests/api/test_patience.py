"""How long a host that asks for it is left alone, and how much is asked of one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from tests.gates.load import _most_within, load
from tests.gates.patience import windows_kept
from tests.support.leaks import LogWatch


@pytest.fixture
def seed(request: pytest.FixtureRequest, expected_logs: LogWatch) -> int:
    """The run's seed, which its first lines tell."""
    expected_logs.allow("stamina")
    return cast("int", request.config.getoption("--hypothesis-seed"))


def test_t21_f045_in_twenty_trials_no_request_comes_within_a_window(seed: int) -> None:
    result = windows_kept(20, seed)
    assert (result.windows, result.early) == (20, 0)
    # Each: three for signing in, the refused read and its repetition, four more, a picture.
    assert result.requests == 20 * 10


@pytest.mark.deep
def test_t21_f045_in_a_hundred_trials_no_request_comes_within_a_window(seed: int) -> None:
    result = windows_kept(100, seed)
    assert (result.windows, result.early) == (100, 0)


@pytest.mark.deep
def test_t21_a_portal_is_asked_little_at_a_time(seed: int, tmp_path: Path) -> None:
    del seed
    result = load(tmp_path, photos=30)
    assert result.unasked_per_s <= 2
    assert result.lists_at_a_time == 1
    assert 1 < result.media_at_a_time <= 6


@pytest.mark.parametrize(
    ("moments", "most"), [([], 0), ([1.0], 1), ([1.0, 1.05, 1.2], 2), ([1.4, 1.0, 1.2], 1)]
)
def test_what_lies_close_together_is_counted(moments: list[float], most: int) -> None:
    assert _most_within(moments, 0.1) == most
