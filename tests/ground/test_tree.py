"""The tree speaks of the project alone. The patterns are written so as not to find themselves."""

from __future__ import annotations

import re

import pytest

from tests.support.tree import ROOT, text_files

PATTERNS = {
    "a path of one machine": r"(^|[\s\"'`=(:])/(home|root|srv|opt|tmp|work|Users)/\w",
    "the host of a registry": r"\b(py[p]i\.org|python[h]osted|deb\.[d]ebian|npm[j]s\.)",
    "how a text was made": r"\b(A[I]|L[L]M|[Cc]hat[G]PT|[Cc]o[p]ilot|[Cc]lau[d]e|[Oo]pen[A]I)\b",
    "unfinished work": r"\b(TO[D]O|FIX[M]E|X[X]X)\b",
    "a stand-in for a real part": r"\bunittest[.]mock\b|from unittest [i]mport",
}


@pytest.mark.parametrize("what", PATTERNS)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(PATTERNS[what])
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]

    assert found == []
