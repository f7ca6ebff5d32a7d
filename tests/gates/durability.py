"""T3: what the ledger says is on disk was made durable before, in the order of rule R13.

A power cut cannot be made here; the order of the system calls that guard against one can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.portal import running_portal
from tests.support.strace import FOLDERS, NAMINGS, SYNCS, WRITES, Call, read_trace, strace
from tests.support.syncing import ended, ledger_rows, start_sync

_STATE = ".konnect"
_LEDGER = "ledger.sqlite3"


@dataclass(frozen=True, slots=True)
class OrderResult:
    """How many files were given their name in a run, and a line for each breach of the order."""

    files: int
    violations: tuple[str, ...]


def durability_order(
    folder: Path, *, photos: int = 20, videos: int = 2, parallel: int = 6
) -> OrderResult:
    """Watch one sync into an empty folder, and check the order of its system calls (F092)."""
    archive, trace = folder / "archive", folder / "trace"
    options = ("--photos", str(photos), "--videos", str(videos), "--months", "1")
    with running_portal("--org", "demo", *options) as portal:
        wrapper = strace(trace)
        more = ("--include-unread", "--parallel", str(parallel))
        run = ended(start_sync(portal.of("demo").url, archive, *more, wrapper=wrapper))
    assert run.code == 0, run
    result = check_order(read_trace(trace), archive)
    in_ledger = {str(row.path) for row in ledger_rows(archive)}
    assert len(in_ledger) == result.files == photos + videos, (len(in_ledger), result)
    return result


def check_order(calls: Sequence[Call], archive: Path) -> OrderResult:
    """Check a run's calls: each saved file, and each folder that was made for it."""
    done = [call for call in calls if call.succeeded]
    namings = [call for call in done if call.name in NAMINGS and _is_final(call, archive)]
    violations = [line for naming in namings for line in _file_violations(naming, done, archive)]
    for call in done:
        if call.name in FOLDERS and Path(call.paths[0]).is_relative_to(archive):
            violations += _folder_violations(call, done, archive)
    return OrderResult(len(namings), tuple(violations))


def _is_final(call: Call, archive: Path) -> bool:
    path = Path(call.paths[-1])
    return path.is_relative_to(archive) and _STATE not in path.relative_to(archive).parts


def _file_violations(naming: Call, done: Sequence[Call], archive: Path) -> Iterator[str]:
    part, final = naming.paths[0], naming.paths[-1]
    written = [call for call in done if call.name in WRITES and call.paths[0] == part]
    last_write = max((call.ended for call in written if call.ended < naming.began), default=-1)
    if any(call.ended > naming.began for call in written):
        yield f"{final}: written to after it had its name"
    if not _synced(part, done, after=last_write, before=naming.began):
        yield f"{final}: had its name before its bytes were durable"
    settled = _first_mention(Path(final).name, done, archive)
    if settled is None:
        yield f"{final}: the ledger never learned of it"
    elif settled.began < naming.ended:
        yield f"{final}: stood in the ledger before it had its name"
    elif not _synced(str(Path(final).parent), done, after=naming.ended, before=settled.began):
        yield f"{final}: stood in the ledger before its name was durable"


def _folder_violations(made: Call, done: Sequence[Call], archive: Path) -> Iterator[str]:
    """A folder must be durable in its parent before the ledger names the first file below it."""
    folder = Path(made.paths[0])
    names = [
        Path(call.paths[-1]).name
        for call in done
        if call.name in NAMINGS and Path(call.paths[-1]).is_relative_to(folder)
    ]
    mentions = [_first_mention(name, done, archive) for name in names]
    first = min((call.began for call in mentions if call), default=done[-1].ended + 1)
    if not _synced(str(folder.parent), done, after=made.ended, before=first):
        yield f"{folder}: used before it was durable in the folder above"


def _synced(path: str, done: Sequence[Call], *, after: int, before: int) -> bool:
    return any(
        call.name in SYNCS and call.paths[0] == path and after < call.began and call.ended < before
        for call in done
    )


def _first_mention(name: str, done: Sequence[Call], archive: Path) -> Call | None:
    """Return the first write to the ledger that holds a file's final name."""
    ledger, wanted = str(archive / _STATE / _LEDGER), name.encode()
    return next(
        (
            call
            for call in done
            if call.name in WRITES and call.paths[0] == ledger and wanted in call.data
        ),
        None,
    )
