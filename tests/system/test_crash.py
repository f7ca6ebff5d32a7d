from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from konnect_desktop.system.crash_file import CRASH_FILE, PREVIOUS_CRASH_FILE, CrashFile
from konnect_desktop.system.crash_hooks import CrashHooks
from konnect_desktop.system.crash_report import make_report, save_report
from tests.support.leaks import LogWatch
from tests.system.scripts import output_of, run_python

CANARY = "canary-noor"


@pytest.fixture
def hooks(tmp_path: Path, expected_logs: LogWatch) -> Iterator[CrashHooks]:
    expected_logs.allow("konnect_desktop.crash", logging.CRITICAL)
    hooks = CrashHooks(tmp_path)
    yield hooks
    hooks.close()


def fail() -> None:
    raise ValueError(CANARY)


def test_what_nobody_caught_is_told_wherever_it_happens_and_without_values(
    hooks: CrashHooks, tmp_path: Path
) -> None:
    told: list[str] = []
    hooks.on_crash = told.append
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    with asyncio.Runner() as runner:
        hooks.watch(runner.get_loop())
        runner.get_loop().call_soon(fail)
        runner.run(asyncio.sleep(0))
    assert [line.partition(":")[0] for line in told] == [
        "uncaught in the main thread",
        "uncaught in a thread",
        "uncaught in the event loop",
    ]
    assert all("ValueError at tests.system.test_crash:" in line for line in told)
    assert CANARY not in "".join(told)
    assert CANARY not in (tmp_path / CRASH_FILE).read_text()


def test_what_was_not_shown_is_told_at_the_next_start(hooks: CrashHooks, tmp_path: Path) -> None:
    error = ValueError(CANARY)
    sys.excepthook(ValueError, error, None)
    hooks.close()
    following = CrashHooks(tmp_path)
    assert following.take_previous().startswith("uncaught in the main thread: ValueError")
    assert following.take_previous() == ""
    following.close()
    assert "uncaught" in (tmp_path / PREVIOUS_CRASH_FILE).read_text()


def test_what_was_shown_is_not_told_again(hooks: CrashHooks, tmp_path: Path) -> None:
    sys.excepthook(ValueError, ValueError(CANARY), None)
    assert "uncaught" in hooks.take_previous()
    hooks.close()
    following = CrashHooks(tmp_path)
    assert following.take_previous() == ""
    following.close()


def test_a_user_who_stops_the_app_is_no_crash(hooks: CrashHooks) -> None:
    told: list[str] = []
    hooks.on_crash = told.append
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert hooks.take_previous() == ""


def test_the_hooks_are_put_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    hooks = CrashHooks(tmp_path)
    hooks.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


DIES = """
    import faulthandler, pathlib, sys
    from konnect_desktop.system.logs import set_up_logging
    set_up_logging(pathlib.Path(sys.argv[1]))
    faulthandler._sigsegv()
"""
TELLS = """
    import pathlib, sys
    from konnect_desktop.system.crash_report import make_report
    from konnect_desktop.system.logs import set_up_logging
    with set_up_logging(pathlib.Path(sys.argv[1])) as logs:
        print(make_report(logs.crash_hooks.take_previous(), logs.recent_lines()))
"""


def test_a_fault_of_the_interpreter_is_told_once_and_names_no_folder(tmp_path: Path) -> None:
    assert run_python(DIES, str(tmp_path)).returncode < 0
    report = output_of(TELLS, str(tmp_path))
    assert "Fatal Python error: Segmentation fault" in report
    assert str(Path.home()) not in report
    assert "Fatal" not in output_of(TELLS, str(tmp_path))


def test_two_processes_share_the_file_and_lose_nothing(tmp_path: Path) -> None:
    one, two = CrashFile(tmp_path), CrashFile(tmp_path)
    one.note("first")
    two.note("second")
    assert two.take() == "first\nsecond\n"
    one.note("third")
    assert two.take() == "third\n"
    one.close()
    two.close()


def test_very_many_crashes_do_not_fill_the_disk(tmp_path: Path) -> None:
    file = CrashFile(tmp_path)
    for _ in range(2_000):
        file.note("x" * 1_000)
    file.close()
    assert (tmp_path / CRASH_FILE).stat().st_size < 70_000


def test_without_a_folder_nothing_is_written_and_nothing_fails(tmp_path: Path) -> None:
    file = CrashFile(tmp_path / "missing")
    file.note("line")
    assert file.take() == ""
    file.close()


# Put together, so that no path of a real machine stands here.
ROOT = "/"
HOME, MAC_HOME = f"{ROOT}home/noor", f"{ROOT}Users/noor"
CRASH = rf"""Fatal Python error: Aborted
  File "{HOME}/apps/konnect_desktop/views/frame.py", line 12 in paint
  File "C:\Users\noor\konnect_desktop\app\window.py", line 3 in run
left in {HOME}/Pictures for ouder@zonnetuin.example, Bearer abcdef
"""


def test_a_report_says_versions_and_places_and_nothing_personal(tmp_path: Path) -> None:
    report = make_report(CRASH, [f"12:00 INFO started in {MAC_HOME}/Library"])
    assert "Konnect Desktop 0" in report
    assert 'File "views/frame.py", line 12 in paint' in report
    for personal in ("noor", "zonnetuin", "abcdef"):
        assert personal not in report
    save_report(tmp_path / "report.txt", report)
    assert (tmp_path / "report.txt").read_text() == report
