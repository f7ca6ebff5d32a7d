"""Answers made to exhaust memory, and answers whose HTTP is broken at random."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import pytest

from tests.gates.bombs import bombs
from tests.gates.broken_answers import broken_answers


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The run's seed, which its first lines tell."""
    return cast("int", request.config.getoption("--hypothesis-seed"))


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as POSIX systems tell it")
def test_t12_f051_f052_f053_f078_f080_bombs_cost_little_memory_and_time(tmp_path: Path) -> None:
    done = bombs(tmp_path)
    assert len(done) == 14
    assert [bomb for bomb in done if not bomb.met] == []


def _is_withstood(count: int, seed: int, folder: Path) -> None:
    result = broken_answers(count, seed, folder)
    assert result.wrong == []
    assert result.slowest_s < 45
    assert result.asked > 0.95 * count
    # The generator is worth something: some of what it makes can still be read.
    assert result.documents > 0
    assert result.files > 0


def test_t10_f043_three_hundred_broken_answers_end_in_the_right_bytes_or_an_error(
    seed: int, tmp_path: Path
) -> None:
    _is_withstood(300, seed, tmp_path / "archive")


@pytest.mark.deep
def test_t10_f043_two_thousand_broken_answers_end_in_the_right_bytes_or_an_error(
    seed: int, tmp_path: Path
) -> None:
    _is_withstood(2000, seed, tmp_path / "archive")
