from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind
from konnect_desktop.system.locks import AccountLock

HOLD = """
import pathlib, sys
from konnect_desktop.system.locks import AccountLock
with AccountLock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def _assert_busy(folder: Path) -> None:
    with pytest.raises(BrokenError) as caught:
        AccountLock(folder).acquire()
    assert (caught.value.kind, caught.value.detail) == (ErrorKind.ARCHIVE_BUSY, "account")


@pytest.mark.parametrize("killed", [False, True])
def test_an_account_is_worked_for_by_one_process_until_that_ends(
    killed: bool,  # noqa: FBT001 — pytest's way
    tmp_path: Path,
) -> None:
    with subprocess.Popen(  # noqa: S603 — this test's program
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        _assert_busy(tmp_path)
        if killed:
            process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)
    with AccountLock(tmp_path):
        pass


def test_a_lock_is_given_back_and_taken_again(tmp_path: Path) -> None:
    lock = AccountLock(tmp_path)
    with lock:
        _assert_busy(tmp_path)
    with AccountLock(tmp_path):
        _assert_busy(tmp_path)
    lock.release()


def test_a_folder_that_is_gone_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskError):
        AccountLock(tmp_path / "file").acquire()
