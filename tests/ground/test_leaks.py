from __future__ import annotations

import logging
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.support.leaks import LogWatch
from tests.support.tree import ROOT

BAD_TESTS = """
    import asyncio, logging, subprocess, sys, threading
    import pytest

    def test_warns():
        logging.getLogger("a.b").warning("unexpected words")

    def test_says_that_it_warns(expected_logs):
        expected_logs.allow("a")
        logging.getLogger("a.b").warning("expected words")

    async def test_leaves_a_task():
        asyncio.create_task(asyncio.Event().wait(), name="forgotten")

    def test_leaves_a_thread():
        threading.Timer(8, print).start()

    def test_leaves_a_process():
        child = [sys.executable, "-c", "input()"]
        globals()["kept"] = subprocess.Popen(child, stdin=subprocess.PIPE)

    @pytest.fixture(scope="module")
    def server():
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        yield child
        child.communicate()

    def test_may_use_a_process_of_the_module(server):
        assert server.poll() is None

    def test_starts_a_daemon():
        inner = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'input()'])"
        with subprocess.Popen([sys.executable, "-c", inner], stdin=subprocess.PIPE) as child:
            globals()["end"] = child.stdin
            child.stdin = None

    @pytest.mark.deep
    def test_takes_long():
        raise AssertionError
"""


def run_bad_tests(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    file = folder / "test_bad.py"
    file.write_text(textwrap.dedent(BAD_TESTS), "utf-8")
    configuration = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder))
    plugins = ("-p", "tests.conftest", "-p", "no:cacheprovider")
    return subprocess.run(  # noqa: S603 — our own interpreter
        (sys.executable, "-m", "pytest", *configuration, *plugins, *options, str(file)),
        capture_output=True,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=120,
    )


def test_what_a_test_leaves_behind_makes_the_run_fail(tmp_path: Path) -> None:
    done = run_bad_tests(tmp_path)

    assert done.returncode == 1, done.stdout
    assert "7 passed, 1 deselected, 4 errors" in done.stdout, done.stdout
    assert "WARNING from a.b: unexpected words" in done.stdout
    assert "expected words" not in done.stdout.replace("unexpected words", "")
    assert "task forgotten is pending" in done.stdout
    assert "thread Thread-" in done.stdout
    assert "left behind by the run: process" in done.stdout
    assert "hypothesis seed: " in done.stdout


def test_long_tests_run_only_on_request(tmp_path: Path) -> None:
    done = run_bad_tests(tmp_path, "--deep", "-m", "deep")

    assert "1 failed, 7 deselected" in done.stdout, done.stdout


def test_a_log_watch_tells_loggers_and_levels_apart() -> None:
    watch = LogWatch()
    watch.allow("api")
    for name, level in [("api.media", 30), ("api", 40), ("apian", 30), ("api", 30)]:
        watch.handle(logging.LogRecord(name, level, __file__, 1, "words", None, None))

    assert watch.unexpected() == ["ERROR from api: words", "WARNING from apian: words"]
