"""F118, F119: a second start of the real window shows the first one and ends."""

from __future__ import annotations

import resource
import signal

from tests.window.processes import Computer, window_process
from tests.window.wire import Wire

OPEN = "Konnect Desktop is open already. Its window has been brought to the front.\n"
# Of processor time: how long that takes depends on who else works on this computer.
LIMIT_S = 2.0


def test_f118_f119_after_a_kill_the_next_start_is_first_and_a_second_one_shows_it(
    computer: Computer, wire: Wire
) -> None:
    with window_process(computer, wire) as killed:
        killed.process.send_signal(signal.SIGKILL)
        killed.process.wait(60)
    with window_process(computer, wire) as first:
        first.do("minimise")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        second = computer.command_line()
        assert second.communicate(timeout=60) == ("", OPEN)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert second.returncode == 0
        first.do("raised")
        assert first.quit() == 0
    took_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert took_s < LIMIT_S
    # A kill is no crash of the app’s own: nothing is told of it.
    assert (computer.paths.logs / "crash.log").read_bytes() == b""
