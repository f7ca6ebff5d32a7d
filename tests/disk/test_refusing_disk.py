"""A disk that refuses one call of a real run, by strace: what is told, and that nothing is lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.wording.errors import SENTENCES
from tests.support.portal import PortalAddress
from tests.support.recorded_runs import OPTIONS, Point, RecordedRuns
from tests.support.strace import REMOVALS, SYNCS, read_trace, sees_paths
from tests.support.syncing import Ended, sync
from tests.support.truth import Truth

_KNOWN_PART = r"/parts/[0-9a-f]{40}\.part$"
_VIDEO = r"\.mp4$"
_LEDGER = r"/ledger\.sqlite3$"


def _failure(run: Ended) -> str | None:
    """Return the kind that ended a run, from its result or in place of one."""
    (last,) = [event for event in run.events if event["event"] in {"result", "error"}]
    return last["failure"] if last["event"] == "result" else last["kind"]


@dataclass(frozen=True, slots=True)
class _Disk:
    """Runs whose disk refuses one call, and the run after them."""

    runs: RecordedRuns
    address: PortalAddress
    truth: Truth
    place: Path

    @property
    def archive(self) -> Path:
        return self.place / "archive"

    def refusing(self, point: Point, error: str, *more: str, **how: bool) -> Ended:
        """Run with an error at a point."""
        self.runs.prepare(point, self.place)
        run = self.runs.run(point, self.place, f"error={error}", *more, **how)
        assert "Traceback" not in run.stderr, run
        return run

    def is_mended(self) -> bool:
        """Say whether the next run brings everything, with the ledger that is there."""
        last = sync(self.address.url, self.archive, *OPTIONS)
        state = (self.archive / ".konnect").iterdir()
        set_aside = [path for path in state if "damaged" in path.name]
        whole = last.code == ExitCode.ALL_THERE and self.truth.judge(self.archive).faultless
        return whole and not set_aside


@pytest.fixture
def disk(runs: RecordedRuns, address: PortalAddress, truth: Truth, tmp_path: Path) -> _Disk:
    if not sees_paths():
        pytest.skip("strace cannot narrow a fault to one path here")
    return _Disk(runs, address, truth, tmp_path)


@pytest.mark.parametrize(
    ("name", "path", "going_on"),
    [
        ("pwrite64", r"/ledger\.sqlite3-journal$", False),
        ("write", _KNOWN_PART, True),
        ("renameat2", r"\.jpg$", True),
        ("pwrite64", _LEDGER, True),
    ],
)
def test_f093_where_the_disk_is_full_the_run_ends_so_and_the_next_one_goes_on(
    disk: _Disk,
    name: str,
    path: str,
    going_on: bool,  # noqa: FBT001 — pytest names it
) -> None:
    run = disk.refusing(disk.runs.find(name, path, going_on=going_on), "ENOSPC")
    assert (run.code, _failure(run)) == (ExitCode.DISK, ErrorKind.DISK_FULL), run
    assert disk.is_mended()


def test_f093_a_run_tells_what_it_saved_although_its_last_step_found_no_room(disk: _Disk) -> None:
    point = disk.runs.find("pwrite64", r"/ledger\.sqlite3\.copy\.part$", going_on=False)
    run = disk.refusing(point, "ENOSPC")
    assert (run.code, run.result["failure"]) == (ExitCode.DISK, ErrorKind.DISK_FULL)
    assert run.result["saved"] == len(disk.truth.received)
    assert disk.is_mended()


@pytest.mark.deep
def test_f093_whichever_change_the_full_disk_refuses_the_next_run_mends_it(disk: _Disk) -> None:
    def outcome(number: int, point: Point) -> str | None:
        one = replace(disk, place=disk.place / str(number))
        run = one.refusing(point, "ENOSPC")
        # A refused fsync is tried again with a new file; a refused tidying-up harms nobody.
        # Why a flush or the removal of its journal failed, SQLite does not say.
        silent = point.call.name in {"fdatasync", "unlink"}
        kinds = {ErrorKind.DISK_FULL, *([ErrorKind.DISK_DENIED] if silent else [])}
        told = run.code == ExitCode.DISK and _failure(run) in kinds
        if (told or run.code == ExitCode.ALL_THERE) and one.is_mended():
            return None
        return f"{point.call.name} {point.call.paths}: {run}"

    points = disk.runs.points
    with ThreadPoolExecutor(2) as threads:
        wrong = [line for line in threads.map(outcome, range(len(points)), points) if line]
    assert not wrong, "\n".join(wrong)


def test_f094_what_could_not_be_made_durable_is_written_to_a_new_file(disk: _Disk) -> None:
    part = disk.runs.find("renameat2", _VIDEO).call.paths[0]
    point = disk.runs.find("fsync", re.escape(part))
    parts = disk.archive / ".konnect/parts"
    run = disk.refusing(point, "EIO", "-P", str(parts))
    assert run.code == ExitCode.ALL_THERE, run
    assert disk.truth.judge(disk.archive).faultless
    again = str(parts / Path(part).name)
    calls = [call for call in read_trace(disk.place / "trace") if again in call.paths]
    first, second, *_ = [place for place, call in enumerate(calls) if call.name in SYNCS]
    assert calls[first].error == "EIO"
    between = [call.name for call in calls[first + 1 : second] if call.succeeded]
    assert REMOVALS & set(between[: between.index("write")])


def test_f094_a_ledger_that_could_not_be_made_durable_does_not_count(disk: _Disk) -> None:
    run = disk.refusing(disk.runs.find("fdatasync", _LEDGER), "EIO")
    assert run.code in {ExitCode.ALL_THERE, ExitCode.DISK}, run
    assert disk.is_mended()


@pytest.mark.deep
def test_f094_a_disk_that_never_takes_a_file_ends_the_run(disk: _Disk) -> None:
    part = disk.runs.find("renameat2", _VIDEO).call.paths[0]
    run = disk.refusing(disk.runs.find("fsync", re.escape(part)), "EIO", for_good=True)
    assert (run.code, _failure(run)) == (ExitCode.DISK, ErrorKind.DISK_DENIED), run
    assert disk.is_mended()


@pytest.mark.parametrize(
    ("error", "kind", "call"),
    [
        ("EROFS", ErrorKind.DISK_DENIED, ("renameat2", r"\.jpg$")),
        ("EACCES", ErrorKind.DISK_DENIED, ("mkdirat", r"/Noor$")),
        ("EDQUOT", ErrorKind.DISK_FULL, ("write", _KNOWN_PART)),
        ("EFBIG", ErrorKind.DISK_DENIED, ("write", _KNOWN_PART)),
        ("ENOTDIR", ErrorKind.DISK_DENIED, ("mkdirat", r"/Noor/2026$")),
        ("ELOOP", ErrorKind.DISK_DENIED, ("mkdirat", r"/Noor$")),
    ],
)
def test_f095_each_refusal_has_a_sentence_that_says_what_to_do(
    disk: _Disk, error: str, kind: ErrorKind, call: tuple[str, str]
) -> None:
    run = disk.refusing(disk.runs.find(*call), error, as_json=False)
    assert run.code == ExitCode.DISK, run
    assert SENTENCES[kind][0] in run.stdout
    assert list((disk.archive / ".konnect/parts").iterdir()) == []
