from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.viewmodels.crash import CrashDesk
from tests.support.qt_loop import Run, until


class Source:
    """Tells of crashes when a test says so."""

    def __init__(self, earlier: str = "") -> None:
        self.on_crash: Callable[[str], None] | None = None
        self.left = earlier

    def take_previous(self) -> str:
        left, self.left = self.left, ""
        return left

    def crash(self, line: str) -> None:
        self.left += line + "\n"
        assert self.on_crash is not None
        self.on_crash(line)


def lines() -> tuple[str, ...]:
    return ("12:00 INFO started",)


def test_a_crash_of_the_earlier_run_is_offered_once(run: Run) -> None:
    async def start() -> None:
        source = Source("Fatal Python error: Aborted\n")
        desk = CrashDesk(source, lines)
        found: list[str] = []
        desk.found.connect(lambda: found.append(desk.report))
        desk.look_back()
        await until(lambda: found)
        assert desk.is_earlier
        assert "Fatal Python error: Aborted" in desk.report
        # The log of this run says nothing about it.
        assert "started" not in desk.report
        desk.close_report()
        assert desk.report == ""
        desk.look_back()
        await desk.aclose()
        assert len(found) == 1

    run(start())


def test_a_run_that_ended_well_offers_nothing(run: Run) -> None:
    async def start() -> None:
        desk = CrashDesk(Source(), lines)
        found: list[int] = []
        desk.found.connect(lambda: found.append(1))
        desk.look_back()
        await until(lambda: not desk._scope.is_running("look back"))
        await desk.aclose()
        assert found == []

    run(start())


def test_f177_a_crash_in_any_thread_is_one_report_however_many_follow(run: Run) -> None:
    async def crash() -> None:
        source = Source()
        desk = CrashDesk(source, lines)
        found: list[threading.Thread] = []
        grown: list[int] = []
        desk.found.connect(lambda: found.append(threading.current_thread()))
        desk.grown.connect(lambda: grown.append(1))
        threads = [
            threading.Thread(target=source.crash, args=(f"uncaught {number}",))
            for number in range(500)
        ]
        for thread in threads:
            thread.start()
            thread.join()
        await until(lambda: len(grown) == 19)
        assert found == [threading.main_thread()]
        assert desk.report.count("uncaught") == 20
        assert "12:00 INFO started" in desk.report
        desk.close_report()
        source.crash("uncaught later")
        assert len(found) == 2
        await desk.aclose()
        assert source.on_crash is None

    run(crash())


def test_a_report_that_was_closed_is_not_told_at_the_next_start(run: Run) -> None:
    async def crash() -> None:
        source = Source()
        desk = CrashDesk(source, lines)
        source.crash("uncaught here")
        desk.close_report()
        await until(lambda: source.left == "")
        await desk.aclose()

    run(crash())


def test_a_report_that_was_not_shown_is_left_for_the_next_start(run: Run) -> None:
    async def crash() -> None:
        source = Source()
        desk = CrashDesk(source, lines)
        source.crash("uncaught here")
        await desk.aclose()
        assert source.left == "uncaught here\n"

    run(crash())


def test_a_report_is_saved_where_the_user_wants_it(run: Run, tmp_path: Path) -> None:
    async def save() -> None:
        source = Source()
        desk = CrashDesk(source, lines)
        source.crash("uncaught here")
        saved: list[int] = []
        failed: list[KonnectError] = []
        desk.saved.connect(lambda: saved.append(1))
        desk.failed.connect(failed.append)
        desk.save(tmp_path / "report.txt")
        await until(lambda: saved)
        assert (tmp_path / "report.txt").read_text() == desk.report
        desk.save(tmp_path / "missing" / "report.txt")
        await until(lambda: failed)
        assert failed[0].kind is ErrorKind.DISK_DENIED
        await desk.aclose()

    run(save())
