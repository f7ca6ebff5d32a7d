"""A computer that sleeps in the midst of a download, and a network that comes and goes."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.faults import Delay, Fault
from tests.support.leaks import LogWatch
from tests.support.portal import running_portal
from tests.support.story import Story, take_holdings, telling
from tests.support.syncing import judge, parts_of, start_sync

_TOKEN_LIFE_S = 2
_LINK_LIFE_S = 3
_ASLEEP_S = 5.0


@pytest.mark.deep
@pytest.mark.skipif(sys.platform == "win32", reason="stops a process as POSIX systems do")
def test_f039_a_download_goes_on_after_the_computer_has_slept(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs.allow("stamina")
    lives = ("--token-life-s", str(_TOKEN_LIFE_S), "--link-life-s", str(_LINK_LIFE_S))
    options = ("--org", "demo", "--photos", "90", "--videos", "2", "--months", "1")
    with (
        running_portal(*options, *lives) as portal,
        telling(portal, "demo", tmp_path) as story,
    ):
        expected = set(take_holdings(portal.of("demo")).counted)
        story.media.use(Fault("/", (Delay(0.1),)))
        process = start_sync(story.front.url, story.archive, "--include-unread")
        _wait(lambda: len(story.fetches) >= 20)
        process.send_signal(signal.SIGSTOP)
        _sleep(_ASLEEP_S)
        # Meanwhile the servers have closed what nobody used.
        story.front.hang_up()
        story.media.hang_up()
        woken_s = time.monotonic()
        process.send_signal(signal.SIGCONT)
        assert process.wait(60) == 0, process.communicate()
        renewals = [s.at_s - woken_s for s in story.front.seen("/auth-api/token", "PUT")]
        process.communicate()
    assert len([at_s for at_s in renewals if 0 <= at_s < 1.5]) <= 1
    assert len(story.front.seen("/auth-api/login")) == 1
    assert judge(story.archive, expected).faultless


@pytest.mark.deep
def test_f040_a_network_that_comes_and_goes_is_sat_out(
    tmp_path: Path, expected_logs: LogWatch
) -> None:
    expected_logs.allow("stamina")
    options = ("--org", "demo", "--photos", "1000", "--videos", "4", "--months", "12")
    with (
        running_portal(*options) as portal,
        telling(portal, "demo", tmp_path) as story,
    ):
        holdings = take_holdings(portal.of("demo"))
        story.media.use(Fault("/", (Delay(0.1),)))
        process = start_sync(story.front.url, story.archive, "--include-unread")
        _wait(lambda: len(story.fetches) >= 20)
        flaps = _flap_until_ended(story, process.pid, 3.0)
        assert process.wait(10) == 0, process.communicate()
        process.communicate()
        sent_bytes = sum(seen.sent_bytes for seen in story.fetches)
        held_bytes = sum(map(len, holdings.bodies.values()))
    assert flaps >= 3
    assert parts_of(story.archive) == []
    assert judge(story.archive, set(holdings.counted), holdings.received).faultless
    assert sent_bytes <= 1.05 * held_bytes


def _flap_until_ended(story: Story, pid: int, each_s: float) -> int:
    """Take both ways down and up again until the process has ended; return how often."""
    for flaps in itertools.count():
        for change in (_go_down, _come_up):
            change(story)
            ends_s = time.monotonic() + each_s
            while time.monotonic() < ends_s:
                if _has_ended(pid):
                    _come_up(story)
                    return flaps
                _sleep(0.05)
    raise AssertionError


def _go_down(story: Story) -> None:
    story.front.go_down()
    story.media.go_down()


def _come_up(story: Story) -> None:
    story.front.come_up()
    story.media.come_up()


def _has_ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _wait(condition: Callable[[], bool]) -> None:
    ends_s = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < ends_s
        _sleep(0.01)


def _sleep(seconds: float) -> None:
    threading.Event().wait(seconds)
