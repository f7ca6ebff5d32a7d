"""What ``make demo`` runs, on a real X screen, looked at and clicked from outside only."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager

import psutil
import pytest

from tests.window.processes import Computer, wait_until
from tests.window.screen import Screen, running_screen

SHOWN_WITHIN_S = 15.0
ENDS_WITHIN_S = 10.0
SIZE = (1280, 800)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Generator[Screen]:
    with running_screen(tmp_path_factory.mktemp("screen"), *SIZE) as running:
        yield running


@contextmanager
def demo(computer: Computer, screen: Screen) -> Generator[subprocess.Popen[str]]:
    """Start what ``make demo`` starts, and leave nothing of it running."""
    running = computer.command_line(
        "--demo", DISPLAY=screen.display, QT_QPA_PLATFORM="xcb", LANG="nl_NL.UTF-8"
    )
    family = [psutil.Process(running.pid)]
    try:
        yield running
    finally:
        family += family[0].children(recursive=True) if running.poll() is None else []
        for process in family:
            if process.is_running():
                process.kill()
        running.communicate(timeout=60)


def descendants(running: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(running.pid).children(recursive=True)


def assert_gone(
    running: subprocess.Popen[str], children: list[psutil.Process], computer: Computer
) -> None:
    out, err = running.communicate(timeout=ENDS_WITHIN_S)
    assert (running.returncode, out) == (0, ""), err
    assert "Traceback" not in err
    _, alive = psutil.wait_procs(children, timeout=ENDS_WITHIN_S)
    assert alive == []
    assert list(computer.temp.iterdir()) == []


def test_make_demo_shows_photos_in_time_opens_one_by_a_click_and_ends_without_a_trace(
    computer: Computer, screen: Screen
) -> None:
    begun = time.monotonic()
    with demo(computer, screen) as running:
        wait_until(screen.photos, within_s=60)
        took_s = time.monotonic() - begun
        wait_until(screen.steady_photos)
        screen.click(screen.photos()[0])
        wait_until(lambda: screen.is_dark, within_s=20)
        screen.press("Escape")
        wait_until(lambda: not screen.is_dark and screen.photos(), within_s=20)
        children = descendants(running)
        assert children, "the demo portal is a process of its own"
        screen.press("ctrl+q")
        assert_gone(running, children, computer)
    assert took_s < SHOWN_WITHIN_S


@pytest.mark.parametrize(
    "told", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.deep)]
)
def test_told_to_end_it_leaves_no_process_and_no_folder(
    computer: Computer, screen: Screen, told: signal.Signals
) -> None:
    with demo(computer, screen) as running:
        wait_until(screen.photos, within_s=60)
        children = descendants(running)
        assert children
        running.send_signal(told)
        assert_gone(running, children, computer)
