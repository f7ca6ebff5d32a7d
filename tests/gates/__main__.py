"""Measure the targets and print them: ``python -m tests.gates [--quick] [--only T1 T3]``."""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.gates.machine import machine
from tests.gates.target import Request, Row, measure
from tests.gates.targets import TARGETS


def main(argv: Sequence[str]) -> int:
    """Print one table; returns 1 if any target was missed."""
    arguments = _parser().parse_args(argv)
    # Tells of every retry; there are many, and on purpose.
    logging.getLogger("stamina").setLevel(logging.ERROR)
    chosen = [one for one in TARGETS if not arguments.only or one.number in arguments.only]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="konnect-gates-") as folder:
        for target in chosen:
            _say(f"{target.number}: measuring …")
            request = Request(Path(folder, target.number), arguments.seed, arguments.quick)
            row = measure(target, request)
            _say(f"{target.number}: {_verdict(row)} after {row.took_s:.0f} s")
            rows.append(row)
    print_table = markdown if arguments.markdown else plain
    print(f"{machine(arguments.seed)}{', small counts' if arguments.quick else ''}\n")  # noqa: T201
    print("\n".join(print_table(rows)))  # noqa: T201 — the command's answer
    return 0 if all(row.finding.met for row in rows) else 1


def plain(rows: Iterable[Row]) -> Iterable[str]:
    """Yield lines for a terminal."""
    for row in rows:
        yield f"{row.target.number:<4} {_verdict(row):<6} {row.took_s:6.0f} s  {row.target.promise}"
        yield f"{'':<22}{row.finding.measured}"


def markdown(rows: Iterable[Row]) -> Iterable[str]:
    """Yield the lines of a Markdown table."""
    yield "| | target | measured | verdict | seconds |"
    yield "|---|---|---|---|---:|"
    for row in rows:
        measured = row.finding.measured.replace("|", "\\|").replace("\n", " ")
        yield (
            f"| {row.target.number} | {row.target.promise} | {measured} | {_verdict(row)} "
            f"| {row.took_s:.0f} |"
        )


def _verdict(row: Row) -> str:
    return "met" if row.finding.met else "MISSED"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gates", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small counts, to try it out")
    parser.add_argument("--markdown", action="store_true", help="a table for a document")
    parser.add_argument(
        "--only", nargs="+", metavar="T", choices=[target.number for target in TARGETS]
    )
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    return parser


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 — the command's progress


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
