"""Documents on a disk that is watched, killed under, full, or refusing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.services.documents import _part_name
from tests.disk.own_mounts import PREFIX, may_mount
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Headers
from tests.support.portal_documents import FILE_NAME, INVOICE, PDF, handing_out
from tests.support.strace import NAMINGS, SYNCS, WRITES, Call, read_trace, sees_paths, strace

_KILLED: Final = -9
_PART: Final = ".part"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with FaultProxy(plan=handing_out()) as proxy:
        yield proxy.url


def _run(
    url: str, folder: Path, *wrapper: str, size: str | None = None
) -> tuple[int, dict[str, Any]]:
    command = [*wrapper, sys.executable, "-m", "tests.disk.save_one_document", url, str(folder)]
    run = subprocess.run(  # noqa: S603 — our own module
        [*command, *([size] if size else [])], capture_output=True, check=False, text=True
    )
    assert "Traceback" not in run.stderr, run.stderr
    return run.returncode, json.loads(run.stdout) if run.stdout else {}


def _calls(trace: Path, folder: Path) -> list[Call]:
    return [
        call
        for call in read_trace(trace)
        if call.succeeded and any(Path(path).is_relative_to(folder) for path in call.paths)
    ]


def _places(calls: Sequence[Call], names: frozenset[str], path: Path) -> list[int]:
    return [
        place for place, call in enumerate(calls) if call.name in names and str(path) in call.paths
    ]


def test_t3_f092_a_document_is_durable_before_it_has_its_name(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    code, told = _run(url, folder, *strace(tmp_path / "trace"))
    assert (code, told["saved"], told["left"]) == (0, FILE_NAME, [FILE_NAME])
    calls = _calls(tmp_path / "trace", folder)
    (naming,) = [place for place, call in enumerate(calls) if call.name in NAMINGS]
    part = Path(calls[naming].paths[0])
    assert calls[naming].paths[-1] == str(folder / FILE_NAME)
    written, synced = _places(calls, WRITES, part), _places(calls, SYNCS, part)
    assert max(written) < max(synced) < naming < max(_places(calls, SYNCS, folder))
    assert sum(len(calls[place].data) for place in written) > 0


@pytest.mark.deep
@pytest.mark.parametrize("call", ["fsync", "renameat2"])
def test_f091_a_kill_leaves_no_half_document_and_the_next_run_mends_it(
    url: str, tmp_path: Path, call: str
) -> None:
    folder = _narrowly_watched(tmp_path)
    kill = ("-e", f"inject={call}:signal=SIGKILL:when=1", "-P", str(folder))
    code, _ = _run(url, folder, *strace(tmp_path / "trace", *kill))
    assert code == _KILLED
    left = {path.name for path in folder.iterdir()}
    assert len(left) == 1
    assert all(name.endswith(_PART) or (folder / name).read_bytes() == PDF for name in left)
    assert _run(url, folder)[1]["left"] == [FILE_NAME]
    assert (folder / FILE_NAME).read_bytes() == PDF


_REFUSALS: Final = [("ENOSPC", ErrorKind.DISK_FULL), ("EIO", ErrorKind.DISK_DENIED)]


@pytest.mark.deep
@pytest.mark.parametrize(("error", "kind"), _REFUSALS)
@pytest.mark.parametrize("call", ["write", "fsync", "renameat2"])
def test_f093_f094_a_disk_that_refuses_is_told_and_keeps_nothing(
    url: str, tmp_path: Path, call: str, error: str, kind: ErrorKind
) -> None:
    folder = _narrowly_watched(tmp_path)
    where = folder if call == "renameat2" else folder / _part_name("demo", INVOICE)
    refuse = ("-e", f"inject={call}:error={error}:when=1", "-P", str(where))
    code, told = _run(url, folder, *strace(tmp_path / "trace", *refuse))
    assert (code, told["kind"], told["left"]) == (0, kind, [])
    assert _run(url, folder)[1]["saved"] == FILE_NAME


@pytest.mark.deep
@pytest.mark.parametrize(("error", "kind"), _REFUSALS)
def test_f094_a_name_that_may_not_last_is_told_and_made_durable_the_next_time(
    url: str, tmp_path: Path, error: str, kind: ErrorKind
) -> None:
    folder = _narrowly_watched(tmp_path)
    refuse = ("-e", f"inject=fsync:error={error}:when=1", "-P", str(folder))
    _, told = _run(url, folder, *strace(tmp_path / "trace", *refuse))
    assert (told["kind"], told["left"]) == (kind, [FILE_NAME])
    code, again = _run(url, folder, *strace(tmp_path / "again"))
    assert (code, again["was_there"], again["left"]) == (0, True, [FILE_NAME])
    assert _places(_calls(tmp_path / "again", folder), SYNCS, folder)


def _narrowly_watched(tmp_path: Path) -> Path:
    if not sees_paths():
        pytest.skip("strace cannot narrow a fault to one path here")
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


@pytest.mark.skipif(not may_mount(), reason="no mounts of our own here")
@pytest.mark.parametrize("announced", [True, False])
def test_f093_a_disk_that_is_really_full_is_told_and_keeps_nothing(
    tmp_path: Path, *, announced: bool
) -> None:
    actions = () if announced else (Headers(remove=("Content-Length",)),)
    with FaultProxy(plan=handing_out(*actions)) as proxy:
        size = str(len(PDF) // 2)
        _, told = _run(proxy.url, tmp_path, *PREFIX, size=size)
    assert (told["kind"], told["left"]) == (ErrorKind.DISK_FULL, [])
    assert bool(told["missing_bytes"]) is announced
