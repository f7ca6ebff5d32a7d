"""The page of faults says what the tests say."""

from __future__ import annotations

from tests.support.tree import ROOT
from tools.fault_table import page


def test_the_page_of_faults_is_up_to_date() -> None:
    written = (ROOT / "docs" / "faults.md").read_text("utf-8")
    assert written == page(), "run: python -m tools.fault_table"
