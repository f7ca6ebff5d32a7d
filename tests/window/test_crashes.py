"""F163: what ends the window by force is told at the next start, and tells nothing personal."""

from __future__ import annotations

import signal
from dataclasses import asdict

from tests.window.processes import Computer, window_process
from tests.window.wire import Wire


def test_f163_a_window_that_dies_leaves_a_report_that_the_next_start_shows_once(
    computer: Computer, wire: Wire
) -> None:
    address, folder = wire.of("demo"), str(computer.folder)
    crash_file = computer.paths.logs / "crash.log"
    with window_process(computer, wire) as window:
        window.do("sign_in", **asdict(address))
        window.process.send_signal(signal.SIGSEGV)
        assert window.process.wait(60) == -signal.SIGSEGV
    written = crash_file.read_text()
    assert "Segmentation fault" in written
    assert not [path for path in computer.folder.rglob("*core*") if path.is_file()]
    with window_process(computer, wire, address.password) as window:
        report = window.do("report")
        assert "Segmentation fault" in report
        for secret in (address.password, address.username, folder, "Noor"):
            assert secret not in written.replace(folder, "") + report
        window.do("read")
        assert window.quit() == 0
    assert crash_file.read_text() == ""
