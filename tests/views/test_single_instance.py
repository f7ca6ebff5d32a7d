from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from konnect_desktop.system.first_window import show_first_window, window_address
from konnect_desktop.system.paths import Paths
from konnect_desktop.views.single_instance import FirstInstance
from tests.support.qt_loop import Run, until
from tests.system.scripts import output_of

# A window that is no window: it is first until its standard input closes, else it ends. Like the
# command line it looks for the first one before it imports Qt.
START = """
import asyncio, os, pathlib, sys
from konnect_desktop.system.first_window import show_first_window
from konnect_desktop.system.paths import Paths

paths = Paths.below(pathlib.Path(sys.argv[1]))
if "--with-qt" not in sys.argv and show_first_window(paths.data):
    sys.exit("open already")

os.environ["QT_API"] = "pyside6"
import qasync
from PySide6.QtCore import QCoreApplication
from konnect_desktop.views.single_instance import FirstInstance

def note(line):
    sys.stdout.write(line + "\\n")
    sys.stdout.flush()

async def main():
    first = await FirstInstance.claim(paths)
    if first is None:
        return
    first.raised.connect(lambda: note("raised"))
    note("first")
    await asyncio.to_thread(sys.stdin.read)
    await first.aclose()

application = QCoreApplication(["tests"])
with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
    runner.run(main())
"""
LIMIT_S = 60


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    # Short: a socket's address has room for some hundred bytes.
    with tempfile.TemporaryDirectory(prefix="kd") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        yield Path(folder)


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect sockets and timers in this thread alone, as the app does."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@contextmanager
def started(profile: Path, *options: str, **env: str) -> Generator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 — a program of this test
        [sys.executable, "-c", START, str(profile), *options],
        env={**os.environ, **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=LIMIT_S)


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_f118_a_second_start_shows_the_first_window_and_ends(tmp_path: Path) -> None:
    with started(tmp_path) as first:
        assert line_of(first) == "first"
        with started(tmp_path, "--with-qt") as second:
            out, err = second.communicate(timeout=LIMIT_S)
        assert (second.returncode, out) == (0, "")
        assert err.strip() == (
            "Konnect Desktop is open already. Its window has been brought to the front."
        )
        assert line_of(first) == "raised"
        rest, problems = first.communicate(timeout=LIMIT_S)
    assert (first.returncode, rest, problems) == (0, "", "")


@pytest.mark.deep
def test_f118_of_twenty_starts_at_once_one_is_first(tmp_path: Path, run: Run) -> None:
    async def claims() -> None:
        first = await FirstInstance.claim(Paths.below(tmp_path))
        assert first is not None
        heard: list[int] = []
        first.raised.connect(lambda: heard.append(1))
        begun = time.monotonic()
        others = [start(tmp_path) for _ in range(20)]
        await until(lambda: all(other.poll() is not None for other in others), within_s=50)
        took_s = time.monotonic() - begun
        for other in others:
            out, err = other.communicate()
            assert (out, err.count("open already")) == ("", 1)
        await until(lambda: len(heard) == 20)
        assert took_s < 20  # 20 interpreters at once on two cores; alone it is a second
        await first.aclose()

    run(claims())


def start(profile: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 — a program of this test
        [sys.executable, "-c", START, str(profile)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_f118_without_a_first_one_exactly_one_of_many_becomes_it(tmp_path: Path) -> None:
    with started(tmp_path) as one, started(tmp_path) as two, started(tmp_path) as three:
        rivals = (one, two, three)
        said = [line_of(rival) for rival in rivals if rival.stdin is not None]
        assert said.count("first") >= 1
        # Whoever said nothing has ended; a winner only lets go when its input is closed.
        assert said.count("first") == 1, said


def test_f118_a_second_claim_ends_within_two_seconds(tmp_path: Path, run: Run) -> None:
    async def claim_again() -> None:
        first = await FirstInstance.claim(Paths.below(tmp_path))
        assert first is not None
        assert first._server is not None
        first._server.close()  # it hangs: it has the lock and hears nobody
        begun = time.monotonic()
        assert await FirstInstance.claim(Paths.below(tmp_path)) is None
        assert time.monotonic() - begun < 2
        await first.aclose()

    run(claim_again())


def test_f119_after_the_first_was_killed_the_next_one_is_first(tmp_path: Path) -> None:
    with started(tmp_path) as killed:
        assert line_of(killed) == "first"
        killed.send_signal(signal.SIGKILL)
        killed.wait(timeout=LIMIT_S)
    assert Path(window_address(Paths.below(tmp_path).data)).exists(), "nothing stale to clean"
    with started(tmp_path) as following:
        assert line_of(following) == "first"
        with started(tmp_path) as second:
            assert "open already" in second.communicate(timeout=LIMIT_S)[1]
        assert line_of(following) == "raised"


def test_f119_a_closed_window_leaves_neither_socket_nor_holder(tmp_path: Path, run: Run) -> None:
    paths = Paths.below(tmp_path)

    async def claim_and_close() -> None:
        for _ in range(2):
            first = await FirstInstance.claim(paths)
            assert first is not None
            await first.aclose()

    run(claim_and_close())
    assert not Path(window_address(paths.data)).exists()
    assert not (paths.data / "window.json").exists()


def test_f120_one_that_cannot_reach_the_first_says_who_it_is(tmp_path: Path, runtime: Path) -> None:
    elsewhere = runtime / "sandbox"
    elsewhere.mkdir(mode=0o700)
    with started(tmp_path) as first:
        assert line_of(first) == "first"
        with started(tmp_path, XDG_RUNTIME_DIR=str(elsewhere)) as second:
            err = second.communicate(timeout=LIMIT_S)[1]
        assert second.returncode == 0
    assert os.uname().nodename in err
    assert "can’t be reached from here" in err


def test_two_profiles_do_not_know_of_each_other(tmp_path: Path, run: Run) -> None:
    async def claim_both() -> None:
        one = await FirstInstance.claim(Paths.below(tmp_path / "one"))
        two = await FirstInstance.claim(Paths.below(tmp_path / "two"))
        assert one is not None
        assert two is not None
        await one.aclose()
        await two.aclose()

    run(claim_both())


def said_to(address: str, words: bytes) -> bytes:
    with closing(socket.socket(socket.AF_UNIX)) as caller:
        caller.settimeout(LIMIT_S)
        caller.connect(address)
        caller.sendall(words)
        return caller.recv(100)


def test_whoever_says_something_else_is_not_answered(tmp_path: Path, run: Run) -> None:
    paths = Paths.below(tmp_path)

    async def talk() -> None:
        first = await FirstInstance.claim(paths)
        assert first is not None
        heard: list[int] = []
        first.raised.connect(lambda: heard.append(1))
        answer = await asyncio.to_thread(said_to, window_address(paths.data), b"open everything\n")
        assert answer == b""
        assert heard == []
        await first.aclose()

    run(talk())


def test_f118_a_second_start_is_over_before_qt_would_be_imported(tmp_path: Path, run: Run) -> None:
    paths = Paths.below(tmp_path)
    code = """
        import pathlib, sys
        from konnect_desktop.system.first_window import show_first_window
        print(show_first_window(pathlib.Path(sys.argv[1])), "PySide6" in sys.modules)
    """

    async def ask() -> None:
        assert not await asyncio.to_thread(show_first_window, paths.data)
        first = await FirstInstance.claim(paths)
        assert first is not None
        heard: list[int] = []
        first.raised.connect(lambda: heard.append(1))
        printed = await asyncio.to_thread(output_of, code, str(paths.data))
        assert printed == "True False"
        await until(lambda: heard)
        await first.aclose()
        assert not await asyncio.to_thread(show_first_window, paths.data)

    run(ask())


def test_an_address_that_is_too_long_for_a_socket_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 120)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert not window_address(tmp_path).startswith(str(deep))
    assert not show_first_window(tmp_path)
