"""T1 and T2: a run may be killed at any moment, as often as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.kill_points import kill_at_every_point
from tests.gates.kills import kill_runs
from tests.support.strace import sees_paths


def _check_kills(archive: Path, kills: int, photos: int, videos: int, months: int) -> float:
    """Kill, judge, and return how many media a kill cost on average."""
    result = kill_runs(kills, archive, photos=photos, videos=videos, months=months, seed=90)
    assert result.kills == kills
    assert result.media == photos + videos
    assert result.verdict.faultless, result.verdict
    assert result.second_run_requests == 0
    assert result.while_saving > 0
    return result.fetched_twice / kills


@pytest.mark.deep
def test_t1_f090_a_run_that_is_killed_again_and_again_ends_whole(tmp_path: Path) -> None:
    _check_kills(tmp_path / "archive", kills=12, photos=200, videos=4, months=2)


@pytest.mark.deep
def test_t1_f090_two_hundred_kills_of_a_thousand_photos_cost_two_fetches_each_at_most(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "archive"
    assert _check_kills(archive, kills=200, photos=1000, videos=10, months=18) <= 2


@pytest.mark.deep
def test_t2_f091_a_kill_before_any_of_these_changes_is_mended_by_the_next_run(
    tmp_path: Path,
) -> None:
    result = kill_at_every_point(12, tmp_path)
    assert (result.points, result.violations) == (12, ())
    assert result.missed <= 1


@pytest.mark.deep
def test_t2_f091_a_kill_before_whichever_change_is_mended_by_the_next_run(tmp_path: Path) -> None:
    result = kill_at_every_point(None, tmp_path)
    assert result.violations == ()
    if sees_paths():
        assert result.points > 0.95 * result.changes
    assert result.missed <= 0.05 * result.points
