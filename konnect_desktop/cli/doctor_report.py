"""The doctor's report: what was found, for developers, as text; nothing in it is personal."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from konnect_desktop import __version__
from konnect_desktop.cli.arguments import USUAL_REPORT
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.domain.findings import Diagnosis, PartFinding, RouteFinding
from konnect_desktop.system.private_files import write_new_private_file

_MOST_REPORTS: Final = 1000


def report_lines(diagnoses: Sequence[Diagnosis]) -> Iterator[str]:
    """Yield the report; accounts are numbered, not named."""
    yield f"Konnect Desktop {__version__}, doctor’s report of {datetime.now(UTC):%Y-%m-%d}"
    yield (
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, "
        f"{platform.machine()}" + (", packaged" if getattr(sys, "frozen", False) else "")
    )
    for number, diagnosis in enumerate(diagnoses, 1):
        yield ""
        yield f"Account {number}" if diagnosis.of_account else "Computer"
        yield from _parts(diagnosis.parts)
        yield from _routes(diagnosis.routes)
        if diagnosis.planning_offline:
            yield "  the portal’s planning is offline"


def write_report(wanted: Path, lines: Iterable[str]) -> Path:
    """Write the report for its user only, under a name that is free; returns where.

    Args:
        wanted: The file, or a folder that is there.
        lines: What it says.

    Raises:
        DiskError: It cannot be written there.
    """
    content = "\n".join((*lines, "")).encode()
    with disk_errors():
        if wanted.is_dir():
            wanted /= USUAL_REPORT
    for number in range(1, _MOST_REPORTS):
        path = wanted if number == 1 else wanted.with_stem(f"{wanted.stem}-{number}")
        if write_new_private_file(path, content):
            return path
    raise DiskError(ErrorKind.DISK_DENIED, "too many reports")


def _parts(parts: Iterable[PartFinding]) -> Iterator[str]:
    for finding in parts:
        facts = [finding.skipped or finding.failure or "well"]
        if finding.free_bytes is not None:
            facts.append(f"{finding.free_bytes // 10**9} GB free")
        if finding.ahead_s is not None:
            facts.append(f"{finding.ahead_s} s ahead")
        yield f"  {finding.part}: {', '.join(facts)}"


def _routes(routes: Iterable[RouteFinding]) -> Iterator[str]:
    for finding in routes:
        facts = [finding.skipped or finding.failure or "well"]
        if finding.took_ms is not None:
            facts.append(f"{finding.took_ms} ms")
        if finding.items is not None:
            facts.append(f"{finding.items} items")
        yield f"  {finding.route}: {', '.join(facts)}"
        for each in finding.differences:
            yield f"    {each.path}: {each.look.replace('_', ' ')}: {each.kind}"
