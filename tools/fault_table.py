"""Writes docs/faults.md: which test proves which numbered case, read off the tests' names.

``python -m tools.fault_table`` writes it; a test of the ground holds it up to date.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
_TEST: Final = re.compile(
    r"^(?:@pytest\.mark\.deep\n(?:@.*\n)*)?(?:async )?def (test_\w+)", re.MULTILINE
)
_FAULT: Final = re.compile(r"(?<![a-z0-9])f(\d{3})(?![a-z0-9])")
_TARGET: Final = re.compile(r"(?<![a-z0-9])t(\d{1,2})(?![a-z0-9])")
_DOWNLOADER: Final = re.compile(r"(?:part4_)?fault(\d+)(?![a-z0-9])")
_HEAD: Final = """# Faults and targets

Each row is a case that has a test, with the tests that prove it. The tests' names carry the
numbers; `python -m tools.fault_table` makes this page from them. Tests marked *long* run in
`make test-deep`; `make gates` measures the targets
T1, T2, T3, T4, T9, T10, T11, T12, T13, T15, T17, T21 and T23 and prints them.
"""


def page() -> str:
    """Return the whole page."""
    cases = tomllib.loads((ROOT / "tools" / "fault_cases.toml").read_text("utf-8"))
    faults: dict[str, list[str]] = {}
    targets: dict[str, list[str]] = {}
    downloaders: dict[str, list[str]] = {}
    for shown, name in _tests():
        for table, pattern, key in (
            (faults, _FAULT, "F{}"),
            (targets, _TARGET, "T{}"),
            (downloaders, _DOWNLOADER, "{}"),
        ):
            for number in pattern.findall(name):
                table.setdefault(key.format(number), []).append(shown)
    return "\n".join(
        (
            _HEAD,
            *_table("Faults", cases["faults"], faults),
            *_table("Targets", cases["targets"], targets),
            *_table("Faults seen in other downloaders", cases["downloaders"], downloaders),
        )
    )


def _tests() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text("utf-8")
        for match in _TEST.finditer(text):
            long = " *(long)*" if match[0].startswith("@pytest.mark.deep") else ""
            where = path.relative_to(ROOT / "tests").as_posix()
            yield f"`{where}` {match[1]}{long}", match[1]


def _table(title: str, words: dict[str, str], found: dict[str, list[str]]) -> Iterator[str]:
    unknown = sorted(set(found) - set(words))
    if unknown:
        raise KeyError(f"tools/fault_cases.toml does not know {', '.join(unknown)}")
    yield f"## {title}\n"
    yield "| # | case | tests |"
    yield "|---|---|---|"
    for number, case in words.items():
        if number in found:
            yield f"| {number} | {case} | {'<br>'.join(found[number])} |"
    yield ""


def main() -> int:
    """Write the page."""
    (ROOT / "docs" / "faults.md").write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
