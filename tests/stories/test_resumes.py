"""T11 in small: whatever a server answers to the request for a rest, no byte is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.gates.resume import resume_matrix
from tests.support.syncing import parts_of


def test_t11_f068_f069_f070_f071_f073_every_resume_ends_in_the_portals_own_bytes(
    tmp_path: Path,
) -> None:
    result = resume_matrix(10, tmp_path / "archive")
    assert result.unequal == []
    assert result.runs == result.equal == 10 * result.behaviours
    assert result.behaviours >= 12
    assert result.resumed >= result.runs
    assert parts_of(tmp_path / "archive") == []
