"""Links that somebody planted in the archive never lead the command elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.errors import ErrorKind
from tests.support.portal import PortalAddress
from tests.support.recorded_runs import OPTIONS, RecordedRuns
from tests.support.syncing import sync
from tests.support.truth import Truth


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    folder = tmp_path / "victim"
    folder.mkdir()
    (folder / "file").write_bytes(b"precious")
    return folder


def _untouched(victim: Path) -> bool:
    return [path.name for path in victim.iterdir()] == ["file"] and (
        victim / "file"
    ).read_bytes() == b"precious"


def test_f101_a_link_in_the_place_of_a_childs_folder_ends_the_run(
    address: PortalAddress, truth: Truth, victim: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "Noor").symlink_to(victim)
    run = sync(address.url, archive, *OPTIONS)
    assert (run.code, run.result["failure"]) == (ExitCode.DISK, ErrorKind.DISK_DENIED)
    assert _untouched(victim)
    (archive / "Noor").unlink()
    assert sync(address.url, archive, *OPTIONS).code == ExitCode.ALL_THERE
    assert truth.judge(archive).faultless


def test_f101_a_link_in_the_place_of_an_unfinished_file_is_removed_and_not_followed(
    runs: RecordedRuns, address: PortalAddress, truth: Truth, victim: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    parts = archive / ".konnect/parts"
    parts.mkdir(parents=True)
    names = {Path(path).name for call in runs.changes for path in call.paths}
    known = [name for name in names if re.fullmatch(r"[0-9a-f]{40}\.part", name)]
    for name in known:
        (parts / name).symlink_to(victim / "file")
    assert len(known) == len(truth.received)
    assert sync(address.url, archive, *OPTIONS).code == ExitCode.ALL_THERE
    assert _untouched(victim)
    assert truth.judge(archive).faultless
