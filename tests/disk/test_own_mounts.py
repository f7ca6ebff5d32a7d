"""A disk that is really full, and a drive that is really pulled, in a namespace of mounts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.errors import ErrorKind
from tests.disk.own_mounts import PREFIX, may_mount
from tests.support.fault_proxy import FaultProxy
from tests.support.portal import DemoPortal, PortalAddress, running_portal
from tests.support.truth import Truth, take_truth

pytestmark = pytest.mark.skipif(
    not may_mount(), reason="no mounts of our own here; injected errors stand for them"
)


def _scene(name: str, url: str, folder: Path) -> dict[str, Any]:
    run = subprocess.run(  # noqa: S603 — our own module
        (*PREFIX, sys.executable, "-m", "tests.disk.own_mounts", name, url, str(folder)),
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_f093_a_disk_that_is_really_full_ends_the_run_and_room_lets_it_go_on(
    address: PortalAddress, truth: Truth, tmp_path: Path
) -> None:
    told = _scene("full_disk", address.url, tmp_path)
    reserve = told["reserve"]
    assert (reserve["code"], reserve["failure"]) == (ExitCode.DISK, ErrorKind.DISK_FULL)
    assert reserve["saved"] == 0
    assert (told["full"]["code"], told["full"]["failure"]) == (ExitCode.DISK, ErrorKind.DISK_FULL)
    assert told["left"] == {"strangers": 0, "parts": 0, "saved": told["full"]["saved"]}
    assert told["again"]["code"] == ExitCode.ALL_THERE
    assert told["full"]["saved"] + told["again"]["saved"] == len(truth.received)
    assert truth.judge(tmp_path / "kept").faultless


@pytest.fixture(scope="module")
def larger() -> Iterator[DemoPortal]:
    options = ("--org", "demo", "--photos", "30", "--videos", "1", "--months", "1")
    with running_portal(*options) as portal:
        yield portal


def test_f096_nothing_is_written_where_a_pulled_drive_was_and_its_return_costs_no_fetch_twice(
    larger: DemoPortal, tmp_path: Path
) -> None:
    address = larger.of("demo")
    truth = take_truth(address)
    with FaultProxy(larger.media_url) as media:
        links = ((larger.media_url.encode(), media.url.encode()),)
        with FaultProxy(address.url, rewrites=links) as front:
            told = _scene("pulled_drive", front.url, tmp_path)
        fetched = len(media.seen())
    assert (told["pulled"]["code"], told["pulled"]["failure"]) == (
        ExitCode.DISK,
        ErrorKind.PATH_GONE,
    )
    assert told["bare"] == []
    assert told["again"]["code"] == ExitCode.ALL_THERE
    assert told["again"]["saved"] == len(truth.received) - told["known"]
    assert told["known"] >= 1
    # What was on its way when the drive went is fetched once more, nothing else.
    assert fetched <= len(truth.received) + 2
    assert truth.judge(tmp_path / "drive").faultless
